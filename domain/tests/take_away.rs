//! What a person takes into the visit: what matters to them orders their questions, and nothing of it moves the guidance.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a sheet that is wrong stops the test")]

mod support;

use domain::question::{AskIx, MatterIx};
use domain::take_away::{LONGEST_OWN, MOST_MATTERS};
use domain::{Questionnaire, Wishes, guidance, take_away};
use support::clinic::{MATTERS, name, questionnaire, sheet};

/// Nothing but what is to be asked today, or a seller to warn of.
const GOOD: &str = "now: none; today: none; health: good; tired: no; infection: no; offered: none";
const OFFERED: &str = "now: none; today: none; health: good; tired: no; infection: no; offered: asked-to-pay";
const FEVER: &str = "now: none; today: fever; health: good; tired: no; infection: no; offered: none";
const EMERGENCY: &str = "now: chest";

fn matter(id: &str) -> MatterIx {
    MatterIx(MATTERS.iter().position(|matter| *matter == id).unwrap_or_else(|| panic!("nothing matters as {id}")))
}

fn ask(questionnaire: &Questionnaire, id: &str) -> AskIx {
    AskIx(questionnaire.asks.iter().position(|ask| ask.id == id).unwrap_or_else(|| panic!("nobody asks {id}")))
}

/// Whoever answers this, to whom this matters most first, and who leaves these out, brings these questions.
#[track_caller]
fn check_asks(answers: &str, matters: &[&str], left_out: &[&str], brings: &[&str]) {
    let questionnaire = questionnaire();
    let answers = sheet(&questionnaire, answers);
    let mut wishes = Wishes::default();
    for id in matters {
        wishes.toggle_matter(matter(id));
    }
    for id in left_out {
        wishes.toggle_ask(ask(&questionnaire, id));
    }
    let taken = take_away(&questionnaire, &answers, &wishes);
    let asks: Vec<_> = taken.asks.iter().map(|ask| questionnaire.asks[ask.0].id).collect();
    assert_eq!(asks, brings, "to whom {matters:?} matters, without {left_out:?}");
    assert_eq!(taken.guidance, guidance(&questionnaire, &answers), "a wish moves no finding");
    assert_eq!(taken.matters, wishes.matters());
}

#[test]
fn what_matters_most_is_asked_first() {
    check_asks(GOOD, &[], &[], &["is-there-a-study"]);
    check_asks(GOOD, &["rest"], &[], &["is-there-a-study"]);
    check_asks(GOOD, &["cost"], &[], &["what-does-it-cost", "is-there-a-study"]);
    check_asks(GOOD, &["cost", "research"], &[], &["what-does-it-cost", "is-there-a-study", "how-to-help-and-travel"]);
    check_asks(GOOD, &["research", "cost"], &[], &["is-there-a-study", "how-to-help-and-travel", "what-does-it-cost"]);
    // The third matters too, and a question for two matters stands with the first of them.
    check_asks(
        GOOD,
        &["rest", "research", "cost"],
        &[],
        &["is-there-a-study", "how-to-help-and-travel", "what-does-it-cost"],
    );
    check_asks(
        GOOD,
        &["travel", "cost", "research"],
        &[],
        &["how-to-help-and-travel", "what-does-it-cost", "is-there-a-study"],
    );
    check_asks(OFFERED, &[], &[], &["is-there-a-study", "look-at-this-offer", "is-it-approved"]);
    check_asks(
        OFFERED,
        &["cost"],
        &[],
        &["look-at-this-offer", "what-does-it-cost", "is-there-a-study", "is-it-approved"],
    );
    // What must be asked today stays on top, whatever matters.
    check_asks(FEVER, &[], &[], &["what-is-wrong-today", "is-there-a-study"]);
    check_asks(FEVER, &["cost"], &[], &["what-is-wrong-today", "what-does-it-cost", "is-there-a-study"]);
    check_asks(FEVER, &["research"], &[], &["what-is-wrong-today", "is-there-a-study", "how-to-help-and-travel"]);
    check_asks(
        FEVER,
        &["rest", "cost", "travel"],
        &[],
        &["what-is-wrong-today", "what-does-it-cost", "how-to-help-and-travel", "is-there-a-study"],
    );
}

#[test]
fn what_is_left_out_stays_at_home() {
    check_asks(OFFERED, &[], &["look-at-this-offer"], &["is-there-a-study", "is-it-approved"]);
    check_asks(GOOD, &["cost"], &["what-does-it-cost", "is-there-a-study"], &[]);
    check_asks(GOOD, &[], &["is-there-a-study", "is-there-a-study"], &["is-there-a-study"]);
    check_asks(EMERGENCY, &["cost"], &[], &[]);
}

/// Whoever answered this takes these answers along.
#[track_caller]
fn check_answers(answers: &str, taken: &[&str]) {
    let questionnaire = questionnaire();
    let take = take_away(&questionnaire, &sheet(&questionnaire, answers), &Wishes::default());
    let lines: Vec<String> = take
        .answers
        .iter()
        .map(|(question, chosen)| {
            let names: Vec<_> = chosen.iter().map(|chosen| name(&questionnaire, *chosen)).collect();
            format!("{}: {}", questionnaire.questions[question.0].id, names.join(" + "))
        })
        .collect();
    assert_eq!(lines, taken, "{answers}");
}

#[test]
fn every_answer_to_a_question_that_was_asked_is_taken_along() {
    check_answers("", &[]);
    check_answers(EMERGENCY, &["now: now/chest"]);
    check_answers("now: none; today: fever + collapse", &["now: now/none", "today: today/fever + today/collapse"]);
    // Who is not well is not asked whether they are tired; the answer from before says nothing.
    check_answers(
        "now: none; today: none; health: not-good; tired: yes; infection: no; offered: none",
        &[
            "now: now/none",
            "today: today/none",
            "health: health/not-good",
            "infection: infection/no",
            "offered: offered/none",
        ],
    );
    // A question that still waits for an answer has none, though there are two on the sheet.
    check_answers("now: none; today: none; health: good + so-so", &["now: now/none", "today: today/none"]);
}

/// What a person writes, what is kept of it, and the questions on the sheet.
#[track_caller]
fn check_own(written: &str, kept: &str, lines: &[&str]) {
    let questionnaire = questionnaire();
    let mut wishes = Wishes::default();
    wishes.write(written);
    assert_eq!(wishes.own(), kept);
    assert_eq!(take_away(&questionnaire, &sheet(&questionnaire, GOOD), &wishes).own, lines);
}

#[test]
fn own_words_are_kept_as_they_are() {
    check_own("", "", &[]);
    check_own("Can I <b>swim</b>?</script>", "Can I <b>swim</b>?</script>", &["Can I <b>swim</b>?</script>"]);
    check_own("👩‍⚕️ هل يمكنني السفر؟", "👩‍⚕️ هل يمكنني السفر؟", &["👩‍⚕️ هل يمكنني السفر؟"]);
    check_own(
        "Can I travel?\n\n  What about my job?  \n",
        "Can I travel?\n\n  What about my job?  \n",
        &["Can I travel?", "What about my job?"],
    );
    // What cannot be seen is dropped: control characters, and those that turn the direction of a line.
    check_own("a\u{202e}b\u{0}c\td\r\ne\u{2069}f\u{feff}g", "abcd\nefg", &["abcd", "efg"]);
    let long = "é".repeat(LONGEST_OWN);
    check_own(&"é".repeat(5000), &long, &[&long]);
}

/// Presses, one after the other, and what matters then.
#[track_caller]
fn check_matters(presses: &[(&str, usize)], matters: &[usize]) {
    let mut wishes = Wishes::default();
    for (press, at) in presses {
        match *press {
            "choose" => wishes.toggle_matter(MatterIx(*at)),
            _ => wishes.raise(MatterIx(*at)),
        }
    }
    let expected: Vec<_> = matters.iter().copied().map(MatterIx).collect();
    assert_eq!(wishes.matters(), expected, "{presses:?}");
    assert_eq!(wishes.may_choose(), matters.len() < MOST_MATTERS, "{presses:?}");
}

#[test]
fn at_most_three_things_matter_most() {
    let three = [("choose", 0), ("choose", 1), ("choose", 2)];
    let then = |presses: &[(&'static str, usize)]| [&three, presses].concat();
    check_matters(&[], &[]);
    check_matters(&[("choose", 3)], &[3]);
    check_matters(&[("choose", 3), ("choose", 3)], &[]);
    check_matters(&three, &[0, 1, 2]);
    check_matters(&then(&[("choose", 3)]), &[0, 1, 2]);
    check_matters(&then(&[("choose", 1), ("choose", 3)]), &[0, 2, 3]);
    check_matters(&then(&[("raise", 2)]), &[0, 2, 1]);
    check_matters(&then(&[("raise", 1)]), &[1, 0, 2]);
    check_matters(&then(&[("raise", 0)]), &[0, 1, 2]);
    check_matters(&then(&[("raise", 3)]), &[0, 1, 2]);
}

#[test]
fn a_question_is_kept_until_it_is_left_out() {
    let mut wishes = Wishes::default();
    assert!(wishes.keeps(AskIx(3)));
    wishes.toggle_ask(AskIx(3));
    assert!(!wishes.keeps(AskIx(3)) && wishes.keeps(AskIx(2)));
    wishes.toggle_ask(AskIx(2));
    wishes.toggle_ask(AskIx(3));
    assert!(wishes.keeps(AskIx(3)) && !wishes.keeps(AskIx(2)));
}

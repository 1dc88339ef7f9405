//! What is shown for a sheet of answers, as a clinic would tell it: the answers, and then all that the screen holds.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a guidance that is wrong stops the test")]

mod support;

use domain::audit::audit;
use domain::guidance::Chosen;
use domain::question::OptionIx;
use domain::{QuestionIx, Questionnaire, guidance};
use support::clinic::{name, questionnaire, sheet};

/// Everything that is shown, one line each, in the order shown.
fn shown(questionnaire: &Questionnaire, told: &str) -> Vec<String> {
    let shown = guidance(questionnaire, &sheet(questionnaire, told));
    let name = |chosen: Chosen| name(questionnaire, chosen);
    let outcome = shown.outcome;
    let mut lines = vec![format!("{}, {}, {}", outcome.safety.id(), outcome.fit.id(), outcome.caution.id())];
    lines.extend(shown.criteria.iter().map(|row| {
        let answers: Vec<_> = row.answers.iter().map(|chosen| name(*chosen)).collect();
        format!("row {}: {}, by {}", questionnaire.criteria[row.criterion.0].id, row.state.id(), answers.join(" + "))
    }));
    lines.extend(shown.reasons.iter().map(|chosen| format!("reason {}", name(*chosen))));
    lines.extend(shown.steps.iter().map(|step| format!("step {}", questionnaire.steps[step.0].id)));
    lines.extend(shown.asks.iter().map(|ask| format!("ask {}", questionnaire.asks[ask.0].id)));
    lines.extend(shown.changes.iter().map(|change| format!("without {}: {}", name(change.chosen), change.fit.id())));
    lines
}

#[track_caller]
fn check(who: &str, answers: &str, expected: &[&str]) {
    assert_eq!(shown(&questionnaire(), answers), expected, "{who}");
}

#[test]
fn a_person_is_shown_what_follows_from_their_answers_and_nothing_else() {
    check(
        "somebody with nothing to say",
        "now: none; today: none; health: good; tired: no; infection: no; offered: none",
        &[
            "none, open, none",
            "row overall-health: open, by health/good + tired/no",
            "step ask-kidney-doctor",
            "ask is-there-a-study",
        ],
    );
    check("chest pain", "now: chest", &["emergency, open, none", "reason now/chest", "step call-now"]);
    check(
        "fever, and then a collapse: the fever can wait",
        "now: none; today: fever + collapse",
        &["emergency, open, none", "reason today/collapse", "step call-now"],
    );
    check(
        "fever and an infection, and somebody sells them cells: the most urgent comes first, then the seller",
        "now: none; today: fever; health: so-so; tired: yes; infection: yes; offered: asked-to-pay",
        &[
            "same-day, wait, seller-warning",
            "row overall-health: wait, by today/fever + health/so-so + tired/yes + offered/asked-to-pay",
            "row no-infection: wait, by infection/yes",
            "reason today/fever",
            "reason offered/asked-to-pay",
            "reason health/so-so",
            "reason infection/yes",
            "reason tired/yes",
            "step call-today",
            "step read-the-warnings",
            "step do-not-pay",
            "step treat-infection",
            "step ask-kidney-doctor",
            "ask is-there-a-study",
            "ask look-at-this-offer",
            "ask what-is-wrong-today",
            "ask is-it-approved",
        ],
    );
    check(
        "an infection alone: without it, all would be open",
        "now: none; today: none; health: good; tired: no; infection: yes; offered: none",
        &[
            "none, wait, none",
            "row overall-health: open, by health/good + tired/no",
            "row no-infection: wait, by infection/yes",
            "reason infection/yes",
            "step treat-infection",
            "step ask-kidney-doctor",
            "ask is-there-a-study",
            "without infection/yes: open",
        ],
    );
    check(
        "something to wait for and something to talk over: only the first would change the comparison",
        "now: none; today: none; health: so-so; tired: yes; infection: no; offered: none",
        &[
            "none, wait, none",
            "row overall-health: wait, by health/so-so + tired/yes",
            "reason health/so-so",
            "reason tired/yes",
            "step ask-kidney-doctor",
            "ask is-there-a-study",
            "without health/so-so: discuss",
        ],
    );
    check(
        "something that nobody should tell them may change",
        "now: none; today: none; health: not-good; infection: no; offered: none",
        &[
            "none, usually-outside, none",
            "row overall-health: usually-outside, by health/not-good",
            "reason health/not-good",
            "step ask-kidney-doctor",
            "ask is-there-a-study",
        ],
    );
    check(
        "somebody in the middle of the questions: what waits says nothing",
        "now: none; today: none; health: dont-know",
        &[
            "none, find-out, none",
            "row overall-health: find-out, by health/dont-know",
            "reason health/dont-know",
            "step ask-kidney-doctor",
            "ask is-there-a-study",
            "without health/dont-know: open",
        ],
    );
    check(
        "two answers to a question that takes one: it waits, and neither counts",
        "now: none; today: none; health: so-so + not-good",
        &["none, open, none", "step ask-kidney-doctor", "ask is-there-a-study"],
    );
}

#[test]
fn the_small_clinic_keeps_every_law() {
    assert!(audit(&questionnaire()).is_ok(), "{:?}", audit(&questionnaire()));
}

#[test]
fn an_answer_has_an_id_where_there_is_one() {
    let questionnaire = questionnaire();
    for (question, option, id) in [
        (0, 0, Some("now/chest")),
        (2, 3, Some("health/dont-know")),
        (0, 9, None),
        (questionnaire.questions.len(), 0, None),
    ] {
        let chosen = Chosen { question: QuestionIx(question), option: OptionIx(option) };
        assert_eq!(chosen.id(&questionnaire).as_deref(), id);
    }
}

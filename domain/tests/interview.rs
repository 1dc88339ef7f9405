//! Where an interview stands after some answers, as one would tell it over the telephone.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "an interview that is wrong stops the test")]

mod support;

use domain::interview::End;
use domain::question::{Kind, Topic};
use domain::{Fit, QuestionIx, Questionnaire, replay};
use support::clinic::{draft, sheet};
use support::draft::{DraftQuestion, fit};

/// The small clinic, which asks those who are tired how they sleep.
fn questionnaire() -> Questionnaire {
    let mut draft = draft();
    let options = vec![fit("well", Fit::Open), fit("badly", Fit::Discuss)];
    let mut sleep = DraftQuestion::new("sleep", Topic::Plans, Kind::One, options);
    sleep.ask_if = vec![(3, vec![1])];
    draft.questions.push(sleep);
    draft.build()
}

/// Whoever has answered this was asked these, is at the end or not, and is asked so many at the most.
#[track_caller]
fn check(answers: &str, asked: &str, end: End, at_most: usize) {
    let questionnaire = questionnaire();
    let interview = replay(&questionnaire, &sheet(&questionnaire, answers));
    let ids: Vec<_> = interview.asked.iter().map(|ix| questionnaire.questions[ix.0].id).collect();
    assert_eq!((ids.join(", ").as_str(), interview.end, interview.at_most), (asked, end, at_most), "{answers}");
    let waits = (end == End::Open).then(|| asked.rsplit(", ").next().unwrap_or_default());
    assert_eq!(interview.waiting().map(|ix| questionnaire.questions[ix.0].id), waits, "{answers}");
    for (at, ix) in interview.asked.iter().enumerate() {
        assert_eq!(interview.number(*ix), Some(at + 1));
        assert_eq!(interview.before(*ix), at.checked_sub(1).map(|at| interview.asked[at]));
        assert_eq!(interview.after(*ix), interview.asked.get(at + 1).copied());
    }
    for (ix, question) in questionnaire.iter() {
        assert_eq!(interview.asks(ix), ids.contains(&question.id), "{answers}: {}", question.id);
    }
    assert_eq!(interview.number(QuestionIx(99)), None);
}

#[test]
fn one_question_comes_after_the_other_until_the_end() {
    check("", "now", End::Open, 7);
    check("now: none", "now, today", End::Open, 7);
    check("now: none; today: none", "now, today, health", End::Open, 7);
    check("now: none; today: none; health: so-so", "now, today, health, tired", End::Open, 7);
    check(
        "now: none; today: none; health: so-so; tired: yes; infection: no; offered: none",
        "now, today, health, tired, infection, offered, sleep",
        End::Open,
        7,
    );
    check(
        "now: none; today: none; health: so-so; tired: yes; infection: no; offered: none; sleep: well",
        "now, today, health, tired, infection, offered, sleep",
        End::Complete,
        7,
    );
}

#[test]
fn an_emergency_ends_it() {
    check("now: chest", "now", End::Emergency, 1);
    check("now: none; today: collapse + fever", "now, today", End::Emergency, 2);
    check("now: chest; today: none; health: good", "now", End::Emergency, 1);
}

#[test]
fn a_question_is_asked_only_of_those_whom_it_fits() {
    // Who is not well is not asked whether they are tired, nor then how they sleep, whatever they said before.
    check("now: none; today: none; health: not-good", "now, today, health, infection", End::Open, 5);
    check(
        "now: none; today: none; health: not-good; tired: yes; infection: no; offered: none; sleep: badly",
        "now, today, health, infection, offered",
        End::Complete,
        5,
    );
    check("now: none; today: none; health: good; tired: no", "now, today, health, tired, infection", End::Open, 6);
    // An answer further on rules nothing out while an earlier question waits.
    check("now: none; health: not-good; tired: no", "now, today", End::Open, 7);
    // Nobody can give two answers to a question that takes one: it waits, and what follows may still be asked.
    check("now: none; today: none; health: good + not-good", "now, today, health", End::Open, 7);
}

//! What a person chooses, press by press, and what then stands on the sheet.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a sheet that is wrong stops the test")]

mod support;

use domain::question::{EvidenceIx, OptionIx, Role, Topic, When};
use domain::{Answers, OptionSet, QuestionIx};
use support::clinic::{questionnaire, sheet};

fn set(options: &[usize]) -> OptionSet {
    OptionSet::of(&options.iter().copied().map(OptionIx).collect::<Vec<_>>())
}

/// A set told as its options, in order.
fn told(set: OptionSet) -> Vec<usize> {
    (0..OptionSet::MOST + 9).filter(|at| set.contains(OptionIx(*at))).collect()
}

#[track_caller]
fn check_set(set: OptionSet, options: &[usize]) {
    assert_eq!(told(set), options);
    assert_eq!((set.len(), set.is_empty()), (options.len(), options.is_empty()));
}

#[test]
fn a_set_holds_what_was_put_in() {
    check_set(OptionSet::EMPTY, &[]);
    check_set(set(&[2, 0, 31]), &[0, 2, 31]);
    check_set(set(&[4, 4]), &[4]);
    check_set(set(&[1, 2]).with(OptionIx(2)).with(OptionIx(5)), &[1, 2, 5]);
    check_set(set(&[1, 2, 5]).without(OptionIx(2)).without(OptionIx(3)), &[1, 5]);
    check_set(set(&[1, 2, 3]).and(set(&[2, 3, 4])), &[2, 3]);
    check_set(set(&[1, 2, 3]).or(set(&[2, 3, 4])), &[1, 2, 3, 4]);
    // There is room for 32 options; others are ignored.
    check_set(set(&[3]).with(OptionIx(OptionSet::MOST)).with(OptionIx(40)), &[3]);
    check_set(set(&[0, 3]).without(OptionIx(OptionSet::MOST)).without(OptionIx(40)), &[0, 3]);
}

/// Presses on one question, and the answer that stands there.
#[track_caller]
fn check_presses(question: &str, presses: &[&str], answer: &str) {
    let questionnaire = questionnaire();
    let Some(ix) = questionnaire.find(question) else { panic!("no question {question}") };
    let mut answers = Answers::new();
    for press in presses {
        let Some(option) = questionnaire.questions[ix.0].option(press) else { panic!("no option {press}") };
        answers.choose(&questionnaire, ix, option);
    }
    let expected = if answer.is_empty() { String::new() } else { format!("{question}: {answer}") };
    assert_eq!(answers.get(ix), sheet(&questionnaire, &expected).get(ix), "{question}: {presses:?}");
}

#[test]
fn choosing_replaces_ticks_and_unticks() {
    check_presses("health", &["so-so"], "so-so");
    check_presses("health", &["so-so", "good"], "good");
    check_presses("health", &["good", "good"], "good");
    check_presses("today", &["fever"], "fever");
    check_presses("today", &["fever", "collapse"], "fever + collapse");
    check_presses("today", &["fever", "collapse", "fever"], "collapse");
    check_presses("today", &["fever", "fever"], "");
    // "None of these" and the others untick each other.
    check_presses("today", &["fever", "collapse", "none"], "none");
    check_presses("today", &["none", "fever"], "fever");
    check_presses("today", &["none", "none"], "");
}

#[test]
fn a_sheet_keeps_each_answer_where_it_is() {
    let questionnaire = questionnaire();
    let mut answers = Answers::new();
    assert!(answers.is_empty() && answers.get(QuestionIx(3)).is_empty());
    answers.set(QuestionIx(3), set(&[1]));
    answers.set(QuestionIx(0), set(&[0]));
    answers.set(QuestionIx(3), set(&[0]));
    let all = |answers: &Answers| (0..9).map(|at| told(answers.get(QuestionIx(at)))).collect::<Vec<_>>();
    let none = Vec::new;
    assert_eq!(all(&answers)[..5], [vec![0], none(), none(), vec![0], none()]);
    assert!(!answers.is_empty());
    answers.set(QuestionIx(0), OptionSet::EMPTY);
    answers.set(QuestionIx(3), OptionSet::EMPTY);
    assert!(answers.is_empty());
    // What does not exist cannot be chosen.
    answers.choose(&questionnaire, QuestionIx(2), OptionIx(9));
    answers.choose(&questionnaire, QuestionIx(99), OptionIx(0));
    assert!(answers.is_empty());
}

/// Whether a person can give this answer.
#[track_caller]
fn check_permitted(answer: &str, permitted: bool) {
    let questionnaire = questionnaire();
    let answers = sheet(&questionnaire, answer);
    let given = questionnaire.iter().find(|(ix, _)| !answers.get(*ix).is_empty());
    let Some((ix, question)) = given else { panic!("no answer in {answer}") };
    assert_eq!(question.permits(answers.get(ix)), permitted, "{answer}");
}

#[test]
fn one_answer_or_any_and_none_alone() {
    check_permitted("health: good", true);
    check_permitted("health: dont-know", true);
    check_permitted("health: good + so-so", false);
    check_permitted("today: fever", true);
    check_permitted("today: fever + collapse", true);
    check_permitted("today: none", true);
    check_permitted("today: fever + none", false);
    let questionnaire = questionnaire();
    let today = questionnaire.questions[1];
    assert!(!today.permits(OptionSet::EMPTY), "no answer is none");
    assert!(!today.permits(set(&[0, 9])) && !today.permits(set(&[9])), "an option that does not exist");
}

#[test]
fn an_option_means_its_findings_and_nothing_else() {
    let questionnaire = questionnaire();
    for (answer, safety, fit, caution) in [
        ("now: none", "none", "open", "none"),
        ("now: chest", "emergency", "open", "none"),
        ("today: fever", "same-day", "open", "none"),
        ("today: fever + collapse", "emergency", "open", "none"),
        ("health: dont-know", "none", "find-out", "none"),
        ("infection: yes", "none", "wait", "none"),
        ("offered: asked-to-pay", "none", "open", "seller-warning"),
    ] {
        let answers = sheet(&questionnaire, answer);
        let outcome = questionnaire
            .iter()
            .fold(domain::Outcome::BEST, |join, (ix, question)| join.join(question.outcome(answers.get(ix))));
        assert_eq!((outcome.safety.id(), outcome.fit.id(), outcome.caution.id()), (safety, fit, caution), "{answer}");
        assert_eq!(outcome.matters(), (safety, fit, caution) != ("none", "open", "none"), "{answer}");
        assert_eq!(outcome.is_emergency(), safety == "emergency", "{answer}");
    }
}

#[test]
fn ids_lead_to_what_they_name() {
    let questionnaire = questionnaire();
    for (ix, question) in questionnaire.iter() {
        assert_eq!(questionnaire.find(question.id), Some(ix));
        assert_eq!(questionnaire.question(ix).map(|found| found.id), Some(question.id));
        for (at, option) in question.options.iter().enumerate() {
            assert_eq!(question.option(option.id), Some(OptionIx(at)));
            assert_eq!(questionnaire.option(ix, OptionIx(at)).map(|found| found.id), Some(option.id));
        }
    }
    assert_eq!(questionnaire.iter().count(), questionnaire.questions.len());
    assert_eq!(questionnaire.find("money"), None);
    assert!(questionnaire.question(QuestionIx(99)).is_none());
    assert!(questionnaire.option(QuestionIx(0), OptionIx(9)).is_none());
    for (id, topic) in [
        ("safety", Topic::Safety),
        ("kidneys", Topic::Kidneys),
        ("health", Topic::Health),
        ("infection", Topic::Infection),
        ("plans", Topic::Plans),
    ] {
        assert_eq!((topic.id(), Topic::from_id(id)), (id, Some(topic)));
    }
    for (id, when) in [
        ("always", When::Always),
        ("emergency", When::Emergency),
        ("same-day", When::SameDay),
        ("seller-warning", When::SellerWarning),
        ("on-finding", When::OnFinding),
        ("on-matter", When::OnMatter),
    ] {
        assert_eq!(When::from_id(id), Some(when));
    }
    assert!(Topic::from_id("money").is_none() && When::from_id("never").is_none());
    assert_eq!((EvidenceIx(0).position(), EvidenceIx(7).position()), (0, 7));
}

#[test]
fn a_role_says_whether_there_is_a_fact_and_whether_it_stands_alone() {
    for (role, unknown, alone) in [
        (Role::Fact, false, false),
        (Role::NoneOfThese, false, true),
        (Role::DontKnow, true, true),
        (Role::PreferNotToSay, true, true),
    ] {
        assert_eq!((role.is_unknown(), role.is_exclusive()), (unknown, alone), "{role:?}");
    }
}

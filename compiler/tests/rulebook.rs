//! The laws of an interview over the real content, by the dice: an independent check of what the audit proves.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a law that is broken stops the test")]

#[path = "../../domain/tests/support/mod.rs"]
mod support;

use std::path::Path;

use compiler::Compiled;
use domain::audit::answers;
use domain::change::{Moves, compare};
use domain::{Answers, Fit, replay};
use support::laws::{ALL, Law};
use support::{Rng, any_answer, any_sheet, is_worse, mild_sheet, permitted, tell, with};

/// How many sheets for each law.
const ROLLS: usize = 2_000;

fn content() -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    compiler::compile(&folder).unwrap_or_else(|problems| panic!("{problems}"))
}

#[track_caller]
fn check(compiled: &Compiled, name: &str, law: Law) {
    let mut rng = Rng(0x6b69_646e_6579);
    for _ in 0..ROLLS {
        law(&compiled.questionnaire, &mut rng);
    }
    println!("{name}: {ROLLS} sheets");
}

#[test]
fn every_law_holds_for_the_content() {
    let compiled = content();
    for (name, law) in ALL {
        check(&compiled, name, *law);
    }
}

/// Every worse answer to every question, on sheets where nothing else says anything, where a better outcome would show
/// most easily.
#[test]
fn a_worse_answer_never_helps_a_person_whose_other_answers_say_nothing() {
    let questionnaire = content().questionnaire;
    let (mut pairs, mut rng) = (0, Rng(4));
    for round in 0..50 {
        let sheet =
            if round % 2 == 0 { mild_sheet(&questionnaire, &mut rng) } else { any_sheet(&questionnaire, &mut rng) };
        for (ix, question) in questionnaire.iter() {
            let some = |rng: &mut Rng| (0..12).map(|_| any_answer(question, rng)).collect::<Vec<_>>();
            for better in some(&mut rng) {
                for worse in some(&mut rng).into_iter().filter(|worse| is_worse(question, *worse, better)) {
                    let outcome = |set| replay(&questionnaire, &with(&sheet, ix, set)).outcome;
                    let (from, to) = (outcome(better), outcome(worse));
                    assert!(to.at_least(from), "{}: {from:?} to {to:?}; {}", question.id, tell(&questionnaire, &sheet));
                    pairs += 1;
                }
            }
        }
    }
    println!("{pairs} pairs of answers compared");
    assert!(pairs > 10_000, "{pairs}");
}

/// The count of the audit, question by question: it is a product as long as no condition comes between.
#[test]
fn the_audit_counts_as_a_person_would() {
    let compiled = content();
    let questionnaire = compiled.questionnaire;
    for (ix, question) in questionnaire.iter() {
        assert_eq!(answers(&questionnaire, ix).len(), permitted(question).len(), "{}", question.id);
    }
    assert_eq!(compiled.audit.sheets, compiled.audit.outcomes.values().sum::<u128>());
    let lengths = rolled_lengths(&questionnaire);
    assert_eq!(lengths.iter().min(), Some(&compiled.audit.shortest), "the shortest interview");
    assert_eq!(lengths.iter().max(), Some(&compiled.audit.longest), "the longest interview");
    assert_eq!(replay(&questionnaire, &Answers::new()).at_most, compiled.audit.longest, "progress says at most");
}

/// "At most" is reached by some way on, wherever a person stands: it promises neither too little nor too much.
#[test]
fn progress_tells_the_most_that_can_come() {
    let questionnaire = content().questionnaire;
    let mut rng = Rng(11);
    for _ in 0..40 {
        let sheet = mild_sheet(&questionnaire, &mut rng);
        let mut so_far = Answers::new();
        for ix in replay(&questionnaire, &sheet).asked {
            let at_most = replay(&questionnaire, &so_far).at_most;
            let most = (0..60).map(|_| {
                let mut on = mild_sheet(&questionnaire, &mut rng);
                questionnaire.iter().take(ix.0).for_each(|(earlier, _)| on.set(earlier, so_far.get(earlier)));
                replay(&questionnaire, &on).asked.len()
            });
            assert_eq!(
                most.max(),
                Some(at_most),
                "at {}: {}",
                questionnaire.questions[ix.0].id,
                tell(&questionnaire, &so_far)
            );
            so_far.set(ix, sheet.get(ix));
        }
    }
}

/// The lengths of some interviews that are no emergency.
fn rolled_lengths(questionnaire: &domain::Questionnaire) -> Vec<usize> {
    let mut rng = Rng(7);
    (0..2_000)
        .map(|_| replay(questionnaire, &mild_sheet(questionnaire, &mut rng)))
        .filter(|interview| !interview.outcome.is_emergency())
        .map(|interview| interview.asked.len())
        .collect()
}

/// The best comparison with studies is for people who told what studies ask about: no answer without a fact gives it,
/// but where the question is not about studies.
#[test]
fn no_answer_without_a_fact_fits_what_studies_ask() {
    let questionnaire = content().questionnaire;
    for (_, question) in questionnaire.iter() {
        for option in question.options.iter().filter(|option| option.role.is_unknown()) {
            let says = option.finding.outcome.fit;
            assert!(says > Fit::Open || question.id == "offered", "{}/{} is {}", question.id, option.id, says.id());
        }
    }
}

/// Nothing moves where nothing changed, and the count is the audit's.
#[test]
fn the_content_compared_with_itself_moves_nothing() {
    let compiled = content();
    let moves = compare(&compiled.questionnaire, &compiled.questionnaire);
    let sheets = compiled.audit.sheets;
    assert_eq!(moves, Ok(Moves { sheets, unchanged: sheets, ..Moves::default() }));
}

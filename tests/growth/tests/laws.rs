//! What grows with the questions and what does not, exactly: no clock is asked.

#![allow(clippy::panic, reason = "a law that is broken stops the test")]

use domain::audit::{Audit, audit};
use domain::interview::End;
use domain::{OptionSet, Outcome, Questionnaire, guidance, replay};
use growth::{FEWEST, answers, questionnaire};

/// A block of four kinds of questions is what one more of it adds.
const BLOCK: usize = 4;

#[track_caller]
fn audited(questionnaire: &Questionnaire) -> Audit {
    audit(questionnaire).unwrap_or_else(|violations| panic!("{violations:?}"))
}

#[test]
fn a_questionnaire_of_any_length_keeps_every_law() {
    for length in FEWEST..FEWEST + 3 * BLOCK {
        let made = questionnaire(length);
        assert_eq!((made.questions.len(), audited(&made).longest), (length, length), "{length}");
    }
}

/// Every question is looked at once, whatever their number: asked, counted and joined.
#[test]
fn a_replay_looks_at_each_question_once() {
    for length in [10, 100, 1_000, 10_000] {
        let made = questionnaire(length);
        for given in [0, 1, length / 2, length - 1] {
            let interview = replay(&made, &answers(&made, given));
            let seen = (interview.asked.len(), interview.at_most, interview.end, interview.outcome);
            assert_eq!(seen, (given + 1, length, End::Open, Outcome::BEST), "{given} of {length}");
        }
        let interview = replay(&made, &answers(&made, length));
        assert_eq!((interview.asked.len(), interview.end), (length, End::Complete));
    }
}

/// What a person reads in the end does not get longer because more was asked.
#[test]
fn the_guidance_does_not_grow() {
    let shown = |length| {
        let made = questionnaire(length);
        let shown = guidance(&made, &answers(&made, length));
        // A criterion names the answers behind it, which the screen folds away.
        let states: Vec<_> = shown.criteria.iter().map(|row| (row.criterion, row.state)).collect();
        (shown.outcome, states, shown.reasons, shown.steps, shown.asks, shown.changes)
    };
    assert_eq!(shown(10), shown(10_000));
}

/// The sheet is a list of sets of options, one for each question up to the last that was answered.
#[test]
fn an_answer_takes_four_bytes() {
    assert_eq!(size_of::<OptionSet>(), 4);
}

/// The audit's work is counted by itself: each block of questions adds the same number of comparisons, each over the
/// sheets around it, of which it keeps no more than there are futures.
#[test]
fn the_audit_adds_the_same_for_each_block() {
    let comparisons = |blocks: usize| audited(&questionnaire(FEWEST + BLOCK * blocks)).comparisons;
    let (none, one) = (comparisons(0), comparisons(1));
    for blocks in [2, 3, 10, 100] {
        assert_eq!(comparisons(blocks), none + blocks * (one - none), "{blocks} blocks");
    }
}

/// More sheets than a number can hold are as many as it holds, and never few.
#[test]
fn the_audit_counts_up_to_what_a_number_holds() {
    let found = audited(&questionnaire(400));
    assert_eq!((found.sheets, found.longest), (u128::MAX, 400));
    assert!(found.outcomes.values().all(|count| *count > 0));
}

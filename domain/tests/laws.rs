//! The laws of an interview, over many questionnaires by the dice: whatever the content, they hold.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a law that is broken stops the test")]

mod support;

use domain::audit::audit;
use support::Rng;
use support::draft::Draft;
use support::laws::{ALL, Law};

/// How many questionnaires, and how many rolls of the dice on each.
const QUESTIONNAIRES: u64 = 150;
const ROLLS: usize = 20;

/// Rolls questionnaires that the audit lets through until there are enough, and holds the law against each.
#[track_caller]
fn check(name: &str, law: Law) {
    let mut held = 0;
    for seed in 0.. {
        let mut rng = Rng(seed);
        let questionnaire = Draft::rolled(&mut rng).build();
        if audit(&questionnaire).is_err() {
            continue;
        }
        for _ in 0..ROLLS {
            law(&questionnaire, &mut rng);
        }
        held += 1;
        if held == QUESTIONNAIRES {
            println!("{name}: {held} questionnaires of {}, {ROLLS} rolls on each", seed + 1);
            return;
        }
        assert!(seed < 20 * QUESTIONNAIRES, "{name}: the audit lets too few questionnaires through: {held}");
    }
}

#[test]
fn every_law_holds_for_whatever_the_audit_lets_through() {
    for (name, law) in ALL {
        check(name, *law);
    }
}

#[test]
fn the_smallest_questionnaire_keeps_every_law() {
    let questionnaire = Draft::good().build();
    assert!(audit(&questionnaire).is_ok(), "{:?}", audit(&questionnaire));
    for (seed, (_, law)) in (0..).zip(ALL) {
        let mut rng = Rng(seed);
        for _ in 0..500 {
            law(&questionnaire, &mut rng);
        }
    }
}

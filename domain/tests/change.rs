//! What a change moves, against brute force: every pair of sheets of the two versions that agree where both ask.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a count that is wrong stops the test")]

mod support;

use std::collections::BTreeMap;

use domain::change::{Moves, OrderConflict, Sheet, compare};
use domain::question::{Kind, Topic};
use domain::{Answers, Caution, Fit, Outcome, Questionnaire, Safety, replay};
use support::draft::{Draft, DraftQuestion, fit, outcome};
use support::{Rng, permitted, with};

/// More sheets than this are too many to pair.
const MOST: usize = 900;

fn sheets(questionnaire: &Questionnaire, answers: &Answers, found: &mut Vec<(Sheet, Outcome)>) {
    if found.len() > MOST {
        return;
    }
    let interview = replay(questionnaire, answers);
    if let Some(waiting) = interview.waiting() {
        for set in permitted(&questionnaire.questions[waiting.0]) {
            sheets(questionnaire, &with(answers, waiting, set), found);
        }
        return;
    }
    let answered = interview.asked.iter().map(|ix| {
        let question = &questionnaire.questions[ix.0];
        (question.id, question.chosen(answers.get(*ix)).map(|(_, option)| option.id).collect())
    });
    found.push((answered.collect(), interview.outcome));
}

fn all(questionnaire: &Questionnaire) -> Vec<(Sheet, Outcome)> {
    let mut found = Vec::new();
    sheets(questionnaire, &Answers::new(), &mut found);
    found
}

fn agree(a: &Sheet, b: &Sheet) -> bool {
    a.iter().all(|(id, chosen)| b.iter().all(|(other, theirs)| id != other || chosen == theirs))
}

/// Compares both ways with brute force; `false` where there are too many sheets. Every option is in both versions.
fn check(before: &Questionnaire, after: &Questionnaire) -> bool {
    let (old, new) = (all(before), all(after));
    if old.len() > MOST || new.len() > MOST {
        return false;
    }
    let moves = compared(before, after);
    let (mut total, mut counts) = (0_u128, BTreeMap::new());
    for (a, from) in &old {
        for (_, to) in new.iter().filter(|(b, _)| agree(a, b)) {
            total += 1;
            *counts.entry((*from, *to)).or_insert(0_u128) += 1;
        }
    }
    let unchanged: u128 = counts.iter().filter(|((a, b), _)| a == b).map(|(_, count)| count).sum();
    counts.retain(|(a, b), _| a != b);
    let pairs: BTreeMap<_, _> = moves.moved.iter().map(|(pair, moved)| (*pair, moved.count)).collect();
    assert_eq!((moves.sheets, moves.unchanged, pairs), (total, unchanged, counts));
    assert_eq!((moves.only_before, moves.only_after), (0, 0));
    for (&(from, to), moved) in &moves.moved {
        let is = |found: &[(Sheet, Outcome)], wanted| {
            found
                .iter()
                .any(|(sheet, outcome)| *outcome == wanted && sheet.iter().all(|answer| moved.example.contains(answer)))
        };
        assert!(is(&old, from) && is(&new, to), "{:?} does not go from {from:?} to {to:?}", moved.example);
    }
    true
}

fn compared(before: &Questionnaire, after: &Questionnaire) -> Moves {
    compare(before, after).unwrap_or_else(|conflict| panic!("{conflict}"))
}

fn edited(edit: impl FnOnce(&mut Draft)) -> Questionnaire {
    let mut draft = Draft::good();
    edit(&mut draft);
    draft.build()
}

#[test]
fn each_kind_of_change_is_counted_as_brute_force_counts_it() {
    let good = Draft::good().build();
    let added = |draft: &mut Draft| {
        let options = vec![fit("yes", Fit::Wait), fit("no", Fit::Open)];
        draft.questions.push(DraftQuestion::new("added", Topic::Plans, Kind::One, options));
    };
    let emergency = outcome(Safety::Emergency, Fit::Open, Caution::None);
    let cases: [(&str, Questionnaire, bool); 6] = [
        ("nothing", good, false),
        ("fit raised", edited(|d| d.question("health").options[0].finding.outcome.fit = Fit::Wait), true),
        ("question added", edited(added), true),
        ("ask-if changed", edited(|d| d.question("depends").ask_if = vec![(2, vec![0])]), true),
        ("emergency added", edited(|d| d.question("today").options[0].finding.outcome = emergency), true),
        ("options reordered", edited(|d| d.question("offered").options.reverse()), false),
    ];
    for (name, after, moves) in cases {
        assert!(check(&good, &after) && check(&after, &good), "{name}: too many sheets");
        assert_eq!(!compared(&good, &after).moved.is_empty(), moves, "{name}");
    }
}

#[test]
fn rolled_changes_are_counted_as_brute_force_counts_them() {
    let mut counted = 0;
    for seed in 0..150 {
        let mut rng = Rng(seed);
        let draft = Draft::rolled(&mut rng);
        let mut other = draft.clone();
        for _ in 0..=rng.below(3) {
            let at = rng.below(other.questions.len());
            let question = &mut other.questions[at];
            match rng.below(3) {
                0 => question.ask_if.clear(),
                1 => question.ask_if.extend((at > 1).then(|| (1, vec![0]))),
                _ => {
                    let option = rng.below(question.options.len());
                    question.options[option].finding.outcome.fit = *rng.pick(Fit::ALL);
                }
            }
        }
        if rng.once_in(3) {
            // Nothing looks at the last question.
            other.questions.pop();
        }
        let (before, after) = (draft.build(), other.build());
        counted += usize::from(check(&before, &after)) + usize::from(check(&after, &before));
    }
    assert!(counted >= 40, "only {counted} were small enough to count");
}

#[test]
fn answers_of_one_version_are_counted_apart() {
    for id in ["health", "offered", "now"] {
        let before = Draft::good().build();
        let after = edited(|draft| draft.question(id).options.push(fit("added", Fit::Wait)));
        let (old, new) = (all(&before).len() as u128, all(&after).len() as u128);
        let there = Moves { sheets: new, unchanged: old, only_after: new - old, ..Moves::default() };
        assert_eq!(compared(&before, &after), there, "{id}");
        let back = Moves { only_after: 0, only_before: new - old, ..there };
        assert_eq!(compared(&after, &before), back, "{id}");
    }
}

#[test]
fn a_new_order_is_refused_by_name() {
    let after = edited(|draft| draft.questions.swap(0, 1));
    let conflict = OrderConflict { first_before: "now", first_after: "today" };
    assert!(conflict.to_string().starts_with("now and today changed places"), "{conflict}");
    assert_eq!(compare(&Draft::good().build(), &after), Err(conflict));
}

//! What a change of the questionnaire moves: two versions, compared over every sheet of answers at once.
//!
//! A joint sheet answers once each question that either version asks this person; questions and options are matched by
//! id. As in the audit, joint sheets with the same future are merged, so the counts are exact.

mod classes;
mod order;
mod side;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::answer::OptionSet;
use crate::finding::Outcome;
use crate::question::{Question, Questionnaire};
use classes::Classes;
use order::joint_order;
use side::{Side, Stand};

pub use order::OrderConflict;

/// An example: each question that was asked, with the options chosen.
pub type Sheet = Vec<(&'static str, Vec<&'static str>)>;

/// What a change moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Joint sheets in all.
    pub sheets: u128,
    /// Those with the same outcome in both versions.
    pub unchanged: u128,
    /// Those whose outcome moves, by the outcome before and after.
    pub moved: BTreeMap<(Outcome, Outcome), Moved>,
    /// Those with an answer that only the version before permits.
    pub only_before: u128,
    /// Those with an answer that only the version after permits.
    pub only_after: u128,
}

/// Sheets that move the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// How many.
    pub count: u128,
    /// One of them.
    pub example: Sheet,
}

/// The answers so far, last first, shared between states.
struct Link {
    question: &'static Question,
    answer: OptionSet,
    earlier: Witness,
}

type Witness = Option<Rc<Link>>;
type States = BTreeMap<(Stand, Stand), (u128, Witness)>;

/// Compares two versions over every joint sheet.
///
/// An emergency ends the asking in the version that it is one in. An answer to a question that both ask, but only one
/// permits, ends the asking in the other; such sheets are counted apart.
///
/// # Errors
///
/// Two questions that the versions ask in opposite orders.
pub fn compare(before: &Questionnaire, after: &Questionnaire) -> Result<Moves, OrderConflict> {
    let order = joint_order(before, after)?;
    let (old, new) = (Side::new(before), Side::new(after));
    let start = Stand::start();
    let mut now: States = BTreeMap::from([((start.clone(), start), (1, None))]);
    for (old_at, new_at) in order {
        let mut next = States::new();
        let classes = Classes::new(&old, old_at, &new, new_at);
        for ((a, b), (count, witness)) in now {
            let (asks_old, asks_new) = (old.asks(&a, old_at), new.asks(&b, new_at));
            let (in_old, in_new) = (asks_old.is_some(), asks_new.is_some());
            if !in_old && !in_new {
                let stands = (old.after(&a, old_at, false, None), new.after(&b, new_at, false, None));
                next.entry(stands).or_insert((0, witness)).0 += count;
                continue;
            }
            for (parts, (weight, example)) in classes.of(in_old, in_new) {
                let stands = (old.after(&a, old_at, in_old, parts.0), new.after(&b, new_at, in_new, parts.1));
                let chosen = asks_old.zip(example.0).or(asks_new.zip(example.1));
                let entry = next.entry(stands).or_insert_with(|| {
                    let link = chosen.map(|(question, answer)| Link { question, answer, earlier: witness.clone() });
                    (0, link.map(Rc::new))
                });
                entry.0 += count * weight;
            }
        }
        now = next;
    }
    Ok(tally(now))
}

fn tally(states: States) -> Moves {
    let mut moves = Moves::default();
    for ((a, b), (count, witness)) in states {
        moves.sheets += count;
        if b.left {
            moves.only_before += count;
        } else if a.left {
            moves.only_after += count;
        } else if a.outcome == b.outcome {
            moves.unchanged += count;
        } else {
            let new = || Moved { count: 0, example: sheet(&witness) };
            moves.moved.entry((a.outcome, b.outcome)).or_insert_with(new).count += count;
        }
    }
    moves
}

fn sheet(witness: &Witness) -> Sheet {
    let mut sheet = Sheet::new();
    let mut link = witness.as_ref();
    while let Some(last) = link {
        let chosen = last.question.chosen(last.answer).map(|(_, option)| option.id).collect();
        sheet.push((last.question.id, chosen));
        link = last.earlier.as_ref();
    }
    sheet.reverse();
    sheet
}

//! What a change of the questionnaire moves: two versions, compared over every sheet of answers at once.
//!
//! A joint sheet answers once each question that either version asks this person; questions and options are matched by
//! id. As in the audit, joint sheets with the same future are merged, so the counts are exact.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use crate::answer::OptionSet;
use crate::audit::answers;
use crate::finding::Outcome;
use crate::question::{OptionIx, Question, QuestionIx, Questionnaire};

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

/// Two questions that the versions ask in opposite orders, so that no joint order exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderConflict {
    /// Asked first by the version before.
    pub first_before: &'static str,
    /// Asked first by the version after.
    pub first_after: &'static str,
}

impl fmt::Display for OrderConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first_before, first_after } = self;
        write!(f, "{first_before} and {first_after} changed places; sheets cannot be compared across a new order")
    }
}

impl std::error::Error for OrderConflict {}

/// Where a person stands in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    outcome: Outcome,
    /// An answer was given that this version does not permit.
    left: bool,
    /// The parts of answers that a later condition of this version looks at.
    seen: Vec<(usize, OptionSet)>,
}

/// The answers so far, last first, shared between states.
struct Link {
    question: &'static Question,
    answer: OptionSet,
    earlier: Witness,
}

type Witness = Option<Rc<Link>>;
/// The position of a question in each version that has it.
type Places = (Option<usize>, Option<usize>);
type States = BTreeMap<(Stand, Stand), (u128, Witness)>;

/// An answer in each version that asks; `None` where the version does not permit it.
type Pair = (Option<OptionSet>, Option<OptionSet>);

/// One version, prepared for walking.
struct Side<'a> {
    questionnaire: &'a Questionnaire,
    looked_at: Vec<OptionSet>,
    last_look: Vec<usize>,
}

impl<'a> Side<'a> {
    fn new(questionnaire: &'a Questionnaire) -> Self {
        let count = questionnaire.questions.len();
        let (mut looked_at, mut last_look) = (vec![OptionSet::EMPTY; count], vec![0; count]);
        for (at, question) in questionnaire.iter() {
            for condition in question.ask_if {
                if let (Some(set), Some(last)) =
                    (looked_at.get_mut(condition.question.0), last_look.get_mut(condition.question.0))
                {
                    *set = set.or(condition.any_of);
                    *last = at.0;
                }
            }
        }
        Self { questionnaire, looked_at, last_look }
    }

    /// The question, where this version asks it of a person who stands here.
    fn asks(&self, stand: &Stand, at: Option<usize>) -> Option<&'static Question> {
        let question = self.questionnaire.question(QuestionIx(at?))?;
        let holds = question.ask_if.iter().all(|condition| {
            let looked = stand.seen.iter().find(|(at, _)| *at == condition.question.0);
            looked.is_some_and(|(_, seen)| !seen.and(condition.any_of).is_empty())
        });
        (holds && !stand.left && !stand.outcome.is_emergency()).then_some(question)
    }

    /// What of an answer decides the future in this version.
    fn part(&self, at: Option<usize>, answer: Option<OptionSet>) -> Option<(Outcome, OptionSet)> {
        let (at, answer) = (at?, answer?);
        let outcome = self.questionnaire.question(QuestionIx(at))?.outcome(answer);
        Some((outcome, answer.and(self.looked_at.get(at).copied().unwrap_or_default())))
    }

    fn after(&self, stand: &Stand, at: Option<usize>, asked: bool, part: Option<(Outcome, OptionSet)>) -> Stand {
        let mut next = stand.clone();
        let Some(at) = at else { return next };
        match part {
            Some((outcome, seen)) if asked => {
                next.outcome = next.outcome.join(outcome);
                next.seen.push((at, seen));
            }
            _ => next.left |= asked,
        }
        let over = next.left || next.outcome.is_emergency();
        next.seen.retain(|(seen, _)| !over && self.last_look.get(*seen).is_some_and(|last| *last > at));
        next
    }
}

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
    let start = Stand { outcome: Outcome::BEST, left: false, seen: Vec::new() };
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

type Parts = (Option<(Outcome, OptionSet)>, Option<(Outcome, OptionSet)>);
type Class = BTreeMap<Parts, (u128, Pair)>;

/// The answers to one question by who asks it, merged where they have the same future.
struct Classes {
    old: Class,
    new: Class,
    both: Class,
}

impl Classes {
    fn new(old: &Side, old_at: Option<usize>, new: &Side, new_at: Option<usize>) -> Self {
        let all = |side: &Side, at: Option<usize>| {
            at.map(|at| answers(side.questionnaire, QuestionIx(at))).unwrap_or_default()
        };
        let (olds, news) = (all(old, old_at), all(new, new_at));
        let question = |side: &Side, at: Option<usize>| side.questionnaire.question(QuestionIx(at?));
        let (from, to) = (question(old, old_at), question(new, new_at));
        let group = |pairs: Vec<Pair>| {
            let mut class = Class::new();
            for pair in pairs {
                let parts = (old.part(old_at, pair.0), new.part(new_at, pair.1));
                class.entry(parts).or_insert((0, pair)).0 += 1;
            }
            class
        };
        let mut both: Vec<Pair> = olds.iter().map(|set| (Some(*set), translate(from, to, *set))).collect();
        let added = news.iter().filter(|set| translate(to, from, **set).is_none());
        both.extend(added.map(|set| (None, Some(*set))));
        Self {
            old: group(olds.iter().map(|set| (Some(*set), None)).collect()),
            new: group(news.iter().map(|set| (None, Some(*set))).collect()),
            both: group(both),
        }
    }

    fn of(&self, old: bool, new: bool) -> &Class {
        match (old, new) {
            (true, true) => &self.both,
            (true, false) => &self.old,
            (false, _) => &self.new,
        }
    }
}

/// The same answer in another version, where it permits it.
fn translate(from: Option<&Question>, to: Option<&Question>, set: OptionSet) -> Option<OptionSet> {
    let to = to?;
    let options: Option<Vec<OptionIx>> = from?.chosen(set).map(|(_, option)| to.option(option.id)).collect();
    let set = OptionSet::of(&options?);
    to.permits(set).then_some(set)
}

/// Every question of either version, in an order that keeps both.
fn joint_order(before: &Questionnaire, after: &Questionnaire) -> Result<Vec<Places>, OrderConflict> {
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    let mut order = Vec::new();
    loop {
        match (old.peek().copied(), new.peek().copied()) {
            (Some((at, question)), _) if after.find(question.id).is_none() => {
                order.push((Some(at.0), None));
                old.next();
            }
            (_, Some((at, question))) if before.find(question.id).is_none() => {
                order.push((None, Some(at.0)));
                new.next();
            }
            (Some((a, first)), Some((b, second))) if first.id == second.id => {
                order.push((Some(a.0), Some(b.0)));
                old.next();
                new.next();
            }
            (Some((_, first)), Some((_, second))) => {
                return Err(OrderConflict { first_before: first.id, first_after: second.id });
            }
            _ => return Ok(order),
        }
    }
}

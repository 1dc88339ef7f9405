//! The answers to one question in both versions, merged where they have the same future.

use std::collections::BTreeMap;

use super::side::Side;
use crate::answer::OptionSet;
use crate::audit::answers;
use crate::finding::Outcome;
use crate::question::{OptionIx, Question, QuestionIx};

/// An answer in each version that asks; `None` where the version does not permit it.
type Pair = (Option<OptionSet>, Option<OptionSet>);

type Parts = (Option<(Outcome, OptionSet)>, Option<(Outcome, OptionSet)>);
pub type Class = BTreeMap<Parts, (u128, Pair)>;

/// The answers to one question by who asks it, merged where they have the same future.
pub struct Classes {
    old: Class,
    new: Class,
    both: Class,
}

impl Classes {
    pub fn new(old: &Side, old_at: Option<usize>, new: &Side, new_at: Option<usize>) -> Self {
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

    pub fn of(&self, old: bool, new: bool) -> &Class {
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

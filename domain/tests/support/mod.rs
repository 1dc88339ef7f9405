//! Questionnaires made for a test, sheets of answers by the dice, and the laws as functions over any questionnaire.
//!
//! `compiler/tests/rulebook.rs` holds the same laws against the real content.

#![allow(dead_code, reason = "each test binary uses a part of this")]

pub mod clinic;
pub mod draft;
pub mod laws;

use domain::question::OptionIx;
use domain::{Answers, Question, QuestionIx, Questionnaire, replay};
use domain::{OptionSet, Outcome};

/// A small generator with a seed (`SplitMix64`), so that a failure can be seen again.
pub struct Rng(pub u64);

impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Every set of options of a question, whether a person can choose it or not.
pub fn every_set(question: &Question) -> impl Iterator<Item = OptionSet> {
    (0_u32..1 << question.options.len()).map(|mask| {
        (0..OptionSet::MOST)
            .filter(|bit| mask & 1_u32.checked_shl(u32::try_from(*bit).unwrap_or(u32::MAX)).unwrap_or(0) != 0)
            .fold(OptionSet::EMPTY, |set, bit| set.with(OptionIx(bit)))
    })
}

/// Any set of options, whether a person can choose it or not.
pub fn any_set(question: &Question, rng: &mut Rng) -> OptionSet {
    let options = (0..question.options.len()).filter(|_| rng.once_in(2));
    options.fold(OptionSet::EMPTY, |set, at| set.with(OptionIx(at)))
}

/// One answer that a person can give.
pub fn any_answer(question: &Question, rng: &mut Rng) -> OptionSet {
    let alone = OptionSet::EMPTY.with(OptionIx(rng.below(question.options.len())));
    let together = any_set(question, rng);
    if question.permits(together) { together } else { alone }
}

/// Every answer that a person can give to a question: by trying all, not as the audit finds them.
pub fn permitted(question: &Question) -> Vec<OptionSet> {
    every_set(question).filter(|set| question.permits(*set)).collect()
}

/// An answer for every question, asked or not.
pub fn any_sheet(questionnaire: &Questionnaire, rng: &mut Rng) -> Answers {
    let mut answers = Answers::new();
    for (ix, question) in questionnaire.iter() {
        answers.set(ix, any_answer(question, rng));
    }
    answers
}

/// An answer for every question, mostly such that nothing ends and much is asked.
pub fn mild_sheet(questionnaire: &Questionnaire, rng: &mut Rng) -> Answers {
    let mut answers = any_sheet(questionnaire, rng);
    for (ix, question) in questionnaire.iter() {
        let alone = |at: usize| OptionSet::EMPTY.with(OptionIx(at));
        let quiet: Vec<_> =
            (0..question.options.len()).map(alone).filter(|set| !question.outcome(*set).matters()).collect();
        let loud = rng.once_in(4) && !question.outcome(answers.get(ix)).is_emergency();
        if !loud && !quiet.is_empty() {
            answers.set(ix, *rng.pick(&quiet));
        }
    }
    answers
}

/// The outcome as the rule book says it in one sentence: the join over all answers to questions that are asked.
pub fn fold(questionnaire: &Questionnaire, answers: &Answers) -> Outcome {
    replay(questionnaire, answers).asked.iter().fold(Outcome::BEST, |join, ix| {
        let question = &questionnaire.questions[ix.0];
        let set = answers.get(*ix);
        if question.permits(set) { join.join(question.outcome(set)) } else { join }
    })
}

/// Whether any of the chosen options gives no fact.
pub fn gives_no_fact(question: &Question, set: OptionSet) -> bool {
    question.chosen(set).any(|(_, option)| option.role.is_unknown())
}

/// Whether one answer is worse than another, as invariant 4 has it.
pub fn is_worse(question: &Question, worse: OptionSet, better: OptionSet) -> bool {
    let (from, to) = (question.outcome(better), question.outcome(worse));
    to.at_least(from) && (to != from || (gives_no_fact(question, worse) && !gives_no_fact(question, better)))
}

/// This sheet with one answer changed.
pub fn with(answers: &Answers, question: QuestionIx, set: OptionSet) -> Answers {
    let mut changed = answers.clone();
    changed.set(question, set);
    changed
}

/// The answers in words, for a failing test.
pub fn tell(questionnaire: &Questionnaire, answers: &Answers) -> String {
    questionnaire
        .iter()
        .map(|(ix, question)| {
            let ids: Vec<_> = question.chosen(answers.get(ix)).map(|(_, option)| option.id).collect();
            format!("{}: {}", question.id, ids.join(" + "))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

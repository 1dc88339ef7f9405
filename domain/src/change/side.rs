//! One of the two versions, and where a person stands in it.

use crate::answer::OptionSet;
use crate::finding::Outcome;
use crate::question::{Question, QuestionIx, Questionnaire};

/// Where a person stands in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    pub outcome: Outcome,
    /// An answer was given that this version does not permit.
    pub left: bool,
    /// The parts of answers that a later condition of this version looks at.
    seen: Vec<(usize, OptionSet)>,
}

impl Stand {
    /// Before the first question.
    pub fn start() -> Self {
        Self { outcome: Outcome::BEST, left: false, seen: Vec::new() }
    }
}

/// One version, prepared for walking.
pub struct Side<'a> {
    pub questionnaire: &'a Questionnaire,
    looked_at: Vec<OptionSet>,
    last_look: Vec<usize>,
}

impl<'a> Side<'a> {
    pub fn new(questionnaire: &'a Questionnaire) -> Self {
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
    pub fn asks(&self, stand: &Stand, at: Option<usize>) -> Option<&'static Question> {
        let question = self.questionnaire.question(QuestionIx(at?))?;
        let holds = question.ask_if.iter().all(|condition| {
            let looked = stand.seen.iter().find(|(at, _)| *at == condition.question.0);
            looked.is_some_and(|(_, seen)| !seen.and(condition.any_of).is_empty())
        });
        (holds && !stand.left && !stand.outcome.is_emergency()).then_some(question)
    }

    /// What of an answer decides the future in this version.
    pub fn part(&self, at: Option<usize>, answer: Option<OptionSet>) -> Option<(Outcome, OptionSet)> {
        let (at, answer) = (at?, answer?);
        let outcome = self.questionnaire.question(QuestionIx(at))?.outcome(answer);
        Some((outcome, answer.and(self.looked_at.get(at).copied().unwrap_or_default())))
    }

    pub fn after(&self, stand: &Stand, at: Option<usize>, asked: bool, part: Option<(Outcome, OptionSet)>) -> Stand {
        let mut next = stand.clone();
        let Some(at) = at else { return next };
        match part {
            Some((outcome, seen)) => {
                next.outcome = next.outcome.join(outcome);
                next.seen.push((at, seen));
            }
            None => next.left |= asked,
        }
        let over = next.left || next.outcome.is_emergency();
        next.seen.retain(|(seen, _)| !over && self.last_look.get(*seen).is_some_and(|last| *last > at));
        next
    }
}

//! The replay of the questionnaire over the answers: what is asked, what comes next, what it amounts to.
//!
//! The law: an interview is a pure function of the questionnaire and the answers. Going back, changing an answer and
//! dropping answers that no longer apply all follow from replaying; nothing is stored twice.

use crate::answer::Answers;
use crate::finding::Outcome;
use crate::question::{Question, QuestionIx, Questionnaire};

/// Where an interview stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A question waits for its answer.
    Open,
    /// Every question that is asked has its answer.
    Complete,
    /// An answer is an emergency: nothing more is asked.
    Emergency,
}

/// The replay of a questionnaire over a sheet of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// The questions that are asked, in order, as far as their answers reach; the last may still wait for its answer.
    pub asked: Vec<QuestionIx>,
    /// The join of the findings of the answers to these questions.
    pub outcome: Outcome,
    /// Where it stands.
    pub end: End,
    /// How many questions a person is asked at the most, given the answers so far.
    pub at_most: usize,
}

impl Interview {
    /// The question that waits for its answer.
    #[must_use]
    pub fn waiting(&self) -> Option<QuestionIx> {
        if self.end == End::Open { self.asked.last().copied() } else { None }
    }

    /// The questions that have their answer, in order.
    pub fn answered(&self) -> impl Iterator<Item = QuestionIx> {
        let waiting = self.waiting();
        self.asked.iter().copied().filter(move |asked| Some(*asked) != waiting)
    }

    /// The question asked after this one.
    #[must_use]
    pub fn after(&self, question: QuestionIx) -> Option<QuestionIx> {
        self.asked.iter().copied().find(|asked| *asked > question)
    }

    /// The question asked before this one.
    #[must_use]
    pub fn before(&self, question: QuestionIx) -> Option<QuestionIx> {
        self.asked.iter().rev().copied().find(|asked| *asked < question)
    }

    /// Whether this question is asked.
    #[must_use]
    pub fn asks(&self, question: QuestionIx) -> bool {
        // Conditions look back at what was asked not long before.
        self.asked.iter().rev().find(|asked| **asked <= question) == Some(&question)
    }

    /// The place of a question among those asked, counted from one.
    #[must_use]
    pub fn number(&self, question: QuestionIx) -> Option<usize> {
        self.asked.iter().position(|asked| *asked == question).map(|at| at + 1)
    }
}

/// Replays the questions over the answers. It ends for every sheet: it looks at each question once.
///
/// An answer that the question does not permit counts as none, so no sheet can do harm.
#[must_use]
pub fn replay(questionnaire: &Questionnaire, answers: &Answers) -> Interview {
    let mut interview = Interview { asked: Vec::new(), outcome: Outcome::BEST, end: End::Complete, at_most: 0 };
    for (ix, question) in questionnaire.iter() {
        if interview.end == End::Open {
            // The answer that a condition needs may still come.
            interview.at_most += usize::from(may_be_asked(&interview, answers, question));
            continue;
        }
        if !is_asked(&interview, answers, question) {
            continue;
        }
        interview.asked.push(ix);
        interview.at_most += 1;
        let answer = answers.get(ix);
        if !question.permits(answer) {
            interview.end = End::Open;
            continue;
        }
        interview.outcome = interview.outcome.join(question.outcome(answer));
        if interview.outcome.is_emergency() {
            interview.end = End::Emergency;
            break;
        }
    }
    interview
}

/// A condition on a question that is not asked does not hold.
fn is_asked(interview: &Interview, answers: &Answers, question: &Question) -> bool {
    question.ask_if.iter().all(|condition| {
        interview.asks(condition.question) && !answers.get(condition.question).and(condition.any_of).is_empty()
    })
}

/// Whether no answer given so far rules the question out.
fn may_be_asked(interview: &Interview, answers: &Answers, question: &Question) -> bool {
    let waiting = interview.asked.last().copied();
    question.ask_if.iter().all(|condition| {
        waiting.is_none_or(|waiting| condition.question >= waiting)
            || (interview.asks(condition.question) && !answers.get(condition.question).and(condition.any_of).is_empty())
    })
}

//! What is shown for an outcome, as ids: derived from the replay, never stored.

use crate::answer::Answers;
use crate::finding::{Caution, Fit, Outcome, Safety};
use crate::interview::{Interview, replay};
use crate::question::{AskIx, CriterionIx, Finding, OptionIx, QuestionIx, Questionnaire, StepIx, When};

/// One chosen option of a question that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chosen {
    /// The question.
    pub question: QuestionIx,
    /// The option.
    pub option: OptionIx,
}

impl Chosen {
    /// Its stable id, `question/option`; `None` where the questionnaire has no such answer.
    #[must_use]
    pub fn id(self, questionnaire: &Questionnaire) -> Option<String> {
        let question = questionnaire.question(self.question)?;
        Some([question.id, "/", question.options.get(self.option.0)?.id].concat())
    }
}

/// How the answers compare with one thing that studies usually ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionState {
    /// The criterion.
    pub criterion: CriterionIx,
    /// The join of the findings that belong to it.
    pub state: Fit,
    /// The answers that belong to it, in the order asked.
    pub answers: Vec<Chosen>,
}

/// A single answer that may change, and what the answers would amount to without its finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The answer.
    pub chosen: Chosen,
    /// How the rest of the answers compare with what studies ask for.
    pub fit: Fit,
}

/// What is shown for a sheet of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guidance {
    /// The join of the findings.
    pub outcome: Outcome,
    /// The answers beside what studies usually ask for. Empty in an emergency.
    pub criteria: Vec<CriterionState>,
    /// One for each finding that matters: most urgent first, then in the order asked. In an emergency, only those.
    pub reasons: Vec<Chosen>,
    /// What to do next, in order.
    pub steps: Vec<StepIx>,
    /// Questions to bring to the kidney doctor.
    pub asks: Vec<AskIx>,
    /// The single answers that may change and would change the comparison with studies.
    pub changes: Vec<Change>,
}

/// Derives the guidance of a sheet of answers. Unanswered questions say nothing.
#[must_use]
pub fn guidance(questionnaire: &Questionnaire, answers: &Answers) -> Guidance {
    let interview = replay(questionnaire, answers);
    let outcome = interview.outcome;
    let emergency = outcome.is_emergency();
    let mut found = chosen(questionnaire, answers, &interview);
    found.retain(|(_, finding)| !emergency || finding.outcome.is_emergency());
    let (mut steps, mut asks) = (Vec::new(), Vec::new());
    for (ix, step) in (0..).map(StepIx).zip(questionnaire.steps) {
        if shown(step.when, outcome, || found.iter().any(|(_, finding)| finding.steps.contains(&ix))) {
            steps.push(ix);
        }
    }
    for (ix, ask) in (0..).map(AskIx).zip(questionnaire.asks) {
        if shown(ask.when, outcome, || found.iter().any(|(_, finding)| finding.asks.contains(&ix))) {
            asks.push(ix);
        }
    }
    Guidance {
        outcome,
        criteria: if emergency { Vec::new() } else { criteria(questionnaire, &found) },
        reasons: reasons(&found),
        steps,
        asks,
        changes: if emergency { Vec::new() } else { changes(&found, outcome.fit) },
    }
}

/// Whether a step or a question to bring is shown for an outcome.
pub(crate) fn shown(when: When, outcome: Outcome, named_by_a_finding: impl FnOnce() -> bool) -> bool {
    match when {
        When::Emergency => outcome.is_emergency(),
        _ if outcome.is_emergency() => false,
        When::Always => true,
        When::SameDay => outcome.safety == Safety::SameDay,
        When::SellerWarning => outcome.caution == Caution::SellerWarning,
        When::OnFinding => named_by_a_finding(),
        // What matters is no answer: the take-away adds these.
        When::OnMatter => false,
    }
}

/// Every chosen option of the questions that are asked and answered, with its finding.
fn chosen(questionnaire: &Questionnaire, answers: &Answers, interview: &Interview) -> Vec<(Chosen, &'static Finding)> {
    let mut all = Vec::new();
    for ix in interview.answered() {
        let Some(question) = questionnaire.question(ix) else { continue };
        for (option, chosen) in question.chosen(answers.get(ix)) {
            all.push((Chosen { question: ix, option }, &chosen.finding));
        }
    }
    all
}

fn criteria(questionnaire: &Questionnaire, found: &[(Chosen, &'static Finding)]) -> Vec<CriterionState> {
    let mut states = Vec::new();
    for criterion in (0..questionnaire.criteria.len()).map(CriterionIx) {
        let (mut highest, mut answers) = (None, Vec::new());
        for (chosen, finding) in found.iter().filter(|(_, finding)| finding.criterion == Some(criterion)) {
            highest = highest.max(Some(finding.outcome.fit));
            answers.push(*chosen);
        }
        states.extend(highest.map(|state| CriterionState { criterion, state, answers }));
    }
    states
}

/// Most urgent first, otherwise in the order asked. Looking once for each value is less code than a sort, which a
/// patient's telephone would have to load.
fn reasons(found: &[(Chosen, &'static Finding)]) -> Vec<Chosen> {
    let mut reasons = Vec::new();
    for safety in Safety::ALL.iter().rev() {
        for caution in Caution::ALL.iter().rev() {
            for fit in Fit::ALL.iter().rev() {
                let outcome = Outcome { safety: *safety, fit: *fit, caution: *caution };
                let same = found.iter().filter(|(_, finding)| outcome.matters() && finding.outcome == outcome);
                reasons.extend(same.map(|(chosen, _)| *chosen));
            }
        }
    }
    reasons
}

/// Only an answer that alone has the highest fit can change it.
fn changes(found: &[(Chosen, &'static Finding)], fit: Fit) -> Vec<Change> {
    let mut highest = found.iter().filter(|(_, finding)| finding.outcome.fit == fit);
    let (Some((chosen, finding)), None) = (highest.next(), highest.next()) else { return Vec::new() };
    let rest = found.iter().map(|(_, finding)| finding.outcome.fit).filter(|other| *other < fit).max();
    let rest = rest.unwrap_or_default();
    if finding.can_change && rest < fit { vec![Change { chosen: *chosen, fit: rest }] } else { Vec::new() }
}

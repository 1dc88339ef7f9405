//! The questionnaire as Rust source.

use domain::question::{Condition, Finding, OptionIx, Question, QuestionOption};
use domain::{OptionSet, Questionnaire};

use super::{Lines, evidence, indices, list};

/// The whole questionnaire.
pub fn questionnaire(lines: &mut Lines, questionnaire: &Questionnaire) {
    let questions = questionnaire.questions.iter().map(question);
    let criteria = questionnaire
        .criteria
        .iter()
        .map(|criterion| format!("Criterion {{ id: {:?}, evidence: {} }}", criterion.id, evidence(criterion.evidence)));
    let steps = questionnaire.steps.iter().map(|step| {
        format!(
            "Step {{ id: {:?}, when: When::{:?}, nephrologist: {}, evidence: {} }}",
            step.id,
            step.when,
            step.nephrologist,
            evidence(step.evidence)
        )
    });
    let asks = questionnaire.asks.iter().map(|ask| {
        format!(
            "Ask {{ id: {:?}, when: When::{:?}, matters: {}, evidence: {} }}",
            ask.id,
            ask.when,
            indices("MatterIx", ask.matters.iter().map(|ix| ix.0)),
            evidence(ask.evidence)
        )
    });
    let matters = questionnaire.matters.iter().map(|matter| format!("Matter {{ id: {:?} }}", matter.id));
    lines.add("/// The questionnaire.\npub static QUESTIONNAIRE: Questionnaire = Questionnaire {");
    for (name, items) in [
        ("questions", questions.collect::<Vec<_>>()),
        ("criteria", criteria.collect()),
        ("steps", steps.collect()),
        ("asks", asks.collect()),
        ("matters", matters.collect()),
    ] {
        lines.add(format!("    {name}: &["));
        for item in items {
            lines.add(format!("        {item},"));
        }
        lines.add("    ],");
    }
    lines.add("};");
}

fn question(question: &Question) -> String {
    format!(
        "Question {{ id: {:?}, topic: Topic::{:?}, kind: Kind::{:?}, ask_if: {}, evidence: {}, options: {} }}",
        question.id,
        question.topic,
        question.kind,
        list(question.ask_if.iter().map(condition)),
        evidence(question.evidence),
        list(question.options.iter().map(option))
    )
}

fn condition(condition: &Condition) -> String {
    let options = (0..OptionSet::MOST).filter(|at| condition.any_of.contains(OptionIx(*at)));
    format!(
        "Condition {{ question: QuestionIx({}), any_of: OptionSet::of({}) }}",
        condition.question.0,
        indices("OptionIx", options)
    )
}

fn option(option: &QuestionOption) -> String {
    format!(
        "QuestionOption {{ id: {:?}, role: Role::{:?}, finding: {} }}",
        option.id,
        option.role,
        finding(&option.finding)
    )
}

fn finding(finding: &Finding) -> String {
    let outcome = finding.outcome;
    let criterion = finding.criterion.map_or_else(|| "None".to_owned(), |ix| format!("Some(CriterionIx({}))", ix.0));
    format!(
        "Finding {{ outcome: Outcome {{ safety: Safety::{:?}, fit: Fit::{:?}, caution: Caution::{:?} }}, \
         criterion: {criterion}, evidence: {}, steps: {}, asks: {}, can_change: {} }}",
        outcome.safety,
        outcome.fit,
        outcome.caution,
        evidence(finding.evidence),
        indices("StepIx", finding.steps.iter().map(|ix| ix.0)),
        indices("AskIx", finding.asks.iter().map(|ix| ix.0)),
        finding.can_change
    )
}

//! Every step and every question to bring: its words, when it is shown, and which answers name it.

use domain::question::{AskIx, EvidenceIx, Finding, StepIx, When};

use crate::document::{Block, Line, Piece, id, joined, line, paragraph, quiet, text};
use crate::say;
use crate::speech::{Speech, anchor, emphasised};

/// A named field.
type Field = (String, Vec<Line>);

pub fn steps(speech: Speech) -> Vec<Block> {
    let intro = "In the order shown. Steps that send the person to their kidney doctor or kidney team say so in words; the \
                 build checks it.";
    let mut blocks = vec![paragraph(intro)];
    for (at, step) in speech.compiled.questionnaire.steps.iter().enumerate() {
        let names = |finding: &Finding| finding.steps.contains(&StepIx(at));
        let points = step
            .nephrologist
            .then(|| ("Nephrologist".to_owned(), vec![line("sends the person there, in these words")]));
        blocks.push(one(speech, ("step", step.id), step.when, points, step.evidence, names));
    }
    blocks
}

pub fn asks(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![paragraph("In the order shown. The person ticks those that they want to bring.")];
    for (at, ask) in speech.compiled.questionnaire.asks.iter().enumerate() {
        let names = |finding: &Finding| finding.asks.contains(&AskIx(at));
        let matters: Vec<Line> = ask
            .matters
            .iter()
            .filter_map(|ix| speech.compiled.questionnaire.matters.get(ix.0))
            .map(|matter| line(speech.me(&format!("matter.{}", matter.id))))
            .collect();
        let first = (!matters.is_empty()).then(|| ("Comes first for".to_owned(), vec![joined(matters, "; ")]));
        blocks.push(one(speech, ("ask", ask.id), ask.when, first, ask.evidence, names));
    }
    blocks
}

fn one(
    speech: Speech,
    (kind, name): (&str, &str),
    when: When,
    besides: Option<Field>,
    evidence: &[EvidenceIx],
    names: impl Fn(&Finding) -> bool,
) -> Block {
    let mut blocks = Vec::new();
    let mut lines = emphasised(speech.lines(&format!("{kind}.{name}"))).into_iter();
    let mut first = lines.next().unwrap_or_default();
    first.extend([text(" "), id(name)]);
    blocks.push(Block::Heading(3, anchor(kind, name), first));
    blocks.extend(lines.map(Block::Paragraph));
    let mut fields = vec![("Shown".to_owned(), vec![line(say::when(when))])];
    fields.extend(besides);
    let named_by: Vec<Line> = speech
        .compiled
        .questionnaire
        .questions
        .iter()
        .flat_map(|question| question.options.iter().map(move |option| (question, option)))
        .filter(|(_, option)| names(&option.finding))
        .map(|(question, option)| {
            let label = speech.me(&format!("question.{}.option.{}.label", question.id, option.id));
            vec![Piece::Cross(question.id.to_owned(), anchor("question", question.id)), quiet(format!(" \"{label}\""))]
        })
        .collect();
    if !named_by.is_empty() {
        fields.push(("Named by".to_owned(), vec![joined(named_by, "; ")]));
    }
    fields.extend(speech.sources(evidence));
    blocks.push(Block::Fields(fields));
    Block::Group("item", blocks)
}

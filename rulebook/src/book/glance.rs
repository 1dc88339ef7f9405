//! All answers on two pages, each question with what its answers mean and nothing else.

use std::collections::BTreeMap;

use domain::finding::Outcome;
use domain::question::{Question, QuestionIx};

use super::options::letter;
use crate::document::{Block, Line, paragraph, quiet, text};
use crate::say;
use crate::speech::Speech;

pub fn blocks(speech: Speech) -> Vec<Block> {
    let fields = speech.compiled.questionnaire.iter().map(|(ix, question)| {
        let short = speech.me(&format!("question.{}.short", question.id));
        (format!("{}. {short}", ix.0 + 1), rows(speech, question))
    });
    vec![
        paragraph(
            "The worst answers of each question first. Letters are those of the full chapter. Values that are best on \
             their axis are left out.",
        ),
        Block::Group("glance", vec![Block::Fields(fields.collect())]),
    ]
}

/// One line for each outcome that an answer to the question can have, and when the question is asked.
fn rows(speech: Speech, question: &Question) -> Vec<Line> {
    let mut answers: BTreeMap<Outcome, Vec<String>> = BTreeMap::new();
    for (place, option) in question.options.iter().enumerate() {
        let label = speech.me(&format!("question.{}.option.{}.label", question.id, option.id));
        answers.entry(option.finding.outcome).or_default().push(format!("{} {label}", letter(place)));
    }
    let mut rows: Vec<Line> = Vec::new();
    if !question.ask_if.is_empty() {
        let after: Vec<String> = question.ask_if.iter().map(|condition| number(condition.question)).collect();
        rows.push(vec![quiet(format!("Asked only after some answers to question {}.", say::listed(&after, "and")))]);
    }
    rows.extend(answers.into_iter().rev().map(|(outcome, labels)| {
        let mut row = say::marks_beyond_best(outcome);
        if row.is_empty() {
            row.push(quiet("says nothing:"));
        }
        row.push(text(format!(" {}", labels.join("; "))));
        row
    }));
    rows
}

fn number(question: QuestionIx) -> String {
    (question.0 + 1).to_string()
}

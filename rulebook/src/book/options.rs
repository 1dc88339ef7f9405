//! One answer to a question: what it means and what it leads to.

use domain::question::{Question, QuestionOption, Role};

use crate::document::{Block, Line, Piece, id, quiet, strong, text};
use crate::say;
use crate::speech::{Speech, anchor};

type Field = (String, Vec<Line>);

pub fn block(speech: Speech, question: &Question, place: usize, option: &QuestionOption) -> Block {
    let at = format!("question.{}.option.{}", question.id, option.id);
    let finding = option.finding;
    let mut labels = speech.lines(&format!("{at}.label")).into_iter();
    let mut first = vec![strong(format!("{}. {}", letter(place), plain(labels.next().unwrap_or_default())))];
    first.push(text(" "));
    first.push(id(option.id));
    if let Some(role) = role(option.role) {
        first.push(quiet(format!(" {role}")));
    }
    let mut blocks = vec![Block::Paragraph(first)];
    blocks.extend(labels.map(Block::Paragraph));
    blocks.push(Block::Paragraph(say::marks(finding.outcome)));

    let mut fields: Vec<Field> = Vec::new();
    fields.extend(speech.field("Do this first", &format!("{at}.first")));
    fields.extend(speech.field("Reason", &format!("{at}.reason")));
    let criterion = finding.criterion.and_then(|ix| speech.compiled.questionnaire.criteria.get(ix.0));
    fields
        .extend(criterion.and_then(|criterion| speech.field("Criterion", &format!("criterion.{}.name", criterion.id))));
    if finding.can_change {
        fields.extend(speech.field("Can change", &format!("{at}.change")));
    }
    fields.extend(steps(speech, option));
    fields.extend(asks(speech, option));
    fields.extend(speech.sources(finding.evidence));
    if !fields.is_empty() {
        blocks.push(Block::Fields(fields));
    }
    Block::Group("option", blocks)
}

fn steps(speech: Speech, option: &QuestionOption) -> Option<Field> {
    let all = speech.compiled.questionnaire.steps;
    let ids = option.finding.steps.iter().filter_map(|ix| all.get(ix.0)).map(|step| step.id);
    named("Adds steps", ids.map(|id| link(speech, "step", id)).collect())
}

fn asks(speech: Speech, option: &QuestionOption) -> Option<Field> {
    let all = speech.compiled.questionnaire.asks;
    let ids = option.finding.asks.iter().filter_map(|ix| all.get(ix.0)).map(|ask| ask.id);
    named("Adds questions to bring", ids.map(|id| link(speech, "ask", id)).collect())
}

fn named(name: &str, lines: Vec<Line>) -> Option<Field> {
    (!lines.is_empty()).then(|| (name.to_owned(), lines))
}

fn link(speech: Speech, kind: &str, id: &str) -> Line {
    vec![Piece::Cross(speech.me(&format!("{kind}.{id}")).to_owned(), anchor(kind, id))]
}

fn plain(line: Line) -> String {
    line.into_iter().map(|piece| if let Piece::Text(text) = piece { text } else { String::new() }).collect()
}

/// `a`, `b`, … as a clinician would speak of an answer.
pub fn letter(place: usize) -> char {
    u8::try_from(place).ok().and_then(|place| b'a'.checked_add(place)).map_or('?', char::from)
}

const fn role(role: Role) -> Option<&'static str> {
    match role {
        Role::Fact => None,
        Role::NoneOfThese => Some("stands alone"),
        Role::DontKnow => Some("gives no fact: not known"),
        Role::PreferNotToSay => Some("gives no fact: not said"),
    }
}

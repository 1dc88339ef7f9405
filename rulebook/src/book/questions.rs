//! Every question, in the order asked, and the criteria that they belong to.

use domain::question::{Condition, Question, QuestionIx};

use super::options;
use crate::document::{Block, Line, Piece, id, line, paragraph, text};
use crate::say;
use crate::speech::{Speech, anchor, emphasised, in_one};

pub fn criteria(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![paragraph(
        "The guidance sets the person's answers beside these criteria, each with its worst value of fit. Each study has \
         its own rules.",
    )];
    blocks.extend(speech.compiled.questionnaire.criteria.iter().map(|criterion| {
        let at = format!("criterion.{}", criterion.id);
        let mut name = in_one(emphasised(speech.lines(&format!("{at}.name"))));
        name.extend([text(" "), id(criterion.id)]);
        let mut fields = Vec::new();
        fields.extend(speech.field("Studies ask", &format!("{at}.asks")));
        fields.extend(speech.sources(criterion.evidence));
        Block::Group("item", vec![Block::Heading(3, anchor("criterion", criterion.id), name), Block::Fields(fields)])
    }));
    blocks
}

pub fn blocks(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![paragraph(
        "In the order asked. All three axes stand with each answer, the best values plain. What is not printed with an \
         answer, it does not have.",
    )];
    let mut topic = None;
    for (ix, question) in speech.compiled.questionnaire.iter() {
        if topic != Some(question.topic) {
            topic = Some(question.topic);
            let path = format!("ui.topic-{}", question.topic.id());
            blocks.push(Block::Heading(3, anchor("topic", question.topic.id()), in_one(speech.lines(&path))));
        }
        blocks.extend(one(speech, ix, question));
    }
    blocks
}

fn one(speech: Speech, ix: QuestionIx, question: &Question) -> Vec<Block> {
    let at = format!("question.{}", question.id);
    let mut title = speech.lines(&format!("{at}.title")).into_iter();
    let mut first: Line = vec![text(format!("{}. ", ix.0 + 1))];
    first.extend(title.next().unwrap_or_default());
    let mut head = vec![Block::Heading(4, anchor("question", question.id), first)];
    head.extend(title.map(Block::Paragraph));
    let mut fields = vec![("Id".to_owned(), vec![vec![id(question.id)]])];
    fields.extend(speech.field("Short name", &format!("{at}.short")));
    fields.extend(speech.field("Hint", &format!("{at}.hint")));
    fields.extend(speech.field("Why we ask", &format!("{at}.why")));
    fields.push(("Asked".to_owned(), asked(speech, question)));
    fields.push(("Takes".to_owned(), vec![line(say::kind(question.kind))]));
    fields.extend(speech.sources(question.evidence));
    head.push(Block::Fields(fields));
    let mut blocks = vec![Block::Group("question", head)];
    blocks.extend(
        question.options.iter().enumerate().map(|(place, option)| options::block(speech, question, place, option)),
    );
    blocks
}

/// When a question is asked, in words: one line for each condition.
fn asked(speech: Speech, question: &Question) -> Vec<Line> {
    if question.ask_if.is_empty() {
        return vec![line("always, unless an emergency has ended the questions")];
    }
    let conditions = question.ask_if.iter().enumerate().filter_map(|(place, condition)| {
        let mut line = vec![text(if place == 0 { "when question " } else { "and when question " })];
        line.extend(held(speech, condition)?);
        Some(line)
    });
    conditions.collect()
}

fn held(speech: Speech, condition: &Condition) -> Option<Line> {
    let on = speech.compiled.questionnaire.question(condition.question)?;
    let title = speech.me(&format!("question.{}.title", on.id));
    let labels: Vec<String> = on
        .chosen(condition.any_of)
        .map(|(_, option)| format!("\"{}\"", speech.me(&format!("question.{}.option.{}.label", on.id, option.id))))
        .collect();
    Some(vec![
        Piece::Cross(format!("{} ({title})", condition.question.0 + 1), anchor("question", on.id)),
        text(format!(" was answered with {}", say::listed(&labels, "or"))),
    ])
}

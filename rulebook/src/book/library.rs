//! What stands beside an outcome and on the learn screen: treatments, facts, warnings and claims.

use compiler::book::Entry;

use crate::document::{Block, Line, heading, id, paragraph, text};
use crate::speech::{Speech, anchor, emphasised, in_one};

/// The most sides that a treatment could have; those that have no words are not there.
const SIDES: usize = 12;

pub fn treatments(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![
        Block::Paragraph(in_one(speech.lines("ui.treatments-intro"))),
        paragraph("Each has as many good sides as hard ones, and a study stands last, as one of them."),
    ];
    for treatment in &speech.book.treatments {
        let at = format!("treatment.{}", treatment.id);
        let mut title = in_one(emphasised(speech.lines(&format!("{at}.name"))));
        title.extend([text(" "), id(treatment.id.as_str())]);
        let side = |side: &str| -> Vec<Line> {
            (0..SIDES).flat_map(|number| speech.lines(&format!("{at}.{side}.{number}"))).collect()
        };
        let mut fields = Vec::new();
        fields.extend(speech.field("What it is", &format!("{at}.what")));
        fields.push((speech.me("ui.treatment-good").to_owned(), side("good")));
        fields.push((speech.me("ui.treatment-hard").to_owned(), side("hard")));
        fields.extend(speech.field(speech.me("ui.treatment-asks"), &format!("{at}.asks")));
        fields.extend(speech.sources(&treatment.evidence));
        let heading = Block::Heading(3, anchor("treatment", &treatment.id), title);
        blocks.push(Block::Group("item", vec![heading, Block::Fields(fields)]));
    }
    blocks
}

pub fn facts(speech: Speech) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (known, title) in [(true, "ui.known-title"), (false, "ui.not-known-title")] {
        blocks.push(Block::Heading(3, String::new(), in_one(speech.lines(title))));
        let facts = speech.book.facts.iter().filter(|fact| fact.known == known);
        blocks.extend(facts.map(|fact| statement(speech, 4, "fact", &fact.entry)));
    }
    blocks
}

pub fn warnings(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(in_one(speech.lines("ui.warnings-intro")))];
    blocks.extend(speech.book.warnings.iter().map(|warning| statement(speech, 3, "warning", warning)));
    blocks
}

pub fn learn(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(in_one(speech.lines("ui.learn-lead")))];
    for part in &speech.book.learn {
        let at = format!("learn.{}", part.id);
        blocks.push(heading(3, anchor("learn", &part.id), speech.me(&format!("{at}.title"))));
        blocks.extend(speech.lines(&format!("{at}.intro")).into_iter().map(Block::Paragraph));
        blocks.extend(part.claims.iter().map(|claim| statement(speech, 4, &format!("{at}.claim"), claim)));
    }
    blocks
}

/// The most forms that a term could have.
const FORMS: usize = 12;

pub fn terms(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![paragraph(
        "Where such a word stands first on a screen or in a fold, the person can tap it and read what it means.",
    )];
    for term in &speech.book.terms {
        let at = format!("term.{}", term.id);
        let mut title = in_one(emphasised(speech.lines(&format!("{at}.name"))));
        title.extend([text(" "), id(term.id.as_str())]);
        let forms = (0..FORMS).flat_map(|number| speech.lines(&format!("{at}.says.{number}"))).collect();
        let mut fields = vec![("Where it says".to_owned(), forms)];
        fields.extend(speech.field("What it means", &format!("{at}.meaning")));
        fields.extend(speech.sources(&term.evidence));
        let heading = Block::Heading(3, anchor("term", &term.id), title);
        blocks.push(Block::Group("item", vec![heading, Block::Fields(fields)]));
    }
    blocks
}

/// A statement with its heading, if it has one, its words and its sources.
fn statement(speech: Speech, level: u8, kind: &str, entry: &Entry) -> Block {
    let at = format!("{kind}.{}", entry.id);
    let mut blocks = Vec::new();
    let title = in_one(emphasised(speech.lines(&format!("{at}.heading"))));
    if !title.is_empty() {
        blocks.push(Block::Heading(level, String::new(), title));
    }
    blocks.extend(speech.lines(&format!("{at}.text")).into_iter().map(Block::Paragraph));
    let mut fields = vec![("Id".to_owned(), vec![vec![id(entry.id.as_str())]])];
    fields.extend(speech.sources(&entry.evidence));
    blocks.push(Block::Fields(fields));
    Block::Group("item", blocks)
}

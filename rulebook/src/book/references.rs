//! Every piece of evidence with what it supports, and every reference with its link and dates.

use compiler::book::{Evidence, Source};
use domain::question::EvidenceIx;

use crate::document::{Block, Line, Piece, heading, id, paragraph, quiet, text};
use crate::speech::{Speech, anchor, dated};

pub fn blocks(speech: Speech) -> Vec<Block> {
    let used = speech.used();
    let (in_use, idle): (Vec<_>, Vec<_>) =
        speech.book.evidence.iter().enumerate().partition(|(at, _)| used.contains(at));
    let mut blocks = vec![paragraph(
        "Each statement names evidence by its id. Evidence rests on primary sources, or is marked as general medical \
         advice.",
    )];
    blocks.push(heading(3, "evidence", "Evidence: what it supports"));
    blocks.push(Block::Group("columns", in_use.into_iter().map(|(at, one)| evidence(speech, at, one)).collect()));
    if !idle.is_empty() {
        blocks.push(heading(3, "evidence-not-used", "Evidence that no statement uses today"));
        blocks.push(Block::Group("columns", idle.into_iter().map(|(at, one)| evidence(speech, at, one)).collect()));
    }
    blocks.push(heading(3, "sources", "Sources: who says it, and where"));
    blocks.push(Block::Group("columns", speech.book.sources.iter().map(source).collect()));
    blocks
}

fn evidence(speech: Speech, at: usize, evidence: &Evidence) -> Block {
    let title = Block::Heading(4, anchor("evidence", &evidence.id), vec![id(evidence.id.as_str())]);
    let rests = speech.rests_on(EvidenceIx(u16::try_from(at).unwrap_or(u16::MAX)));
    Block::Group("reference", vec![title, paragraph(evidence.supports.as_str()), Block::Note(rests)])
}

fn source(source: &Source) -> Block {
    let title = Block::Heading(4, anchor("source", &source.key), vec![id(source.key.as_str())]);
    let read = if source.copy { "read in a copy, " } else { "read " };
    let what: Line = vec![
        text(format!("{}. ", source.organisation)),
        Piece::Link(source.title.clone(), source.url.clone()),
        text(format!(". {}; {}.", capital(&dated("", &source.date)), dated(read, &source.retrieved))),
    ];
    let address = Block::Note(vec![quiet(source.url.as_str())]);
    Block::Group("reference", vec![title, Block::Paragraph(what), address])
}

/// The same with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

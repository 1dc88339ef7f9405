//! Every piece of evidence with what it supports, and every reference with its link and dates.

use domain::question::EvidenceIx;

use crate::document::{Block, Line, Piece, heading, id, paragraph, quiet, text};
use crate::speech::{Speech, anchor, dated};

pub fn blocks(speech: Speech) -> Vec<Block> {
    let book = speech.book;
    let mut blocks = vec![
        paragraph(
            "Each statement names evidence by its id. Evidence rests on primary sources, or is marked as general medical \
             advice. It is listed whether a statement uses it today or not.",
        ),
        heading(3, "evidence", "Evidence: what it supports"),
    ];
    blocks.extend(book.evidence.iter().enumerate().map(|(at, evidence)| {
        let title = Block::Heading(5, anchor("evidence", &evidence.id), vec![id(evidence.id.as_str())]);
        let mut parts = vec![title, paragraph(evidence.supports.as_str())];
        parts.extend(speech.sources(&[EvidenceIx(at)]).map(|field| Block::Fields(vec![field])));
        Block::Group("reference", parts)
    }));
    blocks.push(heading(3, "sources", "Sources: who says it, and where"));
    blocks.extend(book.sources.iter().map(|source| {
        let title = Block::Heading(5, anchor("source", &source.key), vec![id(source.key.as_str())]);
        let read = if source.copy { "read in a copy, " } else { "read " };
        let what: Line = vec![
            text(format!("{}. ", source.organisation)),
            Piece::Link(source.title.clone(), source.url.clone()),
            text(format!(". {}; {}.", dated("", &source.date), dated(read, &source.retrieved))),
        ];
        let address = Block::Paragraph(vec![quiet(source.url.as_str())]);
        Block::Group("reference", vec![title, Block::Paragraph(what), address])
    }));
    blocks
}

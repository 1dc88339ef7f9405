//! What a document is made of, whatever it is written as. It knows nothing of the content.

use std::fmt::{self, Write as _};

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// Text that explains and stands back.
    Quiet(String),
    /// An id, as the content files write it.
    Id(String),
    /// A value of an axis; the number is its place on it, zero the best.
    Mark(String, usize),
    /// A link to a page elsewhere: text and address.
    Link(String, String),
    /// A link to a place in this document: text and anchor.
    Cross(String, String),
}

/// A line of text.
pub type Line = Vec<Piece>;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: its level from 2, its anchor (empty: none), its text.
    Heading(u8, String, Line),
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph that must not be overlooked.
    Notice(Line),
    /// A paragraph that stands back, such as where a statement comes from.
    Note(Line),
    /// A list.
    List(Vec<Line>),
    /// Names with one or more lines each.
    Fields(Vec<(String, Vec<Line>)>),
    /// A table: its heads, and rows of cells.
    Table(Vec<String>, Vec<Vec<Line>>),
    /// Lines to be filled in by hand.
    Form(Vec<String>),
    /// Parts that belong together on paper, and what they are.
    Group(&'static str, Vec<Self>),
}

/// A whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// Adds to a text that is being written.
pub fn put(out: &mut String, what: fmt::Arguments) {
    // Writing to a text cannot fail.
    let _ = out.write_fmt(what);
}

/// Plain text as a piece.
pub fn text(text: impl Into<String>) -> Piece {
    Piece::Text(text.into())
}

/// Plain text as a line.
pub fn line(line: impl Into<String>) -> Line {
    vec![text(line)]
}

/// Text that stands out, as a piece.
pub fn strong(text: impl Into<String>) -> Piece {
    Piece::Strong(text.into())
}

/// Text that stands back, as a piece.
pub fn quiet(text: impl Into<String>) -> Piece {
    Piece::Quiet(text.into())
}

/// An id, as a piece.
pub fn id(id: impl Into<String>) -> Piece {
    Piece::Id(id.into())
}

/// A heading with an anchor.
pub fn heading(level: u8, anchor: impl Into<String>, title: impl Into<String>) -> Block {
    Block::Heading(level, anchor.into(), line(title))
}

/// A paragraph of plain text.
pub fn paragraph(paragraph: impl Into<String>) -> Block {
    Block::Paragraph(line(paragraph))
}

/// Lines with something between them, as one line.
pub fn joined(lines: impl IntoIterator<Item = Line>, between: &str) -> Line {
    let mut all = Line::new();
    for next in lines {
        if !all.is_empty() {
            all.push(text(between));
        }
        all.extend(next);
    }
    all
}

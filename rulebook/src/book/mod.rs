//! The rule book: everything that the tool asks, decides and says, in the order in which a nephrologist reads it.
//!
//! One file for each chapter; each gives its blocks and knows nothing of the others.

mod axes;
mod front;
mod glance;
mod laws;
mod library;
mod matters;
mod numbers;
mod options;
mod pictures;
mod questions;
mod references;
mod results;
mod screens;
mod sign_off;
mod steps;

use compiler::Compiled;

use crate::document::{Block, Document, Piece, heading};
use crate::speech::Speech;

/// A chapter: its anchor, its title, its blocks.
type Chapter = (&'static str, &'static str, fn(Speech) -> Vec<Block>);

const CHAPTERS: &[Chapter] = &[
    ("axes", "How to read an answer: three axes", axes::blocks),
    ("glance", "All answers at a glance", glance::blocks),
    ("criteria", "What studies usually ask for", questions::criteria),
    ("questions", "The questions", questions::blocks),
    ("results", "What the person is told", results::blocks),
    ("steps", "What to do next", steps::steps),
    ("asks", "Questions to bring to the kidney doctor", steps::asks),
    ("matters", "What may matter to the person", matters::blocks),
    ("treatments", "Other care to ask about", library::treatments),
    ("facts", "What is known and what is not", library::facts),
    ("warnings", "Warning signs of sellers", library::warnings),
    ("pictures", "The pictures", pictures::blocks),
    ("learn", "The pages to read", library::learn),
    ("terms", "Words that can be tapped", library::terms),
    ("numbers", "Numbers to call, by country", numbers::blocks),
    ("laws", "What is proved", laws::blocks),
    ("references", "References", references::blocks),
    ("screens", "All other words on the screens", screens::blocks),
    ("sign-off", "Sign-off", sign_off::blocks),
];

/// The rule book with the words of a language; `None` where the content has none of it.
#[must_use]
pub fn document(compiled: &Compiled, tag: &str) -> Option<Document> {
    let speech = Speech::new(compiled, tag)?;
    let mut blocks = front::blocks(speech);
    let contents =
        CHAPTERS.iter().map(|(anchor, title, _)| vec![Piece::Cross((*title).to_owned(), (*anchor).to_owned())]);
    blocks.push(Block::Group("contents", vec![heading(2, "contents", "Contents"), Block::List(contents.collect())]));
    for (anchor, title, chapter) in CHAPTERS {
        blocks.push(heading(2, *anchor, *title));
        blocks.extend(chapter(speech));
    }
    Some(Document { title: "The rule book of the kidney self-check".to_owned(), blocks })
}

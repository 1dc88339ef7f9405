//! The take-away in words: one structure that the printed sheet, the plain text and the QR code all render.
//!
//! What is on it follows from [`TakeAway`] alone; a test holds every rendering to every answer and finding, and to
//! nothing else.

pub mod code;
mod compose;
mod rows;
pub mod text;

use domain::TakeAway;
use domain::guidance::Chosen;
use domain::question::{AskIx, CriterionIx, MatterIx, StepIx};

use crate::voice::Voice;

pub use compose::{compose, fit_word, headline};
pub use rows::rows;

/// The whole sheet. Each of its texts is a line; where it is in two languages, a line for each, the reader's first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// What it is not, and when it was made.
    pub head: Vec<String>,
    /// Its parts, in the order of reading.
    pub sections: Vec<Section>,
    /// Above the room for notes, on paper.
    pub notes: String,
}

/// A part of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Stable id.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub items: Vec<Item>,
    /// How its items stand.
    pub style: Style,
}

/// How the items of a section stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// One below the other.
    Plain,
    /// Numbered.
    Numbered,
    /// Small, in two columns.
    Compact,
    /// With room to write below each.
    WithRoom,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about, where it needs saying.
    pub name: Option<String>,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub from: From,
}

/// Where an entry comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum From {
    /// An answer.
    Answer(Chosen),
    /// What an answer means.
    Finding(Chosen),
    /// What to do first about it.
    First(Chosen),
    /// The comparison with studies.
    Criterion(CriterionIx),
    /// Something to do next.
    Step(StepIx),
    /// A question to bring.
    Ask(AskIx),
    /// Something that matters.
    Matter(MatterIx),
    /// The person's own words.
    Own,
    /// The same on every sheet.
    Frame,
}

/// What a sheet is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The ids.
    pub take: &'a TakeAway,
    /// The words.
    pub voice: Voice<'a>,
    /// Today, as the reader writes it.
    pub today: &'a str,
}

impl Sheet {
    /// Every entry.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The same with the words of another language below its own: each text is then two lines. What is the same in both,
    /// such as the person's own words, stands there once.
    ///
    /// `other` is made from the same take-away, so that the two agree entry by entry.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        below(&mut self.title, "\n", &other.title);
        below(&mut self.notes, "\n", &other.notes);
        for (line, other) in self.head.iter_mut().zip(&other.head) {
            below(line, "\n", other);
        }
        for (section, other) in self.sections.iter_mut().zip(&other.sections) {
            below(&mut section.heading, "\n", &other.heading);
            for (item, other) in section.items.iter_mut().zip(&other.items) {
                if item.line() != other.line() {
                    // As plain text it stands under the words, and not under the mark of the list.
                    below(&mut item.text, "\n    ", &other.line());
                }
            }
        }
        self
    }
}

impl Item {
    /// The entry on one line.
    #[must_use]
    pub fn line(&self) -> String {
        match &self.name {
            Some(name) => [name, ": ", &self.text].concat(),
            None => self.text.clone(),
        }
    }
}

fn below(text: &mut String, gap: &str, other: &str) {
    if text != other {
        text.push_str(gap);
        text.push_str(other);
    }
}

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

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// What it is not, and when it was made.
    pub head: Vec<String>,
    /// Its parts, in the order of reading.
    pub sections: Vec<Section>,
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
}

//! What differs between two compiled contents, thing by thing and field by field.
//!
//! Things are matched by their ids, which stay for ever: a new id is a new thing.

mod display;
mod order;
mod people;
mod report;
mod snapshot;
mod thing;

use std::collections::{BTreeMap, BTreeSet};

use crate::Compiled;
use thing::Item;

pub use people::People;
pub use report::Report;
pub use thing::{Field, Fields, Part, Thing, Value};

/// What became of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which thing.
    pub thing: Thing,
    /// What people call it, in English; may be empty.
    pub called: String,
    /// What became of it.
    pub what: What,
}

/// What became of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new, and says this.
    Added(Fields),
    /// It is gone, and said this.
    Removed(Fields),
    /// It stands after another one now, or first.
    Moved {
        /// The id of the one before it.
        after: Option<String>,
    },
    /// A field says something else.
    Set {
        /// Which.
        field: Field,
        /// What it said.
        from: Value,
        /// What it says.
        to: Value,
    },
}

/// Everything that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// In the order of the parts, and within one in the order of the content after; what is gone comes last.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Compares two contents.
    #[must_use]
    pub fn new(before: &Compiled, after: &Compiled) -> Self {
        let (old, new) = (snapshot::items(before), snapshot::items(after));
        let old_by: BTreeMap<&Thing, &Item> = old.iter().map(|item| (&item.thing, item)).collect();
        let new_by: BTreeSet<&Thing> = new.iter().map(|item| &item.thing).collect();
        let moved = order::moved(&old, &new);
        let mut changes = Vec::new();
        for item in &new {
            let mut add = |what| {
                changes.push(Change { thing: item.thing.clone(), called: item.called.clone(), what });
            };
            let Some(was) = old_by.get(&item.thing) else {
                add(What::Added(item.fields.clone()));
                continue;
            };
            if let Some(after) = moved.get(&item.thing) {
                add(What::Moved { after: after.clone() });
            }
            for ((field, from), (_, to)) in was.fields.iter().zip(&item.fields).filter(|(a, b)| a != b) {
                add(What::Set { field: *field, from: from.clone(), to: to.clone() });
            }
        }
        let gone = old.iter().filter(|item| !new_by.contains(&item.thing));
        changes.extend(gone.map(|item| Change {
            thing: item.thing.clone(),
            called: item.called.clone(),
            what: What::Removed(item.fields.clone()),
        }));
        forget_texts_of_whole_languages(&mut changes);
        changes.sort_by_key(|change| section(change.thing.part));
        Self { changes }
    }

    /// Whether anything differs that a patient or a relative can meet.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.changes.iter().any(|change| !matches!(&change.what, What::Set { field, .. } if field.is_for_reviewer()))
    }
}

/// Options stand with their question, rows with their picture, and claims with their part of the learn screen.
fn section(part: Part) -> Part {
    match part {
        Part::Option => Part::Question,
        Part::PictureRow => Part::Picture,
        Part::Claim => Part::Learn,
        part => part,
    }
}

/// A language that is new or gone is told as one.
fn forget_texts_of_whole_languages(changes: &mut Vec<Change>) {
    let is_whole = |change: &&Change| {
        change.thing.part == Part::Language && matches!(change.what, What::Added(_) | What::Removed(_))
    };
    let whole: BTreeSet<String> = changes.iter().filter(is_whole).map(|change| change.thing.id.clone()).collect();
    changes.retain(|change| {
        !change.thing.within.as_ref().is_some_and(|within| change.thing.part == Part::Text && whole.contains(within))
    });
}

//! Ids of one kind of thing, with their positions.

use std::collections::BTreeMap;

use crate::problem::{Problems, Reason};

/// The ids of one table.
pub struct Ids<'a> {
    file: &'static str,
    kind: &'static str,
    at: BTreeMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    /// Collects them, and notes those that are no ids or stand twice.
    pub fn new(
        file: &'static str,
        kind: &'static str,
        ids: impl IntoIterator<Item = &'a String>,
        problems: &mut Problems,
    ) -> Self {
        let mut at = BTreeMap::new();
        for (position, id) in ids.into_iter().enumerate() {
            if !is_kebab(id) {
                problems.add(file, format!("{kind} \"{id}\""), Reason::BadId);
            }
            if at.insert(id.as_str(), position).is_some() {
                problems.add(file, format!("{kind} {id}"), Reason::DuplicateId);
            }
        }
        Self { file, kind, at }
    }

    /// The position of one; `place` is where it was written.
    pub fn find(&self, id: &str, place: &str, problems: &mut Problems) -> Option<usize> {
        let found = self.at.get(id).copied();
        if found.is_none() {
            problems.add(self.file, place, Reason::UnknownId { kind: self.kind, id: id.to_owned() });
        }
        found
    }
}

/// Whether an id has only small letters, digits and single hyphens.
pub fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

//! The whole report on a change of the content: what differs, and what that moves for people.

use std::fmt;

use super::{Difference, People};
use crate::Compiled;

/// What differs and what it moves.
pub struct Report {
    versions: [String; 2],
    /// What differs.
    pub difference: Difference,
    /// What moves.
    pub people: People,
}

impl Report {
    /// Compares two contents.
    #[must_use]
    pub fn new(before: &Compiled, after: &Compiled) -> Self {
        Self {
            versions: [before.version.clone(), after.version.clone()],
            difference: Difference::new(before, after),
            people: People::new(&before.questionnaire, &after.questionnaire),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [before, after] = &self.versions;
        writeln!(f, "# Content `{before}` → `{after}`\n")?;
        if !self.difference.changes.is_empty() {
            writeln!(f, "{}", self.difference)?;
        }
        if !self.difference.is_shown() && self.people.nothing_moves() {
            return writeln!(f, "Nothing changes for people.");
        }
        write!(f, "## What moves for people\n\n{}", self.people)
    }
}

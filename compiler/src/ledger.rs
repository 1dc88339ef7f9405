//! How a translation stands beside English: what is missing, what English has changed since, and what is too much.
//!
//! Beside `words/<tag>.toml` lies `words/<tag>.seen`: for each text, the hash of the English it was translated from.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use toml::Table;

use crate::problem::Problems;
use crate::words::{Text, flatten};

/// The texts of a words file by path, whatever else is wrong with it.
#[must_use]
pub fn texts(table: &Table) -> BTreeMap<String, Text> {
    let (mut texts, mut problems) = (BTreeMap::new(), Problems::default());
    for (section, value) in table.iter().filter(|(section, _)| !["meta", "lint"].contains(&section.as_str())) {
        flatten("", section, value, &mut texts, &mut problems);
    }
    texts
}

/// A short name of a text in all its forms.
#[must_use]
pub fn hash(text: &Text) -> String {
    let mut hash = Sha256::new();
    text.forms().for_each(|form| hash.update([form.as_bytes(), &[0]].concat()));
    hash.finalize().iter().take(4).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// The file of hashes for a translation of these English texts.
#[must_use]
pub fn seen<'a>(english: &BTreeMap<String, Text>, translated: impl Iterator<Item = &'a String>) -> String {
    let mut lines = String::from(
        "# The English that each text was translated from. Written by `cargo xtask words <tag> --seen`.\n",
    );
    for path in translated {
        if let Some(text) = english.get(path) {
            // Writing to a text cannot fail.
            let _ = writeln!(lines, "{} {path}", hash(text));
        }
    }
    lines
}

/// What a translation has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Texts that English has and it has not.
    pub missing: Vec<String>,
    /// Texts whose English is another than the one they were translated from.
    pub outdated: Vec<String>,
    /// Texts that English has not.
    pub surplus: Vec<String>,
}

/// Compares a translation, and the hashes beside it, with English. How a language says a term is its own affair.
#[must_use]
pub fn compare(english: &BTreeMap<String, Text>, translated: &BTreeMap<String, Text>, seen: &str) -> State {
    let seen: BTreeMap<&str, &str> = seen
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(hash, path)| (path, hash))
        .collect();
    let is_form = |path: &&String| path.contains(".says.");
    let is_outdated = |path: &String| {
        english.get(path).is_some_and(|text| seen.get(path.as_str()).is_none_or(|known| *known != hash(text)))
    };
    State {
        missing: english.keys().filter(|path| !is_form(path) && !translated.contains_key(*path)).cloned().collect(),
        outdated: translated.keys().filter(|path| !is_form(path) && is_outdated(path)).cloned().collect(),
        surplus: translated.keys().filter(|path| !is_form(path) && !english.contains_key(*path)).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(written: &str) -> BTreeMap<String, Text> {
        texts(&written.parse().unwrap_or_default())
    }

    #[test]
    fn what_english_changed_is_found() {
        let english = of("[ui]\na = \"One\"\nb = { me = \"Your\", other = \"Their\" }\nc = \"Three\"\n");
        let spanish = of("[ui]\na = \"Uno\"\nb = { me = \"Su\", other = \"Su\" }\nd = \"Cuatro\"\n");
        let list = seen(&english, spanish.keys());
        let state = compare(&english, &spanish, &list);
        assert_eq!((state.missing, state.surplus), (vec!["ui.c".to_owned()], vec!["ui.d".to_owned()]));
        assert_eq!(state.outdated, Vec::<String>::new());
        let changed = of("[ui]\na = \"One\"\nb = { me = \"Your\", other = \"The\" }\nc = \"Three\"\n");
        assert_eq!(compare(&changed, &spanish, &list).outdated, ["ui.b"], "a form changed");
        assert_eq!(compare(&english, &spanish, "").outdated, ["ui.a", "ui.b"], "nothing is known of them");
    }
}

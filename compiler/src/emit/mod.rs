//! Writes what was checked: static tables as Rust source, and one words file for each language.

mod data;
mod rules;
mod texts;

use std::collections::BTreeMap;

use domain::Questionnaire;
use domain::question::EvidenceIx;

use crate::raw::CountriesFile;
use crate::rules::Library;
use crate::sources::Sources;
use crate::terms::Terms;
use crate::words::{Wanted, Words};

/// The position of every text in the words files, by path.
pub type Keys = BTreeMap<String, usize>;

/// All that the tables are made of.
pub struct Content<'a> {
    pub version: &'a str,
    pub questionnaire: &'a Questionnaire,
    pub library: &'a Library,
    pub sources: &'a Sources,
    pub countries: &'a CountriesFile,
    pub keys: &'a Keys,
    pub languages: &'a [Words],
}

/// Numbers the texts that the browser needs: those of the rules in their order, then those of the screens.
pub fn keys(english: &Words, wanted: &[Wanted]) -> Keys {
    wanted
        .iter()
        .map(|want| &want.path)
        .chain(english.texts.keys().filter(|path| path.starts_with("ui.")))
        .filter(|path| english.texts.contains_key(*path) && !path.starts_with("fallback."))
        .enumerate()
        .map(|(at, path)| (path.clone(), at))
        .collect()
}

/// One text a line, with its terms marked; a form for a relative behind a tab. The head says which build it belongs to, and its checksum.
pub fn words_file(words: &Words, terms: &Terms<'_>, keys: &Keys, version: &str) -> String {
    let mut lines = vec![String::new(); keys.len()];
    for (path, at) in keys {
        if let (Some(text), Some(line)) = (words.texts.get(path), lines.get_mut(*at)) {
            let me = terms.mark(path, &text.me);
            *line = match &text.other {
                Some(other) if *other != text.me => format!("{me}\t{}", terms.mark(path, other)),
                _ => me,
            };
        }
    }
    let body = lines.join("\n");
    format!(
        "kidney-selfcheck-words 1 {} {} {version} {} {:08x}\n{body}",
        words.tag,
        words.dir,
        keys.len(),
        checksum(&body)
    )
}

/// FNV-1a, 32 bit: finds a truncated or damaged file, and is a dozen bytes of code in the browser.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The tables of `src/content`.
pub fn tables(content: &Content) -> String {
    let mut lines = Lines(String::from("// Made by build.rs from content/. Do not edit.\n"));
    data::constants(&mut lines, content);
    rules::questionnaire(&mut lines, content.questionnaire);
    texts::of_questionnaire(&mut lines, content.questionnaire, content.keys);
    texts::of_library(&mut lines, content.library, content.keys);
    data::tables(&mut lines, content);
    texts::of_screens(&mut lines, content.keys);
    lines.0
}

/// Source text, line by line.
struct Lines(String);

impl Lines {
    fn add(&mut self, line: impl AsRef<str>) {
        self.0.push_str(line.as_ref());
        self.0.push('\n');
    }

    /// A documented static slice, one item a line.
    fn table(&mut self, doc: &str, name: &str, item: &str, items: impl IntoIterator<Item = String>) {
        self.add(format!("/// {doc}\npub static {name}: &[{item}] = &["));
        for item in items {
            self.add(format!("    {item},"));
        }
        self.add("];");
    }
}

/// The source of a list of evidence.
fn evidence(list: &[EvidenceIx]) -> String {
    indices("EvidenceIx", list.iter().map(|ix| ix.0))
}

/// The source of a list of positions.
fn indices(name: &str, positions: impl Iterator<Item = usize>) -> String {
    list(positions.map(|at| format!("{name}({at})")))
}

/// The source of a slice.
fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

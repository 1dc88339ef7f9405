//! Writes what was checked: static tables as Rust source, and one words file for each language.

mod data;
mod rules;
mod texts;

use std::collections::BTreeMap;

use domain::Questionnaire;
use domain::question::EvidenceIx;

use crate::WordsFile;
use crate::raw::CountriesFile;
use crate::rules::Library;
use crate::sources::Sources;
use crate::terms::Terms;
use crate::words::{UNREVIEWED, Wanted, Words};

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

/// What stands folded, or on a screen that only some open: it comes after the first screen is there.
const LATER: &[&str] = &["treatment.", "fact.", "learn.", "term.", "picture.", "ui.read-"];

/// Why a question is asked, which stands folded below it.
const WHY: &str = ".why";

/// Numbers the texts that the browser needs: those of the rules in their order, then those of the screens, then those
/// that come later.
pub fn keys(english: &Words, wanted: &[Wanted]) -> Keys {
    let (later, first): (Vec<&String>, Vec<&String>) = wanted
        .iter()
        .map(|want| &want.path)
        .chain(english.texts.keys().filter(|path| path.starts_with("ui.")))
        .filter(|path| english.texts.contains_key(*path) && !path.starts_with("fallback."))
        .partition(|path| comes_later(path));
    first.into_iter().chain(later).enumerate().map(|(at, path)| (path.clone(), at)).collect()
}

fn comes_later(path: &str) -> bool {
    LATER.iter().any(|start| path.starts_with(start)) || path.starts_with("question.") && path.ends_with(WHY)
}

/// How many texts come first.
pub fn first(keys: &Keys) -> usize {
    keys.keys().filter(|path| !comes_later(path)).count()
}

/// The two files of a language, terms marked: what the first screen needs, and what comes later, which ends with the
/// references and the evidence.
pub fn words_files(words: &Words, content: &Content) -> [WordsFile; 2] {
    let terms = Terms::of(words, content.library);
    let mut lines = vec![String::new(); content.keys.len()];
    // Where it is not true, it is empty, and the screens show nothing.
    let shown = |path: &str| path != UNREVIEWED || words.is_unreviewed_translation();
    for (path, at) in content.keys.iter().filter(|(path, _)| shown(path)) {
        if let (Some(text), Some(line)) = (words.texts.get(path), lines.get_mut(*at)) {
            let me = terms.mark(path, &text.me);
            *line = match &text.other {
                Some(other) if *other != text.me => format!("{me}\t{}", terms.mark(path, other)),
                _ => me,
            };
        }
    }
    let mut later = lines.split_off(first(content.keys));
    later.extend(data::references(content).chain(data::evidence(content)));
    let tag = &words.tag;
    [(tag.clone(), lines), (format!("{tag}.more"), later)].map(|(name, lines)| {
        let (count, body) = (lines.len(), lines.join("\n"));
        let (dir, version, sum) = (&words.dir, content.version, checksum(&body));
        WordsFile { name, text: format!("kidney-selfcheck-words 2 {tag} {dir} {version} {count} {sum:08x}\n{body}") }
    })
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
    texts::of_pictures(&mut lines, content.library, content.keys);
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
    indices("EvidenceIx", list.iter().map(|ix| ix.position()))
}

/// The source of a list of positions.
fn indices(name: &str, positions: impl Iterator<Item = usize>) -> String {
    list(positions.map(|at| format!("{name}({at})")))
}

/// The source of a slice.
fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

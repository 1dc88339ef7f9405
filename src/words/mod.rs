//! The texts of one language: reading its words files, looking up a text, filling its placeholders.
//!
//! It knows languages and nothing of medicine. A file has one text a line, in the order of the [`Key`]s, and a head
//! that says which content it belongs to; a file that is damaged or of another build is refused as a whole.

mod marks;

use std::fmt;
use std::ops::Range;

use domain::question::EvidenceIx;

use crate::content::{EVIDENCE, FIRST, Key, REFERENCES, TEXTS, VERSION};

pub use marks::{Piece, has_marks, pieces, plain};

/// Who reads: the patient, or somebody who answers for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The patient.
    #[default]
    Me,
    /// A relative.
    Other,
}

/// The texts of one language: those that are needed first, and, once they have come, the rest with the references.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Words {
    tag: Range<usize>,
    dir: Range<usize>,
    file: String,
    lines: Vec<Range<usize>>,
}

/// Why a words file is refused. The text begins with `words:`, which the loader looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsError {
    /// It has no head that we know.
    NotWords,
    /// It belongs to another content version.
    OtherVersion,
    /// Its texts are not what the head says.
    Damaged,
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotWords => "words: this is no words file of kidney-selfcheck",
            Self::OtherVersion => "words: this words file belongs to another version of the content",
            Self::Damaged => "words: this words file is damaged or cut short",
        })
    }
}

impl std::error::Error for WordsError {}

impl Words {
    /// Reads the words file of a language.
    ///
    /// # Errors
    ///
    /// A file that is no words file, of another version, or damaged.
    pub fn read(file: String) -> Result<Self, WordsError> {
        let Whole { tag, dir, lines } = whole(&file, FIRST)?;
        Ok(Self { tag, dir, file, lines })
    }

    /// The same words with the rest of them, from the language's other file.
    ///
    /// # Errors
    ///
    /// A file that is no words file, of another version or language, or damaged.
    pub fn with_rest(&self, rest: &str) -> Result<Self, WordsError> {
        let found = whole(rest, TEXTS - FIRST + REFERENCES + EVIDENCE)?;
        if rest.get(found.tag) != Some(self.tag()) || self.is_whole() {
            return Err(WordsError::OtherVersion);
        }
        let start = self.file.len();
        let mut lines = self.lines.clone();
        for line in found.lines {
            lines.push(line.start + start..line.end + start);
        }
        Ok(Self { tag: self.tag.clone(), dir: self.dir.clone(), file: [&self.file, rest].concat(), lines })
    }

    /// Whether they are those of no language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether the rest has come.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.lines.len() > FIRST
    }

    /// The line of a reference; empty before the rest has come.
    #[must_use]
    pub fn reference(&self, position: usize) -> &str {
        self.line(TEXTS.saturating_add(position))
    }

    /// The positions of the references of a piece of evidence; empty for general advice, and before the rest has come.
    fn cited(&self, evidence: usize) -> &str {
        self.line(TEXTS.saturating_add(REFERENCES).saturating_add(evidence))
    }

    /// The positions of the references of some evidence, each once, in their order; and whether some of it is general
    /// advice.
    #[must_use]
    pub fn sources(&self, evidence: &[EvidenceIx]) -> (Vec<usize>, bool) {
        let found = || evidence.iter().map(|ix| self.cited(ix.position()));
        let cited = |at: usize| found().any(|cited| cited.split(' ').any(|position| position.parse() == Ok(at)));
        let mut positions = Vec::new();
        for at in 0..REFERENCES {
            if cited(at) {
                positions.push(at);
            }
        }
        (positions, found().any(str::is_empty))
    }

    fn line(&self, position: usize) -> &str {
        self.lines.get(position).and_then(|line| self.file.get(line.clone())).unwrap_or_default()
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.file.get(self.tag.clone()).unwrap_or_default()
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn dir(&self) -> &str {
        self.file.get(self.dir.clone()).unwrap_or_default()
    }

    /// A text, in the form for this reader, with the marks of its terms: see [`pieces`] and [`plain`].
    #[must_use]
    pub fn get(&self, key: Key, audience: Audience) -> &str {
        let line = self.line(key.position());
        match (line.split_once('\t'), audience) {
            (None, _) => line,
            (Some((me, _)), Audience::Me) => me,
            (Some((_, other)), Audience::Other) => other,
        }
    }
}

/// Where the parts of a file are that is as its head says.
struct Whole {
    tag: Range<usize>,
    dir: Range<usize>,
    lines: Vec<Range<usize>>,
}

fn whole(file: &str, texts: usize) -> Result<Whole, WordsError> {
    let (head, body) = file.split_once('\n').ok_or(WordsError::NotWords)?;
    let fields: Vec<&str> = head.trim_end().split(' ').collect();
    let ["kidney-selfcheck-words", "2", tag, dir, version, count, checksum] = fields.as_slice() else {
        return Err(WordsError::NotWords);
    };
    if *version != VERSION {
        return Err(WordsError::OtherVersion);
    }
    let sum = body.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let sound = u32::from_str_radix(checksum, 16) == Ok(sum) && count.parse() == Ok(texts);
    let at = |part: &str| {
        let start = part.as_ptr() as usize - file.as_ptr() as usize;
        start..start + part.len()
    };
    let mut lines = Vec::new();
    for line in body.split('\n') {
        lines.push(at(line));
    }
    if !sound || lines.len() != texts {
        return Err(WordsError::Damaged);
    }
    Ok(Whole { tag: at(tag), dir: at(dir), lines })
}

/// Puts values into the `{placeholders}` of a text. Unknown ones stay as they are, where a reader sees and reports them.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after
            .split_once('}')
            .and_then(|(name, tail)| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, tail)));
        if let Some((value, tail)) = value {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{TERMS, ui};

    fn file(name: &str) -> String {
        let compiled = compiler::compile("content".as_ref()).unwrap_or_else(|problems| panic!("{problems}"));
        compiled.words.into_iter().find(|words| words.name == name).map(|words| words.text).unwrap_or_default()
    }

    fn english() -> String {
        file("en")
    }

    #[test]
    fn reads_what_the_compiler_writes() {
        let words = Words::read(english()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((words.tag(), words.dir()), ("en", "ltr"));
        assert_eq!(words.get(ui::CLEAR, Audience::Me), "Clear my answers");
        assert_eq!(words.get(ui::CLEAR, Audience::Other), "Clear the answers");
        assert_eq!(words.get(ui::BACK, Audience::Other), "Back");
        assert_eq!(words.get(Key::at(u16::MAX - 1), Audience::Me), "");
    }

    /// Marks change nothing that is read.
    #[test]
    fn every_text_with_marks_reads_the_same_without() {
        let compiled = compiler::compile("content".as_ref()).unwrap_or_else(|problems| panic!("{problems}"));
        let first = Words::read(english()).unwrap_or_else(|error| panic!("{error}"));
        let words = first.with_rest(&file("en.more")).unwrap_or_else(|error| panic!("{error}"));
        let written: std::collections::BTreeSet<_> = compiled
            .book
            .words
            .iter()
            .flat_map(|words| words.texts.values())
            .flat_map(compiler::book::Text::forms)
            .collect();
        let (mut marks, mut terms) = (0, vec![false; TERMS.len()]);
        for at in 0..u16::try_from(TEXTS).unwrap_or(u16::MAX) {
            for audience in [Audience::Me, Audience::Other] {
                let text = words.get(Key::at(at), audience);
                // English is no translation, so what a translation says of itself is empty.
                let is_written =
                    written.contains(&plain(text)) || usize::from(at) == ui::TRANSLATION_UNREVIEWED.position();
                assert!(is_written, "nobody wrote {text:?}");
                for piece in pieces(text) {
                    if let Piece::Term(term, _) = piece {
                        *terms.get_mut(term).unwrap_or_else(|| panic!("no term {term}: {text:?}")) = true;
                        marks += 1;
                    }
                }
            }
        }
        let tapped = terms.iter().filter(|tapped| **tapped).count();
        println!("{marks} marks, {tapped} of {} terms can be tapped", TERMS.len());
        assert!(tapped > 20, "{tapped}");
    }

    #[track_caller]
    fn check_refused(file: String, expected: WordsError) {
        assert_eq!(Words::read(file).err(), Some(expected));
        assert!(expected.to_string().starts_with("words:"), "the loader looks for this");
    }

    #[test]
    fn refuses_what_is_damaged_or_strange() {
        let good = english();
        check_refused(String::new(), WordsError::NotWords);
        check_refused("<!doctype html>\n<p>404".to_owned(), WordsError::NotWords);
        check_refused(good.replacen(VERSION, "000000000000", 1), WordsError::OtherVersion);
        check_refused(good.replacen("Clear", "Cleer", 1), WordsError::Damaged);
        let cut: String = good.chars().take(good.chars().count() / 2).collect();
        check_refused(cut, WordsError::Damaged);
        check_refused(format!("{good}\nmore"), WordsError::Damaged);
    }

    #[test]
    fn the_rest_comes_later() {
        let first = Words::read(english()).unwrap_or_else(|error| panic!("{error}"));
        let rest = file("en.more");
        assert_eq!((first.is_whole(), first.reference(0)), (false, ""));
        let whole = first.with_rest(&rest).unwrap_or_else(|error| panic!("{error}"));
        assert!(whole.is_whole());
        assert_eq!(whole.get(ui::CLEAR, Audience::Me), "Clear my answers");
        for part in crate::content::LEARN {
            assert_eq!(first.get(part.title, Audience::Me), "");
            assert_ne!(whole.get(part.title, Audience::Me), "");
        }
        for position in 0..REFERENCES {
            assert!(crate::content::source(whole.reference(position)).url.starts_with("https://"));
        }
        let cited = (0..EVIDENCE).flat_map(|at| whole.cited(at).split(' ')).filter(|at| !at.is_empty());
        let cited: Vec<usize> = cited.map(|at| at.parse().unwrap_or(usize::MAX)).collect();
        assert!(cited.len() >= REFERENCES && cited.iter().all(|at| *at < REFERENCES), "{cited:?}");
        for (rest, expected) in [
            (String::new(), WordsError::NotWords),
            (english(), WordsError::Damaged),
            (rest.replacen(VERSION, "000000000000", 1), WordsError::OtherVersion),
            (rest.replacen(" en ", " fr ", 1), WordsError::OtherVersion),
            (rest.replacen("https", "http", 1), WordsError::Damaged),
        ] {
            assert_eq!(first.with_rest(&rest).err(), Some(expected));
        }
        assert_eq!(whole.with_rest(&rest).err(), Some(WordsError::OtherVersion), "it is here already");
    }

    /// Each reference once and in order, whichever of the evidence cites it; and whether some of it is general advice.
    #[test]
    fn the_sources_of_some_evidence_are_told_once() {
        let first = Words::read(english()).unwrap_or_else(|error| panic!("{error}"));
        let words = first.with_rest(&file("en.more")).unwrap_or_else(|error| panic!("{error}"));
        let all: Vec<_> = (0..u16::try_from(EVIDENCE).unwrap_or(0)).map(EvidenceIx).collect();
        let (mut general, mut both) = (0, 0);
        for pair in all.windows(2) {
            let cited = pair.iter().flat_map(|ix| words.cited(ix.position()).split(' '));
            let expected: std::collections::BTreeSet<usize> = cited.flat_map(str::parse).collect();
            let is_general = pair.iter().any(|ix| words.cited(ix.position()).is_empty());
            assert_eq!(words.sources(pair), (expected.iter().copied().collect(), is_general), "{pair:?}");
            general += usize::from(is_general);
            both += usize::from(is_general && !expected.is_empty());
        }
        assert!(general > 0 && both > 0 && general < all.len() - 1, "{general} general, {both} in part");
        assert_eq!(words.sources(&[]), (Vec::new(), false));
        assert_eq!(first.sources(&all), (Vec::new(), true), "the rest has not come");
    }

    #[test]
    fn fills_placeholders() {
        for (text, expected) in [
            ("Call {emergency} now", "Call 999 now"),
            ("{emergency}{emergency}", "999999"),
            ("no placeholder", "no placeholder"),
            ("{unknown} stays", "{unknown} stays"),
            ("an open { brace", "an open { brace"),
            ("", ""),
        ] {
            assert_eq!(fill(text, &[("emergency", "999")]), expected);
        }
    }
}

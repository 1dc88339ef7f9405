//! The texts of one language: reading a words file, looking up a text, filling its placeholders.
//!
//! It knows languages and nothing of medicine. The file has one text a line, in the order of the [`Key`]s, and a head
//! that says which content it belongs to; a file that is damaged or of another build is refused as a whole.

mod marks;

use std::fmt;
use std::ops::Range;

use crate::content::{Key, TEXTS, VERSION};

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

/// The texts of one language.
#[derive(Debug, PartialEq, Eq)]
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
    /// Reads a words file.
    ///
    /// # Errors
    ///
    /// A file that is no words file, of another version, or damaged.
    pub fn read(file: String) -> Result<Self, WordsError> {
        let (head, body) = file.split_once('\n').ok_or(WordsError::NotWords)?;
        let fields: Vec<&str> = head.trim_end().split(' ').collect();
        let ["kidney-selfcheck-words", "1", tag, dir, version, count, checksum] = fields.as_slice() else {
            return Err(WordsError::NotWords);
        };
        if *version != VERSION {
            return Err(WordsError::OtherVersion);
        }
        let sum = body.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let whole = u32::from_str_radix(checksum, 16) == Ok(sum) && count.parse() == Ok(TEXTS);
        let at = |part: &str| {
            let start = part.as_ptr() as usize - file.as_ptr() as usize;
            start..start + part.len()
        };
        let lines: Vec<Range<usize>> = body.split('\n').map(at).collect();
        if !whole || lines.len() != TEXTS {
            return Err(WordsError::Damaged);
        }
        let (tag, dir) = (at(tag), at(dir));
        Ok(Self { tag, dir, file, lines })
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
        let line = self.lines.get(key.0).and_then(|line| self.file.get(line.clone())).unwrap_or_default();
        match (line.split_once('\t'), audience) {
            (None, _) => line,
            (Some((me, _)), Audience::Me) => me,
            (Some((_, other)), Audience::Other) => other,
        }
    }
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

    fn english() -> String {
        let compiled = compiler::compile("content".as_ref()).unwrap_or_else(|problems| panic!("{problems}"));
        compiled.words.into_iter().find(|words| words.tag == "en").map(|words| words.text).unwrap_or_default()
    }

    #[test]
    fn reads_what_the_compiler_writes() {
        let words = Words::read(english()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((words.tag(), words.dir()), ("en", "ltr"));
        assert_eq!(words.get(ui::CLEAR, Audience::Me), "Clear my answers");
        assert_eq!(words.get(ui::CLEAR, Audience::Other), "Clear the answers");
        assert_eq!(words.get(ui::BACK, Audience::Other), "Back");
        assert_eq!(words.get(Key(usize::MAX), Audience::Me), "");
    }

    /// Marks change nothing that is read.
    #[test]
    fn every_text_with_marks_reads_the_same_without() {
        let compiled = compiler::compile("content".as_ref()).unwrap_or_else(|problems| panic!("{problems}"));
        let words = Words::read(english()).unwrap_or_else(|error| panic!("{error}"));
        let written: std::collections::BTreeSet<_> = compiled
            .book
            .words
            .iter()
            .flat_map(|words| words.texts.values())
            .flat_map(compiler::book::Text::forms)
            .collect();
        let (mut marks, mut terms) = (0, vec![false; TERMS.len()]);
        for at in 0..TEXTS {
            for audience in [Audience::Me, Audience::Other] {
                let text = words.get(Key(at), audience);
                assert!(written.contains(&plain(text)), "nobody wrote {text:?}");
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

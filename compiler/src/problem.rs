//! What can be wrong with the content, said to its author: which file, which key, why, and how to mend it.

use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as a path below the content folder.
    pub file: String,
    /// The key in it, in the author's own terms ("question dialysis, option no").
    pub key: String,
    /// What is wrong and how to mend it.
    pub reason: Reason,
}

/// Why content is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The file cannot be read.
    Unreadable(String),
    /// The file is no TOML, or has a key that nothing knows.
    NotToml(String),
    /// Two things of one kind have the same id.
    DuplicateId,
    /// An id is not kebab-case.
    BadId,
    /// A country is not named by its two-letter code.
    BadCountry,
    /// A closed list does not hold this value.
    UnknownValue {
        /// What was written.
        value: String,
        /// What may be written.
        allowed: String,
    },
    /// An id that no other file or table has.
    UnknownId {
        /// What kind of thing it should name.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// A link that is not https.
    NotHttps(String),
    /// A date that is no date.
    BadDate(String),
    /// Evidence without a source that is not marked as general advice, or marked and with sources.
    EvidenceWithoutSource,
    /// A medical statement without evidence.
    NoEvidence,
    /// A reviewer without a date, or a date without a reviewer.
    HalfReviewed,
    /// A telephone number that cannot be dialled.
    BadPhone(String),
    /// A law of the questionnaire is broken.
    Law(domain::audit::Violation),
    /// The first question, which stands in the page before the program is there, is not of those of which any is chosen.
    FirstOfOne,
    /// A text is missing.
    MissingText,
    /// A text for something that does not exist.
    UnusedText,
    /// A text is empty, or holds a line break or a tab.
    BadText,
    /// A brace without its partner.
    BadBraces,
    /// A text speaks to the person and has no form for a relative.
    NoOtherForm {
        /// The word that speaks to the person.
        word: String,
    },
    /// A text says what this tool never says.
    ForbiddenWord {
        /// The word.
        word: String,
    },
    /// A placeholder that nothing fills.
    UnknownPlaceholder(String),
    /// The forms or languages of a text have different placeholders.
    PlaceholderDiffers {
        /// The placeholders of the text it is compared with.
        expected: String,
        /// The placeholders found.
        found: String,
    },
    /// A step that sends the person to their nephrologist does not say so in words.
    NoNephrologistInWords {
        /// The words of which one must stand there.
        words: String,
    },
    /// The good and the hard sides of a treatment are not equally many.
    Unbalanced {
        /// How many good sides.
        good: usize,
        /// How many hard sides.
        hard: usize,
    },
    /// A term without a form in which a text could say it.
    NoForms,
    /// Two terms have the same form.
    FormOfTwo {
        /// The form.
        form: String,
        /// The other term.
        other: String,
    },
    /// A term that no text says.
    UnusedTerm,
    /// The meaning of a term is not one short sentence.
    LongMeaning {
        /// How many words it has.
        length: usize,
        /// How many it may have.
        longest: usize,
    },
    /// A language file is not named after its tag.
    TagDiffers(String),
    /// There is no English, the language that all others are compared with.
    NoEnglish,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read ({why}); the file must be there"),
            Self::NotToml(why) => write!(f, "{why}; mend what is written there"),
            Self::DuplicateId => f.write_str("this id stands here twice; every id is used once"),
            Self::BadId => f.write_str("an id has only small letters, digits and single hyphens (kebab-case)"),
            Self::BadCountry => f.write_str("write the code of the country in two small letters, such as gb"),
            Self::UnknownValue { value, allowed } => {
                write!(f, "\"{value}\" is not known here; write one of: {allowed}")
            }
            Self::UnknownId { kind, id } => write!(f, "there is no {kind} \"{id}\"; mend the id or add the {kind}"),
            Self::NotHttps(url) => write!(f, "\"{url}\" must begin with https://"),
            Self::BadDate(date) => write!(f, "\"{date}\" is no date; write 2026, 2026-11 or 2026-11-23"),
            Self::EvidenceWithoutSource => {
                f.write_str("needs sources, or general = true and no sources if it is general medical advice")
            }
            Self::NoEvidence => f.write_str("needs evidence; name at least one id of sources.toml"),
            Self::HalfReviewed => f.write_str("write both who reviewed the content and when, or neither"),
            Self::BadPhone(phone) => write!(f, "\"{phone}\" is no telephone number; write digits and spaces only"),
            Self::Law(violation) => write!(f, "{violation}"),
            Self::FirstOfOne => f.write_str(
                "stands first, and so in the page before the program is there: write kind = \"any\", or ask another question first",
            ),
            Self::MissingText => f.write_str("has no text; write it"),
            Self::UnusedText => f.write_str("nothing shows this text; mend its key or take it out"),
            Self::BadText => f.write_str("write one line that is not empty and has no tab"),
            Self::BadBraces => f.write_str("has a brace without its partner; write placeholders as {name}"),
            Self::NoOtherForm { word } => write!(
                f,
                "speaks to the person (\"{word}\"); write {{ me = \"…\", other = \"…\" }}, or {{ both = \"…\" }} where a relative reads the same"
            ),
            Self::ForbiddenWord { word } => {
                write!(
                    f,
                    "says \"{word}\", which this tool never says; write it in other words (see [lint] forbidden in the same file)"
                )
            }
            Self::UnknownPlaceholder(name) => {
                write!(f, "{{{name}}} is no placeholder that anything fills here; mend its name or take it out")
            }
            Self::PlaceholderDiffers { expected, found } => {
                write!(f, "has the placeholders [{found}] where [{expected}] are expected; write the same ones")
            }
            Self::NoNephrologistInWords { words } => {
                write!(f, "sends the person to the nephrologist, so it must say one of: {words}")
            }
            Self::Unbalanced { good, hard } => {
                write!(f, "has {good} good sides and {hard} hard sides; write equally many")
            }
            Self::NoForms => {
                f.write_str("has no forms; write says = [\"…\"] with the words that stand for it in the texts")
            }
            Self::FormOfTwo { form, other } => {
                write!(f, "\"{form}\" stands for the term {other} too; take it out of one of them")
            }
            Self::UnusedTerm => f.write_str("no text says any of these; mend the forms or take the term out"),
            Self::LongMeaning { length, longest } => {
                write!(
                    f,
                    "has {length} words; write one sentence of at most {longest} words that ends with a full stop"
                )
            }
            Self::TagDiffers(tag) => write!(f, "the file says tag = \"{tag}\"; name the file after its tag"),
            Self::NoEnglish => {
                f.write_str("words/en.toml is missing; it must be there, since all languages are compared with it")
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "content/{}: ", self.file)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}", self.reason)
    }
}

/// Everything that is wrong, found in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Notes one more.
    pub fn add(&mut self, file: &str, key: impl Into<String>, reason: Reason) {
        self.0.push(Problem { file: file.to_owned(), key: key.into(), reason });
    }

    /// `Err` with everything noted so far, if there is anything.
    ///
    /// # Errors
    ///
    /// The problems themselves.
    pub fn check(&mut self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(std::mem::take(self)) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

impl std::error::Error for Problems {}

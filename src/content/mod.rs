//! The content as static tables, and typed access to them. The tables are made by `build.rs` from `content/`.
//!
//! It knows which text belongs to what, as a [`Key`]; the texts themselves are in a words file.

use std::num::NonZeroU16;

use domain::OptionSet;
use domain::finding::{Caution, Fit, Outcome, Safety};
use domain::guidance::Chosen;
use domain::question::{
    Ask, AskIx, Condition, Criterion, CriterionIx, EvidenceIx, Finding, Kind, Matter, MatterIx, OptionIx, Question,
    QuestionIx, QuestionOption, Questionnaire, Role, Step, StepIx, Topic, When,
};

/// The position of a text in the words files, plus one: so one that may be absent takes no more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(NonZeroU16);

impl Key {
    /// The text at a position.
    #[must_use]
    pub const fn at(position: u16) -> Self {
        Self(NonZeroU16::MIN.saturating_add(position))
    }

    /// Its position.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.0.get()) - 1
    }
}

/// Texts that stand one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    first: u16,
    count: usize,
}

impl Keys {
    /// The text at a position among them.
    #[must_use]
    pub fn get(self, at: usize) -> Option<Key> {
        let offset = u16::try_from(at).ok().filter(|_| at < self.count)?;
        Some(Key::at(self.first + offset))
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.count == 0
    }
}

/// Where the texts of a question begin, those of its options behind them. What an option says follows from its finding,
/// so that a number and a sign for each question are all that the module carries.
#[derive(Debug)]
struct QuestionTexts {
    at: u16,
    hint: bool,
}

/// The words of a question.
#[derive(Clone, Copy, Debug)]
pub struct QuestionWords {
    /// The question itself.
    pub title: Key,
    /// The same in two or three words, for a list.
    pub short: Key,
    /// What helps to answer it.
    pub hint: Option<Key>,
    /// Why we ask; it comes with the rest of the words.
    pub why: Key,
}

/// The words of an option.
#[derive(Clone, Copy, Debug)]
pub struct OptionWords {
    /// The answer.
    pub label: Key,
    /// What it means, where its finding matters.
    pub reason: Option<Key>,
    /// What to do first, where it is a red flag.
    pub first: Option<Key>,
    /// When this answer would be another, where it may change.
    pub change: Option<Key>,
}

/// The words of a criterion.
#[derive(Debug)]
pub struct CriterionWords {
    /// Its name.
    pub name: Key,
    /// What studies usually ask for.
    pub asks: Key,
}

/// One of the established treatments, or a study; all with equal weight.
#[derive(Debug)]
pub struct Treatment {
    /// Stable id.
    pub id: &'static str,
    /// Its name.
    pub name: Key,
    /// What it is.
    pub what: Key,
    /// Good sides, as many as hard ones.
    pub good: &'static [Key],
    /// Hard sides.
    pub hard: &'static [Key],
    /// What it asks of the person.
    pub asks: Key,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
}

/// A statement with its evidence.
#[derive(Debug)]
pub struct Claim {
    /// A heading, where it has one.
    pub heading: Option<Key>,
    /// The statement.
    pub text: Key,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
}

/// Something known, or not known, about stem cells for kidneys.
#[derive(Debug)]
pub struct Fact {
    /// Whether it is known.
    pub known: bool,
    /// The statement.
    pub claim: Claim,
}

/// One part of the learn screen.
#[derive(Debug)]
pub struct LearnPart {
    /// Stable id.
    pub id: &'static str,
    /// Its heading.
    pub title: Key,
    /// Its first sentences.
    pub intro: Key,
    /// What it says.
    pub claims: &'static [Claim],
}

/// A hard word that is explained where it stands.
#[derive(Debug)]
pub struct Term {
    /// Stable id.
    pub id: &'static str,
    /// The word.
    pub name: Key,
    /// What it means, in one sentence.
    pub meaning: Key,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
}

/// How full a shape of a picture is drawn. What that stands for, each picture says in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Nothing.
    Empty,
    /// A little.
    Quarter,
    /// A part.
    Half,
    /// All.
    Full,
}

/// What the parts of a picture are drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A box with a bar in it, as long as it is full.
    Bar,
    /// A rung of a ladder: whole, broken or missing.
    Rung,
    /// A point of a line of time where it is full, a stretch of it elsewhere.
    Time,
    /// A person: solid or an outline.
    Person,
}

/// A picture: a drawing of several parts, with words around it.
#[derive(Debug)]
pub struct Picture {
    /// Stable id.
    pub id: &'static str,
    /// What its parts are drawn as.
    pub shape: Shape,
    /// What it shows.
    pub caption: Key,
    /// The same in full sentences.
    pub text: Key,
    /// When things stood as it shows, as `2026-11`.
    pub as_of: &'static str,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
    /// Its parts, from top to bottom.
    pub parts: &'static [PicturePart],
}

/// One row of a picture.
#[derive(Debug)]
pub struct PicturePart {
    /// Stable id.
    pub id: &'static str,
    /// Its name.
    pub name: Key,
    /// What it shows.
    pub text: Key,
    /// What stands here, where something does.
    pub mark: Option<Key>,
    /// How full its shape is drawn.
    pub fill: Fill,
    /// How often its shape is drawn.
    pub count: usize,
    /// The answers that belong to it.
    pub marks: &'static [Chosen],
}

/// A reference that a person can open.
#[derive(Debug)]
pub struct Source<'a> {
    /// Who says it.
    pub organisation: &'a str,
    /// Where.
    pub title: &'a str,
    /// When, as `2026`, `2026-11` or `2026-11-23`; empty where it prints none.
    pub date: &'a str,
    /// The address; always https.
    pub url: &'a str,
    /// When we read it.
    pub retrieved: &'a str,
    /// Whether we read a copy of it.
    pub copy: bool,
}

/// Numbers to call in one country.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 code in small letters.
    pub id: &'static str,
    /// The emergency number.
    pub emergency: &'static str,
    /// A crisis line: its name and number.
    pub crisis: Option<(&'static str, &'static str)>,
    /// Where to report harm: name and address.
    pub report: Option<(&'static str, &'static str)>,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Takes texts one after the other.
struct Next(u16);

impl Next {
    fn take(&mut self) -> Key {
        let key = Key::at(self.0);
        self.0 += 1;
        key
    }

    fn may(&mut self, there: bool) -> Option<Key> {
        there.then(|| self.take())
    }
}

/// The words of the question at a position.
#[must_use]
pub fn question_words(question: QuestionIx) -> Option<QuestionWords> {
    let texts = QUESTION_TEXTS.get(question.0)?;
    let mut next = Next(texts.at);
    let why = WHY_WORDS.get(question.0)?;
    Some(QuestionWords { title: next.take(), short: next.take(), hint: next.may(texts.hint), why })
}

/// The words of an option.
#[must_use]
pub fn option_words(question: QuestionIx, option: OptionIx) -> Option<OptionWords> {
    let texts = QUESTION_TEXTS.get(question.0)?;
    let mut next = Next(texts.at + 2 + u16::from(texts.hint));
    for (at, known) in QUESTIONNAIRE.question(question)?.options.iter().enumerate() {
        let outcome = known.finding.outcome;
        // The compiler of the content asks for these texts by the same rules.
        let words = OptionWords {
            label: next.take(),
            reason: next.may(outcome.matters()),
            first: next.may(outcome.safety != Safety::None),
            change: next.may(known.finding.can_change),
        };
        if at == option.0 {
            return Some(words);
        }
    }
    None
}

/// The country with this code, in any case.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.id.eq_ignore_ascii_case(code))
}

/// Whether a day, written as `2026-11-23`, lies before today. On that day itself what is promised still holds.
#[must_use]
pub fn is_past(day: &str, today: &str) -> bool {
    // A clock that shows no such date says nothing.
    today.len() == day.len() && today > day
}

/// Reads the line of a reference.
#[must_use]
pub fn source(line: &str) -> Source<'_> {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    Source {
        organisation: next(),
        title: next(),
        date: next(),
        url: next(),
        retrieved: next(),
        copy: !next().is_empty(),
    }
}

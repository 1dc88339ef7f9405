//! The content as static tables, and typed access to them. The tables are made by `build.rs` from `content/`.
//!
//! It knows which text belongs to what, as a [`Key`]; the texts themselves are in a words file.

use domain::OptionSet;
use domain::finding::{Caution, Fit, Outcome, Safety};
use domain::question::{
    Ask, AskIx, Condition, Criterion, CriterionIx, EvidenceIx, Finding, Kind, OptionIx, Question, QuestionIx,
    QuestionOption, Questionnaire, Role, Step, StepIx, Topic, When,
};

/// The position of a text in the words files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub usize);

/// The words of a question.
#[derive(Debug)]
pub struct QuestionWords {
    /// The question itself.
    pub title: Key,
    /// What helps to answer it.
    pub hint: Option<Key>,
    /// Why we ask.
    pub why: Key,
    /// The words of its options, in their order.
    pub options: &'static [OptionWords],
}

/// The words of an option.
#[derive(Debug)]
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
    /// Stable id.
    pub id: &'static str,
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

/// A reference that a person can open.
#[derive(Debug)]
pub struct Source {
    /// Who says it.
    pub organisation: &'static str,
    /// Where.
    pub title: &'static str,
    /// When, as `2026`, `2026-11` or `2026-11-23`; empty where it prints none.
    pub date: &'static str,
    /// The address; always https.
    pub url: &'static str,
    /// When we read it.
    pub retrieved: &'static str,
    /// Whether we read a copy of it.
    pub copy: bool,
}

/// A piece of evidence.
#[derive(Debug)]
pub struct Evidence {
    /// Its id in the dossier.
    pub id: &'static str,
    /// Positions in [`SOURCES`]; none means general medical advice.
    pub sources: &'static [usize],
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

/// The words of the question at a position.
#[must_use]
pub fn question_words(question: QuestionIx) -> Option<&'static QuestionWords> {
    QUESTION_WORDS.get(question.0)
}

/// The words of an option.
#[must_use]
pub fn option_words(question: QuestionIx, option: OptionIx) -> Option<&'static OptionWords> {
    question_words(question)?.options.get(option.0)
}

/// The country with this code, in any case.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.id.eq_ignore_ascii_case(code))
}

/// The sources of some evidence, each once, in the order of the table; and whether some of it is general advice.
#[must_use]
pub fn sources(evidence: &[EvidenceIx]) -> (Vec<&'static Source>, bool) {
    let found = || evidence.iter().filter_map(|ix| EVIDENCE.get(ix.0));
    let sources = SOURCES
        .iter()
        .enumerate()
        .filter(|(at, _)| found().any(|evidence| evidence.sources.contains(at)))
        .map(|(_, source)| source)
        .collect();
    (sources, found().any(|evidence| evidence.sources.is_empty()))
}

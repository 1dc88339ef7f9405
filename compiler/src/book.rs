//! The content beside the rules, typed and checked: what a document for the clinical reviewer is written from.
//!
//! The rules themselves are in [`domain::Questionnaire`]. The shapes of the files stay private to this crate.

use std::collections::BTreeMap;

use domain::guidance::Chosen;
use domain::question::EvidenceIx;

use crate::Language;
use crate::raw::{CountriesFile, Crisis, Report};
use crate::rules::{self, Library};
use crate::sources::Sources;
use crate::words;

pub use crate::words::{Origin, Text};

/// What the content holds beside the rules.
#[derive(Clone, Debug)]
pub struct Book {
    /// When the evidence was gathered.
    pub gathered: String,
    /// Until when the content holds without a new review.
    pub review_again_by: String,
    /// Who reviewed it; `None`: no clinician has.
    pub review: Option<Review>,
    /// The established treatments, and a study as one of them.
    pub treatments: Vec<Entry>,
    /// What is known, and what is not.
    pub facts: Vec<Fact>,
    /// Warning signs of sellers.
    pub warnings: Vec<Entry>,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// The parts of the learn screen.
    pub learn: Vec<LearnPart>,
    /// Hard words that are explained.
    pub terms: Vec<Entry>,
    /// Every reference.
    pub sources: Vec<Source>,
    /// Every piece of evidence; an [`EvidenceIx`] is a position in it.
    pub evidence: Vec<Evidence>,
    /// Numbers to call.
    pub countries: Vec<Country>,
    /// The words, English first.
    pub words: Vec<Words>,
}

/// A review of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Who reviewed it.
    pub by: String,
    /// When.
    pub on: String,
}

/// A statement: its id, which names its words, and its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stable id.
    pub id: String,
    /// The evidence behind it.
    pub evidence: Vec<EvidenceIx>,
}

/// Something known, or not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The statement.
    pub entry: Entry,
    /// Whether it is known.
    pub known: bool,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its id and its evidence.
    pub entry: Entry,
    /// When things stood as it shows.
    pub as_of: String,
    /// Its rows, from top to bottom.
    pub parts: Vec<PicturePart>,
}

/// A row of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PicturePart {
    /// Stable id.
    pub id: String,
    /// How full it is drawn: a word of the content file.
    pub fill: String,
    /// How often its shape is drawn.
    pub count: usize,
    /// The answers that are marked in it.
    pub marks: Vec<Chosen>,
}

/// One part of the learn screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnPart {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub claims: Vec<Entry>,
}

/// A reference that a person can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable id.
    pub key: String,
    /// Who says it.
    pub organisation: String,
    /// Where.
    pub title: String,
    /// When, as `2026`, `2026-11` or `2026-11-23`; empty where it prints none.
    pub date: String,
    /// The address; always https.
    pub url: String,
    /// When we read it.
    pub retrieved: String,
    /// Whether we read a copy of it.
    pub copy: bool,
}

/// What a statement rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Stable id.
    pub id: String,
    /// What it supports, in a sentence for the reviewer.
    pub supports: String,
    /// Positions of its sources; none means general medical advice.
    pub sources: Vec<usize>,
}

/// Numbers of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Two-letter code.
    pub id: String,
    /// The emergency number.
    pub emergency: String,
    /// Name and number of a crisis line.
    pub crisis: Option<(String, String)>,
    /// Name and address of the place to report harm to.
    pub report: Option<(String, String)>,
    /// The evidence for the numbers; `None`: general knowledge.
    pub evidence: Option<String>,
}

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Words {
    /// Which language.
    pub language: Language,
    /// Every text by its path, such as `question.dialysis.title`; `failure.` and `page.` paths too.
    pub texts: BTreeMap<String, Text>,
    /// Who wrote and who reviewed them.
    pub origin: Origin,
    /// What counts as naming the nephrologist, in small letters.
    pub nephrologist: Vec<String>,
}

impl Words {
    /// The text at a path.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&Text> {
        self.texts.get(path)
    }
}

/// Takes the checked content over.
pub fn book(library: Library, sources: Sources, countries: CountriesFile, languages: &[words::Words]) -> Book {
    let Sources { file, of_evidence, .. } = sources;
    let reviewed = !file.reviewed_by.is_empty();
    Book {
        gathered: file.dossier,
        review_again_by: file.review_again_by,
        review: reviewed.then_some(Review { by: file.reviewed_by, on: file.reviewed_on }),
        treatments: entries(library.treatments),
        facts: library.facts.into_iter().map(|(raw, known)| Fact { entry: entry(raw), known }).collect(),
        warnings: entries(library.warnings),
        pictures: library.pictures.into_iter().map(picture).collect(),
        learn: library.learn.into_iter().map(|(id, claims)| LearnPart { id, claims: entries(claims) }).collect(),
        terms: entries(library.terms),
        sources: file
            .source
            .into_iter()
            .map(|raw| Source {
                key: raw.key,
                organisation: raw.organisation,
                title: raw.title,
                date: raw.date,
                url: raw.url,
                retrieved: raw.retrieved,
                copy: raw.read_as.is_some(),
            })
            .collect(),
        evidence: file
            .evidence
            .into_iter()
            .zip(of_evidence)
            .map(|(raw, sources)| Evidence { id: raw.id, supports: raw.supports, sources })
            .collect(),
        countries: countries
            .country
            .into_iter()
            .map(|raw| Country {
                id: raw.id,
                emergency: raw.emergency,
                crisis: raw.crisis.map(|Crisis { name, phone }| (name, phone)),
                report: raw.report.map(|Report { name, url }| (name, url)),
                evidence: raw.source.strip_prefix("evidence:").map(str::to_owned),
            })
            .collect(),
        words: languages.iter().map(spoken).collect(),
    }
}

fn entries(raw: Vec<rules::Entry>) -> Vec<Entry> {
    raw.into_iter().map(entry).collect()
}

fn entry(raw: rules::Entry) -> Entry {
    Entry { id: raw.id, evidence: raw.evidence }
}

fn picture(raw: rules::Picture) -> Picture {
    let parts = raw.parts.into_iter().map(|part| PicturePart {
        id: part.id,
        fill: part.fill.to_lowercase(),
        count: part.count,
        marks: part.marks,
    });
    Picture { entry: Entry { id: raw.id, evidence: raw.evidence }, as_of: raw.as_of, parts: parts.collect() }
}

fn spoken(words: &words::Words) -> Words {
    let outside = [("failure", &words.failure), ("page", &words.page)].into_iter().flat_map(|(section, texts)| {
        texts.iter().map(move |(key, text)| (format!("{section}.{key}"), Text { me: text.clone(), other: None }))
    });
    Words {
        language: Language { tag: words.tag.clone(), name: words.name.clone(), dir: words.dir.clone() },
        texts: words.texts.clone().into_iter().chain(outside).collect(),
        origin: words.origin.clone(),
        nephrologist: words.nephrologist.clone(),
    }
}

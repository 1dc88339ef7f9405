//! The pictures of `guidance.toml`: their parts, what is drawn of each, and the answers that belong to it.

use domain::Questionnaire;
use domain::guidance::Chosen;
use domain::question::EvidenceIx;

use super::ids::Ids;
use super::library::FILE;
use crate::problem::{Problems, Reason};
use crate::raw;
use crate::sources::{Sources, is_date};

/// How full a shape may be drawn, as the content writes it and as the tables name it.
const FILLS: &[(&str, &str)] = &[("empty", "Empty"), ("quarter", "Quarter"), ("half", "Half"), ("full", "Full")];

/// What a part may be drawn as, in the same two ways.
const SHAPES: &[(&str, &str)] = &[("bar", "Bar"), ("rung", "Rung"), ("time", "Time"), ("person", "Person")];

/// A picture: what it shows, and since when.
pub struct Picture {
    pub id: String,
    /// The variant of `Shape` in the tables.
    pub shape: &'static str,
    pub as_of: String,
    pub evidence: Vec<EvidenceIx>,
    pub parts: Vec<Part>,
}

/// One row of a picture.
pub struct Part {
    pub id: String,
    /// The variant of `Fill` in the tables.
    pub fill: &'static str,
    pub count: usize,
    pub marks: Vec<Chosen>,
}

/// Resolves the evidence and the answers that the pictures name.
pub fn pictures(
    raw: &[raw::Picture],
    questionnaire: &Questionnaire,
    sources: &Sources,
    problems: &mut Problems,
) -> Vec<Picture> {
    Ids::new(FILE, "picture", raw.iter().map(|picture| &picture.id), problems);
    raw.iter().map(|picture| one(picture, questionnaire, sources, problems)).collect()
}

fn one(raw: &raw::Picture, questionnaire: &Questionnaire, sources: &Sources, problems: &mut Problems) -> Picture {
    let place = format!("picture {}", raw.id);
    if raw.evidence.is_empty() {
        problems.add(FILE, &place, Reason::NoEvidence);
    }
    if !is_date(&raw.as_of) {
        problems.add(FILE, &place, Reason::BadDate(raw.as_of.clone()));
    }
    Ids::new(FILE, "part", raw.part.iter().map(|part| &part.id), problems);
    Picture {
        id: raw.id.clone(),
        shape: variant(SHAPES, &raw.shape, &place, problems),
        as_of: raw.as_of.clone(),
        evidence: raw.evidence.iter().filter_map(|id| sources.evidence(FILE, id, &place, problems)).collect(),
        parts: raw.part.iter().map(|raw| part(raw, &place, questionnaire, problems)).collect(),
    }
}

fn part(raw: &raw::PicturePart, place: &str, questionnaire: &Questionnaire, problems: &mut Problems) -> Part {
    let place = format!("{place}, part {}", raw.id);
    let fill = variant(FILLS, &raw.fill, &place, problems);
    let marks = raw.marks.iter().filter_map(|mark| {
        let found = answer(mark, questionnaire);
        if found.is_none() {
            problems.add(FILE, &place, Reason::UnknownId { kind: "answer", id: mark.clone() });
        }
        found
    });
    let marks = marks.collect();
    Part { id: raw.id.clone(), fill, count: raw.count, marks }
}

/// The answer that `question/option` names.
fn answer(mark: &str, questionnaire: &Questionnaire) -> Option<Chosen> {
    let (question, option) = mark.split_once('/')?;
    let question = questionnaire.find(question)?;
    Some(Chosen { question, option: questionnaire.question(question)?.option(option)? })
}

/// What the tables call what the content writes.
fn variant(of: &[(&str, &'static str)], value: &str, place: &str, problems: &mut Problems) -> &'static str {
    let found = of.iter().find(|(id, _)| *id == value).map(|(_, variant)| *variant);
    if found.is_none() {
        let allowed = of.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
        problems.add(FILE, place, Reason::UnknownValue { value: value.to_owned(), allowed });
    }
    found.unwrap_or_default()
}

//! `guidance.toml`: what stands beside an outcome and in the learn screen.

use domain::Questionnaire;
use domain::question::EvidenceIx;

use super::ids::Ids;
use super::pictures::{Picture, pictures};
use crate::problem::{Problems, Reason};
use crate::raw;
use crate::sources::Sources;

pub(super) const FILE: &str = "guidance.toml";

/// Ids and their evidence, in the order shown.
pub struct Library {
    pub treatments: Vec<Entry>,
    /// Each with whether it is known.
    pub facts: Vec<(Entry, bool)>,
    pub warnings: Vec<Entry>,
    pub pictures: Vec<Picture>,
    pub learn: Vec<(String, Vec<Entry>)>,
    /// Hard words that are explained.
    pub terms: Vec<Entry>,
}

/// An id and its evidence.
pub struct Entry {
    pub id: String,
    pub evidence: Vec<EvidenceIx>,
}

/// Resolves the evidence of everything, and the answers that pictures mark.
///
/// # Errors
///
/// Unknown evidence and answers, entries without evidence, and ids that stand twice.
pub fn library(
    file: &raw::GuidanceFile,
    questionnaire: &Questionnaire,
    sources: &Sources,
) -> Result<Library, Problems> {
    let mut problems = Problems::default();
    Ids::new(FILE, "learn", file.learn.iter().map(|part| &part.id), &mut problems);
    let treatments = file.treatment.iter().map(|raw| (&raw.id, &raw.evidence));
    let facts = file.fact.iter().map(|raw| (&raw.id, &raw.evidence));
    let warnings = file.warning.iter().map(|raw| (&raw.id, &raw.evidence));
    let terms = file.term.iter().map(|raw| (&raw.id, &raw.evidence));
    let library = Library {
        terms: entries("term", terms, sources, &mut problems),
        treatments: entries("treatment", treatments, sources, &mut problems),
        facts: entries("fact", facts, sources, &mut problems)
            .into_iter()
            .zip(file.fact.iter().map(|fact| fact.known))
            .collect(),
        warnings: entries("warning", warnings, sources, &mut problems),
        pictures: pictures(&file.picture, questionnaire, sources, &mut problems),
        learn: file
            .learn
            .iter()
            .map(|part| {
                let claims = part.claim.iter().map(|raw| (&raw.id, &raw.evidence));
                (part.id.clone(), entries("claim", claims, sources, &mut problems))
            })
            .collect(),
    };
    problems.check()?;
    Ok(library)
}

fn entries<'a>(
    kind: &'static str,
    raw: impl Iterator<Item = (&'a String, &'a Vec<String>)> + Clone,
    sources: &Sources,
    problems: &mut Problems,
) -> Vec<Entry> {
    Ids::new(FILE, kind, raw.clone().map(|(id, _)| id), problems);
    raw.map(|(id, evidence)| {
        let place = format!("{kind} {id}");
        if evidence.is_empty() {
            problems.add(FILE, &place, Reason::NoEvidence);
        }
        let evidence = evidence.iter().filter_map(|id| sources.evidence(FILE, id, &place, problems)).collect();
        Entry { id: id.clone(), evidence }
    })
    .collect()
}

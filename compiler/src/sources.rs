//! `sources.toml` and `countries.toml`: the references, and the numbers to call.

use std::collections::{BTreeMap, BTreeSet};

use domain::question::EvidenceIx;

use crate::problem::{Problems, Reason};
use crate::raw;

const FILE: &str = "sources.toml";
const COUNTRIES: &str = "countries.toml";

/// The references, checked.
pub struct Sources {
    /// The file as written.
    pub file: raw::SourcesFile,
    /// For each piece of evidence, the positions of its sources.
    pub of_evidence: Vec<Vec<usize>>,
    by_id: BTreeMap<String, usize>,
}

impl Sources {
    /// Checks keys, dates, links and grades.
    ///
    /// # Errors
    ///
    /// All that is wrong with them.
    pub fn new(file: raw::SourcesFile) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut keys = BTreeMap::new();
        for (at, source) in file.source.iter().enumerate() {
            let place = format!("source {}", source.key);
            if keys.insert(source.key.clone(), at).is_some() {
                problems.add(FILE, &place, Reason::DuplicateId);
            }
            https(FILE, &source.url, &place, &mut problems);
            for (date, may_be_empty) in [(&source.date, true), (&source.retrieved, false)] {
                check_date(date, may_be_empty, &place, &mut problems);
            }
            let closed = [(source.grade.as_str(), "P"), (source.read_as.as_deref().unwrap_or("copy"), "copy")];
            for (value, allowed) in closed {
                if value != allowed {
                    problems.add(
                        FILE,
                        &place,
                        Reason::UnknownValue { value: value.to_owned(), allowed: allowed.to_owned() },
                    );
                }
            }
        }
        check_date(&file.dossier, false, "dossier", &mut problems);
        check_date(&file.review_again_by, false, "review-again-by", &mut problems);
        check_date(&file.reviewed_on, true, "reviewed-on", &mut problems);
        if file.reviewed_by.is_empty() != file.reviewed_on.is_empty() {
            problems.add(FILE, "reviewed-by, reviewed-on", Reason::HalfReviewed);
        }
        let mut by_id = BTreeMap::new();
        let mut of_evidence = Vec::new();
        for (at, evidence) in file.evidence.iter().enumerate() {
            let place = format!("evidence {}", evidence.id);
            if by_id.insert(evidence.id.clone(), at).is_some() {
                problems.add(FILE, &place, Reason::DuplicateId);
            }
            if evidence.sources.is_empty() != evidence.general {
                problems.add(FILE, &place, Reason::EvidenceWithoutSource);
            }
            let mut positions = Vec::new();
            for key in &evidence.sources {
                match keys.get(key) {
                    Some(at) => positions.push(*at),
                    None => problems.add(FILE, &place, Reason::UnknownId { kind: "source", id: key.clone() }),
                }
            }
            of_evidence.push(positions);
        }
        problems.check()?;
        Ok(Self { file, of_evidence, by_id })
    }

    /// The position of a piece of evidence.
    pub fn evidence(&self, file: &str, id: &str, place: &str, problems: &mut Problems) -> Option<EvidenceIx> {
        let found = self.by_id.get(id).and_then(|at| u16::try_from(*at).ok()).map(EvidenceIx);
        if found.is_none() {
            problems.add(file, place, Reason::UnknownId { kind: "evidence", id: id.to_owned() });
        }
        found
    }
}

/// Checks the countries.
///
/// # Errors
///
/// Ids that stand twice, numbers that cannot be dialled, links that are not https, unknown evidence.
pub fn check_countries(file: &raw::CountriesFile, sources: &Sources) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let mut ids = BTreeSet::new();
    for country in &file.country {
        let place = format!("country {}", country.id);
        if !ids.insert(&country.id) {
            problems.add(COUNTRIES, &place, Reason::DuplicateId);
        }
        if country.id.len() != 2 || !country.id.chars().all(|letter| letter.is_ascii_lowercase()) {
            problems.add(COUNTRIES, &place, Reason::BadCountry);
        }
        for phone in core::iter::once(&country.emergency).chain(country.crisis.iter().map(|crisis| &crisis.phone)) {
            if phone.is_empty() || !phone.chars().all(|digit| digit.is_ascii_digit() || digit == ' ') {
                problems.add(COUNTRIES, &place, Reason::BadPhone(phone.clone()));
            }
        }
        match country.source.strip_prefix("evidence:") {
            Some(id) => drop(sources.evidence(COUNTRIES, id, &place, &mut problems)),
            None if country.source == "general" => {}
            None => problems.add(
                COUNTRIES,
                &place,
                Reason::UnknownValue {
                    value: country.source.clone(),
                    allowed: "general, or evidence: and an id of sources.toml".to_owned(),
                },
            ),
        }
        if let Some(report) = &country.report {
            https(COUNTRIES, &report.url, &place, &mut problems);
        }
    }
    problems.check()
}

fn https(file: &str, url: &str, place: &str, problems: &mut Problems) {
    if !url.starts_with("https://") || url.chars().any(|letter| letter.is_whitespace() || letter == '"') {
        problems.add(file, place, Reason::NotHttps(url.to_owned()));
    }
}

fn check_date(date: &str, may_be_empty: bool, place: &str, problems: &mut Problems) {
    let left_out = date.is_empty() && may_be_empty;
    if !left_out && !is_date(date) {
        problems.add(FILE, place, Reason::BadDate(date.to_owned()));
    }
}

/// A year, a year and month, or a day.
pub fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |text: &str, digits: usize, low: u32, high: u32| {
        text.len() == digits && text.parse::<u32>().is_ok_and(|value| (low..=high).contains(&value))
    };
    match parts.as_slice() {
        [year] => number(year, 4, 1990, 2100),
        [year, month] => number(year, 4, 1990, 2100) && number(month, 2, 1, 12),
        [year, month, day] => {
            let days = match (month.parse::<u32>(), year.parse::<u32>()) {
                (Ok(2), Ok(year)) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
                (Ok(2), _) => 28,
                (Ok(4 | 6 | 9 | 11), _) => 30,
                _ => 31,
            };
            number(year, 4, 1990, 2100) && number(month, 2, 1, 12) && number(day, 2, 1, days)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates() {
        for good in ["2026", "2026-11", "2026-11-23", "2024-02-29", "2000-02-29"] {
            assert!(super::is_date(good), "{good}");
        }
        for bad in ["", "26", "2026-13", "2026-00", "2026-02-30", "2025-02-29", "23.11.2026", "2026-11-23-1", "1899"] {
            assert!(!super::is_date(bad), "{bad}");
        }
    }
}

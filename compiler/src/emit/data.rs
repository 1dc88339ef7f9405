//! Versions, evidence, references, numbers to call and languages, as Rust source.

use super::{Content, Lines};

/// What stands alone.
pub fn constants(lines: &mut Lines, content: &Content) {
    let file = &content.sources.file;
    for (doc, name, value) in [
        ("The content version: a hash over every content file.", "VERSION", content.version),
        ("When the evidence was gathered.", "DOSSIER", &file.dossier),
        ("Until when this content holds without a new review.", "REVIEW_AGAIN_BY", &file.review_again_by),
        ("Who reviewed this content; empty: no clinician has.", "REVIEWED_BY", &file.reviewed_by),
        ("When it was reviewed; empty: it was not.", "REVIEWED_ON", &file.reviewed_on),
    ] {
        lines.add(format!("/// {doc}\npub const {name}: &str = {value:?};"));
    }
    let (first, texts) = (super::first(content.keys), content.keys.len());
    lines.add(format!("/// How many texts the words file of a language has.\npub const FIRST: usize = {first};"));
    lines.add(format!("/// How many there are with those that come later.\npub const TEXTS: usize = {texts};"));
    let (references, evidence) = (content.sources.file.source.len(), content.sources.of_evidence.len());
    lines.add(format!("/// How many references stand behind them.\npub const REFERENCES: usize = {references};"));
    lines.add(format!("/// How many pieces of evidence stand behind those.\npub const EVIDENCE: usize = {evidence};"));
}

/// Every reference, one a line: organisation, title, date, address, when we read it, and whether a copy of it.
pub fn references(content: &Content) -> impl Iterator<Item = String> {
    content.sources.file.source.iter().map(|source| {
        let copy = if source.read_as.is_some() { "copy" } else { "" };
        [&source.organisation, &source.title, &source.date, &source.url, &source.retrieved, copy].join("\t")
    })
}

/// Every piece of evidence, one a line: the positions of its sources; none means general medical advice.
pub fn evidence(content: &Content) -> impl Iterator<Item = String> {
    content
        .sources
        .of_evidence
        .iter()
        .map(|positions| positions.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

/// Countries and languages.
pub fn tables(lines: &mut Lines, content: &Content) {
    let countries = content.countries.country.iter().map(|country| {
        let crisis = country.crisis.as_ref().map(|crisis| (&crisis.name, &crisis.phone));
        let report = country.report.as_ref().map(|report| (&report.name, &report.url));
        format!(
            "Country {{ id: {:?}, emergency: {:?}, crisis: {crisis:?}, report: {report:?} }}",
            country.id, country.emergency
        )
    });
    lines.table("Numbers to call, by country.", "COUNTRIES", "Country", countries);
    let languages =
        content.languages.iter().map(|words| format!("({:?}, {:?}, {:?})", words.tag, words.name, words.dir));
    let doc = "The languages this content is complete in: tag, own name, direction.";
    lines.table(doc, "LANGUAGES", "(&str, &str, &str)", languages);
}

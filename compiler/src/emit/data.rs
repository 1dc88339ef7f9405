//! Versions, references, numbers to call and languages, as Rust source.

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
    lines.add(format!("/// How many texts a words file has.\npub const TEXTS: usize = {};", content.keys.len()));
}

/// References, evidence, countries and languages.
pub fn tables(lines: &mut Lines, content: &Content) {
    let file = &content.sources.file;
    let sources = file.source.iter().map(|source| {
        let copy = if source.read_as.is_some() { "copy" } else { "" };
        [&source.organisation, &source.title, &source.date, &source.url, &source.retrieved, copy].join("\t")
    });
    let doc =
        "Every reference, one a line: organisation, title, date, address, when we read it, and whether a copy of it.";
    lines.text(doc, "SOURCES", sources);
    let evidence = content
        .sources
        .of_evidence
        .iter()
        .map(|positions| positions.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    let doc = "Every piece of evidence, one a line: the positions of its sources; none means general medical advice.";
    lines.text(doc, "EVIDENCE", evidence);
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

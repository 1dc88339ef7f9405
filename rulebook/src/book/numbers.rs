//! Whom to call, country by country. A wrong number can cost a life, so every one of them stands here to be checked.

use crate::document::{Block, Line, Piece, line, paragraph, quiet, text};
use crate::speech::{Speech, anchor, in_one};

pub fn blocks(speech: Speech) -> Vec<Block> {
    let rows = speech.book.countries.iter().map(|country| {
        let crisis = country.crisis.as_ref().map(|(name, phone)| line(format!("{name}: {phone}")));
        let report = country.report.as_ref().map(|(name, url)| vec![Piece::Link(name.clone(), url.clone())]);
        let source: Line = match &country.evidence {
            Some(id) => vec![Piece::Cross(id.clone(), anchor("evidence", id))],
            None => line("general knowledge"),
        };
        vec![
            line(country.id.to_uppercase()),
            line(&country.emergency),
            crisis.unwrap_or_else(none),
            report.unwrap_or_else(none),
            source,
        ]
    });
    let heads = ["Country", "Emergency", "Crisis line", "Where to report harm", "Source"].map(str::to_owned).to_vec();
    let mut unknown = vec![text("Where no country is set, the words are: ")];
    unknown.extend(in_one(speech.lines("ui.emergency-number-unknown")));
    vec![
        paragraph(
            "Please check every number that you can vouch for. Where a country has no crisis line here, the emergency \
             number stands in its place.",
        ),
        Block::Table(heads, rows.collect()),
        Block::Paragraph(unknown),
    ]
}

fn none() -> Line {
    vec![quiet("none")]
}

//! Where a statement comes from.

use domain::question::EvidenceIx;

use super::link;
use crate::content::{Key, source, ui};
use crate::ui::date;
use crate::ui::pen::{At, Pen};

/// The sources of one statement, folded; or that it is general advice. Before they have come, nothing.
///
/// In a list of what can be opened, the fold is told from the others by the heading, the question or the answer it stands
/// under; where there is none, the statement is right before it.
pub fn of(pen: &mut Pen, heading: Option<Key>, evidence: &[EvidenceIx]) {
    let words = pen.cx.words;
    if !words.is_whole() {
        pen.gap();
    } else if words.sources(evidence).0.is_empty() {
        pen.put("p.source", ui::SOURCE_GENERAL);
    } else {
        pen.open("details.sources");
        pen.open("summary");
        pen.text(ui::SOURCE_LABEL);
        if let Some(heading) = heading {
            pen.unseen(&pen.cx.string(heading));
        }
        pen.close();
        list(pen, evidence);
        pen.close();
    }
}

/// The sources of some evidence as a list.
pub fn list(pen: &mut Pen, evidence: &[EvidenceIx]) {
    let (found, general) = pen.cx.words.sources(evidence);
    pen.open("ul.source");
    for at in found {
        one(pen, at);
    }
    if general {
        pen.put("li", ui::SOURCE_GENERAL);
    }
    pen.close();
}

fn one(pen: &mut Pen, position: usize) {
    let cx = pen.cx;
    let source = source(cx.words.reference(position));
    let written = |day: &str| date::written(day, cx.words.tag());
    let published = if source.date.is_empty() { cx.string(ui::SOURCE_UNDATED) } else { written(source.date) };
    let key = if source.copy { ui::SOURCE_COPY } else { ui::SOURCE_READ };
    let read = cx.filled(key, &[("date", &written(source.retrieved))]);
    pen.open("li");
    pen.open("span");
    // Titles stay in the language of the source.
    pen.fixed(&[("lang", At("en"))]);
    pen.say([source.organisation, ": "].concat());
    link(pen, source.url, source.title);
    pen.close();
    pen.say([" (", &published, "; ", &read, ")"].concat());
    pen.close();
}

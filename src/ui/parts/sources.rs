//! Where a statement comes from.

use domain::question::EvidenceIx;
use yew::prelude::*;

use super::link;
use crate::content::{source, ui};
use crate::ui::cx::Cx;
use crate::ui::date;
use crate::ui::el::{At, bare, el, of as of_class, text};

/// The sources of one statement, folded; or that it is general advice. Before they have come, nothing.
pub fn of(cx: &Cx, evidence: &[EvidenceIx]) -> Html {
    if !cx.words.is_whole() {
        return Html::default();
    }
    if cx.words.sources(evidence).0.is_empty() {
        return cx.tell_of("p", "source", ui::SOURCE_GENERAL);
    }
    super::fold("sources", cx.text(ui::SOURCE_LABEL), vec![list(cx, evidence)])
}

/// The sources of some evidence as a list.
pub fn list(cx: &Cx, evidence: &[EvidenceIx]) -> Html {
    let (found, general) = cx.words.sources(evidence);
    let general = general.then(|| cx.tell("li", ui::SOURCE_GENERAL));
    of_class("ul", "source", found.into_iter().map(|at| one(cx, at)).chain(general).collect())
}

fn one(cx: &Cx, position: usize) -> Html {
    let source = source(cx.words.reference(position));
    let written = |day: &str| date::written(day, cx.words.tag());
    let published = if source.date.is_empty() { cx.string(ui::SOURCE_UNDATED) } else { written(source.date) };
    let key = if source.copy { ui::SOURCE_COPY } else { ui::SOURCE_READ };
    let read = cx.filled(key, &[("date", &written(source.retrieved))]);
    let who = text([source.organisation, ": "].concat());
    // Titles stay in the language of the source.
    let title = el("span", &[("lang", At("en"))], vec![who, link(cx, source.url, source.title)]);
    bare("li", vec![title, text([" (", &published, "; ", &read, ")"].concat())])
}

//! Where a statement comes from.

use domain::question::EvidenceIx;
use yew::prelude::*;

use super::link;
use crate::content::{Source, sources, ui};
use crate::ui::cx::Cx;
use crate::ui::date;

/// The sources of one statement, folded; or that it is general advice.
pub fn of(cx: &Cx, evidence: &[EvidenceIx]) -> Html {
    if sources(evidence).0.is_empty() {
        return html! { <p class="source">{ cx.text(ui::SOURCE_GENERAL) }</p> };
    }
    html! {
        <details class="sources">
            <summary>{ cx.text(ui::SOURCE_LABEL) }</summary>
            { list(cx, evidence) }
        </details>
    }
}

/// The sources of some evidence as a list.
pub fn list(cx: &Cx, evidence: &[EvidenceIx]) -> Html {
    let (found, general) = sources(evidence);
    html! {
        <ul class="source">
            { for found.into_iter().map(|source| html! { <li>{ one(cx, source) }</li> }) }
            if general {
                <li>{ cx.text(ui::SOURCE_GENERAL) }</li>
            }
        </ul>
    }
}

fn one(cx: &Cx, source: &Source) -> Html {
    let written = |day: &str| date::written(day, cx.words.tag());
    let published = if source.date.is_empty() { cx.string(ui::SOURCE_UNDATED) } else { written(source.date) };
    let key = if source.copy { ui::SOURCE_COPY } else { ui::SOURCE_READ };
    let read = cx.filled(key, &[("date", &written(source.retrieved))]);
    html! {
        <>
            // Titles stay in the language of the source.
            <span lang="en">{ source.organisation }{ ": " }{ link(cx, source.url, source.title) }</span>
            { format!(" ({published}; {read})") }
        </>
    }
}

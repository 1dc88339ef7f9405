//! Learn: the five parts of the subject, readable without answering anything, each claim with its sources.

use yew::prelude::*;

use super::guidance::{known, later, treatments, warnings};
use crate::content::{Claim, LEARN, LearnPart, ui};
use crate::run::Action;
use crate::ui::cx::Cx;
use crate::ui::parts;

/// The learn screen.
pub fn view(cx: &Cx) -> Html {
    html! {
        <section data-screen="learn" key="learn">
            { parts::heading(cx, ui::LEARN_TITLE) }
            <p class="lead">{ cx.text(ui::LEARN_LEAD) }</p>
            { for later(cx, || LEARN.iter().map(|part| one(cx, part)).chain([known(cx)]).collect()) }
            { warnings(cx, true) }
            { for cx.words.is_whole().then(|| treatments(cx)) }
            <div class="actions">
                { parts::button(cx, Action::Back, "back", "go", ui::BACK) }
            </div>
            { parts::review_note(cx) }
        </section>
    }
}

fn one(cx: &Cx, part: &LearnPart) -> Html {
    html! {
        <details class="fold" key={part.id}>
            <summary><h2>{ cx.text(part.title) }</h2></summary>
            <p>{ cx.text(part.intro) }</p>
            { for part.claims.iter().map(|claim| self::claim(cx, claim)) }
        </details>
    }
}

/// One statement with its sources.
fn claim(cx: &Cx, claim: &Claim) -> Html {
    html! {
        <div class="claim" key={claim.id}>
            if let Some(heading) = claim.heading {
                <h3>{ cx.text(heading) }</h3>
            }
            <p>{ cx.text(claim.text) }</p>
            { parts::sources(cx, claim.evidence) }
        </div>
    }
}

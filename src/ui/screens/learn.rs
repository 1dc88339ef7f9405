//! Learn: the five parts of the subject, readable without answering anything, each claim with its sources.

use yew::prelude::*;

use super::guidance::{known, later, treatments, warnings};
use crate::content::pictures::EGFR_SCALE;
use crate::content::{Claim, LEARN, LearnPart, TERMS, Term, ui};
use crate::run::Action;
use crate::ui::cx::Cx;
use crate::ui::el::all;
use crate::ui::{parts, pictures};

/// The learn screen.
pub fn view(cx: &Cx) -> Html {
    html! {
        <section data-screen="learn" key="learn">
            { parts::heading(cx, ui::LEARN_TITLE) }
            <p class="lead">{ cx.text(ui::LEARN_LEAD) }</p>
            { for later(cx, || parts_of(cx)) }
            { warnings(cx, true) }
            { for cx.words.is_whole().then(|| all(vec![treatments(cx), terms(cx)])) }
            <div class="actions">
                { parts::button(cx, Action::Back, "back", "go", ui::BACK) }
            </div>
            { parts::review_note(cx) }
        </section>
    }
}

fn parts_of(cx: &Cx) -> Vec<Html> {
    LEARN.iter().map(|part| cx.explained.apart(|| one(cx, part))).chain([known(cx)]).collect()
}

fn one(cx: &Cx, part: &LearnPart) -> Html {
    html! {
        <details class="fold" key={part.id}>
            <summary><h2>{ cx.text(part.title) }</h2></summary>
            <p>{ cx.text(part.intro) }</p>
            if part.id == "who" {
                { pictures::view(cx, &EGFR_SCALE, None) }
            }
            { for part.claims.iter().map(|claim| self::claim(cx, claim)) }
        </details>
    }
}

/// Every word that can be tapped, with its meaning and where that comes from.
fn terms(cx: &Cx) -> Html {
    let one = |term: &Term| {
        html! {
            <div key={term.id}>
                <dt>{ cx.text(term.name) }</dt>
                <dd>{ cx.text(term.meaning) }{ parts::sources(cx, term.evidence) }</dd>
            </div>
        }
    };
    html! {
        <details class="fold" data-terms="">
            <summary><h2>{ cx.text(ui::TERMS_TITLE) }</h2></summary>
            <dl class="terms">{ for TERMS.iter().map(one) }</dl>
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

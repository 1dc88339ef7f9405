//! What stands folded under headings that say something: treatments, what is known, warning signs of sellers.

use yew::prelude::*;

use crate::content::pictures::{EVIDENCE_LADDER, JOINING_A_STUDY, SMALL_STUDY};
use crate::content::{Claim, FACTS, Key, TREATMENTS, Treatment, WARNINGS, ui};
use crate::ui::cx::Cx;
use crate::ui::{parts, pictures};

/// What is folded, or that it has not come yet: these texts come after the first screen is there.
pub fn later(cx: &Cx, folds: impl FnOnce() -> Vec<Html>) -> Vec<Html> {
    if cx.words.is_whole() { folds() } else { vec![cx.tell_of("p", "note", ui::STILL_LOADING)] }
}

/// The established treatments and a study, with equal weight: the same rows for each.
pub fn treatments(cx: &Cx) -> Html {
    html! {
        <>
            <h2>{ cx.text(ui::TREATMENTS_TITLE) }</h2>
            <p>{ cx.text(ui::TREATMENTS_INTRO) }</p>
            { for TREATMENTS.iter().map(|treatment| cx.explained.apart(|| one(cx, treatment))) }
        </>
    }
}

fn one(cx: &Cx, treatment: &Treatment) -> Html {
    let list = |title: Key, sides: &[Key]| {
        html! {
            <>
                <h4>{ cx.text(title) }</h4>
                <ul>{ for sides.iter().map(|side| html! { <li>{ cx.text(*side) }</li> }) }</ul>
            </>
        }
    };
    html! {
        <details class="fold treatment" key={treatment.id} data-treatment={treatment.id}>
            <summary><h3>{ cx.text(treatment.name) }</h3></summary>
            <p>{ cx.text(treatment.what) }</p>
            { list(ui::TREATMENT_GOOD, treatment.good) }
            { list(ui::TREATMENT_HARD, treatment.hard) }
            <h4>{ cx.text(ui::TREATMENT_ASKS) }</h4>
            <p>{ cx.text(treatment.asks) }</p>
            if treatment.id == "stem-cell-study" {
                { pictures::view(cx, &JOINING_A_STUDY, None) }
            }
            { parts::sources(cx, treatment.evidence) }
        </details>
    }
}

/// What is known about stem cells for kidneys, and what is not.
pub fn known(cx: &Cx) -> Html {
    let part = |title: Key, known: bool| {
        let facts = FACTS.iter().filter(|fact| fact.known == known).map(|fact| statement(cx, &fact.claim));
        html! {
            <details class="fold">
                <summary><h2>{ cx.text(title) }</h2></summary>
                if known {
                    { pictures::view(cx, &EVIDENCE_LADDER, None) }
                    { pictures::view(cx, &SMALL_STUDY, None) }
                }
                <ul class="statements">{ for facts }</ul>
            </details>
        }
    };
    html! { <>{ cx.explained.apart(|| part(ui::KNOWN_TITLE, true)) }{ cx.explained.apart(|| part(ui::NOT_KNOWN_TITLE, false)) }</> }
}

/// Warning signs of sellers: open where the answers call for them, folded elsewhere.
pub fn warnings(cx: &Cx, folded: bool) -> Html {
    html! {
        <details class={classes!("fold", (!folded).then_some("caution"))} open={!folded} data-warnings="">
            <summary><h2>{ cx.text(ui::WARNINGS_TITLE) }</h2></summary>
            <p>{ cx.text(ui::WARNINGS_INTRO) }</p>
            <ul class="statements">{ for cx.explained.apart(|| WARNINGS.iter().map(|warning| statement(cx, warning)).collect::<Vec<_>>()) }</ul>
        </details>
    }
}

fn statement(cx: &Cx, claim: &Claim) -> Html {
    html! {
        <li key={claim.id}>
            <p>{ cx.text(claim.text) }</p>
            { parts::sources(cx, claim.evidence) }
        </li>
    }
}

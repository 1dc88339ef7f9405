//! What stands folded under headings that say something: treatments, what is known, warning signs of sellers.

use yew::prelude::*;

use crate::content::pictures::{EVIDENCE_LADDER, JOINING_A_STUDY, SMALL_STUDY};
use crate::content::{Claim, FACTS, Key, TREATMENTS, Treatment, WARNINGS, ui};
use crate::ui::cx::Cx;
use crate::ui::el::{all, bare, of, with};
use crate::ui::{parts, pictures};

/// What is folded, or that it has not come yet: these texts come after the first screen is there.
pub fn later(cx: &Cx, folds: impl FnOnce() -> Vec<Html>) -> Vec<Html> {
    if cx.words.is_whole() { folds() } else { vec![cx.tell_of("p", "note", ui::STILL_LOADING)] }
}

/// The established treatments and a study, with equal weight: side by side, with the same rows for each.
pub fn treatments(cx: &Cx) -> Html {
    let cards = || {
        let cards = TREATMENTS.iter().map(|treatment| one(cx, treatment)).collect();
        vec![of("div", "treatments", cards), pictures::view(cx, &JOINING_A_STUDY, None)]
    };
    let fold = parts::fold("fold", cx.text(ui::TREATMENTS_COMPARE), cx.explained.apart(cards));
    all(vec![cx.h2(ui::TREATMENTS_TITLE), cx.p(ui::TREATMENTS_INTRO), fold])
}

/// One treatment; `web/widget.css` counts its rows.
fn one(cx: &Cx, treatment: &Treatment) -> Html {
    let row = |title: Key, said: Html| bare("div", vec![cx.tell("h4", title), said]);
    let list = |sides: &[Key]| bare("ul", sides.iter().map(|side| cx.tell("li", *side)).collect());
    with(
        "section",
        &["class", "data-treatment"],
        vec![Some("card treatment".to_owned()), Some(treatment.id.to_owned())],
        vec![
            cx.tell("h3", treatment.name),
            row(ui::TREATMENT_WHAT, cx.p(treatment.what)),
            row(ui::TREATMENT_GOOD, list(treatment.good)),
            row(ui::TREATMENT_HARD, list(treatment.hard)),
            row(ui::TREATMENT_ASKS, cx.p(treatment.asks)),
            parts::sources(cx, treatment.evidence),
        ],
    )
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

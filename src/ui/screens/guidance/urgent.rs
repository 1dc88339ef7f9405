//! What to do now, or today: it comes before anything else.

use domain::finding::Safety;
use domain::guidance::{Chosen, Guidance};
use yew::prelude::*;

use super::{finding_id, label, step};
use crate::content::{QUESTIONNAIRE, option_words, ui};
use crate::run::Action;
use crate::ui::cx::Cx;
use crate::ui::parts;

/// An emergency: the number, what to do first, and who to tell afterwards. Nothing about studies.
pub fn emergency(cx: &Cx, shown: &Guidance) -> Html {
    let crisis = cx
        .country()
        .and_then(|country| country.crisis)
        .filter(|_| shown.reasons.iter().any(|chosen| finding_id(*chosen).as_deref() == Some("right-now/self-harm")));
    html! {
        <>
            <div class="card danger">
                { parts::heading(cx, ui::HEADLINE_EMERGENCY) }
                <p class="lead">{ cx.text(ui::LEAD_EMERGENCY) }</p>
                if let Some(country) = cx.country() {
                    <p>{ parts::call(country.emergency, cx.filled(ui::CALL_NUMBER, &[("phone", country.emergency)]), "call") }</p>
                }
                if let Some((name, phone)) = crisis {
                    <p>{ cx.filled(ui::CRISIS_LINE, &[("crisis-name", name)]) }</p>
                    <p>{ parts::call(phone, cx.filled(ui::CALL_NUMBER, &[("phone", phone)]), "call") }</p>
                }
            </div>
            <h2>{ cx.text(ui::DO_FIRST_TITLE) }</h2>
            <ul class="reasons">{ for shown.reasons.iter().map(|chosen| do_first(cx, *chosen, true)) }</ul>
            <h2>{ cx.text(ui::STEPS_TITLE) }</h2>
            <ol class="steps">{ for shown.steps.iter().map(|ix| step(cx, *ix)) }</ol>
            { parts::contact(cx) }
            <div class="actions">
                { parts::button(cx, Action::Back, "back", "plain", ui::BACK) }
            </div>
        </>
    }
}

/// A call to the kidney team today, before everything else.
pub fn same_day(cx: &Cx, shown: &Guidance) -> Html {
    let urgent = shown.reasons.iter().filter(|chosen| {
        QUESTIONNAIRE
            .option(chosen.question, chosen.option)
            .is_some_and(|option| option.finding.outcome.safety == Safety::SameDay)
    });
    html! {
        <div class="card danger">
            { parts::heading(cx, ui::HEADLINE_SAME_DAY) }
            <p class="lead">{ cx.text(ui::LEAD_SAME_DAY) }</p>
            <ul class="reasons">{ for urgent.map(|chosen| do_first(cx, *chosen, false)) }</ul>
            if let Some(phone) = &cx.settings.phone {
                <p>{ parts::call(&phone.dial, cx.filled(ui::CALL_NUMBER, &[("phone", &phone.shown)]), "call") }</p>
            }
            <p><strong>{ cx.text(ui::SAME_DAY_NO_WAIT) }</strong></p>
        </div>
    }
}

/// One red flag: what to do first, then why. It carries the finding's id where no list of reasons follows.
fn do_first(cx: &Cx, chosen: Chosen, is_the_reason: bool) -> Html {
    let Some(words) = option_words(chosen.question, chosen.option) else { return Html::default() };
    let id = finding_id(chosen).filter(|_| is_the_reason);
    let evidence = QUESTIONNAIRE.option(chosen.question, chosen.option).map(|option| option.finding.evidence);
    html! {
        <li data-finding={id}>
            <p class="from">{ label(cx, chosen) }</p>
            <p><strong>{ words.first.map(|first| cx.text(first)) }</strong></p>
            if is_the_reason {
                <p>{ words.reason.map(|reason| cx.text(reason)) }</p>
                { evidence.map(|evidence| parts::sources(cx, evidence)) }
            }
        </li>
    }
}

//! What the answers mean: always towards the nephrologist, never a verdict.
//!
//! An emergency shows what to do now and nothing else. Otherwise: the headline, what to do first today, the answers
//! beside what studies usually ask for, the reasons, the next steps, the questions to bring, and all that is open.

mod compare;
mod folds;
mod urgent;

use domain::finding::{Caution, Fit, Safety};
use domain::guidance::{Chosen, Guidance};
use domain::question::{EvidenceIx, StepIx};
use domain::{guidance, replay};
use yew::prelude::*;

use crate::content::{ASK_WORDS, Key, QUESTIONNAIRE, STEP_WORDS, option_words, ui};
use crate::run::{Action, Run};
use crate::ui::cx::Cx;
use crate::ui::parts;

pub use folds::{known, treatments, warnings};

/// How many reasons stand open before "show all".
const FIRST_REASONS: usize = 3;

/// The guidance screen.
pub fn view(cx: &Cx, run: &Run) -> Html {
    let shown = guidance(&QUESTIONNAIRE, &run.answers);
    let outcome = shown.outcome;
    html! {
        <section data-screen="guidance" key="guidance" data-safety={outcome.safety.id()} data-fit={outcome.fit.id()}
            data-caution={outcome.caution.id()}>
            if outcome.is_emergency() {
                { urgent::emergency(cx, &shown) }
            } else {
                { ordinary(cx, run, &shown) }
            }
        </section>
    }
}

fn ordinary(cx: &Cx, run: &Run, shown: &Guidance) -> Html {
    let outcome = shown.outcome;
    let (headline, lead) = fit_words(outcome.fit);
    html! {
        <>
            if outcome.safety == Safety::SameDay {
                { urgent::same_day(cx, shown) }
                <h2>{ cx.text(headline) }</h2>
            } else {
                { parts::heading(cx, headline) }
            }
            <p class="lead">{ cx.text(lead) }</p>
            <p>{ cx.text(ui::NOT_A_VERDICT) }{ " " }{ cx.text(ui::NO_FLAG_IS_NOT_SAFE) }</p>
            { steps(cx, shown) }
            if outcome.caution == Caution::SellerWarning {
                { warnings(cx, false) }
            }
            { asks(cx, shown) }
            { parts::contact(cx) }
            { compare::view(cx, shown) }
            { reasons(cx, shown) }
            { compare::changes(cx, shown) }
            { treatments(cx) }
            { known(cx) }
            if outcome.caution == Caution::None {
                { warnings(cx, true) }
            }
            <details class="fold">
                <summary><h2>{ cx.text(ui::SOURCES_TITLE) }</h2></summary>
                <p>{ cx.text(ui::SOURCES_INTRO) }</p>
                { parts::source_list(cx, &evidence(run, shown)) }
            </details>
            { parts::review_note(cx) }
            <div class="actions">
                { parts::button(cx, Action::Back, "back", "plain", ui::BACK) }
            </div>
        </>
    }
}

/// The headline and the first sentences for a comparison with studies.
const fn fit_words(fit: Fit) -> (Key, Key) {
    match fit {
        Fit::Open => (ui::HEADLINE_OPEN, ui::LEAD_OPEN),
        Fit::FindOut => (ui::HEADLINE_FIND_OUT, ui::LEAD_FIND_OUT),
        Fit::Discuss => (ui::HEADLINE_DISCUSS, ui::LEAD_DISCUSS),
        Fit::Wait => (ui::HEADLINE_WAIT, ui::LEAD_WAIT),
        Fit::UsuallyOutside => (ui::HEADLINE_USUALLY_OUTSIDE, ui::LEAD_USUALLY_OUTSIDE),
    }
}

/// The id of a finding, by the automation contract.
fn finding_id(chosen: Chosen) -> Option<String> {
    let question = QUESTIONNAIRE.question(chosen.question)?;
    Some(format!("{}/{}", question.id, question.options.get(chosen.option.0)?.id))
}

/// The words of an answer.
fn label(cx: &Cx, chosen: Chosen) -> Html {
    option_words(chosen.question, chosen.option).map(|words| cx.text(words.label)).unwrap_or_default()
}

fn reasons(cx: &Cx, shown: &Guidance) -> Html {
    let all: Vec<Html> = shown.reasons.iter().filter_map(|chosen| reason(cx, *chosen)).collect();
    let rest = all.len().saturating_sub(FIRST_REASONS);
    let mut all = all.into_iter();
    let first: Vec<Html> = all.by_ref().take(FIRST_REASONS).collect();
    html! {
        <>
            <h2>{ cx.text(ui::REASONS_TITLE) }</h2>
            if first.is_empty() {
                <p>{ cx.text(ui::REASONS_NONE) }</p>
            } else {
                <ul class="reasons">{ for first }</ul>
            }
            if rest > 0 {
                <details class="more">
                    <summary>{ cx.text(ui::REASONS_ALL) }{ format!(" (+{rest})") }</summary>
                    <ul class="reasons">{ for all }</ul>
                </details>
            }
        </>
    }
}

fn reason(cx: &Cx, chosen: Chosen) -> Option<Html> {
    let finding = &QUESTIONNAIRE.option(chosen.question, chosen.option)?.finding;
    let words = option_words(chosen.question, chosen.option)?;
    let id = finding_id(chosen)?;
    Some(html! {
        <li key={id.clone()} data-finding={id} class={finding.outcome.fit.id()}>
            <p class="from">{ compare::told(cx, chosen) }</p>
            <p>{ words.reason.map(|reason| cx.text(reason)) }</p>
            { parts::sources(cx, finding.evidence) }
        </li>
    })
}

fn steps(cx: &Cx, shown: &Guidance) -> Html {
    html! {
        <>
            <h2>{ cx.text(ui::STEPS_TITLE) }</h2>
            <ol class="steps">{ for shown.steps.iter().map(|step| self::step(cx, *step)) }</ol>
        </>
    }
}

fn step(cx: &Cx, ix: StepIx) -> Html {
    let (Some(step), Some(words)) = (QUESTIONNAIRE.steps.get(ix.0), STEP_WORDS.get(ix.0)) else {
        return Html::default();
    };
    let report = cx.country().and_then(|country| country.report).filter(|_| step.id == "report-harm");
    html! {
        <li key={step.id}>
            <p>{ cx.text(*words) }</p>
            if let Some((name, url)) = report {
                <p>{ parts::link(cx, url, &cx.filled(ui::REPORT_HARM_LINK, &[("name", name)])) }</p>
            }
        </li>
    }
}

fn asks(cx: &Cx, shown: &Guidance) -> Html {
    let words = shown.asks.iter().filter_map(|ix| ASK_WORDS.get(ix.0));
    html! {
        <>
            <h2>{ cx.text(ui::ASKS_TITLE) }</h2>
            <ul class="asks">{ for words.map(|ask| html! { <li>{ cx.text(*ask) }</li> }) }</ul>
        </>
    }
}

/// The evidence behind everything that the answers brought on the screen.
fn evidence(run: &Run, shown: &Guidance) -> Vec<EvidenceIx> {
    let asked = replay(&QUESTIONNAIRE, &run.answers).asked;
    let questions = asked.iter().filter_map(|ix| QUESTIONNAIRE.question(*ix)).flat_map(|question| question.evidence);
    let findings = shown
        .reasons
        .iter()
        .filter_map(|chosen| QUESTIONNAIRE.option(chosen.question, chosen.option))
        .flat_map(|option| option.finding.evidence);
    let steps = shown.steps.iter().filter_map(|ix| QUESTIONNAIRE.steps.get(ix.0)).flat_map(|step| step.evidence);
    let asks = shown.asks.iter().filter_map(|ix| QUESTIONNAIRE.asks.get(ix.0)).flat_map(|ask| ask.evidence);
    questions.chain(findings).chain(steps).chain(asks).copied().collect()
}

//! What the answers mean: always towards the nephrologist, never a verdict.
//!
//! An emergency shows what to do now and nothing else. Otherwise: what to do first today, the headline, at most three
//! reasons, the next steps, what to take to the visit, and all else folded.

mod compare;
mod folds;
mod take;
mod urgent;

use domain::finding::{Caution, Fit, Safety};
use domain::guidance::{Chosen, Guidance};
use domain::question::{EvidenceIx, StepIx};
use domain::{guidance, replay};
use yew::prelude::*;

use crate::content::{Key, QUESTIONNAIRE, STEP_WORDS, option_words, ui};
use crate::run::{Action, Run};
use crate::sheet::headline;
use crate::ui::cx::Cx;
use crate::ui::el::{all, bare, keyed, of, text, with};
use crate::ui::parts;

pub use folds::{known, later, treatments, warnings};
pub use take::took_word;

/// How many reasons stand open before "show all".
const FIRST_REASONS: usize = 3;

/// The guidance screen.
pub fn view(cx: &Cx, run: &Run) -> Html {
    let shown = guidance(&QUESTIONNAIRE, &run.answers);
    let outcome = shown.outcome;
    let inside = if outcome.is_emergency() { urgent::emergency(cx, &shown) } else { ordinary(cx, run, &shown) };
    let values = ["guidance", outcome.safety.id(), outcome.fit.id(), outcome.caution.id()];
    keyed(
        "guidance",
        "section",
        &["data-screen", "data-safety", "data-fit", "data-caution"],
        values.map(|value| Some(value.to_owned())).into(),
        inside,
    )
}

fn ordinary(cx: &Cx, run: &Run, shown: &Guidance) -> Vec<Html> {
    let outcome = shown.outcome;
    let headline = headline(outcome.fit);
    let mut parts = if outcome.safety == Safety::SameDay {
        vec![urgent::same_day(cx, shown), cx.h2(headline)]
    } else {
        vec![parts::heading(cx, headline)]
    };
    let warned = outcome.caution == Caution::SellerWarning;
    let careful = [&cx.string(ui::NOT_A_VERDICT), " ", &cx.string(ui::NO_FLAG_IS_NOT_SAFE)].concat();
    parts.extend([
        cx.tell_of("p", "lead", lead(outcome.fit)),
        parts::paragraph(careful),
        reasons(cx, shown),
        cx.h2(ui::STEPS_TITLE),
        steps(cx, shown),
        if warned { warnings(cx, false) } else { Html::default() },
        take::matters(cx, run),
        take::asks(cx, run, shown),
        take::buttons(cx, run),
        parts::contact(cx),
        compare::view(cx, shown),
        compare::changes(cx, shown),
        if warned { Html::default() } else { warnings(cx, true) },
    ]);
    parts.extend(later(cx, || {
        let sources = vec![cx.p(ui::SOURCES_INTRO), parts::source_list(cx, &evidence(run, shown))];
        vec![treatments(cx), known(cx), parts::fold("fold", cx.h2(ui::SOURCES_TITLE), sources)]
    }));
    parts.extend([
        parts::review_note(cx),
        of("div", "actions", vec![parts::button(cx, Action::Back, "back", "plain", ui::BACK)]),
    ]);
    parts
}

/// The first sentences for a comparison with studies.
const fn lead(fit: Fit) -> Key {
    match fit {
        Fit::Open => ui::LEAD_OPEN,
        Fit::FindOut => ui::LEAD_FIND_OUT,
        Fit::Discuss => ui::LEAD_DISCUSS,
        Fit::Wait => ui::LEAD_WAIT,
        Fit::UsuallyOutside => ui::LEAD_USUALLY_OUTSIDE,
    }
}

/// The id of a finding, by the automation contract.
fn finding_id(chosen: Chosen) -> Option<String> {
    chosen.id(&QUESTIONNAIRE)
}

/// The words of an answer.
fn label(cx: &Cx, chosen: Chosen) -> Html {
    option_words(chosen.question, chosen.option).map(|words| cx.text(words.label)).unwrap_or_default()
}

fn reasons(cx: &Cx, shown: &Guidance) -> Html {
    let mut first: Vec<Html> = shown.reasons.iter().filter_map(|chosen| reason(cx, *chosen)).collect();
    let rest = first.split_off(first.len().min(FIRST_REASONS));
    let list = |reasons| of("ul", "reasons", reasons);
    let open = if first.is_empty() { cx.p(ui::REASONS_NONE) } else { list(first) };
    let more = if rest.is_empty() {
        Html::default()
    } else {
        let all = [&cx.string(ui::REASONS_ALL), " (+", &rest.len().to_string(), ")"].concat();
        parts::fold("more", text(all), vec![list(rest)])
    };
    all(vec![cx.h2(ui::REASONS_TITLE), open, more])
}

fn reason(cx: &Cx, chosen: Chosen) -> Option<Html> {
    let finding = &QUESTIONNAIRE.option(chosen.question, chosen.option)?.finding;
    let words = option_words(chosen.question, chosen.option)?;
    let id = finding_id(chosen)?;
    let said = of("p", "from", vec![compare::told(cx, chosen)]);
    let reason = words.reason.map(|reason| cx.p(reason)).unwrap_or_default();
    Some(with(
        "li",
        &["data-finding", "class"],
        vec![Some(id), Some(finding.outcome.fit.id().to_owned())],
        vec![said, reason, parts::sources(cx, finding.evidence)],
    ))
}

/// The next steps, numbered.
fn steps(cx: &Cx, shown: &Guidance) -> Html {
    of("ol", "steps", shown.steps.iter().filter_map(|ix| step(cx, *ix)).collect())
}

fn step(cx: &Cx, ix: StepIx) -> Option<Html> {
    let (step, words) = (QUESTIONNAIRE.steps.get(ix.0)?, STEP_WORDS.get(ix.0)?);
    let report = cx.country().and_then(|country| country.report).filter(|_| step.id == "report-harm");
    let report = report
        .map(|(name, url)| bare("p", vec![parts::link(cx, url, &cx.filled(ui::REPORT_HARM_LINK, &[("name", name)]))]));
    Some(bare("li", [cx.p(*words)].into_iter().chain(report).collect()))
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

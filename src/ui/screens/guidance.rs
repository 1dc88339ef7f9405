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

use crate::content::{Key, QUESTIONNAIRE, STEP_WORDS, option_words, question_words, ui};
use crate::run::Run;
use crate::sheet::headline;
use crate::ui::parts;
use crate::ui::pen::Pen;

pub use folds::{known, later, treatments, warnings};
pub use take::took_word;

/// How many reasons stand open before "show all".
const FIRST_REASONS: usize = 3;

/// The guidance screen.
pub fn view(pen: &mut Pen, run: &Run) {
    let shown = guidance(&QUESTIONNAIRE, &run.answers);
    let outcome = shown.outcome;
    pen.open("section");
    pen.set(
        &["data-screen", "data-safety", "data-fit", "data-caution"],
        &[Some("guidance"), Some(outcome.safety.id()), Some(outcome.fit.id()), Some(outcome.caution.id())],
    );
    pen.key("guidance");
    if outcome.is_emergency() {
        urgent::emergency(pen, &shown);
    } else {
        ordinary(pen, run, &shown);
    }
    pen.close();
}

fn ordinary(pen: &mut Pen, run: &Run, shown: &Guidance) {
    let cx = pen.cx;
    let outcome = shown.outcome;
    let headline = headline(outcome.fit);
    if outcome.safety == Safety::SameDay {
        urgent::same_day(pen, shown);
        pen.put("h2", headline);
    } else {
        parts::heading(pen, headline);
    }
    pen.put("p.lead", lead(outcome.fit));
    parts::paragraph(pen, [&cx.string(ui::NOT_A_VERDICT), " ", &cx.string(ui::NO_FLAG_IS_NOT_SAFE)].concat());
    reasons(pen, shown);
    pen.put("h2", ui::STEPS_TITLE);
    steps(pen, shown);
    let warned = outcome.caution == Caution::SellerWarning;
    if warned {
        warnings(pen, false);
    }
    take::matters(pen, run);
    take::asks(pen, run, shown);
    take::buttons(pen, run);
    parts::contact(pen);
    compare::view(pen, shown);
    compare::changes(pen, shown);
    if !warned {
        warnings(pen, true);
    }
    if later(pen) {
        treatments(pen);
        known(pen);
        pen.fold_under(ui::SOURCES_TITLE);
        pen.put("p", ui::SOURCES_INTRO);
        parts::source_list(pen, &evidence(run, shown));
        pen.close();
    }
    parts::review_note(pen);
    parts::actions(pen, None);
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
fn label(pen: &mut Pen, look: &'static str, chosen: Chosen) {
    pen.open(look);
    if let Some(words) = option_words(chosen.question, chosen.option) {
        pen.text(words.label);
    }
    pen.close();
}

fn reasons(pen: &mut Pen, shown: &Guidance) {
    pen.put("h2", ui::REASONS_TITLE);
    let Some((first, rest)) = shown.reasons.split_at_checked(shown.reasons.len().min(FIRST_REASONS)) else { return };
    if first.is_empty() {
        return pen.put("p", ui::REASONS_NONE);
    }
    list(pen, first);
    if !rest.is_empty() {
        pen.open("details.more");
        pen.line("summary", [&pen.cx.string(ui::REASONS_ALL), " (+", &rest.len().to_string(), ")"].concat());
        list(pen, rest);
        pen.close();
    }
}

fn list(pen: &mut Pen, reasons: &[Chosen]) {
    pen.open("ul.reasons");
    for chosen in reasons {
        reason(pen, *chosen);
    }
    pen.close();
}

fn reason(pen: &mut Pen, chosen: Chosen) {
    let Some(option) = QUESTIONNAIRE.option(chosen.question, chosen.option) else { return };
    let finding = &option.finding;
    pen.open("li");
    pen.set(&["data-finding", "class"], &[finding_id(chosen).as_deref(), Some(finding.outcome.fit.id())]);
    compare::told(pen, "p.from", chosen);
    if let Some(reason) = option_words(chosen.question, chosen.option).and_then(|words| words.reason) {
        pen.put("p", reason);
    }
    parts::sources(pen, question_words(chosen.question).map(|words| words.short), finding.evidence);
    pen.close();
}

/// The next steps, numbered.
fn steps(pen: &mut Pen, shown: &Guidance) {
    pen.open("ol.steps");
    for ix in &shown.steps {
        step(pen, *ix);
    }
    pen.close();
}

fn step(pen: &mut Pen, ix: StepIx) {
    let cx = pen.cx;
    let (Some(step), Some(words)) = (QUESTIONNAIRE.steps.get(ix.0), STEP_WORDS.get(ix.0)) else { return };
    pen.open("li");
    pen.put("p", words);
    let report = cx.country().and_then(|country| country.report).filter(|_| step.id == "report-harm");
    if let Some((name, url)) = report {
        pen.open("p");
        parts::link(pen, url, &cx.filled(ui::REPORT_HARM_LINK, &[("name", name)]));
        pen.close();
    }
    pen.close();
}

/// The evidence behind everything that the answers brought on the screen.
fn evidence(run: &Run, shown: &Guidance) -> Vec<EvidenceIx> {
    let mut all = Vec::new();
    for ix in replay(&QUESTIONNAIRE, &run.answers).asked {
        all.extend_from_slice(QUESTIONNAIRE.question(ix).map(|question| question.evidence).unwrap_or_default());
    }
    for chosen in &shown.reasons {
        let option = QUESTIONNAIRE.option(chosen.question, chosen.option);
        all.extend_from_slice(option.map(|option| option.finding.evidence).unwrap_or_default());
    }
    for ix in &shown.steps {
        all.extend_from_slice(QUESTIONNAIRE.steps.get(ix.0).map(|step| step.evidence).unwrap_or_default());
    }
    for ix in &shown.asks {
        all.extend_from_slice(QUESTIONNAIRE.asks.get(ix.0).map(|ask| ask.evidence).unwrap_or_default());
    }
    all
}

//! The answers beside what studies usually ask for, each with a state in words; and what would change it.

use domain::finding::Fit;
use domain::guidance::{Change, Chosen, CriterionState, Guidance};

use super::label;
use crate::content::pictures::EGFR_SCALE;
use crate::content::{CRITERION_WORDS, QUESTIONNAIRE, option_words, question_words, ui};
use crate::sheet::fit_word;
use crate::ui::pen::Pen;
use crate::ui::{parts, pictures};

/// One card for each thing that studies look at.
pub fn view(pen: &mut Pen, shown: &Guidance) {
    let mut answers: Vec<Chosen> = Vec::new();
    for state in &shown.criteria {
        answers.extend_from_slice(&state.answers);
    }
    pen.fold_under(ui::CRITERIA_TITLE);
    pen.cx.explained.apart(|| {
        pen.put("p", ui::CRITERIA_INTRO);
        pictures::view(pen, &EGFR_SCALE, Some(&answers));
        pen.open("div.criteria");
        for state in &shown.criteria {
            card(pen, state);
        }
        pen.close();
    });
    pen.close();
}

fn card(pen: &mut Pen, state: &CriterionState) {
    let at = state.criterion.0;
    let (Some(criterion), Some(words)) = (QUESTIONNAIRE.criteria.get(at), CRITERION_WORDS.get(at)) else { return };
    pen.open("div");
    pen.set(&["class", "data-criterion"], &[Some("card criterion"), Some(criterion.id)]);
    pen.put("h3", words.name);
    pen.open("p");
    pen.set(&["class"], &[Some(&["state ", state.state.id()].concat())]);
    pen.text(fit_word(state.state));
    pen.close();
    pen.open("dl");
    pen.put("dt", ui::STUDIES_ASK);
    pen.put("dd", words.asks);
    pen.put("dt", ui::TOLD_US);
    for chosen in &state.answers {
        if decides(*chosen, state.state) {
            told(pen, "dd", *chosen);
        }
    }
    pen.close();
    parts::sources(pen, Some(words.name), criterion.evidence);
    pen.close();
}

/// Whether this answer is among those that the state comes from.
fn decides(chosen: Chosen, state: Fit) -> bool {
    QUESTIONNAIRE.option(chosen.question, chosen.option).is_some_and(|option| option.finding.outcome.fit == state)
}

/// An answer with its question, since "Yes" alone says nothing.
pub fn told(pen: &mut Pen, look: &'static str, chosen: Chosen) {
    pen.open(look);
    if let Some(words) = question_words(chosen.question) {
        pen.text(words.title);
    }
    pen.say(" ".to_owned());
    label(pen, "strong", chosen);
    pen.close();
}

/// What the comparison would be after a change. Who does not know a fact yet may find out anything: nothing is promised.
fn then(pen: &mut Pen, change: &Change) {
    let unknown = QUESTIONNAIRE
        .option(change.chosen.question, change.chosen.option)
        .is_none_or(|option| option.role.is_unknown());
    if unknown {
        pen.text(ui::CHANGES_DEPENDS);
    } else {
        let state = pen.cx.string(fit_word(change.fit));
        pen.say(pen.cx.filled(ui::CHANGES_TO, &[("state", &state)]));
    }
}

/// Which single answer may change, and what the comparison would then be.
pub fn changes(pen: &mut Pen, shown: &Guidance) {
    let mut any = false;
    for change in &shown.changes {
        let words = option_words(change.chosen.question, change.chosen.option);
        let Some(when) = words.and_then(|words| words.change) else { continue };
        if !any {
            pen.fold_under(ui::CHANGES_TITLE);
            pen.open("ul");
            any = true;
        }
        pen.open("li");
        pen.put("strong", when);
        pen.say(". ".to_owned());
        then(pen, change);
        pen.close();
    }
    if any {
        pen.close();
        pen.close();
    } else {
        pen.gap();
    }
}

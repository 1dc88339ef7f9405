//! The answers beside what studies usually ask for, each with a state in words; and what would change it.

use domain::finding::Fit;
use domain::guidance::{Change, Chosen, CriterionState, Guidance};
use yew::prelude::*;

use super::label;
use crate::content::pictures::EGFR_SCALE;
use crate::content::{CRITERION_WORDS, QUESTIONNAIRE, option_words, question_words, ui};
use crate::sheet::fit_word;
use crate::ui::cx::Cx;
use crate::ui::el::{bare, of};
use crate::ui::{parts, pictures};

/// One card for each thing that studies look at.
pub fn view(cx: &Cx, shown: &Guidance) -> Html {
    let answers: Vec<Chosen> = shown.criteria.iter().flat_map(|state| &state.answers).copied().collect();
    let inside = || {
        let cards = shown.criteria.iter().filter_map(|state| card(cx, state)).collect();
        let scale = pictures::view(cx, &EGFR_SCALE, Some(&answers));
        vec![cx.p(ui::CRITERIA_INTRO), scale, of("div", "criteria", cards)]
    };
    parts::fold("fold", cx.h2(ui::CRITERIA_TITLE), cx.explained.apart(inside))
}

fn card(cx: &Cx, state: &CriterionState) -> Option<Html> {
    let criterion = QUESTIONNAIRE.criteria.get(state.criterion.0)?;
    let words = CRITERION_WORDS.get(state.criterion.0)?;
    let deciding = state.answers.iter().filter(|chosen| decides(**chosen, state.state));
    Some(html! {
        <div class="card criterion" key={criterion.id} data-criterion={criterion.id}>
            <h3>{ cx.text(words.name) }</h3>
            <p class={classes!("state", state.state.id())}>{ cx.text(fit_word(state.state)) }</p>
            <dl>
                <dt>{ cx.text(ui::STUDIES_ASK) }</dt>
                <dd>{ cx.text(words.asks) }</dd>
                <dt>{ cx.text(ui::TOLD_US) }</dt>
                { for deciding.map(|chosen| html! { <dd>{ told(cx, *chosen) }</dd> }) }
            </dl>
            { parts::sources(cx, criterion.evidence) }
        </div>
    })
}

/// Whether this answer is among those that the state comes from.
fn decides(chosen: Chosen, state: Fit) -> bool {
    QUESTIONNAIRE.option(chosen.question, chosen.option).is_some_and(|option| option.finding.outcome.fit == state)
}

/// An answer with its question, since "Yes" alone says nothing.
pub fn told(cx: &Cx, chosen: Chosen) -> Html {
    let title = question_words(chosen.question).map(|words| cx.text(words.title));
    html! { <>{ title }{ " " }<strong>{ label(cx, chosen) }</strong></> }
}

/// What the comparison would be after a change. Who does not know a fact yet may find out anything: nothing is promised.
fn then(cx: &Cx, change: &Change) -> Html {
    let unknown = QUESTIONNAIRE
        .option(change.chosen.question, change.chosen.option)
        .is_none_or(|option| option.role.is_unknown());
    if unknown {
        cx.text(ui::CHANGES_DEPENDS)
    } else {
        cx.filled(ui::CHANGES_TO, &[("state", &cx.string(fit_word(change.fit)))]).into()
    }
}

/// Which single answer may change, and what the comparison would then be.
pub fn changes(cx: &Cx, shown: &Guidance) -> Html {
    let each: Vec<Html> = shown
        .changes
        .iter()
        .filter_map(|change| {
            let when = option_words(change.chosen.question, change.chosen.option)?.change?;
            Some(html! { <li><strong>{ cx.text(when) }</strong>{ ". " }{ then(cx, change) }</li> })
        })
        .collect();
    if each.is_empty() {
        return Html::default();
    }
    parts::fold("fold", cx.h2(ui::CHANGES_TITLE), vec![bare("ul", each)])
}

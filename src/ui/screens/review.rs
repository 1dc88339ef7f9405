//! Check your answers: each with Change.

use domain::replay;
use yew::prelude::*;

use crate::content::{QUESTIONNAIRE, option_words, question_words, ui};
use crate::run::{Action, Run};
use crate::ui::cx::Cx;
use crate::ui::parts;

/// The screen before the guidance.
pub fn view(cx: &Cx, run: &Run) -> Html {
    let interview = replay(&QUESTIONNAIRE, &run.answers);
    let rows = interview.asked.iter().filter_map(|&ix| {
        let (question, words) = (QUESTIONNAIRE.question(ix)?, question_words(ix)?);
        let title = cx.string(words.title);
        let answers = question.chosen(run.answers.get(ix)).filter_map(|(option, _)| option_words(ix, option));
        Some(html! {
            <div class="row" key={question.id}>
                <dt>{ title.clone() }</dt>
                <dd>{ for answers.map(|answer| html! { <p class="answer">{ cx.text(answer.label) }</p> }) }</dd>
                <dd>
                    <button type="button" class="quiet" part="button" data-action="change" data-question={question.id}
                        onclick={cx.on(Action::Change(ix))}>
                        { cx.text(ui::CHANGE) }<span class="unseen">{ ": " }{ title }</span>
                    </button>
                </dd>
            </div>
        })
    });
    let actions = || {
        html! {
            <div class="actions">
                { parts::button(cx, Action::Finish, "continue", "go", ui::REVIEW_BUTTON) }
                { parts::button(cx, Action::Back, "back", "plain", ui::BACK) }
            </div>
        }
    };
    html! {
        <section data-screen="review" key="review">
            { parts::heading(cx, ui::REVIEW_TITLE) }
            <p class="lead">{ cx.text(ui::REVIEW_INTRO) }</p>
            { actions() }
            <dl class="answers">{ for rows }</dl>
            // The list is long: whoever has read it to its end goes on from there.
            { actions() }
        </section>
    }
}

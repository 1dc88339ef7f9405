//! Check your answers: each with Change.

use domain::question::QuestionIx;
use domain::replay;
use yew::prelude::*;

use crate::content::{QUESTIONNAIRE, option_words, question_words, ui};
use crate::run::{Action, Run};
use crate::ui::cx::Cx;
use crate::ui::el::{bare, keyed, of, text};
use crate::ui::parts;

/// The screen before the guidance.
pub fn view(cx: &Cx, run: &Run) -> Html {
    let interview = replay(&QUESTIONNAIRE, &run.answers);
    let rows = interview.asked.iter().filter_map(|ix| row(cx, run, *ix)).collect();
    keyed(
        "review",
        "section",
        &["data-screen"],
        vec![Some("review".to_owned())],
        vec![
            parts::heading(cx, ui::REVIEW_TITLE),
            cx.tell_of("p", "lead", ui::REVIEW_INTRO),
            actions(cx),
            of("dl", "answers", rows),
            // The list is long: whoever has read it to its end goes on from there.
            actions(cx),
        ],
    )
}

fn actions(cx: &Cx) -> Html {
    let go = parts::button(cx, Action::Finish, "continue", "go", ui::REVIEW_BUTTON);
    of("div", "actions", vec![go, parts::button(cx, Action::Back, "back", "plain", ui::BACK)])
}

fn row(cx: &Cx, run: &Run, ix: QuestionIx) -> Option<Html> {
    let (question, words) = (QUESTIONNAIRE.question(ix)?, question_words(ix)?);
    let title = cx.string(words.title);
    let answers = question.chosen(run.answers.get(ix)).filter_map(|(option, _)| option_words(ix, option));
    let answers = answers.map(|answer| cx.tell_of("p", "answer", answer.label)).collect();
    let change = html! {
        <button type="button" class="quiet" part="button" data-action="change" data-question={question.id}
            onclick={cx.on(Action::Change(ix))}>
            { cx.text(ui::CHANGE) }{ of("span", "unseen", vec![text([": ", &title].concat())]) }
        </button>
    };
    let inside = vec![bare("dt", vec![text(title)]), bare("dd", answers), bare("dd", vec![change])];
    Some(keyed(question.id, "div", &["class"], vec![Some("row".to_owned())], inside))
}

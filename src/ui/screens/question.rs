//! One question: topic and progress, the question as the heading, options as large targets, why we ask.
//!
//! Choosing never advances. Continue without a choice shows a summary that takes the focus; nothing is lost.

use domain::question::{Kind, OptionIx, Question, QuestionIx, Topic};
use domain::replay;
use yew::prelude::*;

use crate::content::{Key, OptionWords, QUESTIONNAIRE, QuestionWords, question_words, ui};
use crate::run::{Action, Run};
use crate::ui::cx::Cx;
use crate::ui::parts;

/// The screen of one question; the red flags have a screen name of their own.
pub fn view(cx: &Cx, run: &Run, ix: QuestionIx) -> Html {
    let (Some(question), Some(words)) = (QUESTIONNAIRE.question(ix), question_words(ix)) else {
        return Html::default();
    };
    let screen = if question.topic == Topic::Safety { "right-now" } else { "question" };
    let (how, missing) = match question.kind {
        Kind::One => (ui::CHOOSE_ONE, ui::ERROR_CHOOSE_ONE),
        Kind::Any => (ui::CHOOSE_ANY, ui::ERROR_CHOOSE_ANY),
    };
    let described = [words.hint.map(|_| cx.id("hint")), Some(cx.id("how")), run.unanswered.then(|| cx.id("error"))];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        <section data-screen={screen} data-question={question.id} key={question.id}>
            { progress(cx, run, ix, question.topic) }
            if run.unanswered {
                { summary(cx, words, missing) }
            }
            <fieldset class={classes!(run.unanswered.then_some("has-error"))} aria-describedby={described}>
                <legend>
                    <h1 tabindex="-1" data-focus={(!run.unanswered).then_some("")}>{ cx.text(words.title) }</h1>
                </legend>
                if let Some(hint) = words.hint {
                    <p class="hint" id={cx.id("hint")}>{ cx.text(hint) }</p>
                }
                <p class="how" id={cx.id("how")}>{ cx.text(how) }</p>
                if run.unanswered {
                    <p class="error" id={cx.id("error")}>{ cx.text(missing) }</p>
                }
                <div class="options">{ options(cx, run, ix, question, words) }</div>
            </fieldset>
            <div class="actions">
                { parts::button(cx, Action::Continue(ix), "continue", "go", ui::CONTINUE) }
                { parts::button(cx, Action::Back, "back", "plain", ui::BACK) }
            </div>
            <details class="why">
                <summary>{ cx.text(ui::WHY_WE_ASK) }</summary>
                <p>{ cx.explained.apart(|| cx.text(words.why)) }</p>
                { parts::sources(cx, question.evidence) }
            </details>
        </section>
    }
}

fn progress(cx: &Cx, run: &Run, ix: QuestionIx, topic: Topic) -> Html {
    let interview = replay(&QUESTIONNAIRE, &run.answers);
    let number = interview.number(ix).unwrap_or(1);
    let topic = match topic {
        Topic::Safety => ui::TOPIC_SAFETY,
        Topic::Kidneys => ui::TOPIC_KIDNEYS,
        Topic::Health => ui::TOPIC_HEALTH,
        Topic::Infection => ui::TOPIC_INFECTION,
        Topic::Plans => ui::TOPIC_PLANS,
    };
    let (number, total) = (number.to_string(), interview.at_most.to_string());
    html! {
        <div class="progress">
            <p><strong>{ cx.text(topic) }</strong>{ " · " }
                { cx.filled(ui::PROGRESS, &[("number", &number), ("total", &total)]) }</p>
            // The words above say it; the bar is for the eye.
            <progress value={number} max={total} aria-hidden="true" />
        </div>
    }
}

fn summary(cx: &Cx, words: &QuestionWords, missing: Key) -> Html {
    html! {
        <div class="card error-summary" tabindex="-1" data-focus="" role="group" aria-labelledby={cx.id("problem")}>
            <h2 id={cx.id("problem")}>{ cx.text(ui::ERROR_TITLE) }</h2>
            <p>{ cx.text(words.title) }</p>
            <p class="error">{ cx.text(missing) }</p>
        </div>
    }
}

fn options(cx: &Cx, run: &Run, ix: QuestionIx, question: &Question, words: &QuestionWords) -> Html {
    let chosen = run.answers.get(ix);
    let kind = match question.kind {
        Kind::One => "radio",
        Kind::Any => "checkbox",
    };
    // A name of its own at each showing: Chromium drops a radio group that was removed from a shadow root while nothing
    // in it was chosen, and came back under the same name, out of the order of the Tab key.
    let group = cx.id(&format!("{}-{}", question.id, run.arrivals));
    let first_alone = question.options.iter().position(|option| option.role.is_exclusive());
    let each =
        question.options.iter().zip(words.options).enumerate().map(|(at, (option, OptionWords { label, .. }))| {
            let here = OptionIx(at);
            html! {
                <>
                    if question.kind == Kind::Any && first_alone == Some(at) {
                        <p class="or">{ cx.text(ui::OR) }</p>
                    }
                    <label class="option" part="option">
                        <input type={kind} name={group.clone()} value={option.id} autocomplete="off"
                            checked={chosen.contains(here)} onchange={cx.on(Action::Choose(ix, here))} />
                        <span>{ cx.text(*label) }</span>
                    </label>
                </>
            }
        });
    each.collect()
}

//! One question: topic and progress, the question as the heading, options as large targets, why we ask.
//!
//! Choosing never advances. Continue without a choice shows a summary that takes the focus; nothing is lost.

use domain::question::{Kind, OptionIx, Question, QuestionIx, Topic};
use domain::replay;
use yew::prelude::*;

use crate::content::{Key, OptionWords, QUESTIONNAIRE, QuestionWords, question_words, ui};
use crate::run::{Action, Run};
use crate::ui::cx::Cx;
use crate::ui::el::{bare, keyed, of, text, with};
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
    let described = [words.hint.map(|_| "hint"), Some("how"), run.unanswered.then_some("error")];
    let described: Vec<String> = described.into_iter().flatten().map(|part| cx.id(part)).collect();
    let note = |class: &'static str, part: &str, key: Key| {
        with("p", &["class", "id"], vec![Some(class.to_owned()), Some(cx.id(part))], vec![cx.text(key)])
    };
    let heading = with(
        "h1",
        &["tabindex", "data-focus"],
        vec![Some("-1".to_owned()), (!run.unanswered).then(String::new)],
        vec![cx.text(words.title)],
    );
    // What is not there leaves its place empty, so that the options stay the same elements when the error comes.
    let asked = vec![
        bare("legend", vec![heading]),
        words.hint.map(|hint| note("hint", "hint", hint)).unwrap_or_default(),
        note("how", "how", how),
        if run.unanswered { note("error", "error", missing) } else { Html::default() },
        of("div", "options", options(cx, run, ix, question, words)),
    ];
    let fieldset = with("fieldset", &["aria-describedby"], vec![Some(described.join(" "))], asked);
    // The bar beside the question is the wrapper's: a fieldset's own border begins half-way down its legend.
    let asked = of("div", if run.unanswered { "asked has-error" } else { "asked" }, vec![fieldset]);
    let actions = vec![
        parts::button(cx, Action::Continue(ix), "continue", "go", ui::CONTINUE),
        parts::button(cx, Action::Back, "back", "plain", ui::BACK),
    ];
    let why = vec![cx.explained.apart(|| cx.p(words.why)), parts::sources(cx, question.evidence)];
    let problem = if run.unanswered { summary(cx, words, missing) } else { Html::default() };
    keyed(
        question.id,
        "section",
        &["data-screen", "data-question"],
        vec![Some(screen.to_owned()), Some(question.id.to_owned())],
        vec![
            progress(cx, run, ix, question.topic),
            problem,
            asked,
            of("div", "actions", actions),
            parts::note(cx, question.topic),
            parts::fold("why", cx.text(ui::WHY_WE_ASK), why),
        ],
    )
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
    let words = [" · ", &cx.filled(ui::PROGRESS, &[("number", &number), ("total", &total)])].concat();
    // The words say it; the bar is for the eye.
    let bar = with(
        "progress",
        &["value", "max", "aria-hidden"],
        vec![Some(number), Some(total), Some("true".to_owned())],
        Vec::new(),
    );
    of("div", "progress", vec![bare("p", vec![cx.tell("strong", topic), text(words)]), bar])
}

fn summary(cx: &Cx, words: &QuestionWords, missing: Key) -> Html {
    let title = with("h2", &["id"], vec![Some(cx.id("problem"))], vec![cx.text(ui::ERROR_TITLE)]);
    let values = ["card error-summary", "-1", "", "group", &cx.id("problem")];
    with(
        "div",
        &["class", "tabindex", "data-focus", "role", "aria-labelledby"],
        values.map(|value| Some(value.to_owned())).into(),
        vec![title, cx.p(words.title), cx.tell_of("p", "error", missing)],
    )
}

fn options(cx: &Cx, run: &Run, ix: QuestionIx, question: &Question, words: &QuestionWords) -> Vec<Html> {
    let chosen = run.answers.get(ix);
    let kind = match question.kind {
        Kind::One => "radio",
        Kind::Any => "checkbox",
    };
    // A name of its own at each showing: Chromium drops a radio group that was removed from a shadow root while nothing
    // in it was chosen, and came back under the same name, out of the order of the Tab key.
    let group = cx.id(&[question.id, "-", &run.arrivals.to_string()].concat());
    let first_alone = question.options.iter().position(|option| option.role.is_exclusive());
    let mut shown = Vec::new();
    for (at, (option, OptionWords { label, .. })) in question.options.iter().zip(words.options).enumerate() {
        let here = OptionIx(at);
        if question.kind == Kind::Any && first_alone == Some(at) {
            shown.push(cx.tell_of("p", "or", ui::OR));
        }
        shown.push(html! {
            <label class="option" part="option">
                <input type={kind} name={group.clone()} value={option.id} autocomplete="off"
                    checked={chosen.contains(here)} onchange={cx.on(Action::Choose(ix, here))} />
                { cx.tell("span", *label) }
            </label>
        });
    }
    shown
}

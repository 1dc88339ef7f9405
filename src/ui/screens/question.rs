//! One question: topic and progress, the question as the heading, options as large targets, why we ask.
//!
//! Choosing never advances. Continue without a choice shows a summary that takes the focus; nothing is lost.

use domain::question::{Kind, OptionIx, Question, QuestionIx, Topic};
use domain::replay;

use super::guidance::later;
use crate::content::{Key, QUESTIONNAIRE, option_words, question_words, ui};
use crate::run::{Action, Run};
use crate::ui::parts;
use crate::ui::pen::Pen;

/// The screen of one question; the red flags have a screen name of their own. Unseen, it is no screen yet.
pub fn view(pen: &mut Pen, run: &Run, ix: QuestionIx, seen: bool) {
    let (Some(question), Some(words)) = (QUESTIONNAIRE.question(ix), question_words(ix)) else { return };
    let cx = pen.cx;
    let screen = if question.topic == Topic::Safety { "right-now" } else { "question" };
    let (how, missing) = match question.kind {
        Kind::One => (ui::CHOOSE_ONE, ui::ERROR_CHOOSE_ONE),
        Kind::Any => (ui::CHOOSE_ANY, ui::ERROR_CHOOSE_ANY),
    };
    pen.open("section");
    pen.set(
        &["hidden", "data-screen", "data-question"],
        &[(!seen).then_some(""), seen.then_some(screen), seen.then_some(question.id)],
    );
    pen.key(question.id);
    progress(pen, run, ix, question.topic);
    // What is not there leaves its place empty, so that the options stay the same elements when the error comes.
    if run.unanswered {
        summary(pen, words.title, missing);
    } else {
        pen.gap();
    }
    pen.open(if run.unanswered { "div.asked has-error" } else { "div.asked" });
    // Beside the group and not its legend: whoever comes to the heading would hear the question twice.
    let asked = cx.id("asked");
    pen.open("h1");
    pen.set(&["id", "tabindex", "data-focus"], &[Some(&asked), Some("-1"), (!run.unanswered).then_some("")]);
    pen.text(words.title);
    pen.close();
    pen.open("fieldset");
    let one = question.kind == Kind::One;
    let mut described = cx.id("how");
    if words.hint.is_some() {
        described = [&cx.id("hint"), " ", &described].concat();
    }
    if run.unanswered {
        described = [&described, " ", &cx.id("error")].concat();
    }
    // Of the two kinds of group, only the one of radio buttons can be told as wrong.
    pen.set(
        &["aria-labelledby", "aria-describedby", "role", "aria-invalid"],
        &[Some(&asked), Some(&described), one.then_some("radiogroup"), (one && run.unanswered).then_some("true")],
    );
    match words.hint {
        Some(hint) => pen.note("p", "hint", "hint", hint),
        None => pen.gap(),
    }
    pen.note("p", "how", "how", how);
    if run.unanswered {
        pen.note("p", "error", "error", missing);
    } else {
        pen.gap();
    }
    pen.open("div.options");
    options(pen, run, ix, question);
    pen.close();
    pen.close();
    pen.close();
    parts::actions(pen, Some((Action::Continue(ix), "continue", ui::CONTINUE)));
    parts::note(pen, question.topic);
    pen.fold("details.why", ui::WHY_WE_ASK);
    if later(pen) {
        cx.explained.apart(|| pen.put("p", words.why));
    }
    parts::sources(pen, None, question.evidence);
    pen.close();
    pen.close();
}

fn progress(pen: &mut Pen, run: &Run, ix: QuestionIx, topic: Topic) {
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
    pen.open("div.progress");
    pen.open("p");
    pen.put("strong", topic);
    pen.say([" · ", &pen.cx.filled(ui::PROGRESS, &[("number", &number), ("total", &total)])].concat());
    pen.close();
    // The words say it; the bar is for the eye.
    pen.open("progress");
    pen.set(&["value", "max", "aria-hidden"], &[Some(&number), Some(&total), Some("true")]);
    pen.close();
    pen.close();
}

fn summary(pen: &mut Pen, question: Key, missing: Key) {
    let title = pen.cx.id("problem");
    let what = [&pen.cx.id("about"), " ", &pen.cx.id("what")].concat();
    pen.open("div");
    // Described too: a group that takes the focus is read by its name and description, and no further.
    pen.set(
        &["class", "tabindex", "data-focus", "role", "aria-labelledby", "aria-describedby"],
        &[Some("card error-summary"), Some("-1"), Some(""), Some("group"), Some(&title), Some(&what)],
    );
    // No heading: it stands before that of the screen, and would skip a level of a page that begins lower.
    pen.note("p", "error", "problem", ui::ERROR_TITLE);
    pen.note("p", "about", "about", question);
    pen.note("p", "error", "what", missing);
    pen.close();
}

fn options(pen: &mut Pen, run: &Run, ix: QuestionIx, question: &Question) {
    let chosen = run.answers.get(ix);
    let kind = match question.kind {
        Kind::One => "radio",
        Kind::Any => "checkbox",
    };
    // An id is another at each showing, as this name must be: Chromium drops a radio group that was removed from a shadow
    // root while nothing in it was chosen, and came back under the same name, out of the order of the Tab key.
    let group = pen.cx.id(question.id);
    let mut or = question.kind == Kind::Any;
    for (at, option) in question.options.iter().enumerate() {
        let here = OptionIx(at);
        let Some(words) = option_words(ix, here) else { continue };
        if or && option.role.is_exclusive() {
            or = false;
            pen.put("p.or", ui::OR);
        }
        pen.begin_choice("option");
        pen.tick(
            &["type", "name", "autocomplete"],
            &[Some(kind), Some(&group), Some("off")],
            option.id,
            chosen.contains(here),
            Action::Choose(ix, here),
        );
        pen.put("span", words.label);
        pen.close();
    }
}

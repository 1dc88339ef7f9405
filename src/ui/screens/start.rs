//! Start: what this is, what it is not, how long it takes, that nothing is stored, and who the questions are about.

use yew::prelude::*;

use crate::content::{Key, ui};
use crate::run::Action;
use crate::ui::cx::Cx;
use crate::ui::el::{bare, keyed, of, with};
use crate::ui::parts;
use crate::words::Audience;

/// The start screen.
pub fn view(cx: &Cx) -> Html {
    let about = |title: Key, text: Key| of("div", "about", vec![cx.h2(title), cx.p(text)]);
    let hint = with(
        "p",
        &["class", "id"],
        vec![Some("hint".to_owned()), Some(cx.id("who-hint"))],
        vec![cx.text(ui::START_WHO_HINT)],
    );
    let options =
        vec![who(cx, Audience::Me, "me", ui::START_WHO_ME), who(cx, Audience::Other, "other", ui::START_WHO_OTHER)];
    let question = vec![bare("legend", vec![cx.h2(ui::START_WHO)]), hint, of("div", "options", options)];
    keyed(
        "start",
        "section",
        &["data-screen"],
        vec![Some("start".to_owned())],
        vec![
            parts::heading(cx, ui::TITLE),
            cx.tell_of("p", "lead", ui::START_LEAD),
            cx.p(ui::START_TIME),
            bare("fieldset", question),
            of("div", "actions", vec![parts::button(cx, Action::Start, "start", "go", ui::START_BUTTON)]),
            about(ui::START_WHAT_TITLE, ui::START_WHAT),
            about(ui::START_NOT_TITLE, ui::START_NOT),
            about(ui::START_PRIVATE_TITLE, ui::START_PRIVATE),
            parts::review_note(cx),
        ],
    )
}

fn who(cx: &Cx, audience: Audience, value: &'static str, label: Key) -> Html {
    html! {
        <label class="option" part="option">
            <input type="radio" name={cx.id("who")} value={value} autocomplete="off" checked={cx.audience == audience}
                aria-describedby={cx.id("who-hint")} onchange={cx.on(Action::Audience(audience))} />
            { cx.tell("span", label) }
        </label>
    }
}

//! Start: what this is, what it is not, how long it takes, that nothing is stored, and who the questions are about.

use yew::prelude::*;

use crate::content::{Key, ui};
use crate::run::Action;
use crate::ui::cx::Cx;
use crate::ui::parts;
use crate::words::Audience;

/// The start screen.
pub fn view(cx: &Cx) -> Html {
    let about = |title: Key, text: Key| {
        html! {
            <div class="about">
                <h2>{ cx.text(title) }</h2>
                <p>{ cx.text(text) }</p>
            </div>
        }
    };
    html! {
        <section data-screen="start" key="start">
            { parts::heading(cx, ui::TITLE) }
            <p class="lead">{ cx.text(ui::START_LEAD) }</p>
            <p>{ cx.text(ui::START_TIME) }</p>
            <fieldset>
                <legend><h2>{ cx.text(ui::START_WHO) }</h2></legend>
                <p class="hint" id={cx.id("who-hint")}>{ cx.text(ui::START_WHO_HINT) }</p>
                <div class="options">
                    { who(cx, Audience::Me, "me", ui::START_WHO_ME) }
                    { who(cx, Audience::Other, "other", ui::START_WHO_OTHER) }
                </div>
            </fieldset>
            <div class="actions">
                { parts::button(cx, Action::Start, "start", "go", ui::START_BUTTON) }
            </div>
            { about(ui::START_WHAT_TITLE, ui::START_WHAT) }
            { about(ui::START_NOT_TITLE, ui::START_NOT) }
            { about(ui::START_PRIVATE_TITLE, ui::START_PRIVATE) }
            { parts::review_note(cx) }
        </section>
    }
}

fn who(cx: &Cx, audience: Audience, value: &'static str, label: Key) -> Html {
    html! {
        <label class="option" part="option">
            <input type="radio" name={cx.id("who")} value={value} autocomplete="off" checked={cx.audience == audience}
                aria-describedby={cx.id("who-hint")} onchange={cx.on(Action::Audience(audience))} />
            <span>{ cx.text(label) }</span>
        </label>
    }
}

//! Small parts that several screens show.

mod sources;

use domain::question::Topic;
use yew::prelude::*;

use super::cx::Cx;
use super::date;
use crate::content::{DOSSIER, Key, REVIEW_AGAIN_BY, REVIEWED_BY, REVIEWED_ON, VERSION, is_past, ui};
use crate::run::{Action, Place, Run};

pub use sources::{list as source_list, of as sources};

/// The frame of every screen: its root element by the automation contract, with one heading that gets the focus.
pub fn heading(cx: &Cx, key: Key) -> Html {
    html! { <h1 tabindex="-1" data-focus="">{ cx.text(key) }</h1> }
}

/// A button that does one thing.
pub fn button(cx: &Cx, action: Action, name: &'static str, class: &'static str, label: Key) -> Html {
    html! {
        <button type="button" class={class} part="button" data-action={name} onclick={cx.on(action)}>
            { cx.text(label) }
        </button>
    }
}

/// A number to call.
pub fn call(dial: &str, label: String, class: &'static str) -> Html {
    html! { <a class={class} href={format!("tel:{}", dial.replace(' ', ""))}>{ label }</a> }
}

/// A link that leaves the page; it opens beside it, so that no answer is lost.
pub fn link(cx: &Cx, url: &str, label: &str) -> Html {
    html! {
        <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">
            { label.to_owned() }<span class="unseen">{ " (" }{ cx.text(ui::OPENS_NEW) }{ ")" }</span>
        </a>
    }
}

/// What is in reach on every screen: the emergency line, the learn screen, and clearing the answers.
pub fn foot(cx: &Cx, run: &Run) -> Html {
    let place = run.place();
    html! {
        <div class="foot">
            <p>
                { match cx.country() {
                    Some(country) => call(country.emergency, cx.string(ui::EMERGENCY_LINE), "urgent"),
                    None => html! { <strong>{ cx.text(ui::EMERGENCY_LINE) }</strong> },
                } }
            </p>
            <div class="quiet-actions">
                if place != Place::Learn {
                    { button(cx, Action::Learn, "learn", "quiet", ui::LEARN_BUTTON) }
                }
                { button(cx, Action::Clear, "clear", "quiet", ui::CLEAR) }
            </div>
        </div>
    }
}

/// That the answers go soon. Any touch or key keeps them, so the button needs to do nothing.
pub fn idle_warning(cx: &Cx, seconds: u32) -> Html {
    html! {
        <div class="card caution idle" part="idle" data-idle={seconds.to_string()}>
            // The live region says it, and not each second.
            <p aria-hidden="true"><strong>{ cx.filled(ui::IDLE_WARNING, &[("number", &seconds.to_string())]) }</strong></p>
            <button type="button" class="go" part="button" data-action="stay">{ cx.text(ui::IDLE_STAY) }</button>
        </div>
    }
}

/// How to reach the clinic, where the page says so.
pub fn contact(cx: &Cx) -> Html {
    let settings = &cx.settings;
    let texts = [&settings.clinic_name, &settings.address, &settings.hours, &settings.booking_url];
    if settings.phone.is_none() && texts.iter().all(|text| text.is_none()) {
        return Html::default();
    }
    let clinic = settings.clinic_name.clone().unwrap_or_else(|| cx.string(ui::THE_CLINIC));
    html! {
        <div class="card contact" part="contact">
            <h2>{ cx.text(ui::CONTACT_TITLE) }</h2>
            if let Some(name) = &settings.clinic_name {
                <p>{ name.clone() }</p>
            }
            if let Some(phone) = &settings.phone {
                <p>{ call(&phone.dial, cx.filled(ui::CONTACT_CALL, &[("clinic", &clinic), ("phone", &phone.shown)]), "tel") }</p>
            }
            if let Some(url) = &settings.booking_url {
                <p>{ link(cx, url, &cx.string(ui::CONTACT_BOOK)) }</p>
            }
            if let Some(address) = &settings.address {
                <p>{ address.clone() }</p>
            }
            if let Some(hours) = &settings.hours {
                <p>{ cx.filled(ui::CONTACT_HOURS, &[("hours", hours)]) }</p>
            }
        </div>
    }
}

/// The clinic's own words beside the questions of a topic, and that they are the clinic's.
pub fn note(cx: &Cx, topic: Topic) -> Html {
    let Some(words) = cx.settings.note(topic) else { return Html::default() };
    let clinic = cx.settings.clinic_name.clone().unwrap_or_else(|| cx.string(ui::THE_CLINIC));
    html! {
        <p class="hint" part="note" data-note={topic.id()}>
            { cx.filled(ui::NOTE_FROM, &[("clinic", &clinic)]) }{ " " }{ words.to_owned() }
        </p>
    }
}

/// Who checked the content, until when that holds, and who pays; or that no clinician has checked it.
pub fn review_note(cx: &Cx) -> Html {
    let settings = &cx.settings;
    let written = |day: &str| date::written(day, cx.words.tag());
    let ours = (!REVIEWED_BY.is_empty()).then_some((REVIEWED_BY, REVIEWED_ON));
    let sites = settings.reviewed_by.as_deref().zip(settings.reviewed_on.as_deref());
    // Who looked before this evidence was gathered has not seen these words.
    let (these, earlier): (Vec<_>, Vec<_>) = ours.into_iter().chain(sites).partition(|(_, on)| *on >= DOSSIER);
    let line = |key: Key, (who, on): &(&str, &str)| {
        html! { <p>{ cx.filled(key, &[("reviewer", who), ("date", &written(on))]) }</p> }
    };
    html! {
        <div class="review-note">
            if is_past(REVIEW_AGAIN_BY, &date::today()) {
                <p class="card caution" data-expired=""><strong>{ cx.filled(ui::REVIEW_PAST, &[("date", &written(REVIEW_AGAIN_BY))]) }</strong></p>
            }
            if these.is_empty() {
                <p><strong>{ cx.text(ui::REVIEW_NONE) }</strong></p>
            }
            { for these.iter().map(|review| line(ui::REVIEW_BY, review)) }
            { for earlier.iter().map(|review| line(ui::REVIEW_EARLIER, review)) }
            <p>
                { cx.filled(ui::REVIEW_VERSION, &[("version", VERSION), ("date", &written(DOSSIER))]) }{ " " }
                { cx.filled(ui::REVIEW_AGAIN, &[("date", &written(REVIEW_AGAIN_BY))]) }
            </p>
            if let Some(funding) = &settings.funding {
                <p>{ cx.text(ui::FUNDING) }{ " " }{ funding.clone() }</p>
            }
        </div>
    }
}

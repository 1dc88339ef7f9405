//! Small parts that several screens show.

pub mod paper;
pub mod qr;
mod sources;

use domain::question::Topic;
use yew::prelude::*;

use super::date;
use super::pen::{At, Pen};
use crate::content::{DOSSIER, Key, REVIEW_AGAIN_BY, REVIEWED_BY, REVIEWED_ON, VERSION, is_past, ui};
use crate::run::{Action, Place, Run};
use crate::voice::Voice;

pub use sources::{list as source_list, of as sources};

/// The heading of every screen: the one that gets the focus.
pub fn heading(pen: &mut Pen, key: Key) {
    pen.open("h1");
    pen.fixed(&[("tabindex", At("-1")), ("data-focus", At(""))]);
    pen.text(key);
    pen.close();
}

/// A button that does one thing.
pub fn button(pen: &mut Pen, action: Action, name: &str, class: &str, label: Key) {
    let press = pen.cx.on(action);
    begin_button(pen, name, class, press);
    pen.text(label);
    pen.close();
}

/// The buttons below a screen: on, and back.
pub fn actions(pen: &mut Pen, on: Option<(Action, &str, Key)>) {
    pen.open("div.actions");
    if let Some((action, name, label)) = on {
        button(pen, action, name, "go", label);
    }
    button(pen, Action::Back, "back", "plain", ui::BACK);
    pen.close();
}

/// Begins a button.
#[inline(never)]
pub fn begin_button(pen: &mut Pen, name: &str, class: &str, press: Callback<MouseEvent>) {
    pen.open("button");
    pen.set(&["type", "class", "part", "data-action"], &[Some("button"), Some(class), Some("button"), Some(name)]);
    pen.on_press(press);
}

/// A number to call.
pub fn call(pen: &mut Pen, dial: &str, label: String, class: &str) {
    pen.open("a");
    pen.set(&["class", "href"], &[Some(class), Some(&["tel:", &dial.replace(' ', "")].concat())]);
    pen.say(label);
    pen.close();
}

/// A link that leaves the page; it opens beside it, so that no answer is lost.
pub fn link(pen: &mut Pen, url: &str, label: &str) {
    pen.open("a");
    pen.set(&["href", "target", "rel"], &[Some(url), Some("_blank"), Some("noopener noreferrer")]);
    pen.say(label.to_owned());
    pen.unseen(&["(", &pen.cx.string(ui::OPENS_NEW), ")"].concat());
    pen.close();
}

/// What is in reach on every screen: the emergency line, the learn screen, and clearing the answers.
pub fn foot(pen: &mut Pen, run: &Run) {
    let cx = pen.cx;
    pen.open("div.foot");
    pen.open("p");
    match cx.country() {
        Some(country) => call(pen, country.emergency, cx.string(ui::EMERGENCY_LINE), "urgent"),
        None => pen.put("strong", ui::EMERGENCY_LINE),
    }
    pen.close();
    pen.open("div.quiet-actions");
    if run.place() != Place::Learn {
        button(pen, Action::Learn, "learn", "quiet", ui::LEARN_BUTTON);
    }
    button(pen, Action::Clear, "clear", "quiet", ui::CLEAR);
    pen.close();
    pen.close();
}

/// That the answers go soon. Any touch or key keeps them, so the button needs to do nothing.
pub fn idle_warning(pen: &mut Pen, seconds: u32) {
    let seconds = seconds.to_string();
    pen.open("div");
    pen.set(&["class", "part", "data-idle"], &[Some("card caution idle"), Some("idle"), Some(&seconds)]);
    pen.open("p");
    // The live region says it, and not each second.
    pen.fixed(&[("aria-hidden", At("true"))]);
    pen.line("strong", pen.cx.filled(ui::IDLE_WARNING, &[("number", &seconds)]));
    pen.close();
    begin_button(pen, "stay", "go", Callback::noop());
    pen.text(ui::IDLE_STAY);
    pen.close();
    pen.close();
}

/// How to reach the clinic, where the page says so.
pub fn contact(pen: &mut Pen) {
    let cx = pen.cx;
    let settings = cx.settings;
    let texts = [&settings.clinic_name, &settings.address, &settings.hours, &settings.booking_url];
    if settings.phone.is_none() && texts.iter().all(|text| text.is_none()) {
        return pen.gap();
    }
    pen.open("div");
    pen.fixed(&[("class", At("card contact")), ("part", At("contact"))]);
    pen.put("h2", ui::CONTACT_TITLE);
    if let Some(name) = &settings.clinic_name {
        paragraph(pen, name.clone());
    }
    if let Some(phone) = &settings.phone {
        let label = cx.filled(ui::CONTACT_CALL, &[("clinic", &cx.clinic()), ("phone", &phone.shown)]);
        pen.open("p");
        call(pen, &phone.dial, label, "tel");
        pen.close();
    }
    if let Some(url) = &settings.booking_url {
        pen.open("p");
        link(pen, url, &cx.string(ui::CONTACT_BOOK));
        pen.close();
    }
    if let Some(address) = &settings.address {
        paragraph(pen, address.clone());
    }
    if let Some(hours) = &settings.hours {
        paragraph(pen, cx.filled(ui::CONTACT_HOURS, &[("hours", hours)]));
    }
    pen.close();
}

/// The clinic's own words beside the questions of a topic, and that they are the clinic's.
pub fn note(pen: &mut Pen, topic: Topic) {
    let cx = pen.cx;
    let Some(words) = cx.settings.note(topic) else { return pen.gap() };
    pen.open("p");
    pen.set(&["class", "part", "data-note"], &[Some("hint"), Some("note"), Some(topic.id())]);
    pen.say([&cx.filled(ui::NOTE_FROM, &[("clinic", &cx.clinic())]), " ", words].concat());
    pen.close();
}

/// That the day is past by which the content was to be checked again, where it is.
pub fn past(voice: Voice) -> Option<String> {
    let again = || date::written(REVIEW_AGAIN_BY, voice.words.tag());
    is_past(REVIEW_AGAIN_BY, &date::today()).then(|| voice.fill(ui::REVIEW_PAST, &[("date", &again())]))
}

/// Who checked the content, until when that holds, and who pays; or that no clinician has checked it.
pub fn review_note(pen: &mut Pen) {
    let cx = pen.cx;
    let settings = cx.settings;
    let written = |day: &str| date::written(day, cx.words.tag());
    let again = written(REVIEW_AGAIN_BY);
    pen.open("div.review-note");
    if let Some(past) = past(cx.voice()) {
        pen.open("p");
        pen.fixed(&[("class", At("card caution")), ("data-expired", At(""))]);
        pen.line("strong", past);
        pen.close();
    }
    let ours = (!REVIEWED_BY.is_empty()).then_some((REVIEWED_BY, REVIEWED_ON));
    let sites = settings.reviewed_by.as_deref().zip(settings.reviewed_on.as_deref());
    let checks = [ours, sites];
    // Who looked before this evidence was gathered has not seen these words.
    let knows = |on: &str| on >= DOSSIER;
    if !checks.iter().flatten().any(|(_, on)| knows(on)) {
        pen.strong(ui::REVIEW_NONE);
    }
    for (who, on) in checks.into_iter().flatten() {
        let key = if knows(on) { ui::REVIEW_BY } else { ui::REVIEW_EARLIER };
        paragraph(pen, cx.filled(key, &[("reviewer", who), ("date", &written(on))]));
    }
    // Empty in English, and in a translation that a clinician who speaks the language has reviewed.
    if !cx.string(ui::TRANSLATION_UNREVIEWED).is_empty() {
        pen.strong(ui::TRANSLATION_UNREVIEWED);
    }
    let version = cx.filled(ui::REVIEW_VERSION, &[("version", VERSION), ("date", &written(DOSSIER))]);
    paragraph(pen, [&version, " ", &cx.filled(ui::REVIEW_AGAIN, &[("date", &again)])].concat());
    match &settings.funding {
        Some(funding) => paragraph(pen, [&cx.string(ui::FUNDING), " ", funding].concat()),
        None => pen.put("p", ui::FUNDING_NONE),
    }
    pen.close();
}

/// A paragraph of a text that is filled in.
pub fn paragraph(pen: &mut Pen, words: String) {
    pen.line("p", words);
}

//! Small parts that several screens show.

pub mod paper;
pub mod qr;
mod sources;

use domain::question::Topic;
use yew::prelude::*;

use super::cx::Cx;
use super::date;
use super::el::{At, all, bare, el, of, text, with};
use crate::content::{DOSSIER, Key, REVIEW_AGAIN_BY, REVIEWED_BY, REVIEWED_ON, VERSION, is_past, ui};
use crate::run::{Action, Place, Run};

pub use sources::{list as source_list, of as sources};

/// The frame of every screen: its root element by the automation contract, with one heading that gets the focus.
pub fn heading(cx: &Cx, key: Key) -> Html {
    el("h1", &[("tabindex", At("-1")), ("data-focus", At(""))], vec![cx.text(key)])
}

/// A button that does one thing.
pub fn button(cx: &Cx, action: Action, name: &'static str, class: &'static str, label: Key) -> Html {
    press(name, class, cx.on(action), cx.text(label))
}

/// A button.
#[inline(never)]
pub fn press(name: &'static str, class: &'static str, onclick: Callback<MouseEvent>, label: Html) -> Html {
    html! {
        <button type="button" class={class} part="button" data-action={name} {onclick}>{ label }</button>
    }
}

/// A number to call.
pub fn call(dial: &str, label: String, class: &'static str) -> Html {
    let digits: String = dial.chars().filter(|letter| *letter != ' ').collect();
    with("a", &["class", "href"], vec![Some(class.to_owned()), Some(["tel:", &digits].concat())], vec![text(label)])
}

/// A link that leaves the page; it opens beside it, so that no answer is lost.
pub fn link(cx: &Cx, url: &str, label: &str) -> Html {
    let opens = of("span", "unseen", vec![text([" (", &cx.string(ui::OPENS_NEW), ")"].concat())]);
    let [target, rel] = ["_blank", "noopener noreferrer"].map(|value| Some(value.to_owned()));
    with("a", &["href", "target", "rel"], vec![Some(url.to_owned()), target, rel], vec![text(label.to_owned()), opens])
}

/// What is in reach on every screen: the emergency line, the learn screen, and clearing the answers.
pub fn foot(cx: &Cx, run: &Run) -> Html {
    let line = match cx.country() {
        Some(country) => call(country.emergency, cx.string(ui::EMERGENCY_LINE), "urgent"),
        None => cx.tell("strong", ui::EMERGENCY_LINE),
    };
    let learn = (run.place() != Place::Learn).then(|| button(cx, Action::Learn, "learn", "quiet", ui::LEARN_BUTTON));
    let clear = button(cx, Action::Clear, "clear", "quiet", ui::CLEAR);
    let actions = of("div", "quiet-actions", learn.into_iter().chain([clear]).collect());
    of("div", "foot", vec![bare("p", vec![line]), actions])
}

/// That the answers go soon. Any touch or key keeps them, so the button needs to do nothing.
pub fn idle_warning(cx: &Cx, seconds: u32) -> Html {
    let seconds = seconds.to_string();
    let warning = bare("strong", vec![text(cx.filled(ui::IDLE_WARNING, &[("number", &seconds)]))]);
    with(
        "div",
        &["class", "part", "data-idle"],
        vec![Some("card caution idle".to_owned()), Some("idle".to_owned()), Some(seconds)],
        vec![
            // The live region says it, and not each second.
            el("p", &[("aria-hidden", At("true"))], vec![warning]),
            press("stay", "go", Callback::noop(), cx.text(ui::IDLE_STAY)),
        ],
    )
}

/// How to reach the clinic, where the page says so.
pub fn contact(cx: &Cx) -> Html {
    let settings = &cx.settings;
    let texts = [&settings.clinic_name, &settings.address, &settings.hours, &settings.booking_url];
    if settings.phone.is_none() && texts.iter().all(|text| text.is_none()) {
        return Html::default();
    }
    let clinic = settings.clinic_name.clone().unwrap_or_else(|| cx.string(ui::THE_CLINIC));
    let name = settings.clinic_name.clone().map(text);
    let phone = settings.phone.as_ref().map(|phone| {
        call(&phone.dial, cx.filled(ui::CONTACT_CALL, &[("clinic", &clinic), ("phone", &phone.shown)]), "tel")
    });
    let book = settings.booking_url.as_ref().map(|url| link(cx, url, &cx.string(ui::CONTACT_BOOK)));
    let address = settings.address.clone().map(text);
    let hours = settings.hours.as_ref().map(|hours| text(cx.filled(ui::CONTACT_HOURS, &[("hours", hours)])));
    let lines = [name, phone, book, address, hours].into_iter().flatten().map(|line| bare("p", vec![line]));
    el(
        "div",
        &[("class", At("card contact")), ("part", At("contact"))],
        [cx.h2(ui::CONTACT_TITLE)].into_iter().chain(lines).collect(),
    )
}

/// The clinic's own words beside the questions of a topic, and that they are the clinic's.
pub fn note(cx: &Cx, topic: Topic) -> Html {
    let Some(words) = cx.settings.note(topic) else { return Html::default() };
    let clinic = cx.settings.clinic_name.clone().unwrap_or_else(|| cx.string(ui::THE_CLINIC));
    let words = [&cx.filled(ui::NOTE_FROM, &[("clinic", &clinic)]), " ", words].concat();
    let values = ["hint", "note", topic.id()].map(|value| Some(value.to_owned()));
    with("p", &["class", "part", "data-note"], values.into(), vec![text(words)])
}

/// Who checked the content, until when that holds, and who pays; or that no clinician has checked it.
pub fn review_note(cx: &Cx) -> Html {
    let settings = &cx.settings;
    let written = |day: &str| date::written(day, cx.words.tag());
    let again = written(REVIEW_AGAIN_BY);
    let mut lines = Vec::new();
    if is_past(REVIEW_AGAIN_BY, &date::today()) {
        let past = bare("strong", vec![text(cx.filled(ui::REVIEW_PAST, &[("date", &again)]))]);
        lines.push(el("p", &[("class", At("card caution")), ("data-expired", At(""))], vec![past]));
    }
    let ours = (!REVIEWED_BY.is_empty()).then_some((REVIEWED_BY, REVIEWED_ON));
    let sites = settings.reviewed_by.as_deref().zip(settings.reviewed_on.as_deref());
    let mut reviewed = false;
    let mut checks = Vec::new();
    for (who, on) in ours.into_iter().chain(sites) {
        // Who looked before this evidence was gathered has not seen these words.
        let key = if on >= DOSSIER { ui::REVIEW_BY } else { ui::REVIEW_EARLIER };
        reviewed |= on >= DOSSIER;
        checks.push(paragraph(cx.filled(key, &[("reviewer", who), ("date", &written(on))])));
    }
    if !reviewed {
        lines.push(cx.strong(ui::REVIEW_NONE));
    }
    lines.append(&mut checks);
    // Empty in English, and in a translation that a clinician who speaks the language has reviewed.
    if !cx.string(ui::TRANSLATION_UNREVIEWED).is_empty() {
        lines.push(cx.strong(ui::TRANSLATION_UNREVIEWED));
    }
    let version = cx.filled(ui::REVIEW_VERSION, &[("version", VERSION), ("date", &written(DOSSIER))]);
    lines.push(paragraph([&version, " ", &cx.filled(ui::REVIEW_AGAIN, &[("date", &again)])].concat()));
    lines.push(match &settings.funding {
        Some(funding) => paragraph([&cx.string(ui::FUNDING), " ", funding].concat()),
        None => cx.p(ui::FUNDING_NONE),
    });
    of("div", "review-note", lines)
}

/// A paragraph of a text that is filled in.
pub fn paragraph(words: String) -> Html {
    bare("p", vec![text(words)])
}

/// Something folded under a heading.
pub fn fold(class: &'static str, summary: Html, inside: Vec<Html>) -> Html {
    of("details", class, vec![bare("summary", vec![summary]), all(inside)])
}

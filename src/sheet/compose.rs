//! From ids to words.

use domain::finding::{Fit, Safety};
use domain::guidance::Chosen;

use super::{From, Item, Section, Sheet, Source, Style};
use crate::content::{
    ASK_WORDS, CRITERION_WORDS, Key, MATTER_WORDS, QUESTIONNAIRE, STEP_WORDS, VERSION, option_words, question_words, ui,
};

/// A state of the comparison, in words.
#[must_use]
pub const fn fit_word(fit: Fit) -> Key {
    match fit {
        Fit::Open => ui::FIT_OPEN,
        Fit::FindOut => ui::FIT_FIND_OUT,
        Fit::Discuss => ui::FIT_DISCUSS,
        Fit::Wait => ui::FIT_WAIT,
        Fit::UsuallyOutside => ui::FIT_USUALLY_OUTSIDE,
    }
}

/// The headline for a comparison with studies.
#[must_use]
pub const fn headline(fit: Fit) -> Key {
    match fit {
        Fit::Open => ui::HEADLINE_OPEN,
        Fit::FindOut => ui::HEADLINE_FIND_OUT,
        Fit::Discuss => ui::HEADLINE_DISCUSS,
        Fit::Wait => ui::HEADLINE_WAIT,
        Fit::UsuallyOutside => ui::HEADLINE_USUALLY_OUTSIDE,
    }
}

/// Writes the sheet. A kidney doctor reads it from the top: what is urgent, what matters, what is asked, what it may
/// mean, and all answers.
#[must_use]
pub fn compose(source: Source) -> Sheet {
    let Source { take, voice, today } = source;
    let mut sections = vec![
        section("today", voice.say(ui::HEADLINE_SAME_DAY), Style::Plain, urgent(source)),
        section("matters", voice.say(ui::SHEET_MATTERS), Style::Numbered, matters(source)),
        section("asks", voice.say(ui::ASKS_TITLE), Style::WithRoom, asks(source)),
        section("meaning", voice.say(headline(take.guidance.outcome.fit)), Style::Plain, criteria(source)),
        section("reasons", voice.say(ui::REASONS_TITLE), Style::Plain, reasons(source)),
        section("steps", voice.say(ui::STEPS_TITLE), Style::Numbered, steps(source)),
        section("answers", voice.say(ui::SHEET_ANSWERS), Style::Compact, answers(source)),
        section("contact", voice.say(ui::CONTACT_TITLE), Style::Plain, contact(source)),
    ];
    sections.retain(|section| !section.items.is_empty());
    Sheet {
        title: voice.say(ui::SHEET_TITLE),
        head: vec![
            voice.say(ui::MAIN_MESSAGE),
            voice.say(ui::SHEET_WHAT),
            [
                voice.say(ui::SHEET_NOT),
                voice.fill(ui::SHEET_DATE, &[("date", today)]),
                voice.fill(ui::SHEET_VERSION, &[("version", VERSION)]),
            ]
            .join(" "),
        ],
        sections,
        notes: voice.say(ui::SHEET_NOTES),
    }
}

fn section(id: &'static str, heading: String, style: Style, items: Vec<Item>) -> Section {
    Section { id, heading, items, style }
}

fn item(name: Option<String>, text: String, from: From) -> Item {
    Item { name, text, from }
}

/// The answer, with the question in two words.
fn label(source: Source, chosen: Chosen) -> Option<String> {
    let question = question_words(chosen.question)?;
    let option = option_words(chosen.question, chosen.option)?;
    Some([&source.voice.say(question.short), " – ", &source.voice.say(option.label)].concat())
}

fn urgent(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    for &chosen in &source.take.guidance.reasons {
        let Some(option) = QUESTIONNAIRE.option(chosen.question, chosen.option) else { continue };
        if option.finding.outcome.safety != Safety::SameDay {
            continue;
        }
        if let Some(first) = option_words(chosen.question, chosen.option).and_then(|words| words.first) {
            items.push(item(label(source, chosen), source.voice.say(first), From::First(chosen)));
        }
    }
    items
}

fn matters(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    for &ix in &source.take.matters {
        if let Some(key) = MATTER_WORDS.get(ix.0) {
            items.push(item(None, source.voice.say(key), From::Matter(ix)));
        }
    }
    items
}

fn asks(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    // Their own come first: nobody else will ask them.
    for line in &source.take.own {
        items.push(item(None, line.clone(), From::Own));
    }
    for &ix in &source.take.asks {
        if let Some(key) = ASK_WORDS.get(ix.0) {
            items.push(item(None, source.voice.say(key), From::Ask(ix)));
        }
    }
    items
}

fn criteria(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    for state in &source.take.guidance.criteria {
        if let Some(words) = CRITERION_WORDS.get(state.criterion.0) {
            let name = source.voice.say(words.name);
            items.push(item(Some(name), source.voice.say(fit_word(state.state)), From::Criterion(state.criterion)));
        }
    }
    items
}

fn reasons(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    for &chosen in &source.take.guidance.reasons {
        if let Some(reason) = option_words(chosen.question, chosen.option).and_then(|words| words.reason) {
            items.push(item(label(source, chosen), source.voice.say(reason), From::Finding(chosen)));
        }
    }
    items
}

fn steps(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    for &ix in &source.take.guidance.steps {
        if let Some(key) = STEP_WORDS.get(ix.0) {
            items.push(item(None, source.voice.say(key), From::Step(ix)));
        }
    }
    items
}

fn answers(source: Source) -> Vec<Item> {
    let mut items = Vec::new();
    for (question, all) in &source.take.answers {
        let Some(words) = question_words(*question) else { continue };
        for &chosen in all {
            if let Some(option) = option_words(chosen.question, chosen.option) {
                let (name, text) = (source.voice.say(words.short), source.voice.say(option.label));
                items.push(item(Some(name), text, From::Answer(chosen)));
            }
        }
    }
    items
}

/// The clinic, where the page names one; and always what to do in an emergency.
fn contact(source: Source) -> Vec<Item> {
    let settings = source.voice.settings;
    let shown = [
        settings.clinic_name.clone(),
        settings.phone.as_ref().map(|phone| phone.shown.clone()),
        settings.booking_url.clone(),
        settings.address.clone(),
        settings.hours.as_ref().map(|hours| source.voice.fill(ui::CONTACT_HOURS, &[("hours", hours)])),
        Some(source.voice.say(ui::EMERGENCY_LINE)),
    ];
    let mut items = Vec::new();
    for text in shown.into_iter().flatten() {
        items.push(item(None, text, From::Frame));
    }
    items
}

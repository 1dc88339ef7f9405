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
    let all = [
        section("today", voice.say(ui::HEADLINE_SAME_DAY), Style::Plain, urgent(source)),
        section("matters", voice.say(ui::SHEET_MATTERS), Style::Numbered, matters(source)),
        section("asks", voice.say(ui::ASKS_TITLE), Style::WithRoom, asks(source)),
        section("meaning", voice.say(headline(take.guidance.outcome.fit)), Style::Plain, criteria(source)),
        section("reasons", voice.say(ui::REASONS_TITLE), Style::Plain, reasons(source)),
        section("steps", voice.say(ui::STEPS_TITLE), Style::Numbered, steps(source)),
        section("answers", voice.say(ui::SHEET_ANSWERS), Style::Compact, answers(source)),
        section("contact", voice.say(ui::CONTACT_TITLE), Style::Plain, contact(source)),
    ];
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
        sections: all.into_iter().filter(|section| !section.items.is_empty()).collect(),
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
    let reasons = source.take.guidance.reasons.iter().copied();
    let urgent = reasons.filter(|chosen| {
        QUESTIONNAIRE
            .option(chosen.question, chosen.option)
            .is_some_and(|option| option.finding.outcome.safety == Safety::SameDay)
    });
    urgent
        .filter_map(|chosen| {
            let first = option_words(chosen.question, chosen.option)?.first?;
            Some(item(label(source, chosen), source.voice.say(first), From::First(chosen)))
        })
        .collect()
}

fn matters(source: Source) -> Vec<Item> {
    let matters = source.take.matters.iter();
    matters.filter_map(|ix| Some(item(None, source.voice.say(MATTER_WORDS.get(ix.0)?), From::Matter(*ix)))).collect()
}

fn asks(source: Source) -> Vec<Item> {
    let own = source.take.own.iter().map(|line| item(None, line.clone(), From::Own));
    let asks = source.take.asks.iter();
    let asks = asks.filter_map(|ix| Some(item(None, source.voice.say(ASK_WORDS.get(ix.0)?), From::Ask(*ix))));
    // Their own come first: nobody else will ask them.
    own.chain(asks).collect()
}

fn criteria(source: Source) -> Vec<Item> {
    let states = source.take.guidance.criteria.iter();
    states
        .filter_map(|state| {
            let name = source.voice.say(CRITERION_WORDS.get(state.criterion.0)?.name);
            Some(item(Some(name), source.voice.say(fit_word(state.state)), From::Criterion(state.criterion)))
        })
        .collect()
}

fn reasons(source: Source) -> Vec<Item> {
    let reasons = source.take.guidance.reasons.iter();
    reasons
        .filter_map(|&chosen| {
            let reason = option_words(chosen.question, chosen.option)?.reason?;
            Some(item(label(source, chosen), source.voice.say(reason), From::Finding(chosen)))
        })
        .collect()
}

fn steps(source: Source) -> Vec<Item> {
    let steps = source.take.guidance.steps.iter();
    steps.filter_map(|ix| Some(item(None, source.voice.say(STEP_WORDS.get(ix.0)?), From::Step(*ix)))).collect()
}

fn answers(source: Source) -> Vec<Item> {
    let all = source.take.answers.iter().flat_map(|(_, chosen)| chosen);
    all.filter_map(|&chosen| {
        let name = source.voice.say(question_words(chosen.question)?.short);
        let text = source.voice.say(option_words(chosen.question, chosen.option)?.label);
        Some(item(Some(name), text, From::Answer(chosen)))
    })
    .collect()
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
    ];
    let emergency = Some(source.voice.say(ui::EMERGENCY_LINE));
    shown.into_iter().chain([emergency]).flatten().map(|text| item(None, text, From::Frame)).collect()
}

//! What the person takes into the visit: what matters to them, the questions they keep, and the ways to take it along.

use std::rc::Rc;

use domain::guidance::Guidance;
use domain::question::MatterIx;
use domain::take_away;
use domain::take_away::{LONGEST_OWN, offered};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::html::{onfocus, oninput};
use yew::prelude::*;

use crate::content::{ASK_WORDS, Key, MATTER_WORDS, QUESTIONNAIRE, ui};
use crate::run::{Action, Run, Way};
use crate::sheet::{self, Sheet, Source, code, compose};
use crate::ui::date;
use crate::ui::parts::{self, paper, qr};
use crate::ui::pen::{At, Pen};
use crate::ui::{Hands, Take};
use crate::voice::Voice;
use crate::words::Words;

/// What matters: up to three things, in an order.
pub fn matters(pen: &mut Pen, run: &Run) {
    begin(pen, "matters", ui::MATTERS_TITLE, ui::MATTERS_HINT);
    for (at, known) in QUESTIONNAIRE.matters.iter().enumerate() {
        if let Some(words) = MATTER_WORDS.get(at) {
            matter(pen, run, MatterIx(at), known.id, words);
        }
    }
    pen.close();
    pen.close();
}

/// Begins a group of things to choose from.
fn begin(pen: &mut Pen, class: &str, title: Key, hint: Key) {
    let id = [class, "-hint"].concat();
    pen.open("fieldset");
    pen.set(&["class", "aria-describedby"], &[Some(class), Some(&pen.cx.id(&id))]);
    pen.open("legend");
    pen.put("h2", title);
    pen.close();
    pen.note("p", "hint", &id, hint);
    pen.open("div.options");
}

fn choice(pen: &mut Pen, value: &'static str, checked: bool, disabled: bool, action: Action, label: String) {
    pen.begin_choice("option slim");
    pen.tick(
        &["type", "autocomplete", "disabled"],
        &[Some("checkbox"), Some("off"), disabled.then_some("disabled")],
        value,
        checked,
        action,
    );
    pen.line("span", label);
    pen.close();
}

fn matter(pen: &mut Pen, run: &Run, ix: MatterIx, id: &'static str, words: Key) {
    let cx = pen.cx;
    let place = run.wishes.matters().iter().position(|chosen| *chosen == ix);
    let name = cx.string(words);
    let label = match place {
        Some(place) => [&(place + 1).to_string(), ". ", &name].concat(),
        None => name.clone(),
    };
    let full = place.is_none() && !run.wishes.may_choose();
    pen.open("div");
    pen.set(&["class", "data-matter"], &[Some("matter"), Some(id)]);
    pen.key(id);
    choice(pen, id, place.is_some(), full, Action::Matter(ix), label);
    if place.is_some_and(|place| place > 0) {
        parts::begin_button(pen, "raise", "quiet", cx.on(Action::Raise(ix)));
        pen.say(cx.filled(ui::MATTERS_RAISE, &[("name", &name)]));
        pen.close();
    }
    pen.close();
}

/// The questions to bring: tick to keep, and one's own.
pub fn asks(pen: &mut Pen, run: &Run, shown: &Guidance) {
    begin(pen, "asks", ui::ASKS_TITLE, ui::ASKS_HINT);
    for ix in offered(&QUESTIONNAIRE, shown, &run.wishes) {
        let (Some(ask), Some(words)) = (QUESTIONNAIRE.asks.get(ix.0), ASK_WORDS.get(ix.0)) else { continue };
        pen.open("div");
        pen.key(ask.id);
        let label = pen.cx.string(words);
        choice(pen, ask.id, run.wishes.keeps(ix), false, Action::Ask(ix), label);
        pen.close();
    }
    pen.close();
    pen.close();
    own(pen, run);
}

fn own(pen: &mut Pen, run: &Run) {
    let cx = pen.cx;
    let act = cx.act.clone();
    let write = Callback::from(move |event: InputEvent| {
        if let Some(area) = area(&event) {
            act.emit(Action::Write(area.value()));
        }
    });
    let (id, hint) = (cx.id("own"), cx.id("own-hint"));
    pen.open("div.own");
    pen.open("label");
    pen.set(&["for"], &[Some(&id)]);
    pen.text(ui::OWN_TITLE);
    pen.close();
    pen.note("p", "hint", "own-hint", ui::OWN_HINT);
    pen.open("textarea");
    pen.set(
        &["id", "rows", "dir", "autocomplete", "aria-describedby", "data-own"],
        &[Some(&id), Some("4"), Some("auto"), Some("off"), Some(&hint), Some("")],
    );
    pen.value(run.wishes.own().to_owned().into());
    pen.listen(Rc::new(oninput::Wrapper::new(write)));
    pen.close();
    if run.wishes.own().chars().count() >= LONGEST_OWN {
        pen.put("p.error", ui::OWN_CUT);
    }
    pen.close();
}

fn area(event: &Event) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

/// What the take-away says of a way that was tried, for the screen and the live region. Paper speaks for itself.
pub const fn took_word(way: Way, done: bool) -> Option<Key> {
    match (way, done) {
        (Way::Print, true) => None,
        (Way::Copy, true) => Some(ui::TOOK_COPY),
        (Way::Share, true) => Some(ui::TOOK_SHARE),
        (Way::Download | Way::Fhir, true) => Some(ui::TOOK_DOWNLOAD),
        (Way::Page, true) => Some(ui::TOOK_PAGE),
        (_, false) => Some(ui::REFUSED),
    }
}

const fn way_word(way: Way) -> Key {
    match way {
        Way::Print => ui::TAKE_PRINT,
        Way::Copy => ui::TAKE_COPY,
        Way::Share => ui::TAKE_SHARE,
        Way::Download => ui::TAKE_DOWNLOAD,
        Way::Page => ui::TAKE_PAGE,
        Way::Fhir => ui::TAKE_FHIR,
    }
}

/// The buttons, what became of them, the code, and the sheet itself, which is for paper only.
pub fn buttons(pen: &mut Pen, run: &Run) {
    let cx = pen.cx;
    let take = take_away(&QUESTIONNAIRE, &run.answers, &run.wishes);
    let written = |words: &Words| date::written(&date::today(), words.tag());
    let today = written(cx.words);
    let source = Source { take: &take, voice: cx.voice(), today: &today };
    // From the same ids in the clinic's words.
    let theirs = cx.clinic.map(|words| (words, written(words)));
    let theirs = theirs.as_ref().map(|(words, today)| Source { voice: Voice { words, ..cx.voice() }, today, ..source });
    let their_sheet = theirs.map(dated);
    let mut sheet = dated(source);
    if let Some(theirs) = &their_sheet {
        sheet = sheet.with(theirs);
    }
    let plain = sheet::text::plain(&sheet);
    let title = cx.id("take");
    pen.open("section");
    pen.set(&["class", "aria-labelledby"], &[Some("take"), Some(&title)]);
    pen.open("h2");
    pen.set(&["id"], &[Some(&title)]);
    pen.text(ui::TAKE_TITLE);
    pen.close();
    pen.put("p", ui::TAKE_INTRO);
    pen.open("div.quiet-actions");
    if let Some(hands) = cx.hands {
        for way in &*hands.ways {
            let given = if *way == Way::Fhir { sheet::rows(source) } else { plain.clone() };
            button(pen, hands, *way, given);
        }
        parts::begin_button(pen, "qr", "quiet", cx.on(Action::Code));
        pen.text(if run.shows_code { ui::TAKE_QR_HIDE } else { ui::TAKE_QR });
        pen.close();
    }
    pen.close();
    if let Some((way, done)) = run.took {
        pen.open("p");
        // The live region says it to those who do not see it.
        pen.fixed(&[("class", At("took")), ("aria-hidden", At("true"))]);
        if let Some(key) = took_word(way, done) {
            pen.put("strong", key);
        }
        pen.close();
        if !done {
            to_copy(pen, plain.clone());
        }
    }
    if let Some(hands) = cx.hands.filter(|_| run.shows_code) {
        let (source, sheet) = theirs.zip(their_sheet.as_ref()).unwrap_or((source, &sheet));
        shown_code(pen, hands, source, sheet, plain);
    }
    paper::view(pen, &sheet);
    pen.close();
}

/// The sheet, which says so where the day of its content is past.
fn dated(source: Source) -> Sheet {
    let mut sheet = compose(source);
    // Before what it is not, which the code has too.
    let place = sheet.head.len().saturating_sub(1);
    sheet.head.splice(place..place, parts::past(source.voice));
    sheet
}

fn button(pen: &mut Pen, hands: &Hands, way: Way, text: String) {
    let take = hands.take.clone();
    let press = Callback::from(move |_| take.emit(Take { way, text: text.clone() }));
    parts::begin_button(pen, way.id(), "quiet", press);
    pen.text(way_word(way));
    pen.close();
}

/// For a browser that refuses: the text, all of it selected as soon as the focus is on it.
fn to_copy(pen: &mut Pen, plain: String) {
    let select = Callback::from(|event: FocusEvent| {
        if let Some(area) = area(&event) {
            area.select();
        }
    });
    pen.open("textarea");
    pen.set(
        &["class", "readonly", "rows", "data-copy", "aria-label"],
        &[Some("to-copy"), Some("readonly"), Some("8"), Some(""), Some(&pen.cx.string(ui::REFUSED_TEXT))],
    );
    pen.value(plain.into());
    pen.listen(Rc::new(onfocus::Wrapper::new(select)));
    pen.close();
}

fn shown_code(pen: &mut Pen, hands: &Hands, source: Source, sheet: &Sheet, plain: String) {
    let short = code::short(source, sheet);
    let Some(code) = hands.draw.emit(short.text) else {
        pen.put("p.error", ui::REFUSED);
        return to_copy(pen, plain);
    };
    pen.open("figure");
    pen.set(&["class", "data-left-out"], &[Some("code"), Some(&short.left_out.to_string())]);
    let name = pen.cx.string(ui::QR_ALT);
    qr::view(pen, &code, &name);
    pen.open("figcaption");
    pen.put("p", ui::QR_TEXT);
    if short.left_out > 0 {
        pen.put("p", if short.lacks_answers { ui::QR_CUT_ANSWERS } else { ui::QR_CUT });
    }
    pen.close();
    pen.close();
}

//! What the person takes into the visit: what matters to them, the questions they keep, and the ways to take it along.

use domain::guidance::Guidance;
use domain::question::MatterIx;
use domain::take_away;
use domain::take_away::{LONGEST_OWN, offered};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::content::{ASK_WORDS, Key, MATTER_WORDS, QUESTIONNAIRE, ui};
use crate::run::{Action, Run, Way};
use crate::sheet::{self, Sheet, Source, code, compose};
use crate::ui::Take;
use crate::ui::cx::Cx;
use crate::ui::date;
use crate::ui::el::{At, all, bare, el, keyed, of, text, with};
use crate::ui::parts::{self, paper, qr};

/// What matters: up to three things, in an order.
pub fn matters(cx: &Cx, run: &Run) -> Html {
    let each = MATTER_WORDS.iter().enumerate().map(|(at, words)| matter(cx, run, MatterIx(at), *words));
    choices(cx, "matters", ui::MATTERS_TITLE, ui::MATTERS_HINT, each.collect())
}

/// A group of things to choose from.
fn choices(cx: &Cx, class: &'static str, title: Key, hint: Key, options: Vec<Html>) -> Html {
    let id = cx.id(&[class, "-hint"].concat());
    let hint = with("p", &["class", "id"], vec![Some("hint".to_owned()), Some(id.clone())], vec![cx.text(hint)]);
    with(
        "fieldset",
        &["class", "aria-describedby"],
        vec![Some(class.to_owned()), Some(id)],
        vec![bare("legend", vec![cx.h2(title)]), hint, of("div", "options", options)],
    )
}

fn choice(value: &'static str, checked: bool, disabled: bool, onchange: Callback<Event>, label: String) -> Html {
    html! {
        <label class="option slim" part="option">
            <input type="checkbox" value={value} autocomplete="off" checked={checked} disabled={disabled} {onchange} />
            { bare("span", vec![text(label)]) }
        </label>
    }
}

fn matter(cx: &Cx, run: &Run, ix: MatterIx, words: Key) -> Html {
    let id = QUESTIONNAIRE.matters.get(ix.0).map_or("", |matter| matter.id);
    let place = run.wishes.matters().iter().position(|chosen| *chosen == ix);
    let name = cx.string(words);
    let label = match place {
        Some(place) => [&(place + 1).to_string(), ". ", &name].concat(),
        None => name.clone(),
    };
    let full = place.is_none() && !run.wishes.may_choose();
    let mut inside = vec![choice(id, place.is_some(), full, cx.on(Action::Matter(ix)), label)];
    if place.is_some_and(|place| place > 0) {
        let raise = text(cx.filled(ui::MATTERS_RAISE, &[("name", &name)]));
        inside.push(parts::press("raise", "quiet", cx.on(Action::Raise(ix)), raise));
    }
    keyed(id, "div", &["class", "data-matter"], vec![Some("matter".to_owned()), Some(id.to_owned())], inside)
}

/// The questions to bring: tick to keep, and one's own.
pub fn asks(cx: &Cx, run: &Run, shown: &Guidance) -> Html {
    let each = offered(&QUESTIONNAIRE, shown, &run.wishes).into_iter().filter_map(|ix| {
        let (ask, words) = (QUESTIONNAIRE.asks.get(ix.0)?, ASK_WORDS.get(ix.0)?);
        let choice = choice(ask.id, run.wishes.keeps(ix), false, cx.on(Action::Ask(ix)), cx.string(*words));
        Some(keyed(ask.id, "div", &[], Vec::new(), vec![choice]))
    });
    all(vec![choices(cx, "asks", ui::ASKS_TITLE, ui::ASKS_HINT, each.collect()), own(cx, run)])
}

fn own(cx: &Cx, run: &Run) -> Html {
    let dispatcher = cx.dispatcher.clone();
    let write = Callback::from(move |event: InputEvent| {
        if let Some(area) = area(&event) {
            dispatcher.dispatch(Action::Write(area.value()));
        }
    });
    let hint = with(
        "p",
        &["class", "id"],
        vec![Some("hint".to_owned()), Some(cx.id("own-hint"))],
        vec![cx.text(ui::OWN_HINT)],
    );
    let field = html! {
        <textarea id={cx.id("own")} rows="4" dir="auto" autocomplete="off" aria-describedby={cx.id("own-hint")} data-own=""
            value={run.wishes.own().to_owned()} oninput={write} />
    };
    let full = run.wishes.own().chars().count() >= LONGEST_OWN;
    let cut = full.then(|| cx.tell_of("p", "error", ui::OWN_CUT));
    let label = with("label", &["for"], vec![Some(cx.id("own"))], vec![cx.text(ui::OWN_TITLE)]);
    of("div", "own", [label, hint, field].into_iter().chain(cut).collect())
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
pub fn buttons(cx: &Cx, run: &Run) -> Html {
    let take = take_away(&QUESTIONNAIRE, &run.answers, &run.wishes);
    let today = date::written(&date::today(), cx.words.tag());
    let source = Source { take: &take, voice: cx.voice(), today: &today };
    let sheet = compose(source);
    let plain = sheet::text::plain(&sheet);
    let given = |way| if way == Way::Fhir { sheet::rows(source) } else { plain.clone() };
    let ways = cx.hands.iter().flat_map(|hands| hands.ways.iter().copied());
    let code = if run.shows_code { ui::TAKE_QR_HIDE } else { ui::TAKE_QR };
    let code = parts::press("qr", "quiet", cx.on(Action::Code), cx.text(code));
    let mut inside = vec![
        with("h2", &["id"], vec![Some(cx.id("take"))], vec![cx.text(ui::TAKE_TITLE)]),
        cx.p(ui::TAKE_INTRO),
        of("div", "quiet-actions", ways.map(|way| button(cx, way, given(way))).chain([code]).collect()),
    ];
    if let Some((way, done)) = run.took {
        // The live region says it to those who do not see it.
        let said = took_word(way, done).map(|key| cx.tell("strong", key));
        inside.push(el("p", &[("class", At("took")), ("aria-hidden", At("true"))], said.into_iter().collect()));
        if !done {
            inside.push(to_copy(cx, &plain));
        }
    }
    if run.shows_code {
        inside.push(shown_code(cx, source, &sheet));
    }
    inside.push(paper::view(cx, &sheet));
    with("section", &["class", "aria-labelledby"], vec![Some("take".to_owned()), Some(cx.id("take"))], inside)
}

fn button(cx: &Cx, way: Way, text: String) -> Html {
    let take = cx.hands.as_ref().map(|hands| hands.take.clone());
    let press = Callback::from(move |_| {
        if let Some(take) = &take {
            take.emit(Take { way, text: text.clone() });
        }
    });
    parts::press(way.id(), "quiet", press, cx.text(way_word(way)))
}

/// For a browser that refuses: the text, all of it selected as soon as the focus is on it.
fn to_copy(cx: &Cx, plain: &str) -> Html {
    let select = Callback::from(|event: FocusEvent| {
        if let Some(area) = area(&event) {
            area.select();
        }
    });
    html! {
        <textarea class="to-copy" readonly=true rows="8" data-copy="" aria-label={cx.string(ui::REFUSED_TEXT)} onfocus={select}
            value={plain.to_owned()} />
    }
}

fn shown_code(cx: &Cx, source: Source, sheet: &Sheet) -> Html {
    let short = code::short(source, sheet);
    let cut = if short.lacks_answers { ui::QR_CUT_ANSWERS } else { ui::QR_CUT };
    let cut = (short.left_out > 0).then(|| cx.p(cut));
    let caption = bare("figcaption", [cx.p(ui::QR_TEXT)].into_iter().chain(cut).collect());
    with(
        "figure",
        &["class", "data-left-out"],
        vec![Some("code".to_owned()), Some(short.left_out.to_string())],
        vec![qr::view(&short.text, &cx.string(ui::QR_ALT)), caption],
    )
}

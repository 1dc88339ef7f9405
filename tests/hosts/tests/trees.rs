//! The accessibility tree of every screen in every language is what is kept in `trees/`: roles, names, states and order,
//! from Chromium's own tree. In Firefox and `WebKit` the names and roles that their drivers compute are held against the
//! English ones.
//!
//! On the way, the two engines that look for barriers look at one screen of each kind in every language, in Firefox and
//! `WebKit` at every screen in English, and axe at the contrasts of the other themes in every language.

use std::cell::RefCell;

use host_tests::day::LATE;
use host_tests::fault::{At, same};
use host_tests::sheets::{self, content};
use host_tests::tree;
use host_tests::{Browser, By, Case, Engine, Page, Proof, Sheet, Site, Window};
use serde_json::Value;
use xtask::server::Reply;

use crate::accessibility::{THEMES, note};
use crate::moments;

/// The screens that are looked at for barriers in each language: one of each kind.
const OF_EACH_KIND: [&str; 8] =
    ["start", "right-now-missing", "right-now", "egfr", "review", "guidance-unfolded", "learn-unfolded", "failure"];

/// Beside English, in Firefox and `WebKit`: one from right to left, and one with letters of its own.
const OTHERS: [&str; 2] = ["ar", "hi"];

pub fn cases() -> Proof<Vec<Case>> {
    let mut cases = Vec::new();
    for language in &content()?.languages {
        let tag = language.tag.clone();
        cases.push(Case::new(format!("trees: {tag}"), move |browser| in_chromium(browser, &tag)));
    }
    let [_, others @ ..] = Engine::ALL;
    cases.extend(Case::in_these(&others, "trees: names and roles", |browser| {
        walk(browser, "en", &|page, screen| {
            held_against(page, screen)?;
            page.axe()?;
            note(page, screen, "en", "light", "alone", "axe");
            // The second engine takes half a minute for what is unfolded, which it has looked at in Chromium.
            if screen.ends_with("-unfolded") {
                return Ok(());
            }
            second(page, screen, "en")?;
            if screen.starts_with("guidance-same-day") {
                for tag in OTHERS {
                    speak(page, tag)?;
                    barriers(page, screen, tag).at(tag)?;
                }
                speak(page, "en")?;
            }
            Ok(())
        })
    }));
    Ok(cases)
}

/// Both engines, on the screen as it is.
fn barriers(page: &Page, screen: &str, tag: &str) -> Proof {
    page.axe()?;
    note(page, screen, tag, "light", "alone", "axe");
    second(page, screen, tag)
}

fn second(page: &Page, screen: &str, tag: &str) -> Proof {
    page.second_engine()?;
    note(page, screen, tag, "light", "alone", "Equal Access");
    Ok(())
}

fn speak(page: &Page, tag: &str) -> Proof {
    let () = page.script("host.lang = arguments[1]; return null", &[tag.into()])?;
    page.wait_that(tag, &format!("within('.selfcheck')[0]?.lang === {tag:?} && host.whole"))
}

/// The other colours of a screen: their contrasts, by our own rod and by axe, which passes over Arabic letters; of what is
/// unfolded, which takes long, the dark ones.
fn in_other_themes(page: &Page, screen: &str, tag: &str) -> Proof {
    for (theme, features) in THEMES {
        if ["light", "forced colours"].contains(theme) || screen.ends_with("-unfolded") && *theme != "dark" {
            continue;
        }
        page.prefers(features)?;
        page.colours().at(theme)?;
        if tag != "ar" {
            page.axe_contrast().at(theme)?;
            note(page, screen, tag, theme, "alone", "axe");
        }
    }
    page.scheme("light")
}

fn in_chromium(browser: &Browser, tag: &str) -> Proof {
    // In one of the languages long after the content's day, since no tree may hang on the day.
    if content()?.languages.last().is_some_and(|last| last.tag == tag) {
        browser.on_day(LATE)?;
    }
    let read = RefCell::new(Vec::new());
    walk(browser, tag, &|page, screen| {
        tree::compare(tag, screen, &tree::read(page)?)?;
        read.borrow_mut().push(screen.to_owned());
        moments::take(page, tag, screen, &|moment| {
            read.borrow_mut().push(moment.to_owned());
            if tag == "en" { barriers(page, moment, tag) } else { Ok(()) }
        })?;
        // English has runs of its own for this (accessibility.rs).
        if tag == "en" || !OF_EACH_KIND.contains(&screen) {
            return Ok(());
        }
        barriers(page, screen, tag)?;
        in_other_themes(page, screen, tag)
    })?;
    let mut read = read.into_inner();
    if tag == "en" {
        read.extend(sheets::by_outcome()?.iter().map(guidance));
    }
    tree::none_left(tag, &read)
}

/// Every screen there is: the start, all questions and what is missing, the answers, the guidance of each outcome, what
/// there is to learn, and the failure.
fn walk(browser: &Browser, tag: &str, look: &dyn Fn(&Page, &str) -> Proof) -> Proof {
    let look = |page: &Page, screen: &str| look(page, screen).at(screen);
    let path = if tag == "en" { "/".to_owned() } else { format!("/{tag}/") };
    let site = Site::start()?;
    let page = Page::open(browser, &site, &path, Window::Desk, By::Touch)?;
    look(&page, "start")?;
    press(&page, "start", "right-now")?;
    click(&page, "continue")?;
    page.wait_that("what is missing", "within('.error-summary').length === 1")?;
    look(&page, "right-now-missing")?;
    let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
    let answers = sheet.answers();
    for (at, (question, options)) in answers.iter().enumerate() {
        if *question == "diagnosis" {
            click(&page, "continue")?;
            page.wait_that("what is missing", "within('.error-summary').length === 1")?;
            look(&page, "diagnosis-missing")?;
            // Whoever goes away and comes back is asked as at first.
            press(&page, "back", "today")?;
            press(&page, "continue", question)?;
        }
        choose(&page, options)?;
        look(&page, question)?;
        press(&page, "continue", answers.get(at + 1).map_or("review", |(next, _)| next))?;
    }
    look(&page, "review")?;
    press(&page, "continue", "guidance")?;
    unfold(&page)?;
    look(&page, "guidance-unfolded")?;
    press(&page, "learn", "learn")?;
    look(&page, "learn")?;
    unfold(&page)?;
    look(&page, "learn-unfolded")?;
    for sheet in guidances()? {
        press(&page, "clear", "start")?;
        press(&page, "start", "right-now")?;
        let answers = sheet.answers();
        let last = if sheet.is_emergency() { "guidance" } else { "review" };
        for (at, (_, options)) in answers.iter().enumerate() {
            choose(&page, options)?;
            press(&page, "continue", answers.get(at + 1).map_or(last, |(next, _)| next))?;
        }
        if !sheet.is_emergency() {
            press(&page, "continue", "guidance")?;
        }
        look(&page, &guidance(&sheet))?;
    }

    let site = Site::with(|request, reply| if request.path == "/core/core.wasm" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, &path, Window::Desk, By::Touch)?;
    page.wait_for_failure()?;
    look(&page, "failure")
}

/// The guidance in an emergency, and the gravest other one; in English the journeys read those of all outcomes.
fn guidances() -> Proof<Vec<Sheet>> {
    let mut all = sheets::by_outcome()?;
    all.retain(|sheet| sheet.is_emergency() || sheet.outcome() == ["same-day", "usually-outside", "seller-warning"]);
    Ok(all)
}

/// The name of the tree of a guidance.
pub fn guidance(sheet: &Sheet) -> String {
    format!("guidance-{}", sheet.outcome().join("-"))
}

/// By a script, since other cases have fingers and keys.
fn choose(page: &Page, options: &[&str]) -> Proof {
    let () = page.script(
        "for (const id of arguments[1]) { const [input] = targets('option', id); if (!input.checked) input.click(); }
         return null",
        &[options.into()],
    )?;
    page.wait_that("the answer", &format!("{options:?}.every((id) => within(`input:checked[value='${{id}}']`)[0])"))
}

fn press(page: &Page, action: &str, place: &str) -> Proof {
    click(page, action)?;
    page.wait_that(place, &format!("placeNow() === {place:?} && atHeading()"))
}

fn click(page: &Page, action: &str) -> Proof {
    page.script("targets('action', arguments[1])[0].click(); return null", &[action.into()])
}

/// What is folded under a heading, and the pictures in words; the sources of each claim stay folded, which are all in the
/// list at the end.
fn unfold(page: &Page) -> Proof {
    page.script(
        "within('details:has(> summary > h2), details.more').forEach((fold) => (fold.open = true)); return null",
        &[],
    )
}

/// What a driver tells of what can be worked with and of the headings, beside the tree that is kept.
fn held_against(page: &Page, screen: &str) -> Proof {
    let engine = page.browser.engine();
    let kept = tree::controls("en", screen)?;
    let there: Vec<Value> = page.script(include_str!("../src/js/controls.js"), &[])?;
    same("how many there are", there.len(), kept.len())?;
    let mut wrong = Vec::new();
    for (element, (role, name)) in there.iter().zip(kept) {
        let (seen_role, seen_name) = page.browser.computed(element)?;
        let role = called(engine, &role);
        // WebKit takes the value of a list into the name that a label around it gives.
        let seen_name = if engine == Engine::WebKit && role == "button" && seen_name.starts_with(&format!("{name} ")) {
            name.clone()
        } else {
            tree::cut(&seen_name)
        };
        if seen_role != role || seen_name != name {
            wrong.push(format!("{seen_role} {seen_name:?} and not {role} {name:?}"));
        }
    }
    same("what is computed", wrong, Vec::<String>::new())
}

/// What the drivers of the other engines call a role.
fn called(engine: Engine, role: &str) -> &str {
    match (engine, role) {
        // ARIA has no role for the head of a fold, so there is none to tell.
        (Engine::Firefox | Engine::WebKit, "DisclosureTriangle") => "",
        (Engine::WebKit, "combobox") => "button",
        _ => role,
    }
}

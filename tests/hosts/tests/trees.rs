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
use host_tests::{Browser, Case, Engine, Page, Proof};
use serde_json::Value;

use crate::barriers::{both, in_other_themes, note, second};
use crate::moments::{self, Moment};
use crate::walk::{self, Guidances, OF_EACH_KIND, guidance, speak};

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
        walk::alone(browser, "en", Guidances::Gravest, &|page, screen| {
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
                    both(page, screen, tag).at(tag)?;
                }
                speak(page, "en")?;
            }
            Ok(())
        })
    }));
    Ok(cases)
}

fn in_chromium(browser: &Browser, tag: &str) -> Proof {
    // In one of the languages long after the content's day, since no tree may hang on the day.
    if content()?.languages.last().is_some_and(|last| last.tag == tag) {
        browser.on_day(LATE)?;
    }
    let read = RefCell::new(Vec::new());
    walk::alone(browser, tag, Guidances::Gravest, &|page, screen| {
        tree::compare(tag, screen, &tree::read(page)?)?;
        read.borrow_mut().push(screen.to_owned());
        for moment in moments::of(screen) {
            read.borrow_mut().push(moment.file());
            in_a_moment(page, tag, moment).at(moment.name)?;
        }
        // English has runs of its own for this (accessibility.rs).
        if tag == "en" || !OF_EACH_KIND.contains(&screen) {
            return Ok(());
        }
        both(page, screen, tag)?;
        in_other_themes(page, screen, tag)
    })?;
    let mut read = read.into_inner();
    if tag == "en" {
        read.extend(sheets::by_outcome()?.iter().map(guidance));
    }
    tree::none_left(tag, &read)
}

/// What a moment changes in the tree is what is kept, and when it is over nothing is left of it.
fn in_a_moment(page: &Page, tag: &str, moment: &Moment) -> Proof {
    let before = tree::read(page)?;
    (moment.begin)(page, tag)?;
    tree::compare(tag, &moment.file(), &tree::change(&before, &tree::read(page)?))?;
    if tag == "en" {
        both(page, &moment.file(), tag)?;
    }
    (moment.end)(page, tag)?;
    // Where the focus is now is its own affair.
    let [before, after] = [before, tree::read(page)?].map(|tree| tree.replace(", focused", ""));
    same("what is left of it", tree::change(&before, &after), String::new())
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

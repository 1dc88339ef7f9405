//! What comes and goes on a screen: a meaning that is opened, a code, the warning before the answers go, a larger text,
//! a voice. Of each, the accessibility tree is kept as what it changes in that of its screen.

use host_tests::fault::{At, same};
use host_tests::{Page, Proof, tree};
use serde_json::json;

use crate::text_size;

type Act = fn(&Page, &str) -> Proof;

/// A moment: the screen it is on, how it begins, and how it ends.
struct Moment {
    name: &'static str,
    screen: &'static str,
    begin: Act,
    end: Act,
}

const MOMENTS: &[Moment] = &[
    Moment { name: "text-size", screen: "start", begin: larger, end: usual },
    Moment { name: "read-aloud", screen: "start", begin: speak, end: hush },
    Moment { name: "idle", screen: "today", begin: leave, end: come_back },
    Moment { name: "term", screen: "diagnosis", begin: open_term, end: close_term },
    Moment { name: "code", screen: "guidance-unfolded", begin: draw, end: take_away },
];

/// Takes every moment of a screen, and leaves the screen as it was. Chromium's tree alone is read.
pub fn take(page: &Page, tag: &str, screen: &str, look: &dyn Fn(&str) -> Proof) -> Proof {
    for Moment { name, begin, end, .. } in MOMENTS.iter().filter(|moment| moment.screen == screen) {
        let before = tree::read(page)?;
        begin(page, tag).at(name)?;
        let file = format!("moment-{name}");
        tree::compare(tag, &file, &tree::change(&before, &tree::read(page)?))?;
        look(&file).at(name)?;
        end(page, tag).at(name)?;
        // Where the focus is now is its own affair.
        let [before, after] = [before, tree::read(page)?].map(|tree| tree.replace(", focused", ""));
        same("what is left of it", tree::change(&before, &after), String::new()).at(name)?;
    }
    Ok(())
}

fn larger(page: &Page, _: &str) -> Proof {
    text_size::choose(page, "2")
}

fn usual(page: &Page, _: &str) -> Proof {
    text_size::choose(page, "1")
}

const BUTTON: &str = "within('[data-action=aloud]').find((node) => node.checkVisibility())";

/// A voice of this language is there, and reads.
fn speak(page: &Page, tag: &str) -> Proof {
    let () = page.script(
        &format!(
            "const real = speechSynthesis;
             window.benchVoices = () => real.dispatchEvent(new Event('voiceschanged'));
             {}
             heard.have([arguments[1]]);
             benchVoices();
             return null",
            include_str!("../pages/aloud/voices.js")
        ),
        &[json!(tag)],
    )?;
    page.wait_that("the button", BUTTON)?;
    let () = page.script(&format!("{BUTTON}.click(); return null"), &[])?;
    page.wait_that("that it is read", "heard.now")
}

fn hush(page: &Page, _: &str) -> Proof {
    let () = page.script(&format!("{BUTTON}.click(); heard.have([]); benchVoices(); return null"), &[])?;
    page.wait_that("no button", &format!("!{BUTTON}"))
}

/// Nobody touches anything for so long that the warning is there.
fn leave(page: &Page, _: &str) -> Proof {
    let () = page.script(
        "host.setAttribute('idle-minutes', '2');
         return new Promise((done) => setTimeout(() => {
           const real = window.Date.now;
           window.benchNow = real;
           window.Date.now = () => real() + 91e3;
           document.dispatchEvent(new window.Event('visibilitychange'));
           done(null);
         }, 100))",
        &[],
    )?;
    page.wait_that("the warning", "within('[data-idle]')[0] && within('[role=status]')[0].textContent")
}

fn come_back(page: &Page, _: &str) -> Proof {
    let () = page.script(
        "targets('action', 'stay')[0].click();
         host.removeAttribute('idle-minutes');
         return null",
        &[],
    )?;
    page.wait_that("no warning", "!within('[data-idle]')[0] && !within('[role=status]')[0].textContent")
}

const TERM: &str = "within('[data-term]').find((node) => node.checkVisibility())";

fn open_term(page: &Page, _: &str) -> Proof {
    let () = page.script(&format!("{TERM}.click(); return null"), &[])?;
    page.wait_that("the meaning", "within(':popover-open')[0]")
}

fn close_term(page: &Page, _: &str) -> Proof {
    let () = page.script("within(':popover-open')[0].hidePopover(); return null", &[])?;
    page.wait_that("no meaning", "!within(':popover-open')[0]")
}

fn draw(page: &Page, _: &str) -> Proof {
    let () = page.script("targets('action', 'qr')[0].click(); return null", &[])?;
    page.wait_that("the code", "within('.qr')[0]")
}

fn take_away(page: &Page, _: &str) -> Proof {
    let () = page.script("targets('action', 'qr')[0].click(); return null", &[])?;
    page.wait_that("no code", "!within('.qr')[0]")
}

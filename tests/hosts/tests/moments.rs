//! What comes and goes on a screen: a meaning that is opened, a code, the warning before the answers go, a larger text,
//! a voice.

use host_tests::{Page, Proof};
use serde_json::json;

use crate::text_size;

type Act = fn(&Page, &str) -> Proof;

/// A moment: the screen it is on, how it begins, and how it ends; it can begin again.
pub struct Moment {
    pub name: &'static str,
    screen: &'static str,
    pub begin: Act,
    /// Leaves the screen as it was.
    pub end: Act,
}

impl Moment {
    /// Its name among those of screens.
    pub fn file(&self) -> String {
        format!("moment-{}", self.name)
    }
}

const MOMENTS: &[Moment] = &[
    Moment { name: "text-size", screen: "start", begin: larger, end: usual },
    Moment { name: "read-aloud", screen: "start", begin: speak, end: hush },
    Moment { name: "idle", screen: "today", begin: leave, end: come_back },
    Moment { name: "term", screen: "diagnosis", begin: open_term, end: close_term },
    Moment { name: "code", screen: "guidance-unfolded", begin: draw, end: take_away },
];

/// Every moment of a screen.
pub fn of(screen: &str) -> impl Iterator<Item = &'static Moment> {
    MOMENTS.iter().filter(move |moment| moment.screen == screen)
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
            "if (!window.benchVoices) {{
               const real = speechSynthesis;
               window.benchVoices = () => real.dispatchEvent(new Event('voiceschanged'));
               {}
             }}
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

//! Every screen in every language, for `cargo xtask barriers`: both engines that look for barriers, the contrasts of every
//! theme, and what is cut off on the narrowest telephone in letters twice as large.
//!
//! A case goes on after what it finds and tells all of it at its end, once for each thing that is wrong.

use std::cell::RefCell;
use std::collections::BTreeMap;

use host_tests::fault::{At, Kind};
use host_tests::sheets::content;
use host_tests::{Browser, Case, Engine, Fault, Page, Proof, Window, ensure};

use crate::barriers::{THEMES, is_for_axe, note};
use crate::languages::narrow;
use crate::moments::{self, Moment};
use crate::walk::{self, Guidances, OF_EACH_KIND, speak};

/// A page of a clinic that does its worst to what it embeds.
const CLINIC: &str = "/pages/hostile/";

pub fn cases() -> Proof<Vec<Case>> {
    let mut cases = Vec::new();
    for language in &content()?.languages {
        let tag = language.tag.clone();
        let name = format!("barriers: {tag}");
        cases.extend(Case::in_all(name, move |browser| alone(browser, &tag)));
        let tag = language.tag.clone();
        let name = format!("barriers: {tag}, in a clinic's page");
        cases.extend(Case::in_all(name, move |browser| embedded(browser, &tag)));
    }
    Ok(cases.into_iter().map(Case::long).collect())
}

/// What is wrong, and on which screens.
#[derive(Default)]
struct Wrong(RefCell<BTreeMap<String, Vec<String>>>);

impl Wrong {
    /// Keeps what a look has found, and says whether it found nothing; whoever is stuck is stuck.
    fn hear(&self, screen: &str, look: Proof) -> Proof<bool> {
        match look {
            Ok(()) => Ok(true),
            Err(fault) if fault.kind == Kind::Wrong => {
                println!("{screen}: {}", fault.why);
                self.0.borrow_mut().entry(fault.why).or_default().push(screen.to_owned());
                Ok(false)
            }
            Err(fault) => Err(fault),
        }
    }

    fn none(self) -> Proof {
        let found = self.0.into_inner();
        let told: Vec<String> =
            found.iter().map(|(why, screens)| format!("{why}\n  on {}", screens.join(", "))).collect();
        if told.is_empty() { Ok(()) } else { Err(Fault::wrong(told.join("\n"))) }
    }
}

fn alone(browser: &Browser, tag: &str) -> Proof {
    let wrong = Wrong::default();
    walk::alone(browser, tag, Guidances::All, &|page, screen| {
        look(page, screen, tag, "alone", &wrong)?;
        for moment in moments::of(screen) {
            in_a_moment(page, tag, moment, &wrong).at(moment.name)?;
        }
        Ok(())
    })?;
    wrong.none()
}

/// It begins at each size of the window anew: `WebKit` tells a page whose window gets another size that the mouse has
/// moved, though it rests, and the warning of the waiting-room mode goes away, since somebody is there.
fn in_a_moment(page: &Page, tag: &str, moment: &Moment, wrong: &Wrong) -> Proof {
    let looker = Looker { page, screen: &moment.file(), tag, place: "alone", wrong };
    (moment.begin)(page, tag)?;
    looker.engines()?;
    looker.themes()?;
    (moment.end)(page, tag)?;
    page.resize(Window::Narrow)?;
    narrow(page, 2.0)?;
    (moment.begin)(page, tag)?;
    looker.boxes()?;
    (moment.end)(page, tag)?;
    wide(page)
}

/// One screen of each kind: what a page does to the self-check it does to all of it.
fn embedded(browser: &Browser, tag: &str) -> Proof {
    let wrong = Wrong::default();
    let ready = |page: &Page| speak(page, tag);
    let look = |page: &Page, screen: &str| {
        if OF_EACH_KIND.contains(&screen) { look(page, screen, tag, "embedded", &wrong) } else { Ok(()) }
    };
    walk::interview(browser, CLINIC, &ready, Guidances::Gravest, &look)?;
    walk::failure(browser, CLINIC, &ready, &look)?;
    wrong.none()
}

fn look(page: &Page, screen: &str, tag: &str, place: &'static str, wrong: &Wrong) -> Proof {
    let looker = Looker { page, screen, tag, place, wrong };
    looker.engines()?;
    looker.themes()?;
    page.resize(Window::Narrow)?;
    narrow(page, 2.0)?;
    looker.boxes()?;
    wide(page)
}

/// Takes back `narrow`.
fn wide(page: &Page) -> Proof {
    let () = page.script("document.documentElement.removeAttribute('style'); return null", &[])?;
    page.resize(Window::Desk)
}

/// One who looks at a screen, and goes on after what is found.
struct Looker<'l> {
    page: &'l Page<'l>,
    screen: &'l str,
    tag: &'l str,
    place: &'static str,
    wrong: &'l Wrong,
}

impl Looker<'_> {
    fn hear(&self, theme: &'static str, by: &'static str, found: Proof) -> Proof {
        let Self { page, screen, tag, place, wrong } = self;
        if wrong.hear(&format!("{screen} in {tag}, {place}, {theme}"), found)? {
            note(page, screen, tag, theme, place, by);
        }
        Ok(())
    }

    fn engines(&self) -> Proof {
        let (page, alone) = (self.page, self.place == "alone");
        self.hear("light", "axe", if alone { page.axe() } else { page.axe_tag() })?;
        self.hear("light", "Equal Access", if alone { page.second_engine() } else { page.second_engine_tag() })
    }

    /// The contrasts of each theme, by our own rod and by axe.
    fn themes(&self) -> Proof {
        let page = self.page;
        // Firefox takes long for it; WebKit is told when it starts (devices.rs).
        let all = match page.browser.engine() {
            Engine::Chromium => true,
            Engine::Firefox => OF_EACH_KIND.contains(&self.screen),
            Engine::WebKit => false,
        };
        for (theme, features) in THEMES {
            if !all && *theme != "light" {
                continue;
            }
            page.prefers(features)?;
            self.hear(theme, "contrasts", page.colours())?;
            if is_for_axe(theme, self.tag) {
                self.hear(theme, "axe", page.axe_contrast())?;
            }
        }
        page.scheme("light")
    }

    /// What is cut off, covered, too wide or too small in the window as it is.
    fn boxes(&self) -> Proof {
        let (page, screen) = (self.page, self.screen);
        let laid_over = LAID_OVER.iter().find(|(moment, _)| *moment == screen);
        let found = page.measure().and_then(|()| match laid_over {
            Some((_, what)) => in_window(page, what),
            None => page.boxes(),
        });
        self.hear("light", "boxes", found)
    }
}

/// What lies on a screen by intent, until a touch, and what of it must be in the window: the first line of the warning,
/// which any touch, key or scroll answers, and the whole meaning of a word.
const LAID_OVER: [(&str, &str); 2] = [("moment-idle", "[data-idle] strong"), ("moment-term", ":popover-open")];

fn in_window(page: &Page, what: &str) -> Proof {
    let seen: Option<[f64; 4]> = page.script(
        "const [shown] = within(arguments[1]);
         if (!shown) return null;
         const [{ left, top, right, bottom }] = shown.getClientRects();
         return [left, top, innerWidth - right, innerHeight - bottom]",
        &[what.into()],
    )?;
    let seen = seen.ok_or_else(|| Fault::wrong(format!("{what} is not there any more")))?;
    ensure!(seen.iter().all(|room| *room >= 0.0), "{what} is {seen:?} px from the edges of the window");
    Ok(())
}

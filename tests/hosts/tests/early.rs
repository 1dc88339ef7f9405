//! Readable at once: what stands in the stand-alone page before the program is there is the start screen itself. It takes
//! presses and keeps them, and nothing moves when the live screen takes its place.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use host_tests::fault::{At, Fault, same};
use host_tests::sheets::content;
use host_tests::{Browser, By, Case, Engine, Page, Proof, Site, Window, ensure};
use serde::Deserialize;
use serde_json::json;
use xtask::server::Reply;

type Story = fn(&Browser) -> Proof;

pub fn cases() -> Vec<Case> {
    let in_all: [(&str, Story); 4] = [
        ("a press of Start by keyboard is kept", |browser| press(browser, By::Keyboard, Window::Desk)),
        ("a press of Start by touch is kept", |browser| press(browser, By::Touch, Window::Phone)),
        ("choice, focus and place are kept, and nothing moves", kept),
        ("where the program does not come, the press ends in the failure screen", lost),
    ];
    let in_all = in_all.into_iter().flat_map(|(name, prove)| Case::in_all(format!("early: {name}"), prove));
    in_all.chain([Case::new("early: in every language it is what the live screen says", same_as_live)]).collect()
}

/// Whether the program may come: 0 not yet, 1 yes, without what comes after the first screen, 2 with it, 3 never.
#[derive(Clone, Default)]
struct Gate(Arc<AtomicU8>);

impl Gate {
    fn site(&self) -> Proof<Site> {
        let gate = Arc::clone(&self.0);
        Site::with(move |request, reply| {
            let begun = Instant::now();
            let (program, rest) = (request.path == "/core/core.wasm", request.path.ends_with(".more.txt"));
            while (program || rest) && begun.elapsed() < Duration::from_secs(30) {
                match gate.load(Ordering::Relaxed) {
                    1 if program => break,
                    0 | 1 => thread::sleep(Duration::from_millis(10)),
                    3 if program => return Reply::not_found(),
                    _ => break,
                }
            }
            reply
        })
    }

    fn open(&self) {
        self.0.store(2, Ordering::Relaxed);
    }

    /// A word that can be tapped takes its line otherwise than plain text, and comes with the rest of the words.
    fn open_for_the_first_screen(&self) {
        self.0.store(1, Ordering::Relaxed);
    }

    fn lose(&self) {
        self.0.store(3, Ordering::Relaxed);
    }
}

/// Looks until a script says so.
fn wait(page: &Page, what: &str, script: &str) -> Proof {
    page.wait_until(what, |_| page.script::<bool>(&format!("return Boolean({script})"), &[]).unwrap_or(false)).map(drop)
}

/// Waits until the early screen takes presses, and has what shifts written down from then on.
fn early<'a>(browser: &'a Browser, site: &'a Site, path: &str, window: Window, by: By) -> Proof<Page<'a>> {
    let page = Page::load(browser, site, path, window, by)?;
    wait(
        &page,
        "the early screen",
        "host.matches(':defined') && getComputedStyle(document.querySelector('.early button')).visibility === 'visible'",
    )?;
    let () = page.script(
        "window.benchShifts = [];
         if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
           new PerformanceObserver((list) => benchShifts.push(...list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)
             .map(({ value, sources }) => `${value} ${sources.map(({ node }) => node?.localName)}`))).observe({ type: 'layout-shift', buffered: true });
         return null",
        &[],
    )?;
    same("no live screen yet", page.screen()?.as_str(), "")?;
    Ok(page)
}

fn nothing_shifted(page: &Page) -> Proof {
    thread::sleep(Duration::from_millis(200));
    same("what shifted", page.script::<Vec<String>>("return benchShifts", &[])?, Vec::<String>::new())
}

/// Where something of the early screen is, in the middle.
fn touch(page: &Page, selector: &str) -> Proof {
    let (x, y): (f64, f64) = page.script(
        "const node = document.querySelector('.early').querySelector(arguments[1]);
         node.scrollIntoView({ block: 'nearest' });
         const { x, y, width, height } = node.getBoundingClientRect();
         return [x + width / 2, y + height / 2]",
        &[selector.into()],
    )?;
    page.browser.touch(x, y, 1)
}

fn tab_to(page: &Page, selector: &str) -> Proof {
    for _ in 0..10 {
        page.browser.keys(&[Key::Tab])?;
        if page.script("return document.activeElement.matches(arguments[1])", &[selector.into()])? {
            return Ok(());
        }
    }
    Err(Fault::wrong(format!("no Tab leads to {selector}")))
}

const START: &str = "[data-action=start]";

fn press(browser: &Browser, by: By, window: Window) -> Proof {
    let gate = Gate::default();
    let site = gate.site()?;
    let page = early(browser, &site, "/", window, by)?;
    if browser.engine() == Engine::Chromium {
        page.axe()?;
    }
    let label: String = page.script("return textOf(document.querySelector('.early [data-action=start]'))", &[])?;
    match by {
        By::Keyboard => {
            tab_to(&page, START)?;
            browser.keys(&[Key::Enter])?;
        }
        By::Touch => touch(&page, START)?,
    }
    wait(
        &page,
        "that it is getting ready",
        "document.querySelector('.early [data-action=start][aria-disabled=true]')",
    )?;
    let (shown, said): (String, String) = page.script(
        "return [arguments[1], '[role=status]'].map((part) => document.querySelector('.early').querySelector(part).textContent)",
        &[START.into()],
    )?;
    ensure!(shown != label && !shown.is_empty() && said == shown, "it says {shown:?} and {said:?}");
    same("still no live screen", page.screen()?.as_str(), "")?;
    gate.open();
    page.wait_for_move("right-now")?;
    if browser.engine() == Engine::Chromium && by == By::Touch {
        nothing_shifted(&page)?;
    }
    // The early screen is ready for the next person.
    let left: usize = page.script("return document.querySelectorAll('.early [aria-disabled]').length", &[])?;
    same("what is left of the press", left, 0)?;
    same("the console", page.console()?, Vec::new())
}

/// What is on a screen: its kind, its words, and where it is.
#[derive(Debug, Deserialize, PartialEq)]
struct Place {
    what: String,
    text: String,
    at: [f64; 4],
}

/// All that is seen of a screen.
fn places(page: &Page, root: &str) -> Proof<Vec<Place>> {
    page.script(
        &format!(
            "const root = {root};
             const all = root.querySelectorAll('.main-message, h1, h2, p, label, select, input, button');
             return [...all].filter((node) => node.checkVisibility() && !node.closest('.unseen, .term, [popover]') && (textOf(node) || node.matches('input, select')))
               // It comes behind, and moves nothing.
               .filter((node) => !(node.closest('label') ?? node).querySelector('[data-action=text-size]') && node.dataset.action !== 'text-size')
               .map((node) => {{
                 const {{ x, y, width, height }} = node.getBoundingClientRect();
                 return {{ what: node.localName, text: textOf(node), at: [x, y, width, height].map((n) => Math.round(n * 4) / 4) }};
               }})"
        ),
        &[],
    )
}

const EARLY: &str = "document.querySelector('.early')";
const LIVE: &str = "within('.app')[0]";

/// Compares two screens; of what stands below the note with the dates, only the words.
fn compare(early: &[Place], live: &[Place]) -> Proof {
    let words = |places: &[Place]| -> Vec<(String, String)> {
        places.iter().map(|place| (place.what.clone(), place.text.clone())).collect()
    };
    same("what stands there", words(live), words(early))?;
    let note = early.iter().rposition(|place| place.what == "h2").map_or(early.len(), |last| last + 2);
    for (early, live) in early.iter().zip(live).take(note) {
        let near = early.at.iter().zip(live.at).all(|(early, live)| (early - live).abs() < 1.0);
        ensure!(near, "{:?} {:?} was at {:?} and is at {:?}", live.what, live.text, early.at, live.at);
    }
    Ok(())
}

fn kept(browser: &Browser) -> Proof {
    for window in [Window::Phone, Window::Desk] {
        let gate = Gate::default();
        let site = gate.site()?;
        let page = early(browser, &site, "/", window, By::Keyboard)?;
        let before = places(&page, EARLY)?;
        tab_to(&page, "input[value=me]")?;
        browser.keys(&[Key::Down])?;
        // Where the person sees what they chose: WebKit would bring it into sight again.
        let () = page.script(
            "const { top } = document.querySelector('.early input[value=other]').getBoundingClientRect();
             scrollTo(0, scrollY + top - 250);
             return null",
            &[],
        )?;
        thread::sleep(Duration::from_millis(200));
        let scrolled: f64 = page.script("return Math.round(scrollY)", &[])?;
        gate.open();
        page.wait_for_place("start")?;
        // The page is scrolled back in a task of its own, which on a busy machine comes late.
        page.wait_until(&format!("the place, {scrolled} down"), |_| {
            page.script("return Math.round(scrollY)", &[]).is_ok_and(|now: f64| (now - scrolled).abs() < 1.0)
        })?;
        let after: (String, bool) =
            page.script("return [focused()?.value ?? '', within('input[value=other]')[0].checked]", &[])?;
        same("focus and choice", after, ("other".to_owned(), true))?;
        page.choose("me")?;
        let () = page.script("scrollTo(0, 0); return null", &[])?;
        compare(&before, &places(&page, LIVE)?).at(format_args!("{window:?}"))?;
        nothing_shifted(&page)?;
        dates(&page)?;
        page.start()?;
    }
    Ok(())
}

/// The build writes dates as the program has this browser write them (`src/ui/date.rs`): each month, and in each a day with one digit and one with two.
fn dates(page: &Page) -> Proof {
    let days: Vec<String> =
        (1..=12).flat_map(|month| ["", "-01", "-23"].map(|day| format!("2026-{month:02}{day}"))).collect();
    for language in &content()?.languages {
        let seen: Vec<String> = page.script(
            "return arguments[2].map((date) => new Date(date).toLocaleDateString(arguments[1],
               { timeZone: 'UTC', numberingSystem: 'latn', year: 'numeric', month: 'long', day: date.length > 7 ? 'numeric' : undefined }))",
            &[json!(language.tag), json!(days)],
        )?;
        // An older CLDR, such as this WebKit has, spells October in Hindi so.
        let seen: Vec<String> = seen.iter().map(|date| date.replace("अक्तूबर", "अक्टूबर")).collect();
        let built: Vec<String> = days.iter().map(|day| compiler::date::written(day, &language.tag)).collect();
        same(format!("the dates of {}", language.tag), built, seen)?;
    }
    Ok(())
}

fn lost(browser: &Browser) -> Proof {
    let gate = Gate::default();
    let site = gate.site()?;
    let page = early(browser, &site, "/", Window::Phone, By::Touch)?;
    touch(&page, START)?;
    gate.lose();
    let look = page.wait_for_failure()?;
    ensure!(look.offers("retry"), "nothing to try again with: {:?}", look.actions);
    let (early, fallback): (bool, bool) = page.script(
        "return ['.early', '.fallback'].map((part) => {
           const node = document.querySelector(part);
           return node.checkVisibility() && getComputedStyle(node).visibility === 'visible' && node.offsetHeight > 0;
         })",
        &[],
    )?;
    same("the early screen and the words that need no script", (early, fallback), (false, true))?;
    gate.open();
    page.press("retry")?;
    // A press of long ago is forgotten.
    page.wait_for_place("start").map(drop)
}

fn same_as_live(browser: &Browser) -> Proof {
    for language in &content()?.languages {
        let folder = if language.tag == "en" { String::new() } else { format!("{}/", language.tag) };
        let gate = Gate::default();
        let site = gate.site()?;
        let page = early(browser, &site, &format!("/{folder}"), Window::Phone, By::Touch)?;
        let before = places(&page, EARLY)?;
        gate.open_for_the_first_screen();
        page.wait_until("the start", |look| look.place() == "start")?;
        compare(&before, &places(&page, LIVE)?).at(&language.tag)?;
        let lists: (String, String) = page.script(
            "return [document.querySelector('.early select'), within('select')[0]].map((list) =>
               list.value + [...list.options].map(({ value, text }) => `${value} ${text}`))",
            &[],
        )?;
        same("the choice of language", lists.0, lists.1)?;
        nothing_shifted(&page).at(&language.tag)?;
        gate.open();
    }
    Ok(())
}

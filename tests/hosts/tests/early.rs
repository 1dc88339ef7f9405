//! Readable at once: what stands in the stand-alone page before the program is there are the start screen and the first
//! question themselves. They take presses and answers and keep them, and nothing moves when the live screen takes over.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use host_tests::day::NOTE;
use host_tests::fault::{At, Fault, same};
use host_tests::sheets::content;
use host_tests::{Browser, By, Case, Engine, Page, Proof, Site, Window, ensure};
use serde::Deserialize;
use serde_json::json;
use xtask::server::Reply;

type Story = fn(&Browser) -> Proof;

pub fn cases() -> Vec<Case> {
    let in_all: [(&str, Story); 6] = [
        ("the first question is answered before the program is there, by keyboard", |browser| {
            answer(browser, By::Keyboard, Window::Desk)
        }),
        ("the first question is answered before the program is there, by touch", |browser| {
            answer(browser, By::Touch, Window::Phone)
        }),
        ("a button that must wait says so, and is kept", waits),
        ("choice, focus and place are kept, and nothing moves", kept),
        ("where the program does not come, the press ends in the failure screen", lost),
        ("where a policy forbids the style and the script in the page, the self-check works with its looks", bare),
    ];
    let in_all = in_all.into_iter().flat_map(|(name, prove)| Case::in_all(format!("early: {name}"), prove));
    in_all.chain([Case::new("early: in every language it is what the live screens say", same_as_live)]).collect()
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

/// Waits for the early screen, which takes presses as soon as it shows, and has what shifts written down from then on.
fn early<'a>(browser: &'a Browser, site: &'a Site, path: &str, window: Window, by: By) -> Proof<Page<'a>> {
    let page = Page::load(browser, site, path, window, by)?;
    page.wait_that("the early screen",
        "document.querySelector('.early button')?.checkVisibility() && getComputedStyle(document.querySelector('.early button')).visibility === 'visible'",
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
    for _ in 0..20 {
        let (there, back): (bool, bool) = page.script(
            "const wanted = document.querySelector('.early').querySelector(arguments[1]);
             const now = document.activeElement;
             return [now === wanted, Boolean(now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING)]",
            &[selector.into()],
        )?;
        match (there, back) {
            (true, _) => return Ok(()),
            (_, false) => page.browser.keys(&[Key::Tab])?,
            (_, true) => page.browser.keys(&[Key::Shift, Key::Tab])?,
        }
    }
    Err(Fault::wrong(format!("no Tab leads to {selector}")))
}

const START: &str = "[data-action=start]";
const CONTINUE: &str = "[data-action=continue]";
/// The answer that stands alone, and the first of the others.
const NONE: &str = "[data-question] [value=none]";
const FIRST: &str = "[data-question] label input";

/// Presses a part of the early screen.
fn press(page: &Page, by: By, selector: &str) -> Proof {
    match by {
        By::Keyboard => {
            tab_to(page, selector)?;
            page.browser.keys(&[if selector.contains("action") { Key::Enter } else { Key::Space }])
        }
        By::Touch => touch(page, selector),
    }
}

/// Which answers of the first question are chosen, by their places.
fn chosen(page: &Page, root: &str) -> Proof<Vec<usize>> {
    page.script(
        &format!(
            "const all = [...{root}.querySelectorAll('[data-question] input')];
             return all.flatMap(({{ checked }}, n) => (checked ? n : []))"
        ),
        &[],
    )
}

/// Start leads to the first question at once; it takes answers as the live one does, and Continue waits.
fn answer(browser: &Browser, by: By, window: Window) -> Proof {
    let gate = Gate::default();
    let site = gate.site()?;
    let page = early(browser, &site, "/", window, by)?;
    press(&page, by, START)?;
    let heading: (bool, bool) = page.script(
        "const heading = document.querySelector('.early [data-question] h1');
         return [heading.checkVisibility(), document.activeElement === heading]",
        &[],
    )?;
    same("the first question shows, and its heading has the focus", heading, (true, true))?;
    if browser.engine() == Engine::Chromium {
        page.axe()?;
    }
    let last: usize =
        page.script("return document.querySelectorAll('.early [data-question] input').length - 1", &[])?;
    for (press_it, wanted) in
        [(FIRST, vec![0]), (NONE, vec![last]), (FIRST, vec![0]), (FIRST, vec![]), (NONE, vec![last])]
    {
        press(&page, by, press_it)?;
        same("what is chosen", chosen(&page, EARLY)?, wanted)?;
    }
    if by == By::Keyboard {
        // Inside a form this would send the answers.
        browser.keys(&[Key::Enter])?;
    }
    press(&page, by, CONTINUE)?;
    busy(&page, CONTINUE)?;
    let forms: (usize, String) = page.script("return [document.forms.length, location.search]", &[])?;
    same("forms, and what is in the address", forms, (0, String::new()))?;
    gate.open();
    handed(&page)?;
    page.wait_for_move("today")?;
    if browser.engine() == Engine::Chromium && by == By::Touch {
        nothing_shifted(&page)?;
    }
    page.go("back")?;
    same("what was chosen", chosen(&page, LIVE)?, vec![last])?;
    same("the console", page.console()?, Vec::new())
}

/// Waits until the live screen has taken over: then answers are in one place only.
fn handed(page: &Page) -> Proof {
    page.wait_that("the live screen", "!document.querySelector('.early')")
}

/// Waits until a button says that it is felt.
fn busy(page: &Page, selector: &str) -> Proof {
    let disabled = format!("document.querySelector('.early {selector}[aria-disabled=true]')");
    page.wait_that("that it is getting ready", &disabled)?;
    let (shown, said): (String, String) = page.script(
        "return [arguments[1], '[role=status]'].map((part) => document.querySelector('.early').querySelector(part).textContent)",
        &[selector.into()],
    )?;
    let wait: String = page.script("return document.querySelector('.early').dataset.wait", &[])?;
    same("what it says, and what is announced", (&shown, &said), (&wait, &wait))?;
    same("still no live screen", page.screen()?.as_str(), "")
}

/// What leads away from the two early screens waits for the program; the last press counts.
fn waits(browser: &Browser) -> Proof {
    for (begin, selector, screen) in
        [(false, "[data-action=learn]", "learn"), (true, "[data-action=back]", "start"), (true, CONTINUE, "right-now")]
    {
        let gate = Gate::default();
        let site = gate.site()?;
        let page = early(browser, &site, "/", Window::Phone, By::Touch)?;
        if begin {
            touch(&page, START)?;
        }
        let label: String =
            page.script("return document.querySelector('.early ' + arguments[1]).textContent", &[selector.into()])?;
        touch(&page, selector)?;
        busy(&page, selector)?;
        touch(&page, "[data-action=clear]")?;
        busy(&page, "[data-action=clear]")?;
        let again: String =
            page.script("return document.querySelector('.early ' + arguments[1]).textContent", &[selector.into()])?;
        same("what a button says that is not waited for any more", again, label)?;
        touch(&page, selector)?;
        gate.open();
        handed(&page)?;
        page.wait_for_place(screen)?;
        if selector == CONTINUE {
            // Nothing was chosen, so that is what is said.
            same("summaries of what is missing", page.count(".error-summary")?, 1)?;
        }
        // What still comes must not be missed by the next page.
        page.wait_that("the rest", "host.whole")?;
        same("the console", page.console()?, Vec::new())?;
    }
    Ok(())
}

/// What is on a screen: its kind, its words, and where it is.
#[derive(Debug, Deserialize, PartialEq)]
struct Place {
    what: String,
    text: String,
    at: [f64; 4],
    /// Whether it stands above what is filled in later: the note with the dates, and what is folded.
    steady: bool,
}

/// All that is seen of a screen, but for the note that shows only when the content's day is past.
fn places(page: &Page, root: &str) -> Proof<Vec<Place>> {
    page.script(
        &format!(
            "scrollTo(0, 0);
             const root = {root};
             const all = root.querySelectorAll('.main-message, h1, h2, p, label, select, input, button, summary');
             const end = [...root.querySelectorAll('.review-note, .foot')].find((node) => node.checkVisibility());
             return [...all].filter((node) => node.checkVisibility() && !node.closest('.unseen, .term, [popover], {NOTE}') && (textOf(node) || node.matches('input, select')))
               // It comes behind, and moves nothing.
               .filter((node) => !(node.closest('label') ?? node).querySelector('[data-action=text-size]') && node.dataset.action !== 'text-size')
               .map((node) => {{
                 const {{ x, y, width, height }} = node.getBoundingClientRect();
                 const steady = Boolean(end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING);
                 return {{ what: node.localName, text: textOf(node), at: [x, y, width, height].map((n) => Math.round(n * 4) / 4), steady }};
               }})"
        ),
        &[],
    )
}

const EARLY: &str = "document.querySelector('.early')";
const LIVE: &str = "within('.app')[0]";

/// Compares two screens; of what is below the note with the dates, only the words.
fn compare(early: &[Place], live: &[Place]) -> Proof {
    let words = |places: &[Place]| -> Vec<(String, String)> {
        places.iter().map(|place| (place.what.clone(), place.text.clone())).collect()
    };
    same("what stands there", words(live), words(early))?;
    ensure!(early.iter().any(|place| place.steady), "nothing to compare");
    for (early, live) in early.iter().zip(live).filter(|(early, _)| early.steady) {
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
        kept_in_question(browser, window).at("the first question")?;
    }
    Ok(())
}

fn kept_in_question(browser: &Browser, window: Window) -> Proof {
    let gate = Gate::default();
    let site = gate.site()?;
    let page = early(browser, &site, "/", window, By::Keyboard)?;
    press(&page, By::Keyboard, START)?;
    let before = places(&page, EARLY)?;
    for option in ["[data-question] label:nth-of-type(2) input", "[data-question] label:nth-of-type(6) input"] {
        press(&page, By::Keyboard, option)?;
    }
    let picked = chosen(&page, EARLY)?;
    same("what is chosen", &picked, &[1, 5])?;
    thread::sleep(Duration::from_millis(200));
    let scrolled: f64 = page.script("return Math.round(scrollY)", &[])?;
    gate.open();
    handed(&page)?;
    page.wait_for_place("right-now")?;
    page.wait_until(&format!("the place, {scrolled} down"), |_| {
        page.script("return Math.round(scrollY)", &[]).is_ok_and(|now: f64| (now - scrolled).abs() < 1.0)
    })?;
    same("the answers", chosen(&page, LIVE)?, picked)?;
    let at: i64 = page.script("return within('[data-question] input').indexOf(focused())", &[])?;
    same("which answer has the focus", at, 5)?;
    nothing_shifted(&page)?;
    // A danger sign makes it the only question.
    for option in ["severe-breathlessness", "access-bleeding"] {
        page.choose(option)?;
    }
    // How many there may be follows once the choice is painted.
    page.wait_that("the other questions again", "within('progress')[0].max > 1")?;
    compare(&before, &places(&page, LIVE)?)
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
    touch(&page, NONE)?;
    touch(&page, CONTINUE)?;
    gate.lose();
    let look = page.wait_for_failure()?;
    ensure!(look.offers("retry"), "nothing to try again with: {:?}", look.actions);
    handed(&page)?;
    let fallback: bool = page.script(
        "const node = document.querySelector('.fallback');
         return node.checkVisibility() && getComputedStyle(node).visibility === 'visible' && node.offsetHeight > 0",
        &[],
    )?;
    ensure!(fallback, "the words that need no script are hidden");
    gate.open();
    page.press("retry")?;
    // A press of long ago is forgotten.
    page.wait_for_place("start").map(drop)
}

/// A site whose own policy is stricter than that of the page.
fn bare(browser: &Browser) -> Proof {
    const POLICY: &str =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";
    let look = |policy: Option<&'static str>| -> Proof<Vec<String>> {
        let site = Site::with(move |_, reply| match policy {
            Some(policy) => reply.header("Content-Security-Policy", policy),
            None => reply,
        })?;
        let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
        let looks = page.script(
            "return [within('[data-action=start]')[0], document.querySelector('footer')].map((node) => {
               const { color, backgroundColor, fontSize, padding } = getComputedStyle(node);
               return [color, backgroundColor, fontSize, padding].join(' | ');
             })",
            &[],
        )?;
        if policy.is_some() {
            page.start()?;
        }
        Ok(looks)
    };
    same("how it looks", look(Some(POLICY))?, look(None)?)
}

fn same_as_live(browser: &Browser) -> Proof {
    for language in &content()?.languages {
        let folder = if language.tag == "en" { String::new() } else { format!("{}/", language.tag) };
        let gate = Gate::default();
        let site = gate.site()?;
        let page = early(browser, &site, &format!("/{folder}"), Window::Phone, By::Touch)?;
        let lists: String = page.script(&format!("return {}", list("document.querySelector('.early select')")), &[])?;
        let asked: String =
            page.script("return textOf(document.querySelector('.early [data-question] fieldset'))", &[])?;
        let me = places(&page, EARLY)?;
        touch(&page, "input[value=other]")?;
        let other = places(&page, EARLY)?;
        ensure!(words_differ(&me, &other), "{}: a relative reads the same", language.tag);
        touch(&page, START)?;
        let question = places(&page, EARLY)?;
        gate.open_for_the_first_screen();
        handed(&page)?;
        page.wait_until("the first question", |look| look.place() == "right-now")?;
        let at = |what: &str| format!("{what}, {}", language.tag);
        compare(&question, &places(&page, LIVE)?).at(at("the first question, of a relative"))?;
        nothing_shifted(&page).at(&language.tag)?;
        page.go("back")?;
        compare(&other, &places(&page, LIVE)?).at(at("the start, of a relative"))?;
        page.choose("me")?;
        compare(&me, &places(&page, LIVE)?).at(at("the start"))?;
        let now: String = page.script(&format!("return {}", list("within('select')[0]")), &[])?;
        same("the choice of language", now, lists)?;
        page.start()?;
        let now: String = page.script("return textOf(within('fieldset')[0])", &[])?;
        same("the first question", now, asked)?;
        gate.open();
    }
    Ok(())
}

fn list(of: &str) -> String {
    format!("(({{ value, options }}) => value + [...options].map(({{ value, text }}) => `${{value}} ${{text}}`))({of})")
}

fn words_differ(one: &[Place], other: &[Place]) -> bool {
    one.iter().zip(other).any(|(one, other)| one.text != other.text)
}

//! Nothing leaves and nothing stays (invariant 5): after a whole run nobody was asked for anything, nothing is kept,
//! and no answer is in the address, the title, the history or the console.

use host_tests::fault::same;
use host_tests::sheets;
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use serde::Deserialize;

/// All that a first visit may ask for.
const FIRST_VISIT: &[&str] = &["/", "/page.js", "/icon.svg", "/core/core.js", "/core/core.wasm", "/words/en.txt"];

/// What comes once the first screen is there.
const REST: &[&str] = &["/words/en.more.txt", "/take-away.js", "/later.js"];

/// What the browser asks for once the page works, so that it works without a network the next time.
const FOR_LATER: &[&str] =
    &["/page.css", "/service-worker.js", "/words-worker.js", "/manifest.webmanifest", "/icon-192.png"];

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("silence: the stand-alone page, by keyboard", |browser| {
            check(browser, "/", Window::Desk, By::Keyboard)
        }),
        Case::new("silence: the stand-alone page, by touch", |browser| check(browser, "/", Window::Phone, By::Touch)),
        Case::new("silence: a clinic's page, by touch", |browser| {
            check(browser, "/pages/two/", Window::Phone, By::Touch)
        }),
    ]
}

/// What a page could keep.
#[derive(Debug, PartialEq, Deserialize)]
struct Kept {
    cookies: String,
    local: usize,
    session: usize,
    databases: usize,
    caches: usize,
    workers: usize,
    address: String,
    title: String,
    history: Vec<String>,
}

const KEPT: &str = "
const { state } = history;
return Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(
  ([databases, caches, workers]) => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: databases.length,
    caches: caches.length,
    workers: workers.length,
    address: location.href,
    title: document.title,
    history: state === null ? [] : Object.entries(state).map(([name, value]) => `${name}: ${typeof value}`),
  }),
);";

fn check(browser: &Browser, path: &str, window: Window, by: By) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, path, window, by)?;
    let alone = path == "/";
    if alone {
        page.wait_that("silence", "document.querySelector('meta[data-silence]') !== null")?;
        page.script::<bool>("return navigator.serviceWorker.ready.then(() => true)", &[])?;
        let mut asked = page.requests();
        asked.sort();
        // The worker asks again for what it keeps; a server that lets browsers keep its files is not troubled.
        asked.dedup();
        asked.retain(|path| !FOR_LATER.contains(&path.as_str()));
        let mut allowed = [FIRST_VISIT, REST].concat();
        allowed.sort_unstable();
        // The icon may be left out by a browser without a window.
        asked.retain(|path| path != "/icon.svg");
        allowed.retain(|path| *path != "/icon.svg");
        same("the requests of a first visit", asked, allowed)?;
    }
    let before: Kept = page.script(KEPT, &[])?;
    let (asked, _) = (page.requests(), browser.traffic()?);

    // Answers of every kind, with Change, Clear and a second run.
    let sheet = sheets::best()?.but(&[("diabetes", &["type-1"]), ("cancer", &["now"]), ("virus", &["yes"])])?;
    page.run(&sheet)?;
    page.go("clear")?;
    page.run(&sheet)?;

    let after: Kept = page.script(KEPT, &[])?;
    same("the requests to the site", page.requests(), asked)?;
    same("the requests to anybody", browser.traffic()?, Vec::<String>::new())?;
    same("the console", page.console()?, Vec::new())?;
    let history = after.history.clone();
    same("what is kept", &after, &Kept { history: before.history.clone(), ..before })?;
    same("kept", (after.cookies.as_str(), after.local, after.session), ("", 0, 0))?;
    // The stand-alone page keeps its own files; an embedded tag keeps nothing at all.
    let own = usize::from(alone);
    same("kept elsewhere", (after.databases, after.caches, after.workers), (0, own, own))?;
    ensure!(history.is_empty() || history == ["n: number"], "the history holds {history:?}");
    Ok(())
}

//! Nothing leaves and nothing stays, in three engines: a whole run in which every control is used, and then a search for
//! the person's answers and words wherever a page could have put them. And what a session recorder on the page sees.
//!
//! The numbers go into the table of docs/privacy.md.

use std::fs;
use std::thread;
use std::time::Duration;

use host_tests::fault::{At, same};
use host_tests::sheets::{self, Sheet};
use host_tests::site::variable;
use host_tests::{Browser, By, Case, Engine, Page, Proof, Site, Window, ensure, tables};
use serde::Deserialize;
use xtask::server::Reply;

/// What the person writes, and nobody else on earth.
const OWN: &str = "may my zorblax swim at 7391 m";

/// Written into the site's own search field, to see that the recorder records.
const CONTROL: &str = "where is the car park";

const PLACES: [(&str, &str); 2] = [("stand-alone page", "/"), ("clinic's page", "/pages/watched/")];

const WHAT: [&str; 6] = [
    "requests after it has loaded",
    "bytes in cookies, storage and databases",
    "files kept that are no part of the release",
    "messages to the page around it",
    "words of the person in address, title, history, `window.name`, console, performance entries and kept files",
    "words of the person after loading again, Back and Forward",
];

const RECORDED: &str = "rrweb on the clinic's page: questions, answers, words and keys of the person in its recording";

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (place, path) in PLACES {
        for what in WHAT {
            tables::row("privacy", format!("{place}: {what}"), &Engine::ALL);
        }
        cases.extend(Case::in_all(format!("privacy: every control used, {place}"), move |browser| {
            every_control(browser, place, path)
        }));
    }
    tables::row("privacy", RECORDED, &Engine::ALL);
    cases.extend(Case::in_all("privacy: a session recorder", recorder));
    cases.extend(Case::in_all("privacy: the site's own classes and attributes stay", own_marks));
    cases
}

/// A person with diabetes, who asks much.
fn sheet() -> Proof<Sheet> {
    sheets::best()?.but(&[("diabetes", &["type-1"]), ("cancer", &["now"])])
}

/// Whatever leaves the page by a press is caught: nobody can look at a printer here.
const CATCH: &str = "
window.bench = { copied: [], saved: [], shared: [], heard: [], printed: 0 };
addEventListener('message', ({ data }) => bench.heard.push(JSON.stringify(data)));
Object.defineProperty(navigator, 'clipboard', {
  value: { writeText: async (text) => void bench.copied.push(text) }, configurable: true,
});
if (navigator.share) navigator.share = async ({ text }) => void bench.shared.push(text);
HTMLAnchorElement.prototype.click = function () { bench.saved.push(this.download); };
const window_ = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
  configurable: true,
  get() {
    const inside = window_.call(this);
    if (inside) inside.print = () => { bench.printed += 1; };
    return inside;
  },
});
return null;";

/// What was caught.
#[derive(Debug, Deserialize)]
struct Caught {
    copied: Vec<String>,
    saved: Vec<String>,
    heard: Vec<String>,
    printed: usize,
}

/// Everything that can be read on the screens, and what of it the person chose or wrote.
#[derive(Default)]
struct Said {
    shown: Vec<String>,
    person: Vec<String>,
}

/// Long enough to be nobody else's.
fn telling(text: &str) -> bool {
    text.chars().count() >= 12
}

/// A whole run in which every control is used.
fn use_everything(page: &Page, sheet: &Sheet) -> Proof<Said> {
    let mut said = Said { person: vec![OWN.to_owned()], ..Said::default() };
    let mut look = page.start()?;
    for (at, (question, options)) in sheet.answers().into_iter().enumerate() {
        said.shown.extend(look.headings.iter().filter(|text| telling(text)).cloned());
        for option in &look.options {
            let chosen = options.contains(&option.id.as_str());
            let list = if chosen { &mut said.person } else { &mut said.shown };
            list.extend(Some(option.label.clone()).filter(|label| telling(label)));
            if chosen {
                said.person.push(format!("{question}/{}", option.id));
            }
        }
        page.answer(question, &options).at(question)?;
        if at == 2 {
            page.go("back")?;
            page.continue_()?;
        }
        look = page.continue_().at(question)?;
    }
    same("the screen after the last question", look.place(), "review")?;
    page.go("change")?;
    page.continue_()?;
    let look = page.continue_()?;
    same("the last screen", look.place(), "guidance")?;

    let first = |selector: &str, what: &str| -> Proof<String> {
        let script = "return within(arguments[1]).filter((node) => node.checkVisibility())[0]?.[arguments[2]] ?? ''";
        page.script(script, &[selector.into(), what.into()])
    };
    let term: String = page.script("return within('[data-term]')[0]?.dataset.term ?? ''", &[])?;
    page.press_term(&term).at("a term")?;
    page.press_term(&term).at("the same term")?;
    let matters: Vec<String> =
        page.script("return within('.matters input').slice(0, 2).map(({ value }) => value)", &[])?;
    for matter in &matters {
        page.choose(matter).at("what matters")?;
    }
    page.wait_until("raising", |look| look.offers("raise"))?;
    page.press("raise")?;
    page.choose(&first(".asks input", "value")?).at("a question to keep")?;
    page.write_own(OWN)?;
    for way in ["print", "copy", "download", "page", "share", "qr"] {
        if page.look()?.offers(way) {
            page.press(way).at(way)?;
            thread::sleep(Duration::from_millis(100));
        } else {
            same("ways that no browser may lack", way, "share")?;
        }
    }
    ensure!(page.count("figure.code svg")? > 0, "no code");
    let other = "const tags = [...document.querySelectorAll('kidney-selfcheck')]; return tags.length";
    same("self-checks", page.script::<usize>(other, &[])?, 1)?;
    let caught: Caught = page.script("return bench", &[])?;
    ensure!(caught.copied.iter().any(|text| text.contains(OWN)), "nothing copied: {:?}", caught.copied);
    same("files saved", caught.saved.len(), 2)?;
    same("printed", caught.printed, 1)?;
    // All that leaves goes by a press of the person; what was printed goes when they move on.
    same("frames that hold a print", page.count("iframe.printed")?, 1)?;
    page.go("learn")?;
    same("frames that hold a print, one screen further", page.count("iframe.printed")?, 0)?;
    page.go("back")?;
    Ok(said)
}

/// What a page could have kept.
#[derive(Debug, PartialEq, Deserialize)]
struct Kept {
    cookies: String,
    local: String,
    session: String,
    databases: Vec<String>,
    /// Address and length of each file kept.
    files: Vec<(String, usize)>,
    /// Whether a file kept holds what the person wrote.
    written: bool,
    address: String,
    title: String,
    state: String,
    name: String,
    entries: String,
}

const KEPT: &str = "
return (async () => {
  const files = [];
  let written = false;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request)).text();
      files.push([new URL(request.url).pathname, text.length]);
      written ||= text.includes(arguments[1]);
    }
  }
  return {
    cookies: document.cookie,
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    files: files.sort(),
    written,
    address: location.href,
    title: document.title,
    state: JSON.stringify(history.state),
    name: window.name,
    // The browser fetches its icons when it pleases.
    entries: JSON.stringify(performance.getEntries().map(({ name }) => name).filter((name) => !/icon|manifest/.test(name))),
  };
})();";

fn kept(page: &Page) -> Proof<Kept> {
    page.script(KEPT, &[OWN.into()])
}

fn every_control(browser: &Browser, place: &str, path: &str) -> Proof {
    let note = |what: &str, found: usize| {
        tables::note("privacy", &format!("{place}: {what}"), browser.engine(), found.to_string());
    };
    let [requests, stored, files, messages, words, again] = WHAT;
    let site = Site::start()?;
    let page = Page::open(browser, &site, path, Window::Phone, By::Touch)?;
    if path == "/" {
        page.wait_that("silence", "document.querySelector('meta[data-silence]') !== null")?;
        page.script::<bool>("return navigator.serviceWorker.ready.then(() => true)", &[])?;
    }
    let () = page.script(CATCH, &[])?;
    let before = kept(&page)?;
    let (asked, _) = (page.requests(), browser.traffic()?);

    let said = use_everything(&page, &sheet()?)?;

    let after = kept(&page)?;
    let caught: Caught = page.script("return bench", &[])?;
    let lines = page.console()?;
    // What the browser asks for by itself, whatever the person does: icons, the manifest, and whether there is a new
    // service worker.
    let icon = |path: &String| ["icon", "manifest", "service-worker.js"].iter().any(|browsers| path.contains(browsers));
    let more: Vec<String> =
        page.requests().into_iter().skip(asked.len()).chain(browser.traffic()?).filter(|path| !icon(path)).collect();
    same("requests", &more, &Vec::<String>::new())?;
    note(requests, more.len());
    same("kept", (after.cookies.as_str(), after.local.as_str(), after.session.as_str()), ("", "{}", "{}"))?;
    same("databases", &after.databases, &Vec::<String>::new())?;
    note(stored, after.cookies.len() + (after.local.len() - 2) + (after.session.len() - 2) + after.databases.len());
    same("files kept", &after.files, &before.files)?;
    ensure!(!after.written, "a file that is kept holds what the person wrote");
    note(files, after.files.len() - before.files.len());
    same("messages", &caught.heard, &Vec::<String>::new())?;
    note(messages, caught.heard.len());
    same("address and title", (&after.address, &after.title), (&before.address, &before.title))?;
    same("the console", &lines, &Vec::new())?;
    let everywhere = format!("{after:?}{lines:?}");
    same("the person's words", found(&everywhere, &said.person), Vec::<String>::new())?;
    note(words, 0);

    // Loaded again, and back from another page: nothing of the person's is there.
    let gone = |what: &str| -> Proof {
        page.wait_for_place("start").at(what)?;
        let there: String = page.script(
            "const fields = [...document.querySelectorAll('input, textarea'), ...within('input, textarea')];
             return [document.documentElement.outerHTML, shadow.innerHTML, ...fields.map((field) => field.value)].join()",
            &[],
        )?;
        // The first screen's own words are no answers.
        same(what, found(&there, &[OWN.to_owned()]), Vec::<String>::new())?;
        page.start()?;
        same(what, page.look()?.chosen(), Vec::<&str>::new())?;
        page.go("clear").map(drop)
    };
    browser.open(&site.url("/pages/broken/"))?;
    browser.back()?;
    // The stand-alone page has an entry in the history for each screen; all lead to the start.
    gone("after Back")?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    browser.reload()?;
    gone("after loading again")?;
    note(again, 0);
    Ok(())
}

/// Which of the texts stand in it, as they are or as JSON writes them.
fn found(text: &str, wanted: &[String]) -> Vec<String> {
    let escaped = |text: &String| serde_json::to_string(text).unwrap_or_default().trim_matches('"').to_owned();
    wanted.iter().filter(|one| text.contains(one.as_str()) || text.contains(&escaped(one))).cloned().collect()
}

// ----------------------------------------------------------------------------------------------------- A recorder

/// The recording as text, and how many presses, keys and inputs are in it.
#[derive(Debug, Deserialize)]
struct Recording {
    text: String,
    events: usize,
    presses: usize,
    inputs: usize,
}

const RECORDING: &str = "
const all = recorded.filter(({ type }) => type === 3).map(({ data }) => data);
// Focus and blur of the window itself, 5 and 6, are no presses.
const presses = all.filter(({ source, type }) => source === 2 && type !== 5 && type !== 6).length;
const inputs = all.filter(({ source }) => source === 5).length;
return { text: JSON.stringify(recorded), events: recorded.length, presses, inputs };";

fn recorder(browser: &Browser) -> Proof {
    let rrweb = fs::read(variable("RECORDER")?)?;
    let site = Site::with(move |request, reply| match request.path.as_str() {
        "/bench-recorder.js" => Reply::ok("text/javascript; charset=utf-8", rrweb.clone()),
        _ => reply,
    })?;
    let recording = |page: &Page| page.script::<Recording>(RECORDING, &[]);
    let page = Page::open(browser, &site, "/pages/recorder/", Window::Desk, By::Keyboard)?;
    let () = page.script("document.getElementById('search').focus(); return null", &[])?;
    browser.type_text(CONTROL)?;
    page.wait_until("the recorder records", |_| recording(&page).is_ok_and(|seen| seen.text.contains(CONTROL)))?;
    let () = page.script(CATCH, &[])?;
    // The focus leaves the site's own field; from here on everything is the self-check's.
    page.press("start")?;
    page.wait_for_place("right-now")?;
    page.go("clear")?;
    let before = recording(&page)?;

    // An answer whose screen is gone before the recorder looks at it, which it does in a task of its own.
    page.start()?;
    let () = page.script(
        "return (async () => {
           targets('option', 'none')[0].click();
           // The program draws in a few of these.
           for (let at = 0; at < 20; at += 1) await null;
           targets('action', 'continue')[0].click();
           return null;
         })()",
        &[],
    )?;
    page.wait_for_place("today")?;
    page.go("clear")?;
    let soon: String = page.script("return JSON.stringify(recorded.filter(({ data }) => data.source === 5))", &[])?;
    ensure!(!soon.contains("none"), "an answer is in the recording: {soon}");

    let said = use_everything(&page, &sheet()?)?;

    // As a recorder that starts late sees it, too.
    let () = page.script("rrweb.record.takeFullSnapshot(); return null", &[])?;
    let after = recording(&page)?;
    ensure!(after.events > before.events, "nothing was recorded at all");
    let all = [said.shown, said.person].concat();
    ensure!(all.len() > 50, "too little to look for: {all:?}");
    let leaks = found(&after.text, &all);
    same("in the recording", &leaks, &Vec::<String>::new())?;
    same("presses in the recording", after.presses, before.presses)?;
    same("inputs in the recording", after.inputs, before.inputs)?;
    tables::note("privacy", RECORDED, browser.engine(), leaks.len().to_string());

    // A check that cannot fail proves nothing: a recorder that knows none of the marks sees it all.
    let careless: Recording = page.script(
        "const events = [];
         const stop = rrweb.record({ emit: (event) => events.push(event), blockClass: 'nobody-has-this' });
         stop();
         return { text: JSON.stringify(events), events: events.length, presses: 0, inputs: 0 };",
        &[],
    )?;
    ensure!(found(&careless.text, &all).len() > 5, "the recorder does not look into the shadow root at all");
    Ok(())
}

/// The marks are added to what the site wrote, and come back when it writes its class anew.
fn own_marks(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/watched/", Window::Phone, By::Touch)?;
    let marked = "return ['of-the-clinic', 'rr-block', 'fs-exclude', 'ph-no-capture', 'sentry-block', 'no-mouseflow']
         .filter((name) => !host.classList.contains(name))
         .concat(['data-hj-suppress', 'data-clarity-mask', 'data-private', 'data-dd-privacy']
         .filter((name) => !host.hasAttribute(name)));";
    same("marks that are missing", page.script::<Vec<String>>(marked, &[])?, Vec::<String>::new())?;
    let () = page.script("host.className = 'of-the-clinic wide'; return null", &[])?;
    same("marks that are missing", page.script::<Vec<String>>(marked, &[])?, Vec::<String>::new())?;
    let wide: bool = page.script("return host.classList.contains('wide')", &[])?;
    ensure!(wide, "the site's own class is gone");
    let inside: usize = page.script("return within('.app.rr-block').length", &[])?;
    same("marks inside", inside, 1)?;
    same("the console", page.console()?, Vec::new())
}

//! Works offline once loaded (issue of every train and every waiting room): the stand-alone page keeps one whole release,
//! changes it between visits and never during one, and heals itself. The one-file edition needs no server at all.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use host_tests::fault::{Fault, same};
use host_tests::sheets;
use host_tests::site::dist;
use host_tests::{Browser, By, Case, PATIENCE, Page, Proof, Site, Window, ensure};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use xtask::server::{Reply, Request};

type Story = fn(&Browser) -> Proof;

pub fn cases() -> Vec<Case> {
    let in_all: [(&str, Story); 3] = [
        ("a second visit without a network, from start to paper", without_network),
        ("once loaded, the browser refuses every connection", silenced),
        ("without the waiting-room mode nothing is dropped", no_kiosk),
    ];
    // How the others' drivers load a page again goes past the worker, or asks for more than is needed; and in WebKit's
    // the countdown was over before it was read.
    let in_chromium: [(&str, Story); 9] = [
        ("the waiting-room mode of the address", kiosk),
        ("a damaged file is fetched again", damaged),
        ("a lost file is fetched again", lost),
        ("a new release waits for the next visit", update),
        ("a release that does not fit its hashes is not kept", half_uploaded),
        ("no room to keep anything", no_room),
        ("beside the page the worker touches nothing", neighbours),
        ("can be installed", installable),
        ("the one file, from a folder", one_file),
    ];
    let all = in_all.into_iter().flat_map(|(name, prove)| Case::in_all(format!("offline: {name}"), prove));
    all.chain(in_chromium.into_iter().map(|(name, prove)| Case::new(format!("offline: {name}"), prove))).collect()
}

/// What the worker keeps: whether one is in charge, and the names of the caches.
const KEPT: &str = "
const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
const names = (await caches.keys()).filter((name) => name.startsWith('kidney-selfcheck '));
const cache = names.length ? await caches.open(names[0]) : undefined;
const files = cache ? (await cache.keys()).map(({ url }) => new URL(url).pathname) : [];
return { active: active?.state ?? '', names, files };";

#[derive(Debug, serde::Deserialize)]
struct Kept {
    active: String,
    names: Vec<String>,
    files: Vec<String>,
}

fn kept(page: &Page) -> Proof<Kept> {
    page.script(&format!("return (async () => {{ {KEPT} }})()"), &[])
}

/// Waits until something that the worker does in its own time is done.
fn wait_for(page: &Page, what: &str, holds: impl Fn(&Kept) -> bool) -> Proof<Kept> {
    let start = Instant::now();
    loop {
        let now = kept(page)?;
        if holds(&now) {
            return Ok(now);
        }
        // As long as a page may take: beside two other browsers a worker once took longer than 20 s.
        if start.elapsed() > PATIENCE {
            return Err(Fault::stuck(format!("waited in vain: {what}; there is {now:?}")));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn whole(page: &Page) -> Proof<Kept> {
    wait_for(page, "a release kept", |kept| kept.active == "activated" && kept.names.len() == 1)
}

/// What the worker asks for on its own, at each visit, to learn of a new release.
const WORKER: &str = "/service-worker.js";

/// Nobody can look at a printer here.
const CATCH_PRINT: &str = "
window.benchPrinted = 0;
const real = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
  configurable: true,
  get() {
    const inside = real.call(this);
    if (inside) inside.print = () => { window.benchPrinted += 1; };
    return inside;
  },
});
return null;";

fn without_network(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    let release = whole(&page)?;
    for file in ["/", "/page.js", "/later.js", "/core/core.js", "/core/core.wasm", "/words/en.txt"] {
        ensure!(release.files.iter().any(|kept| kept == file), "{file} is not kept: {:?}", release.files);
    }
    site.stop();
    browser.open(&site.url("/"))?;
    page.wait_for_place("start")?;
    page.wait_until("silence", |_| {
        page.script::<bool>("return document.querySelector('meta[data-silence]') !== null", &[]).unwrap_or(false)
    })?;
    page.run(&sheets::best()?)?;
    let () = page.script(CATCH_PRINT, &[])?;
    page.press("print")?;
    same("sheets printed", page.script::<usize>("return window.benchPrinted", &[])?, 1)?;
    browser.open(&site.url("/?kiosk"))?;
    page.wait_for_place("start")?;
    same("what is kept", kept(&page)?.files.len(), release.files.len())
}

fn damage(browser: &Browser, script: &str) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    let release = whole(&page)?;
    let name = json!(release.names.first());
    let run = format!("return caches.open(arguments[1]).then((cache) => {script}).then(() => true)");
    ensure!(page.script::<bool>(&run, &[name])?, "the cache was changed");
    let asked = page.requests().len();
    browser.reload()?;
    page.wait_for_place("start")?;
    let again: Vec<_> =
        page.requests().into_iter().skip(asked).filter(|path| path != WORKER && !path.contains("icon")).collect();
    same("fetched again", again, vec!["/core/core.wasm".to_owned()])?;
    page.run(&sheets::best()?)?;
    // It is whole again: now without the server.
    site.stop();
    browser.reload()?;
    page.wait_for_place("start").map(drop)
}

fn damaged(browser: &Browser) -> Proof {
    damage(browser, "cache.put(new URL('core/core.wasm', location.href).href, new Response('x'))")
}

fn lost(browser: &Browser) -> Proof {
    damage(browser, "cache.delete(new URL('core/core.wasm', location.href).href)")
}

/// The style sheet of the second release ends with this.
const SECOND: &str = "\n/* second */";

/// The second release: another style sheet, and a worker that has its hash.
fn second_release(request: &Request, reply: Reply) -> Reply {
    let hash = |bytes: &[u8]| format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
    match request.path.as_str() {
        "/page.css" => reply.map_body(|mut body| {
            body.extend_from_slice(SECOND.as_bytes());
            body
        }),
        WORKER => reply.map_body(|body| {
            let first = dist().ok().and_then(|dist| std::fs::read(dist.join("page.css")).ok()).unwrap_or_default();
            let second: Vec<u8> = [first.as_slice(), SECOND.as_bytes()].concat();
            // The release is named after its list of hashes.
            let text = String::from_utf8_lossy(&body).replace(&hash(&first), &hash(&second));
            text.replace("}sha256-", "}sha256-second-").into_bytes()
        }),
        _ => reply,
    }
}

fn update(browser: &Browser) -> Proof {
    let released = Arc::new(AtomicBool::new(false));
    let switch = Arc::clone(&released);
    let site = Site::with(
        move |request, reply| {
            if switch.load(Ordering::Relaxed) { second_release(request, reply) } else { reply }
        },
    )?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    let first = whole(&page)?.names;
    // From the second visit on the worker serves the page.
    browser.reload()?;
    page.wait_for_place("start")?;
    // The browser looks for a new release at each visit, while the old one serves it.
    released.store(true, Ordering::Relaxed);
    browser.reload()?;
    page.wait_for_place("start")?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    wait_for(&page, "two releases, side by side", |kept| kept.names.len() == 2)?;
    page.continue_()?;
    same("the run goes on", page.screen()?, "today")?;
    browser.reload()?;
    page.wait_for_place("start")?;
    same("the release of this visit", kept(&page)?.names.iter().any(|name| first.contains(name)), true)?;

    // The visit ends, and the next one is in the new release.
    browser.open("about:blank")?;
    browser.open(&site.url("/"))?;
    page.wait_for_place("start")?;
    let now = wait_for(&page, "the new release alone", |kept| kept.names.len() == 1)?;
    ensure!(now.names != first, "still the old release: {now:?}");
    page.run(&sheets::best()?).map(drop)
}

fn half_uploaded(browser: &Browser) -> Proof {
    let site = Site::with(|request, reply| {
        if request.path == "/page.css" { reply.map_body(|body| [body.as_slice(), b"\n"].concat()) } else { reply }
    })?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    page.run(&sheets::best()?)?;
    let now = wait_for(&page, "nothing kept", |kept| kept.names.is_empty())?;
    same("kept", now.files.len(), 0)
}

fn no_room(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let origin = site.url("");
    browser.devtools("Storage.overrideQuotaForOrigin", &json!({ "origin": origin, "quotaSize": 1000 }))?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    page.run(&sheets::best()?)?;
    wait_for(&page, "nothing kept", |kept| kept.names.is_empty())?;
    browser.devtools("Storage.overrideQuotaForOrigin", &json!({ "origin": origin })).map(drop)
}

fn neighbours(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    whole(&page)?;
    // A clinic's own page and files in the same folder come from the server, each time.
    for _ in 0..2 {
        let asked = page.requests().len();
        browser.open(&site.url("/pages/two/"))?;
        ensure!(page.requests().len() > asked, "the worker answered for another page");
    }
    let names: Vec<String> = page.script("return caches.open('of-the-clinic').then(() => caches.keys())", &[])?;
    ensure!(names.iter().any(|name| name == "of-the-clinic"), "{names:?}");
    browser.open(&site.url("/"))?;
    page.wait_for_place("start")?;
    let names: Vec<String> = page.script("return caches.keys()", &[])?;
    ensure!(names.iter().any(|name| name == "of-the-clinic"), "the clinic's own cache is gone: {names:?}");
    Ok(())
}

fn installable(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    whole(&page)?;
    let manifest = browser.devtools("Page.getAppManifest", &json!({}))?;
    same("faults of the manifest", manifest.get("errors").and_then(Value::as_array).map_or(0, Vec::len), 0)?;
    let faults = browser.devtools("Page.getInstallabilityErrors", &json!({}))?;
    let faults: Vec<_> = faults.get("installabilityErrors").and_then(Value::as_array).cloned().unwrap_or_default();
    // A browser that keeps no profile between visits never installs; it says so alone.
    let others: Vec<_> =
        faults.iter().filter(|fault| fault.get("errorId").is_none_or(|id| id != "in-incognito")).collect();
    ensure!(others.is_empty(), "{others:?}");
    Ok(())
}

fn silenced(browser: &Browser) -> Proof {
    const WAYS: &str = "
const refused = (promise) => promise.then(() => 'sent', () => 'refused');
const loads = (node, name) => new Promise((resolve) => {
  node.onload = () => resolve('sent');
  node.onerror = () => resolve('refused');
  node[name] = '/leak-' + node.localName;
  document.head.append(node);
});
const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
const socket = new Promise((resolve) => {
  try {
    const ws = new WebSocket(location.origin.replace('http', 'ws') + '/leak-socket');
    ws.onopen = () => resolve('sent');
    ws.onerror = () => resolve('refused');
  } catch { resolve('refused'); }
});
const events = new Promise((resolve) => {
  try {
    const source = new EventSource('/leak-events');
    source.onopen = () => resolve('sent');
    source.onerror = () => { source.close(); resolve('refused'); };
  } catch { resolve('refused'); }
});
navigator.sendBeacon('/leak-beacon', 'x');
return Promise.all([
  refused(fetch('/leak-fetch')), loads(new Image(), 'src'), loads(link, 'href'), socket, events,
]);";
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    whole(&page)?;
    page.wait_until("silence", |_| {
        page.script::<bool>("return document.querySelector('meta[data-silence]') !== null", &[]).unwrap_or(false)
    })?;
    let ways: Vec<String> = page.script(WAYS, &[])?;
    ensure!(ways.iter().all(|way| way == "refused"), "{ways:?}");
    thread::sleep(Duration::from_millis(300));
    let leaks: Vec<_> = page.requests().into_iter().filter(|path| path.contains("leak")).collect();
    ensure!(leaks.is_empty(), "{leaks:?}");
    page.run(&sheets::best()?).map(drop)
}

/// So many seconds pass, and the page is looked at again: what a hidden page or a tablet asleep comes back to.
fn later(page: &Page, seconds: u32) -> Proof {
    let shift = "const real = window.Date.now; window.Date.now = () => real() + arguments[1] * 1000;
                 document.dispatchEvent(new window.Event('visibilitychange')); return null;";
    page.script(shift, &[seconds.into()])
}

fn kiosk(browser: &Browser) -> Proof {
    const WARNS: &str = "Is somebody there?";
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/?kiosk", Window::Desk, By::Keyboard)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    // The countdown is seen each second, and heard in steps.
    let said = |within: u32| -> Proof {
        page.wait_until(&format!("the countdown at {within}"), |look| look.text.contains(WARNS)).map(drop)?;
        let (left, heard): (String, String) = page.script(
            "return [within('[data-idle]')[0]?.dataset.idle ?? '', within('[role=status]')[0].textContent]",
            &[],
        )?;
        let left: u32 = left.parse().unwrap_or_default();
        ensure!((1..=within).contains(&left) && left + 5 > within, "the countdown shows {left}, not {within}");
        ensure!(heard.contains(&format!("In {within} seconds")), "the live region says {heard:?}");
        Ok(())
    };
    later(&page, 90)?;
    said(30)?;
    later(&page, 10)?;
    said(20)?;
    browser.keys(&[fantoccini::key::Key::Shift])?;
    page.wait_until("no warning", |look| !look.text.contains(WARNS))?;
    same("the screen", page.screen()?, "today")?;
    // Hidden or asleep for longer: dropped before anybody sees it.
    later(&page, 130)?;
    page.wait_for_place("start")?;
    page.start()?;
    same("the earlier person's answer", page.look()?.chosen().len(), 0)?;

    // What was printed goes with the person.
    page.go("clear")?;
    page.run(&sheets::best()?)?;
    let () = page.script(CATCH_PRINT, &[])?;
    page.press("print")?;
    same("frames with a sheet", page.count("iframe.printed")?, 1)?;
    later(&page, 130)?;
    page.wait_for_place("start")?;
    page.wait_until("no sheet", |_| page.count("iframe.printed").is_ok_and(|sheets| sheets == 0))?;

    // Put aside by the browser, and taken out again.
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let () = page.script(
        "for (const type of ['pagehide', 'pageshow'])
           dispatchEvent(new window.PageTransitionEvent(type, { persisted: true }));
         return null",
        &[],
    )?;
    page.wait_for_place("start")?;
    page.start()?;
    same("the earlier person's answer", page.look()?.chosen().len(), 0)
}

fn no_kiosk(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Desk, By::Keyboard)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    later(&page, 100_000)?;
    thread::sleep(Duration::from_millis(1200));
    let look = page.look()?;
    same("the screen and its answer", (look.place(), look.chosen()), ("right-now", vec!["none"]))
}

fn one_file(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let address = format!("file://{}", dist()?.join("kidney-selfcheck-onefile.html").display());
    // The site is there to see that it is not asked.
    let page = Page::here(browser, &site, By::Touch);
    page.resize(Window::Phone)?;
    browser.open(&address)?;
    page.wait_for_place("start")?;
    page.run(&sheets::best()?)?;
    page.go("clear")?;
    let asked: Vec<_> = browser.traffic()?.into_iter().filter(|url| *url != address).collect();
    same("requests", asked, Vec::<String>::new())?;
    same("requests that the site saw", page.requests(), Vec::<String>::new())?;
    same("the console", page.console()?, Vec::new())
}

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
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use xtask::server::{Reply, Request};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("offline: a second visit without a network, from start to guidance", without_network),
        Case::new("offline: a damaged file is fetched again", damaged),
        Case::new("offline: a lost file is fetched again", lost),
        Case::new("offline: a new release waits for the next visit", update),
        Case::new("offline: a release that does not fit its hashes is not kept", half_uploaded),
        Case::new("offline: no room to keep anything", no_room),
        Case::new("offline: beside the page the worker touches nothing", neighbours),
        Case::new("offline: can be installed", installable),
        Case::new("offline: once loaded, the browser refuses every connection", silenced),
        Case::new("offline: the waiting-room mode of the address", kiosk),
        Case::new("offline: the one file, from a folder", one_file),
    ]
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
        if start.elapsed() > Duration::from_secs(20) {
            return Err(Fault(format!("waited in vain: {what}; there is {now:?}")));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn whole(page: &Page) -> Proof<Kept> {
    wait_for(page, "a release kept", |kept| kept.active == "activated" && kept.names.len() == 1)
}

/// What the worker asks for on its own, at each visit, to learn of a new release.
const WORKER: &str = "/service-worker.js";

fn without_network(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    let release = whole(&page)?;
    for file in ["/", "/page.js", "/kidney-selfcheck.js", "/core/core.js", "/core/core.wasm", "/words/en.txt"] {
        ensure!(release.files.iter().any(|kept| kept == file), "{file} is not kept: {:?}", release.files);
    }
    site.stop();
    browser.reload()?;
    page.wait_for_place("start")?;
    page.run(&sheets::best()?)?;
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

fn kiosk(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/?kiosk", Window::Desk, By::Keyboard)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    let later = |seconds: u32| {
        let shift = "const real = Date.now; const from = real(); Date.now = () => real() + arguments0 * 1000;
                     document.dispatchEvent(new Event('visibilitychange')); return true;";
        page.script::<bool>(&shift.replace("arguments0", &seconds.to_string()), &[]).map(drop)
    };
    later(90)?;
    page.wait_until("the warning", |look| look.text.contains("Is somebody there?"))?;
    page.browser.keys(&[fantoccini::key::Key::Shift])?;
    page.wait_until("no warning", |look| !look.text.contains("Is somebody there?"))?;
    same("the screen", page.screen()?, "today")?;
    later(130)?;
    page.wait_for_place("start")?;
    page.start()?;
    same("the earlier person's answer", page.look()?.chosen().len(), 0)
}

fn one_file(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let address = format!("file://{}", dist()?.join("kidney-selfcheck-onefile.html").display());
    // The site is there to see that it is not asked.
    let page = Page::load(browser, &site, "/icon.svg", Window::Phone, By::Touch)?;
    browser.traffic()?;
    browser.console()?;
    browser.open(&address)?;
    page.wait_for_place("start")?;
    page.run(&sheets::best()?)?;
    page.go("clear")?;
    let asked: Vec<_> = browser.traffic()?.into_iter().filter(|url| *url != address).collect();
    same("requests", asked, Vec::<String>::new())?;
    same("the console", page.console()?, Vec::new())
}

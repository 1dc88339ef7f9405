//! The script tag, wherever and however a clinic writes it, and what pins what it loads.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use host_tests::fault::{At, same};
use host_tests::site::dist;
use host_tests::{Browser, By, Case, Line, Page, Proof, Site, Window, ensure};
use serde_json::Value;
use xtask::server::{Reply, Request};

pub fn cases() -> Vec<Case> {
    let tags = ["head", "body", "async", "defer", "twice", "versions"];
    let tags =
        tags.iter().map(|place| Case::new(format!("embed: script {place}"), |browser| check_tag(browser, place)));
    let in_all = [
        ("far below the window nothing but the script is loaded", far as fn(&Browser) -> Proof),
        ("what was not shown loads when it is", shown_later),
    ];
    let in_all = in_all.into_iter().flat_map(|(name, prove)| Case::in_all(format!("embed: {name}"), prove));
    let others = [
        Case::new("embed: the script pinned by its hash", |browser| check_pinned(browser, true)),
        Case::new("embed: the script pinned by another hash", |browser| check_pinned(browser, false)),
        Case::new("embed: each file of the stand-alone page is asked for once", once),
        Case::new("embed: load=now loads with the page", now),
        Case::new("embed: a tag that was not near is as good as one that was", near_at_last),
        Case::new("embed: an old file in a cache is fetched anew", stale),
    ];
    tags.chain(in_all).chain(others).collect()
}

/// `/other/` is a second copy of the whole site.
fn with_copy(request: &Request, reply: Reply) -> Reply {
    let Some(file) = request.path.strip_prefix("/other/") else { return reply };
    let read = dist().ok().and_then(|dist| fs::read(dist.join(file)).ok());
    let kind = if file == "core/core.wasm" { "application/wasm" } else { "text/javascript" };
    read.map_or_else(Reply::not_found, |body| Reply::ok(kind, body))
}

/// A short run to the first question, and silence.
fn works(page: &Page) -> Proof {
    page.wait_for_place("start")?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    same("the apps in the tag", page.count(".app")?, 1)?;
    same("the console", page.console()?, Vec::new())
}

fn check_tag(browser: &Browser, place: &str) -> Proof {
    let site = Site::with(with_copy)?;
    let page = Page::load(browser, &site, &format!("/pages/script-{place}/"), Window::Phone, By::Touch)?;
    works(&page).at(place)?;
    let cores = page.requests().iter().filter(|path| path.ends_with("core.wasm")).count();
    same("the core is fetched once", cores, 1)
}

/// A page with the tag far below what is seen.
fn long_page(attributes: &'static str) -> Proof<Site> {
    Site::with(move |request, reply| {
        let put = |body: Vec<u8>| String::from_utf8_lossy(&body).replace("{attributes}", attributes).into_bytes();
        if request.path == "/pages/far/" { reply.map_body(put) } else { reply }
    })
}

/// What was asked for beside the page's own files.
fn loaded(page: &Page) -> Vec<String> {
    page.requests().into_iter().filter(|path| !path.starts_with("/pages/")).collect()
}

fn far(browser: &Browser) -> Proof {
    let site = long_page("")?;
    let page = Page::load(browser, &site, "/pages/far/", Window::Phone, By::Touch)?;
    thread::sleep(Duration::from_millis(700));
    same("what is loaded", loaded(&page), ["/kidney-selfcheck.js"])?;
    let text: String = page.script("return textOf(host)", &[])?;
    ensure!(text.contains("nephrologist"), "the words in the tag are not there: {text}");
    // A change of settings is no reason to load it.
    let () = page.script("host.setAttribute('country', 'US'); return null", &[])?;
    thread::sleep(Duration::from_millis(300));
    same("after a change", loaded(&page), ["/kidney-selfcheck.js"])?;
    // Within a screen or two, and not yet seen.
    let () = page.script("scrollTo(0, 10800); return null", &[])?;
    page.wait_for_place("start")?;
    works(&page)
}

fn now(browser: &Browser) -> Proof {
    let site = long_page("load=now")?;
    let page = Page::open(browser, &site, "/pages/far/", Window::Phone, By::Touch)?;
    works(&page)?;
    // And where the page changes its mind.
    let site = long_page("")?;
    let page = Page::load(browser, &site, "/pages/far/", Window::Phone, By::Touch)?;
    thread::sleep(Duration::from_millis(300));
    let () = page.script("host.setAttribute('load', 'now'); return null", &[])?;
    works(&page)
}

fn shown_later(browser: &Browser) -> Proof {
    let site = long_page("style=\"display: none\"")?;
    let page = Page::load(browser, &site, "/pages/far/", Window::Phone, By::Touch)?;
    let () = page.script("scrollTo(0, 12000); return null", &[])?;
    thread::sleep(Duration::from_millis(700));
    same("what is loaded", loaded(&page), ["/kidney-selfcheck.js"])?;
    let () = page.script("host.style.display = ''; return null", &[])?;
    works(&page)
}

fn check_pinned(browser: &Browser, right: bool) -> Proof {
    let list: Value = serde_json::from_slice(&fs::read(dist()?.join("integrity.json"))?)?;
    let of = |file: &str| list.get(file)?.get("sha384")?.as_str().map(str::to_owned);
    let (other, real) = (of("core/core.js").unwrap_or_default(), of("kidney-selfcheck.js").unwrap_or_default());
    ensure!(real.starts_with("sha384-") && other != real, "integrity.json has no hashes: {list}");
    let hash = if right { real } else { other };
    let site = Site::with(move |request, reply| {
        let put = |body: Vec<u8>| String::from_utf8_lossy(&body).replace("{integrity}", &hash).into_bytes();
        if request.path == "/pages/script-pinned/" { reply.map_body(put) } else { reply }
    })?;
    let page = Page::load(browser, &site, "/pages/script-pinned/", Window::Phone, By::Touch)?;
    if right {
        return works(&page);
    }
    thread::sleep(Duration::from_millis(300));
    let look = page.look()?;
    same("no screen", look.screen.as_str(), "")?;
    // What the clinic wrote stays.
    ensure!(look.text.contains("kidney doctor") && look.text.contains("999"), "no fallback:\n{}", look.text);
    let asked = page.requests().iter().filter(|path| path.contains("core")).count();
    same("files of a script that may not run", asked, 0)
}

/// What a page does with the tag before its program is there holds once it is.
fn near_at_last(browser: &Browser) -> Proof {
    let site = long_page("")?;
    let page = Page::load(browser, &site, "/pages/far/", Window::Phone, By::Touch)?;
    let () = page.script(
        "host.onmoved = (n) => (window.benchMoved = n);
         host.go(3);
         host.setAttribute('settings', '{\"clinic-name\":\"St Example\",\"lang\":\"es\"}');
         const copy = host.cloneNode(true);
         host.after(copy);
         host.after(host);
         copy.remove();
         return null",
        &[],
    )?;
    thread::sleep(Duration::from_millis(300));
    same("what is loaded", loaded(&page), ["/kidney-selfcheck.js"])?;
    let () = page.script("scrollTo(0, 12000); return null", &[])?;
    let look = page.wait_until("the start", |look| look.place() == "start")?;
    ensure!(look.text.contains("Empezar"), "not in Spanish:\n{}", look.text);
    let () = page.script("host.lang = 'en'; host.removeAttribute('settings'); return null", &[])?;
    page.wait_until("English", |look| look.text.contains("About me"))?;
    page.start()?;
    same("the page heard of it", page.script::<usize>("return window.benchMoved", &[])?, 1)
}

fn once(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    thread::sleep(Duration::from_millis(500));
    // The log of the page, without what its worker asks for.
    let mut asked = browser.traffic()?;
    asked.retain(|address| !address.contains("icon") && !address.contains("service-worker"));
    let all = asked.len();
    asked.sort();
    asked.dedup();
    same(format_args!("requests for {asked:?}"), all, asked.len())?;
    // None of them waits for more than the page itself: it names each that the first screen needs.
    let html = fs::read_to_string(dist()?.join("index.html"))?;
    for file in ["page.js", "core/core.js", "core/core.wasm", "words/en.txt"] {
        ensure!(html.contains(&format!("=\"{file}\"")), "index.html does not name {file}");
    }
    same("the console", page.console()?, Vec::new())
}

/// A proxy that hands out the file of another release until it is asked to look again.
fn stale(browser: &Browser) -> Proof {
    let old = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&old);
    let site = Site::with(move |request, reply| {
        let ours = request.path.starts_with("/core/") || request.path.starts_with("/words/");
        let again = request.target.contains('?') || request.header("Cache-Control").is_some();
        if !ours || again {
            return reply;
        }
        count.fetch_add(1, Ordering::Relaxed);
        reply.map_body(|body| [body.as_slice(), b"\n"].concat())
    })?;
    let page = Page::load(browser, &site, "/pages/script-head/", Window::Phone, By::Touch)?;
    page.wait_for_place("start")?;
    ensure!(old.load(Ordering::Relaxed) >= 3, "nothing came from the cache: {:?}", page.requests());
    page.start()?;
    let said: Vec<Line> = page.console()?.into_iter().filter(Line::is_said).collect();
    same("what the script says", said, Vec::new())
}

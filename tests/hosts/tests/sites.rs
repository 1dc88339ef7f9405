//! Sites that do their worst: every folder of `pages/sites/` is one, and one check proves the self-check whole on each.
//!
//! A page may bring four functions of its own: `before` brings it to where a reader would begin, `settled` waits until it
//! stands still, `meanwhile` does something to the tag in the middle of the questions, and `wrong` tells what else went
//! wrong there.
//! Nothing here needs more than plain `WebDriver`, so each is tried in all three engines.

use std::fs;
use std::path::Path;
use std::process::Command;

use host_tests::fault::{At, Fault, same};
use host_tests::sheets;
use host_tests::site::{pages, variable};
use host_tests::tables::{self, WHOLE as PASSED};
use host_tests::{Browser, By, Case, Engine, Line, Page, Proof, Site, Window, ensure};
use xtask::server::{Reply, Request};

/// As many kinds of site as issue 5 asks for, at least.
const LEAST: usize = 20;

/// On these all questions are answered in Chromium; on the others, and in the other engines, an emergency ends them.
const WHOLE: [&str; 5] = ["unset", "bootstrap", "tailwind", "xhtml", "react"];

pub fn cases() -> Proof<Vec<Case>> {
    let folder = pages().join("sites");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).at(folder.display())? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    ensure!(names.len() >= LEAST, "only {} sites: {names:?}", names.len());
    let mut cases = Vec::new();
    for name in names {
        let row = format!("`{name}`: {}", told(&name)?);
        tables::row("hosts", &row, &Engine::ALL);
        cases.extend(Case::in_all(format!("sites: {name}"), move |browser| {
            check(browser, &name)?;
            tables::note("hosts", &row, browser.engine(), PASSED);
            Ok(())
        }));
    }
    Ok(cases)
}

/// Its first page, in its folder.
fn index(name: &str) -> &'static str {
    if pages().join("sites").join(name).join("index.xhtml").is_file() { "index.xhtml" } else { "index.html" }
}

/// What a page says of itself, in its first comment.
fn told(name: &str) -> Proof<String> {
    let file = pages().join("sites").join(name).join(index(name));
    let text = fs::read_to_string(&file).at(file.display())?;
    let told = text.split_once("<!-- ").and_then(|(_, rest)| rest.split_once(" -->"));
    told.map(|(told, _)| told.to_owned()).ok_or_else(|| Fault::wrong(format!("{name} does not say what it is")))
}

fn check(browser: &Browser, name: &str) -> Proof {
    let site = Site::with(bundled)?;
    let index = index(name);
    let path = format!("/pages/sites/{name}/{}", index.trim_end_matches("index.html"));
    let page = Page::load(browser, &site, &path, Window::Desk, By::Touch)?;
    if own(&page, "before").at("before")? == "again" {
        browser.open(&site.url(&path))?;
    }
    let framed = name.ends_with("-frame");
    if framed {
        browser.enter_frame(0)?;
    }
    look_at(&page, "start")?;
    page.start()?;
    look_at(&page, "right-now")?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["none"])?;
    page.continue_()?;
    look_at(&page, "diagnosis")?;
    if own(&page, "meanwhile").at("meanwhile")? == "start" {
        look_at(&page, "start").at("afterwards")?;
        page.start()?;
    } else {
        page.wait_for_place("diagnosis").at("afterwards")?;
        page.go("back")?;
        page.go("back")?;
    }
    if WHOLE.contains(&name) && browser.engine() == Engine::Chromium {
        for (question, options) in sheets::best()?.answers() {
            page.answer(question, &options)?;
            page.continue_()?;
        }
        look_at(&page, "review")?;
    } else {
        page.answer("right-now", &["chest-pain"])?;
    }
    page.continue_()?;
    look_at(&page, "guidance")?;
    if framed {
        browser.leave_frame()?;
        own(&page, "meanwhile")?;
    }
    let wrong: Vec<String> = page.script("return window.wrong?.() ?? []", &[])?;
    same("what the page found", wrong, Vec::<String>::new())?;
    let told = page.console()?.into_iter().filter(|line| !is_expected(name, line));
    same("the console", told.collect::<Vec<_>>(), Vec::new())
}

/// What may stand in the console all the same.
fn is_expected(name: &str, line: &Line) -> bool {
    match name {
        // The browser tells which files it refused; the self-check fetched others and says nothing.
        "old-worker" => !line.is_said() && line.text.to_lowercase().contains("integrity"),
        _ => false,
    }
}

/// Calls one of the page's own functions, if it has it.
fn own(page: &Page, name: &str) -> Proof<String> {
    page.script("return Promise.resolve(window[arguments[1]]?.()).then((what) => what ?? '')", &[name.into()])
}

/// The screen is whole, readable and within reach.
fn look_at(page: &Page, place: &str) -> Proof {
    page.wait_for_place(place)?;
    page.wait_that("the rest of the words", "host.whole")?;
    own(page, "settled").at("settled")?;
    page.boxes().and_then(|()| page.measure()).at(place)?;
    // What axe reads of a tree is the same in every engine, so in the others it reads the longest screen only.
    if page.browser.engine() == Engine::Chromium || place == "guidance" { page.axe_tag().at(place) } else { Ok(()) }
}

/// The one page that is made with a bundler.
fn bundled(request: &Request, reply: Reply) -> Reply {
    if request.path != "/pages/sites/react/app.js" {
        return reply;
    }
    match bundle(&pages().join("sites/react/app.jsx")) {
        Ok(script) => Reply::ok("text/javascript; charset=utf-8", script),
        Err(fault) => Reply::ok("text/javascript", format!("throw new Error({:?})", fault.why).into_bytes()),
    }
}

fn bundle(from: &Path) -> Proof<Vec<u8>> {
    let output = Command::new(variable("ESBUILD")?)
        .arg(from)
        .args(["--bundle", "--format=iife", "--define:process.env.NODE_ENV=\"production\"", "--log-level=error"])
        .env("NODE_PATH", variable("MODULES")?)
        .output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if output.stdout.is_empty() { Err(Fault::wrong("esbuild made nothing")) } else { Ok(output.stdout) }
}

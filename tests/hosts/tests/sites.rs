//! Sites that do their worst: every folder of `pages/sites/` is one, and one check proves the self-check whole on each.
//!
//! A page may bring three functions of its own: `before` brings it to where a reader would begin, `meanwhile` does
//! something to the tag in the middle of the questions, and `wrong` tells what else went wrong there.
//! Nothing here needs more than plain `WebDriver`.

use std::fs;
use std::path::Path;
use std::process::Command;

use host_tests::counts;
use host_tests::fault::{At, Fault, same};
use host_tests::sheets;
use host_tests::site::{pages, variable};
use host_tests::{Browser, By, Case, Line, Page, Proof, Site, Window, ensure};
use xtask::server::{Reply, Request};

/// As many kinds of site as issue 5 asks for, at least.
const LEAST: usize = 20;

/// On these all questions are answered; on the others an emergency ends them.
const WHOLE: [&str; 5] = ["unset", "bootstrap", "tailwind", "xhtml", "react"];

pub fn cases() -> Proof<Vec<Case>> {
    let folder = pages().join("sites");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).at(folder.display())? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    ensure!(names.len() >= LEAST, "only {} sites: {names:?}", names.len());
    Ok(names
        .into_iter()
        .map(|name| Case::new(format!("sites: {name}"), move |browser| check(browser, &name)))
        .collect())
}

fn check(browser: &Browser, name: &str) -> Proof {
    let site = Site::with(bundled)?;
    let index = if pages().join("sites").join(name).join("index.xhtml").is_file() { "index.xhtml" } else { "" };
    let page = Page::load(browser, &site, &format!("/pages/sites/{name}/{index}"), Window::Desk, By::Touch)?;
    if own(&page, "before").at("before")? == "reload" {
        browser.reload()?;
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
    if WHOLE.contains(&name) {
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
    same("the console", told.collect::<Vec<_>>(), Vec::new())?;
    counts::HOSTS.add();
    Ok(())
}

/// What may stand in the console all the same.
fn is_expected(name: &str, line: &Line) -> bool {
    match name {
        // A language that does not ship may be named once.
        "two-languages" => line.text.contains("lang=\"es\""),
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
    page.wait_until("the rest of the words", |_| page.script("return host.whole", &[]).unwrap_or(false))?;
    page.boxes().and_then(|()| page.measure()).and_then(|()| page.axe_tag()).at(place)
}

/// The one page that is made with a bundler.
fn bundled(request: &Request, reply: Reply) -> Reply {
    if request.path != "/pages/sites/react/app.js" {
        return reply;
    }
    match bundle(&pages().join("sites/react/app.jsx")) {
        Ok(script) => Reply::ok("text/javascript; charset=utf-8", script),
        Err(fault) => Reply::ok("text/javascript", format!("throw new Error({:?})", fault.0).into_bytes()),
    }
}

fn bundle(from: &Path) -> Proof<Vec<u8>> {
    let output = Command::new(variable("ESBUILD")?)
        .arg(from)
        .args(["--bundle", "--format=iife", "--define:process.env.NODE_ENV=\"production\"", "--log-level=error"])
        .env("NODE_PATH", variable("MODULES")?)
        .output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if output.stdout.is_empty() { Err(Fault("esbuild made nothing".to_owned())) } else { Ok(output.stdout) }
}

//! The pages of `examples/`, opened as a new user would: the repository's folder on a web server, with `dist/` in it.

use std::fs;
use std::path::Path;

use host_tests::fault::{At, same};
use host_tests::site::dist;
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::{Reply, Request};

pub fn cases() -> Proof<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).at(folder.display())? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    ensure!(names.len() >= 3, "only these examples: {names:?}");
    let case = |name: String| Case::new(format!("examples: {name}"), move |browser| check(browser, &name));
    Ok(names.into_iter().map(case).collect())
}

/// `/examples/` and `/dist/`, as they lie in the repository.
fn repository(request: &Request, reply: Reply) -> Reply {
    let path = request.path.as_str();
    let example = path
        .strip_prefix("/examples/")
        .map(|file| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(file));
    let built = || Some(dist().ok()?.join(path.strip_prefix("/dist/")?));
    let Some(file) = example.or_else(built) else { return reply };
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "text/plain; charset=utf-8",
    };
    fs::read(&file).map_or_else(|_| Reply::not_found(), |body| Reply::ok(kind, body))
}

fn check(browser: &Browser, name: &str) -> Proof {
    let site = Site::with(repository)?;
    let page = Page::load(browser, &site, &format!("/examples/{name}"), Window::Desk, By::Keyboard)?;
    let framed: bool = page.script("return document.querySelector('iframe') !== null", &[])?;
    if framed {
        browser.enter_frame(0)?;
    }
    page.wait_for_place("start")?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let look = page.continue_()?;
    ensure!(
        look.text.contains("Riverside Kidney Clinic") && look.text.contains("999"),
        "not the clinic:\n{}",
        look.text
    );
    if framed {
        browser.leave_frame()?;
    }
    // Neither example has an icon, which every browser asks for.
    let told = page.console()?.into_iter().filter(|line| !line.text.contains("favicon.ico"));
    same("the console", told.collect::<Vec<_>>(), Vec::new())
}

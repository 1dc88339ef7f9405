//! The automation contract (design, section 7) and the events: what a clinic's own tests and scripts rely on.

use std::thread;
use std::time::Duration;

use domain::question::Kind;
use host_tests::fault::{At, same};
use host_tests::sheets::{self, content};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use serde::Deserialize;
use serde_json::Value;
use xtask::server::Reply;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("contract: every question has its options, as native inputs", questions),
        Case::new("contract: the buttons of each screen", buttons),
        Case::new("contract: events come in order, once, and carry nothing", events),
        Case::new("contract: an error says its cause and nothing else", error),
        Case::new("contract: attributes are observed live, and no answer is lost", attributes),
        Case::new("contract: settings as JSON, on the tag and in it", json_settings),
        Case::new("contract: notes, address, hours and the level of headings", clinic),
    ]
}

fn questions(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Desk, By::Touch)?;
    let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
    page.start()?;
    for (ix, question) in content()?.questionnaire.iter() {
        let look = page.look()?;
        let screen = if ix.0 < 2 { "right-now" } else { "question" };
        same("screen and question", (look.screen.as_str(), look.question.as_str()), (screen, question.id))?;
        let kind = if question.kind == Kind::One { "radio" } else { "checkbox" };
        let seen: Vec<(&str, &str)> =
            look.options.iter().map(|option| (option.id.as_str(), option.kind.as_str())).collect();
        let wanted: Vec<(&str, &str)> = question.options.iter().map(|option| (option.id, kind)).collect();
        same(format_args!("the options of {}", question.id), seen, wanted)?;
        ensure!(look.options.iter().all(|option| !option.label.is_empty()), "an option without words: {look:?}");
        let answer = sheet.answers().into_iter().find(|(asked, _)| *asked == question.id).unwrap_or_default();
        page.answer(question.id, &answer.1)?;
        page.continue_()?;
    }
    Ok(())
}

fn buttons(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    let has = |screen: &str, wanted: &[&str]| {
        let look = page.look()?;
        same("the screen", look.screen.as_str(), screen)?;
        let missing: Vec<_> = wanted.iter().filter(|action| !look.offers(action)).collect();
        ensure!(missing.is_empty(), "{screen} has no {missing:?}; it has {:?}", look.actions);
        // The choices of language and of text size are native lists.
        let native: bool = page.script(
            "const kind = ({ dataset }) => (['language', 'text-size'].includes(dataset.action) ? 'select' : 'button');
             return within('[data-action]').every((node) => node.localName === kind(node))",
            &[],
        )?;
        ensure!(native, "a button of {screen} is no native button");
        Ok(())
    };
    has("start", &["start", "learn", "clear"])?;
    page.go("learn")?;
    has("learn", &["back", "clear"])?;
    page.go("back")?;
    page.start()?;
    has("right-now", &["continue", "back", "clear", "learn"])?;
    let sheet = sheets::best()?;
    for (question, options) in sheet.answers() {
        page.answer(question, &options)?;
        page.continue_()?;
    }
    has("review", &["continue", "back", "clear", "learn", "change"])?;
    page.continue_()?;
    has("guidance", &["back", "clear", "learn"])
}

/// An event as `pages/events/listen.js` notes it.
#[derive(Debug, Deserialize)]
struct Heard {
    what: String,
    detail: Value,
    bubbles: bool,
    composed: bool,
    target: String,
}

fn heard(page: &Page) -> Proof<Vec<String>> {
    // They come in a microtask after the screen.
    thread::sleep(Duration::from_millis(100));
    let all: Vec<Heard> = page.script("return window.heard", &[])?;
    for event in &all {
        ensure!(event.bubbles && event.composed && event.target == "kidney-selfcheck", "{event:?}");
        match event.what.as_str() {
            "error" => {
                let names: Vec<&String> =
                    event.detail.as_object().map(|detail| detail.keys().collect()).unwrap_or_default();
                same("the detail of an error", names, ["cause"])?;
            }
            what => same(format_args!("the detail of {what}"), &event.detail, &Value::Null)?,
        }
    }
    Ok(all.into_iter().map(|event| event.what).collect())
}

fn events(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/events/", Window::Desk, By::Touch)?;
    let so_far = |what: &str, wanted: &[&str]| same(what, heard(&page)?, wanted);
    so_far("at the start", &["ready"])?;
    page.go("learn")?;
    page.go("back")?;
    so_far("after reading", &["ready"])?;
    page.start()?;
    so_far("after Start", &["ready", "started"])?;
    page.go("back")?;
    page.start()?;
    page.answer("right-now", &["stroke-signs"])?;
    so_far("before the guidance", &["ready", "started"])?;
    page.continue_()?;
    so_far("at the guidance", &["ready", "started", "finished"])?;
    page.go("back")?;
    page.continue_()?;
    so_far("at the guidance again", &["ready", "started", "finished"])?;
    page.go("clear")?;
    so_far("after Clear", &["ready", "started", "finished"])?;
    page.run(&sheets::best()?)?;
    so_far("after a second run", &["ready", "started", "finished", "started", "finished"])
}

fn error(browser: &Browser) -> Proof {
    let site = Site::with(|request, reply| if request.path == "/core/core.wasm" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, "/pages/events/", Window::Desk, By::Touch)?;
    page.wait_for_failure()?;
    same("the events", heard(&page)?, ["error"])
}

fn attributes(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/events/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["self-harm"])?;
    let set = |name: &str, value: &str| -> Proof {
        page.script("host.setAttribute(arguments[1], arguments[2]); return null", &[name.into(), value.into()])
    };
    page.wait_until("the number of Great Britain", |look| look.text.contains("call 999"))?;
    set("country", "US")?;
    let look = page.wait_until("the number of the United States", |look| look.text.contains("call 911"))?;
    same("the answer", look.chosen(), ["self-harm"])?;
    page.continue_()?;
    set("clinic-name", "St Example")?;
    set("phone", "+44 (0)20 7946 0000")?;
    page.wait_until("the clinic", |look| {
        look.text.contains("St Example") && look.text.contains("+44 (0)20 7946 0000")
    })?;
    let dial: Vec<String> = page.script("return within('a[href^=\"tel:\"]').map((link) => link.href)", &[])?;
    ensure!(dial.contains(&"tel:+442079460000".to_owned()), "no link dials the clinic: {dial:?}");
    let () = page.script("host.removeAttribute('phone'); return null", &[])?;
    page.wait_until("no telephone", |look| !look.text.contains("7946"))?;
    same("the console", page.console()?, Vec::new()).at("attributes")
}

fn json_settings(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/json/", Window::Phone, By::Touch)?;
    let names = |page: &Page| -> Proof<Vec<String>> {
        let mut names = page.attributes()?;
        names.sort();
        Ok(names)
    };
    same("from the data block", names(&page)?, ["clinic-name", "country", "theme"])?;
    ensure!(page.look()?.text.contains("911"), "not the number of the United States");
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    ensure!(page.look()?.text.contains("St Example"), "no clinic");
    let set = |json: &str| -> Proof {
        page.script("host.setAttribute('settings', arguments[1]); return null", &[json.into()])
    };
    // The attribute counts before the block, and what is in neither is taken back.
    set(r#"{"country":"gb","phone":"020 7946 0000"}"#)?;
    page.wait_until("the number of Great Britain", |look| look.text.contains("999"))?;
    same("from the attribute", names(&page)?, ["country", "phone", "settings"])?;
    // What the page itself sets stays.
    let () = page.script("host.setAttribute('country', 'IE'); return null", &[])?;
    set(r#"{"country":"us","theme":"dark"}"#)?;
    let country: String = page.script("return host.getAttribute('country')", &[])?;
    same("the page's own country", country.as_str(), "IE")?;
    same("and the new theme", names(&page)?, ["country", "settings", "theme"])?;
    same("the console", page.console()?, Vec::new())
}

fn clinic(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let query = "note-kidneys=Bring%20your%20letters.&clinic-name=St%20Example&address=1%20Example%20Street\
                 &hours=Mondays&heading-level=3&country=gb";
    let page = Page::open(browser, &site, &format!("/frame.html?{query}"), Window::Phone, By::Touch)?;
    let levels = |page: &Page| {
        page.script::<Vec<String>>(
            "return within('h1, h2, h3, h4').filter((node) => !node.closest('.sheet')).map((node) => `${node.localName} ${node.ariaLevel}`)
               .filter((level, at, all) => all.indexOf(level) === at).sort()",
            &[],
        )
    };
    same("the levels of the start", levels(&page)?, ["h1 3", "h2 4"])?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    ensure!(!page.look()?.text.contains("Bring your letters"), "a note beside the signs of danger");
    page.continue_()?;
    page.answer("today", &["none"])?;
    let look = page.continue_()?;
    ensure!(look.text.contains("From St Example: Bring your letters."), "no note:\n{}", look.text);
    same("the levels of a question", levels(&page)?, ["h1 3"])?;
    let sheet = sheets::best()?;
    for (question, options) in sheet.answers().into_iter().skip(2) {
        page.answer(question, &options)?;
        page.continue_()?;
    }
    let look = page.continue_()?;
    ensure!(
        look.text.contains("1 Example Street") && look.text.contains("Open: Mondays"),
        "no contact:\n{}",
        look.text
    );
    same("the levels of the guidance", levels(&page)?, ["h1 3", "h2 4", "h3 5", "h4 6"])?;
    let () = page.script("host.removeAttribute('heading-level'); return null", &[])?;
    thread::sleep(Duration::from_millis(100));
    let own = ["h1 null", "h2 null", "h3 null", "h4 null"];
    same("without the setting", levels(&page)?, own)
}

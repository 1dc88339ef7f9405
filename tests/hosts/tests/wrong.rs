//! Every setting wrong in turn, on a page that runs: one line in the console that names the setting, its value and what
//! is used instead, and a self-check that goes on as if nothing had been said.

use std::thread;
use std::time::Duration;

use host_tests::fault::{At, same};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::settings::{Kind, SETTINGS, Setting};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("wrong: every setting as an attribute", |browser| in_turn(browser, false)),
        Case::new("wrong: every setting in the JSON", |browser| in_turn(browser, true)),
        Case::new("wrong: the JSON itself", json),
        Case::new("wrong: text that looks like HTML stays text", markup),
    ]
}

/// What a line says of what is used instead.
const INSTEAD: [&str; 9] = [
    "is in one language",
    "not shown",
    "none is shown",
    "no link is shown",
    "named in general",
    "is used",
    "is cut there",
    "is ignored",
    "answers are dropped when the page goes away",
];

/// Values that the setting does not take.
fn wrong(setting: &Setting) -> Vec<String> {
    let long = "x".repeat(10_240);
    let values: &[&str] = match setting.kind {
        Kind::Text => &[],
        Kind::Phone => &["<script>alert(1)</script>", "tel:999", "12"],
        Kind::Address => &["javascript:alert(1)", "data:text/html,x", "//clinic.example"],
        Kind::Country => &["zz", "United Kingdom"],
        Kind::Day => &["tomorrow", "2026-13-01"],
        Kind::Number(..) => &["0", "1e1", "many"],
        Kind::Language => &["zz", "../en"],
        Kind::Choice(_) => &["pink", "{}"],
    };
    values.iter().map(|value| (*value).to_owned()).chain([long]).collect()
}

/// The other half of a review, so that one thing only is wrong.
fn beside(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "reviewed-by" => Some(("reviewed-on", "2026-11-23")),
        "reviewed-on" => Some(("reviewed-by", "Dr Example")),
        _ => None,
    }
}

fn in_turn(browser: &Browser, as_json: bool) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/script-head/", Window::Phone, By::Touch)?;
    // What the page itself says counts before the JSON.
    let () = page.script("host.removeAttribute('country'); return null", &[])?;
    for setting in SETTINGS {
        for value in wrong(setting) {
            let start: String = value.chars().take(40).collect();
            let set = [Some((setting.name, value.as_str())), beside(setting.name)].into_iter().flatten();
            let set: Vec<[&str; 2]> = set.map(|(name, value)| [name, value]).collect();
            let () = page.script(
                "const [, set, asJson] = arguments;
                 if (asJson) host.setAttribute('settings', JSON.stringify(Object.fromEntries(set)));
                 else for (const [name, value] of set) host.setAttribute(name, value);
                 return null",
                &[serde_json::to_value(&set)?, as_json.into()],
            )?;
            told(&page, setting.name, &start).at(format_args!("{}={start}", setting.name))?;
            let () = page.script(
                "for (const [name] of arguments[1]) host.removeAttribute(name);
                 host.removeAttribute('settings');
                 return null",
                &[serde_json::to_value(&set)?],
            )?;
        }
    }
    works(&page)
}

/// Waits for the line, and for another that must not come.
fn told(page: &Page, name: &str, value: &str) -> Proof {
    let mut lines = Vec::new();
    for _ in 0..100 {
        lines.extend(page.console()?);
        if !lines.is_empty() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    thread::sleep(Duration::from_millis(40));
    lines.extend(page.console()?);
    let [line] = lines.as_slice() else {
        return same("the lines of the console", lines, Vec::new());
    };
    ensure!(line.is_said() && line.level == "warning", "{line:?}");
    ensure!(line.text.starts_with(&format!("kidney-selfcheck: {name}=\"{value}")), "it does not name it: {line:?}");
    ensure!(INSTEAD.iter().any(|words| line.text.contains(words)), "what is used instead? {line:?}");
    ensure!(line.text.len() < 500, "a line of {} bytes", line.text.len());
    Ok(())
}

fn works(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    same("the console", page.console()?, Vec::new())
}

/// What is in the attribute, and what the line repeats of it.
const BROKEN: [(&str, &str); 7] = [
    (r#"{"country":"#, r#"{"country":"#),
    ("country=gb", "country=gb"),
    ("[]", "[]"),
    ("null", "null"),
    (r#"{"colour":"red"}"#, "colour: "),
    (r#"{"phone":{"number":"020"}}"#, "phone: "),
    (r#"{"notes":"all"}"#, "notes: "),
];

fn json(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/script-head/", Window::Phone, By::Touch)?;
    for (value, named) in BROKEN {
        let () = page.script("host.setAttribute('settings', arguments[1]); return null", &[value.into()])?;
        told(&page, "settings", named).at(value)?;
    }
    works(&page)
}

fn markup(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/script-head/", Window::Phone, By::Touch)?;
    let evil = "<img src=x onerror=\"window.pwned = 1\"><script>window.pwned = 2</script>";
    // Half a review would be told.
    let () = page.script(
        "host.setAttribute('reviewed-on', '2026-11-23'); host.setAttribute('reviewed-by', 'x'); return null",
        &[],
    )?;
    for setting in SETTINGS.iter().filter(|setting| setting.kind == Kind::Text) {
        let () = page.script(
            "host.setAttribute(arguments[1], arguments[2]); return null",
            &[setting.name.into(), evil.into()],
        )?;
    }
    page.wait_until("the words of the site", |look| look.text.contains("onerror"))?;
    works(&page)?;
    same("foreign elements", page.count("img, script")?, 0)?;
    let pwned: bool = page.script("return 'pwned' in window", &[])?;
    ensure!(!pwned, "it was run");
    Ok(())
}

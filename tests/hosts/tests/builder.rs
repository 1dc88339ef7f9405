//! The page that writes the snippet: what it writes is put into a page as a clinic would, and works there.

use std::sync::{Arc, Mutex, PoisonError};

use host_tests::fault::{At, same};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use serde_json::Value;
use xtask::server::Reply;
use xtask::settings::SETTINGS;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("builder: every setting has its field", fields),
        Case::new("builder: the script tag it writes works", |browser| copied(browser, Way::Script)),
        Case::new("builder: the iframe it writes works", |browser| copied(browser, Way::Frame)),
        Case::new("builder: the lines for WordPress and React", elsewhere),
        Case::new("builder: what is wrong is left out, and said", wrong),
        Case::new("builder: colours are seen at once, and made readable", colours),
        Case::new("builder: looks, 360 px", |browser| looks(browser, Window::Phone)),
        Case::new("builder: looks, 1280 px", |browser| looks(browser, Window::Desk)),
    ]
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Script,
    Frame,
}

/// Fills in a field as a person would leave it.
fn fill(page: &Page, field: &str, value: &str) -> Proof {
    let filled: bool = page.script(
        "const field = document.getElementById(arguments[1]);
         if (!field) return false;
         field.value = arguments[2];
         field.dispatchEvent(new Event('input', { bubbles: true }));
         return field.value === arguments[2]",
        &[field.into(), value.into()],
    )?;
    ensure!(filled, "{field} does not take {value:?}");
    Ok(())
}

fn written(page: &Page, area: &str) -> Proof<String> {
    page.script("return document.getElementById(arguments[1]).value", &[area.into()])
}

fn choose(page: &Page, way: &str) -> Proof {
    page.script("document.querySelector(`[value=${arguments[1]}]`).click(); return null", &[way.into()])
}

fn fields(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/embed.html", Window::Desk, By::Touch)?;
    let names: Vec<String> =
        page.script("return [...document.querySelector('form').elements].map((field) => field.name).sort()", &[])?;
    let mut wanted: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
    wanted.sort_unstable();
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    same("the fields", names, wanted)?;
    let countries: usize = page.script("return document.getElementById('country').options.length", &[])?;
    ensure!(countries > 6, "only {countries} countries");
    same("the console", page.console()?, Vec::new())
}

/// What a clinic writes, with all that HTML and addresses give a meaning to.
const FILLED: &[(&str, &str)] = &[
    ("clinic-name", "St \"Example\" <b>& Daughters</b>"),
    ("phone", "+44 (0)20 7946 0000"),
    ("booking-url", "https://example.org/book?x=1&copy=2"),
    ("country", "gb"),
    ("note-plans", "We run a study of our own; 100% & 'free'."),
    ("idle-minutes", "7"),
    ("theme", "dark"),
];

fn copied(browser: &Browser, way: Way) -> Proof {
    let snippet = Arc::new(Mutex::new(String::new()));
    let put = Arc::clone(&snippet);
    let site = Site::with(move |request, reply| match request.path.as_str() {
        // The driver touches by the frame's own coordinates, so the frame begins where the page does.
        "/clinic/" => Reply::page(&format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>A clinic</title><link rel=icon href=\"data:,\">\
             <style>body {{ margin: 0 }}</style>\n{}\n<h1>A clinic</h1>",
            put.lock().unwrap_or_else(PoisonError::into_inner)
        )),
        _ => reply,
    })?;
    let page = Page::open(browser, &site, "/embed.html", Window::Desk, By::Touch)?;
    for (field, value) in FILLED {
        fill(&page, field, value)?;
    }
    // The preview is the real one, and has them all at once.
    for (name, value) in FILLED {
        let shown: Option<String> = page.script("return host.getAttribute(arguments[1])", &[(*name).into()])?;
        same(format_args!("{name} of the preview"), shown.as_deref(), Some(*value))?;
    }
    ensure!(page.look()?.text.contains("999"), "the preview has not the number of the country");
    if way == Way::Frame {
        choose(&page, "iframe")?;
    }
    let html = written(&page, "html")?;
    ensure!(html.lines().count() == 2, "not two lines:\n{html}");
    ensure!(html.contains("integrity=\"sha384-") && html.contains(&site.url("/")), "{html}");
    same("the console of the builder", page.console()?, Vec::new())?;
    let asked = page.requests();
    ensure!(asked.iter().all(|path| !path.contains("Example")), "it sent something: {asked:?}");

    html.clone_into(&mut snippet.lock().unwrap_or_else(PoisonError::into_inner));
    let page = Page::load(browser, &site, "/clinic/", Window::Phone, By::Touch)?;
    if way == Way::Frame {
        browser.enter_frame(0)?;
    } else {
        let text: String = page.script("return host.textContent", &[])?;
        ensure!(text.contains("St \"Example\" <b>") && text.contains("call 999 now"), "the fallback: {text}");
    }
    works(&page).at("the clinic's page")?;
    browser.leave_frame()
}

/// The plugin and the package are tested with such lines by `wordpress.rs` and `npm.rs`.
fn elsewhere(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/embed.html", Window::Desk, By::Touch)?;
    fill(&page, "clinic-name", r#"St "Example" [x] \ <b>"#)?;
    fill(&page, "country", "gb")?;
    let shown = |ids: [&str; 2]| -> Proof<Vec<bool>> {
        page.script(
            "return arguments[1].map((id) => document.getElementById(id).checkVisibility())",
            &[ids.as_slice().into()],
        )
    };
    same("with the script tag", shown(["folder", "hashes"])?, [true, true])?;
    choose(&page, "wordpress")?;
    let wanted = r#"[kidney_selfcheck country="gb" clinic-name="St &quot;Example&quot; &#91;x&#93; &#92; &lt;b&gt;"]"#;
    same("the shortcode", written(&page, "html")?.as_str(), wanted)?;
    same("with the plugin", shown(["folder", "hashes"])?, [false, false])?;
    choose(&page, "npm")?;
    let html = written(&page, "html")?;
    let (import, tag) = html.split_once('\n').unwrap_or_default();
    same("the import", import, r#"import "kidney-selfcheck/define";"#)?;
    let wanted = r#"<kidney-selfcheck country={"gb"} clinic-name={"St \"Example\" [x] \\ <b>"}><p>{"Ask "#;
    ensure!(tag.starts_with(wanted) && tag.contains("call 999 now.\"}</p>"), "{tag}");
    same("the console", page.console()?, Vec::new())
}

fn works(page: &Page) -> Proof {
    page.wait_for_place("start")?;
    let attributes: Vec<[String; 2]> =
        page.script("return [...host.attributes].map(({ name, value }) => [name, value])", &[])?;
    for (name, value) in FILLED {
        ensure!(attributes.contains(&[(*name).to_owned(), (*value).to_owned()]), "{name}: {attributes:?}");
    }
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let look = page.continue_()?;
    ensure!(look.text.contains("St \"Example\" <b>& Daughters</b>"), "no name:\n{}", look.text);
    same("foreign elements", page.count("b:not(.sheet b), img, script")?, 0)?;
    same("the console", page.console()?, Vec::new())
}

/// Field, and what must not be in the snippet.
const WRONG: &[(&str, &str)] = &[
    ("phone", "<script>alert(1)</script>"),
    ("phone", "12"),
    ("booking-url", "javascript:alert(1)"),
    ("booking-url", "https://exa mple.org"),
    ("reviewed-by", "Dr Example"),
    ("accent", "no colour"),
    ("accent", "red; } body { display: none"),
    ("accent", "red/*</style>*/"),
];

fn wrong(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/embed.html", Window::Phone, By::Touch)?;
    let empty = written(&page, "html")?;
    for (field, value) in WRONG {
        let at = format!("{field}: {value}");
        fill(&page, field, value)?;
        same(&at, written(&page, "html")?, empty.clone())?;
        same(&at, written(&page, "css")?, String::new())?;
        let said: [Value; 2] = page.script(
            "const field = document.getElementById(arguments[1]);
             return [field.ariaInvalid, document.getElementById(`${arguments[1]}-hint`).textContent]",
            &[(*field).into()],
        )?;
        let [invalid, hint] = said;
        same(&at, invalid.as_str(), Some("true"))?;
        ensure!(hint.as_str().is_some_and(|hint| hint.starts_with("Left out: ")), "{at}: {hint}");
        fill(&page, field, "")?;
    }
    fill(&page, "folder", "javascript:alert(1)//")?;
    same("the folder", written(&page, "html")?, empty)?;
    fill(&page, "folder", "/self-check")?;
    ensure!(written(&page, "html")?.contains("src=\"/self-check/kidney-selfcheck.js\""), "not the folder");
    same("the console", page.console()?, Vec::new())
}

fn colours(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/embed.html", Window::Desk, By::Touch)?;
    fill(&page, "accent", "#003087")?;
    fill(&page, "on-accent", "white")?;
    let button = || -> Proof<String> {
        page.wait_for_place("start")?;
        page.script(
            "const { backgroundColor, color } = getComputedStyle(within('[data-action=start]')[0]);
             return `${color} on ${backgroundColor}`",
            &[],
        )
    };
    same("the button", button()?, "rgb(255, 255, 255) on rgb(0, 48, 135)".to_owned())?;
    let css = "kidney-selfcheck {\n  --kidney-selfcheck-accent: #003087;\n  --kidney-selfcheck-on-accent: white;\n}\n";
    same("the CSS", written(&page, "css")?, css.to_owned())?;
    same("the console", page.console()?, Vec::new())?;
    fill(&page, "accent", "#ffff00")?;
    page.wait_until("a warning", |_| {
        page.console().is_ok_and(|lines| lines.iter().any(|l| l.text.contains("#ffff00")))
    })?;
    choose(&page, "iframe")?;
    let note: bool = page.script("return document.getElementById('no-css').checkVisibility()", &[])?;
    ensure!(note, "it does not say that a frame has no colours of the site");
    Ok(())
}

fn looks(browser: &Browser, window: Window) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/embed.html", window, By::Touch)?;
    fill(&page, "country", "gb")?;
    fill(&page, "clinic-name", "Riverside Kidney Clinic")?;
    fill(&page, "phone", "call us")?;
    fill(&page, "accent", "#003087")?;
    fill(&page, "on-accent", "#fff")?;
    let () = page.script("document.querySelector('form details').open = true; return null", &[])?;
    page.picture("builder", window)?;
    page.axe()?;
    page.measure()?;
    // The guard promises less of a site's own colours.
    fill(&page, "accent", "")?;
    fill(&page, "on-accent", "")?;
    page.scheme("dark")?;
    page.picture("builder-dark", window)?;
    page.axe_contrast().at("dark")?;
    page.scheme("light")?;
    // What the measuring rod does for the widget, for the fields around it.
    let low: Vec<String> = page.script(
        "return [...document.querySelectorAll('input:not([type=radio]), select, textarea, button, summary, .ways label')]
           .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 47.5).map((node) => node.id)",
        &[],
    )?;
    ensure!(low.is_empty(), "less than 48 px high: {low:?}");
    Ok(())
}

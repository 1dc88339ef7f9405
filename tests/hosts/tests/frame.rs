//! The page for an iframe: its settings, its height in the page around it, and a sandbox.

use std::thread;
use std::time::Duration;

use host_tests::fault::{At, Fault, same};
use host_tests::words::point_to_help;
use host_tests::{Browser, By, Case, Line, Page, Proof, Site, Window, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("frame: settings come from the address", settings),
        Case::new("frame: as high as what is in it", |browser| heights(browser, "", Around::Same)),
        Case::new("frame: in a sandbox without an origin", |browser| {
            heights(browser, "sandbox=\"allow-scripts\"", Around::Same)
        }),
        Case::new("frame: from another host", |browser| heights(browser, "", Around::Other)),
        Case::new("frame: in a sandbox of a server that sends no CORS header", no_cors),
        Case::new("frame: nobody else can set the height", strangers),
    ]
}

fn settings(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let query = "country=us&clinic-name=%3Cimg%20src=x%3E&phone=020%207946%200000&onclick=alert(1)&style=x&theme=dark";
    let page = Page::open(browser, &site, &format!("/frame.html?{query}"), Window::Phone, By::Touch)?;
    let look = page.look()?;
    ensure!(look.text.contains("911"), "not the number of the United States:\n{}", look.text);
    same("the attributes", page.attributes()?, ["load", "country", "clinic-name", "phone", "theme"])?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let look = page.continue_()?;
    ensure!(look.text.contains("<img src=x>"), "the name is not text:\n{}", look.text);
    same("images", page.count("img")?, 0)?;
    let lines: Vec<Line> = page.console()?;
    same(format_args!("the number of lines: {lines:?}"), lines.len(), 2)?;
    ensure!(lines.iter().all(|line| line.is_said() && line.text.contains("no such setting")), "{lines:?}");
    Ok(())
}

/// Where the page around the frame comes from.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    Same,
    Other,
}

/// A page with a frame whose files come from `folder`.
fn host(folder: &str, attributes: &'static str, cors: bool) -> Proof<Site> {
    let folder = folder.to_owned();
    Site::with(move |request, reply| {
        let reply = if cors { reply.header("Access-Control-Allow-Origin", "*") } else { reply };
        let put = |body: Vec<u8>| {
            let text = String::from_utf8_lossy(&body).replace("{folder}", &folder);
            text.replace("{attributes}", attributes).into_bytes()
        };
        if request.path == "/pages/frame/" { reply.map_body(put) } else { reply }
    })
}

/// The frame from outside.
#[derive(Debug, Deserialize)]
struct Outside {
    height: f64,
}

/// The frame from inside.
#[derive(Debug, Deserialize)]
struct Inside {
    place: String,
    content: f64,
    window: f64,
    scrolls: bool,
}

const INSIDE: &str = "
const at = within('[data-screen]')[0]?.dataset;
const { documentElement: all, body } = document;
return {
  place: at?.question ?? at?.screen ?? '',
  content: body.getBoundingClientRect().height,
  window: innerHeight,
  scrolls: all.scrollHeight > all.clientHeight || all.scrollWidth > all.clientWidth,
};";

/// Waits until the frame shows a place at exactly its height; returns that height.
fn fits(browser: &Browser, page: &Page, place: &str) -> Proof<f64> {
    let mut seen = String::new();
    for _ in 0..100 {
        browser.enter_frame(0)?;
        let inside: Proof<Inside> = page.script(INSIDE, &[]);
        browser.leave_frame()?;
        let inside = inside?;
        let outside: Outside = page.script("return { height: document.querySelector('iframe').clientHeight }", &[])?;
        let near = (inside.window - inside.content).abs() <= 1.5 && (outside.height - inside.window).abs() < 1.0;
        if inside.place == place && near && !inside.scrolls {
            return Ok(outside.height);
        }
        seen = format!("{inside:?}, {outside:?}");
        thread::sleep(Duration::from_millis(100));
    }
    Err(Fault::stuck(format!("{place} does not fit: {seen}")))
}

fn press(browser: &Browser, page: &Page, selector: &str) -> Proof {
    browser.enter_frame(0)?;
    let pressed: Proof<bool> =
        page.script("const [node] = within(arguments[1]); node?.click(); return Boolean(node)", &[json!(selector)]);
    browser.leave_frame()?;
    ensure!(pressed?, "there is no {selector}");
    Ok(())
}

fn heights(browser: &Browser, attributes: &'static str, around: Around) -> Proof {
    let files = host("../../", "", true)?;
    let folder = if around == Around::Other { files.url("/") } else { "../../".to_owned() };
    let site = host(&folder, attributes, true)?;
    let page = Page::load(browser, &site, "/pages/frame/", Window::Desk, By::Touch)?;
    let start = fits(browser, &page, "start")?;
    press(browser, &page, "[data-action=start]")?;
    let question = fits(browser, &page, "right-now")?;
    press(browser, &page, "input[value=none]")?;
    press(browser, &page, "[data-action=continue]")?;
    fits(browser, &page, "today")?;
    press(browser, &page, "[data-action=learn]")?;
    let learn = fits(browser, &page, "learn")?;
    press(browser, &page, "summary")?;
    let open = fits(browser, &page, "learn").at("with a part open")?;
    press(browser, &page, "summary")?;
    let shut = fits(browser, &page, "learn").at("with the part shut")?;
    ensure!(start > 400.0 && question > 300.0, "too low: {start}, {question}");
    ensure!(open > learn && (shut - learn).abs() < 1.0, "it does not grow and shrink: {learn}, {open}, {shut}");
    page.resize(Window::Narrow)?;
    let narrow = fits(browser, &page, "learn").at("on a narrow screen")?;
    ensure!(narrow > shut, "a narrow frame is no higher: {shut}, {narrow}");
    page.resize(Window::Desk)?;
    fits(browser, &page, "learn").at("wide again")?;

    // All that was ever said is a height.
    let heard: Vec<String> = page.script("return window.heard", &[])?;
    ensure!(heard.len() >= 6, "{heard:?}");
    for message in heard {
        let message: Value = serde_json::from_str(&message)?;
        let names: Vec<_> = message.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        same("what a message holds", names, ["height", "type"])?;
        ensure!(message.get("height").is_some_and(Value::is_u64), "no number: {message}");
        same("the type", message.get("type"), Some(&json!("kidney-selfcheck:height")))?;
    }
    same("the console", page.console()?, Vec::new())
}

fn no_cors(browser: &Browser) -> Proof {
    let site = host("../../", "sandbox=\"allow-scripts\"", false)?;
    let page = Page::load(browser, &site, "/pages/frame/", Window::Phone, By::Touch)?;
    thread::sleep(Duration::from_millis(500));
    browser.enter_frame(0)?;
    let look = page.look();
    browser.leave_frame()?;
    let look = look?;
    same("no screen", look.screen.as_str(), "")?;
    point_to_help(&look.text)
}

fn strangers(browser: &Browser) -> Proof {
    let site = host("../../", "", true)?;
    let page = Page::load(browser, &site, "/pages/frame/", Window::Desk, By::Touch)?;
    let right = fits(browser, &page, "start")?;
    let wrong = [
        // Another window, even of this origin.
        "postMessage({ type: 'kidney-selfcheck:height', height: 5 }, '*')",
        "const other = document.createElement('iframe'); document.body.append(other);
         const script = other.contentDocument.createElement('script');
         script.textContent = \"parent.postMessage({ type: 'kidney-selfcheck:height', height: 5 }, '*')\";
         other.contentDocument.body.append(script)",
    ];
    for script in wrong {
        let () = page.script(&format!("{script}; return null"), &[])?;
    }
    // The frame itself, but nonsense.
    browser.enter_frame(0)?;
    for message in
        ["null", "'5'", "{ height: 5 }", "{ type: 'kidney-selfcheck:height', height: -1 }", "{ type: 'x', height: 5 }"]
    {
        let () = page.script(&format!("parent.postMessage({message}, '*'); return null"), &[])?;
    }
    browser.leave_frame()?;
    thread::sleep(Duration::from_millis(300));
    let heard: usize = page.script("return window.heard.length", &[])?;
    ensure!(heard >= 7, "the messages did not come: {heard}");
    same("the height", fits(browser, &page, "start")?, right)
}

//! Bad input: wrong settings, damaged files, strict hosts, old browsers, pages that move the tag about.
//! Each case says what the patient sees and what the site's owner reads in the console.
//!
//! All but the settings are rows of the fault table in docs/reliability.md, and run in every engine that can have the
//! fault.

use std::cell::Cell;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use host_tests::fault::{At, same};
use host_tests::sheets;
use host_tests::site::{dist, integrity};
use host_tests::words::{failure, point_to_help};
use host_tests::{Browser, By, Case, Engine, Line, Page, Proof, Site, Window, ensure, tables};
use serde_json::json;
use xtask::server::{Reply, Request};

pub fn cases() -> Vec<Case> {
    let settings = SETTINGS.iter().map(|setting| {
        Case::new(format!("faults: setting {}", setting.attributes), |browser| check_setting(browser, setting))
    });
    let mut cases: Vec<Case> = settings.collect();
    tables::row("memory", "after 100 mounts", &Engine::ALL);
    tables::row("memory", "after 1,000 answers", &Engine::ALL);
    for file in FILES {
        // WebKit does not compare the hash of a module that a link brings ahead of its import.
        let unseen = [GLUE, THEME, WIDGET].contains(&file.path) && file.name.ends_with("of another version");
        let engines: &[Engine] = if unseen { &[Engine::Chromium, Engine::Firefox] } else { &Engine::ALL };
        cases.extend(fault(file.name, engines, |browser| check_file(browser, file)));
    }
    for (name, policy, ends) in POLICIES {
        cases.extend(fault(name, &Engine::ALL, |browser| check_policy(browser, policy, *ends)));
    }
    for (name, engines, prove) in OTHERS {
        cases.extend(fault(name, engines, prove));
    }
    cases
}

/// A row of the fault table: in each of these engines a case, which notes that it was survived.
fn fault(
    name: &'static str,
    engines: &[Engine],
    prove: impl Fn(&Browser) -> Proof + Send + Sync + 'static,
) -> Vec<Case> {
    tables::row("faults", name, engines);
    Case::in_these(engines, format!("faults: {name}"), move |browser| {
        prove(browser)?;
        tables::note("faults", name, browser.engine(), tables::SURVIVED);
        Ok(())
    })
}

/// A script of the test does not get before the page's own there, so it cannot turn the clock.
const NOT_FIREFOX: [Engine; 2] = [Engine::Chromium, Engine::WebKit];

type Other = (&'static str, &'static [Engine], fn(&Browser) -> Proof);

const OTHERS: &[Other] = &[
    ("no WebAssembly", &Engine::ALL, no_webassembly),
    // The other drivers cannot switch them off; the policy without scripts stands for it there.
    ("scripts are off", &[Engine::Chromium], scripts_off),
    ("trying again works once the host is mended", &Engine::ALL, retry),
    ("widget: it comes so late that it is taken for lost", &Engine::ALL, late),
    ("the network is gone once it has loaded", &Engine::ALL, network_gone),
    ("a trap in a task of its own", &Engine::ALL, |browser| {
        stops(browser, "setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); })")
    }),
    ("a trap in a promise", &Engine::ALL, |browser| {
        stops(browser, "Promise.resolve().then(() => { throw new WebAssembly.RuntimeError('unreachable'); })")
    }),
    ("no memory for the program", &Engine::ALL, no_memory),
    ("two on one page", &Engine::ALL, two),
    ("removed and put back", &Engine::ALL, put_back),
    ("moved in the page", &Engine::ALL, moved),
    ("cloned in the middle of a run", &Engine::ALL, cloned),
    ("adopted by another document", &Engine::ALL, adopted),
    ("a hundred moves and removals", &Engine::ALL, restless),
    ("a second script tag", &Engine::ALL, second_script),
    ("the clock is ten years behind", &NOT_FIREFOX, |browser| clock(browser, -10)),
    ("the clock is ten years ahead, past the day of the next review", &NOT_FIREFOX, |browser| clock(browser, 10)),
    ("text at 200 %", &Engine::ALL, |browser| larger(browser, "fontSize = '200%'")),
    ("zoom at 400 %", &Engine::ALL, |browser| larger(browser, "zoom = '4'")),
    ("clicks faster than the screen", &Engine::ALL, fast_clicks),
    ("the tab is discarded and comes back", &Engine::ALL, discarded),
    ("kept for the Back button, and shown again", &Engine::ALL, back_and_forth),
    ("a hundred mounts", &Engine::ALL, mounts),
    ("a thousand answers", &Engine::ALL, answers),
];

// ----------------------------------------------------------------------------------------------------------- Settings

/// Attributes of the tag, and the one thing that is said about them; empty for nothing.
struct Setting {
    attributes: &'static str,
    warns: &'static [&'static str],
}

const SETTINGS: &[Setting] = &[
    Setting { attributes: "colour=red", warns: &["colour=\"red\""] },
    Setting { attributes: "lang=tlh", warns: &["lang=\"tlh\""] },
    Setting { attributes: "lang=en-GB", warns: &[] },
    Setting { attributes: "phone=\"<script>alert(1)</script>\"", warns: &["phone="] },
    Setting { attributes: "phone=call-us", warns: &["phone="] },
    Setting { attributes: "booking-url=\"javascript:alert(1)\"", warns: &["booking-url="] },
    Setting { attributes: "booking-url=\"JAVA&#10;SCRIPT:alert(1)\"", warns: &["booking-url="] },
    Setting { attributes: "booking-url=\"data:text/html,x\"", warns: &["booking-url="] },
    Setting { attributes: "country=zz", warns: &["country=\"zz\""] },
    Setting { attributes: "idle-minutes=abc", warns: &["idle-minutes=\"abc\""] },
    Setting { attributes: "theme=pink", warns: &["theme=\"pink\""] },
    Setting { attributes: "reviewed-on=yesterday reviewed-by=Somebody", warns: &["reviewed-on=\"yesterday\""] },
    Setting { attributes: "clinic-name=\"<img src=x onerror=alert(1)>\" country=GB", warns: &[] },
    Setting { attributes: "id=check class=wide style=\"display:block\" data-x=1 aria-label=Check slot=a", warns: &[] },
    Setting { attributes: "settings=\"{broken\" country=GB", warns: &["settings=\"{broken\": this is no JSON"] },
    Setting { attributes: "settings=\"[1,2]\"", warns: &["this is no object"] },
    Setting {
        attributes: r#"settings='{"colour":"red","phone":{"a":1},"theme":"pink","notes":{"safety":"x","plans":"y"}}'"#,
        warns: &["settings=\"colour:", "settings=\"phone:", "theme=\"pink\"", "settings=\"note-safety:"],
    },
    Setting {
        attributes: r#"settings='{"clinic-name":"<img src=x>","notes":{"plans":"<script>1</script>"},"country":"gb"}'"#,
        warns: &[],
    },
    Setting {
        attributes: r#"settings='{"clinic-name":["a"],"heading-level":true,"country":null,"idle-minutes":2.5,"load":"soon"}'"#,
        warns: &["clinic-name: [\"a\"]", "heading-level: true", "idle-minutes=\"2.5\"", "load=\"soon\""],
    },
    Setting { attributes: "settings=null", warns: &["this is no object"] },
    Setting { attributes: "load=soon", warns: &["load=\"soon\""] },
    Setting { attributes: "heading-level=9", warns: &["heading-level=\"9\""] },
    Setting {
        attributes: r#"country="" phone="" booking-url="" theme="" clinic-name="" funding="" idle-minutes="""#,
        warns: &[],
    },
    Setting {
        attributes: "colour=red lang=tlh country=zz phone=none idle-minutes=abc",
        warns: &["lang=", "colour=", "country=", "phone=", "idle-minutes="],
    },
];

fn check_setting(browser: &Browser, setting: &'static Setting) -> Proof {
    let site = Site::with(|request, reply| {
        let put =
            |body: Vec<u8>| String::from_utf8_lossy(&body).replace("{attributes}", setting.attributes).into_bytes();
        if request.path == "/pages/attributes/" { reply.map_body(put) } else { reply }
    })?;
    let page = Page::open(browser, &site, "/pages/attributes/", Window::Phone, By::Touch)?;
    works(&page)?;
    same("strange links", page.count("a[href]:not([href^='http']):not([href^='tel:'])")?, 0)?;
    same("foreign elements", page.count("img, script, iframe")?, 0)?;
    let lines = said(&page)?;
    for wanted in setting.warns {
        let about = lines.iter().filter(|line| line.text.contains(wanted)).count();
        same(format_args!("lines about {wanted} in {lines:?}"), about, 1)?;
    }
    same(format_args!("the number of lines: {lines:?}"), lines.len(), setting.warns.len())?;
    ensure!(lines.iter().all(|line| line.level == "warning"), "not only warnings: {lines:?}");
    Ok(())
}

/// A short run: an emergency, and what it leads to.
fn works(page: &Page) -> Proof {
    point_to_help(&page.look()?.text).at("start")?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let look = page.continue_()?;
    same("the outcome", look.outcome, ["emergency", "open", "none"])?;
    ensure!(
        look.text.to_lowercase().contains("kidney team"),
        "the guidance does not lead to the kidney team:\n{}",
        look.text
    );
    Ok(())
}

/// What scripts said in the console; the browser's own lines about failed requests are its own affair.
fn said(page: &Page) -> Proof<Vec<Line>> {
    let lines: Vec<Line> = page.console()?.into_iter().filter(Line::is_said).collect();
    for line in &lines {
        ensure!(line.text.starts_with("kidney-selfcheck: "), "somebody else says: {line:?}");
        ensure!(!line.text.contains('\n') && line.text.len() < 1000, "not one short line: {line:?}");
    }
    Ok(lines)
}

// -------------------------------------------------------------------------------------------------------------- Files

/// How a case ends.
#[derive(Clone, Copy, Debug)]
enum Ends {
    /// It works, and nothing is said.
    Works,
    /// It works, and this cause is a warning.
    Warned(&'static str),
    /// The content of the tag stays, as without scripts.
    Fallback,
    /// The content of the tag stays, and the site's owner is told this cause.
    Left(&'static str),
    /// The failure screen, with this cause.
    Failed(&'static str),
}

/// A damaged file of the site.
struct File {
    name: &'static str,
    path: &'static str,
    damage: fn(Reply) -> Reply,
    ends: Ends,
}

const PAGE_SCRIPT: &str = "/page.js";
const SCRIPT: &str = "/kidney-selfcheck.js";
const WIDGET: &str = "/widget.js";
const GLUE: &str = "/core/core.js";
const WASM: &str = "/core/core.wasm";
const WORDS: &str = "/words/en.txt";
const REST: &str = "/words/en.more.txt";
const THEME: &str = "/theme.js";

const FILES: &[File] = &[
    File { name: "the page's script: 404", path: PAGE_SCRIPT, damage: missing, ends: Ends::Fallback },
    File { name: "the page's script: slow", path: PAGE_SCRIPT, damage: slow, ends: Ends::Works },
    File { name: "the page's script: truncated", path: PAGE_SCRIPT, damage: truncated, ends: Ends::Fallback },
    File { name: "the page's script: another file instead", path: PAGE_SCRIPT, damage: another, ends: Ends::Fallback },
    File { name: "the page's script: the wrong type", path: PAGE_SCRIPT, damage: as_text, ends: Ends::Fallback },
    File { name: "the page's script: of another version", path: PAGE_SCRIPT, damage: comment, ends: Ends::Fallback },
    File { name: "the tag's script: 404", path: SCRIPT, damage: missing, ends: Ends::Fallback },
    File { name: "the tag's script: truncated", path: SCRIPT, damage: truncated, ends: Ends::Fallback },
    File { name: "widget: 404", path: WIDGET, damage: missing, ends: Ends::Left("file-missing") },
    File { name: "widget: slow", path: WIDGET, damage: slow, ends: Ends::Works },
    File { name: "widget: truncated", path: WIDGET, damage: truncated, ends: Ends::Left("damaged") },
    File { name: "widget: another file instead", path: WIDGET, damage: another, ends: Ends::Left("damaged") },
    File { name: "widget: the wrong type", path: WIDGET, damage: as_text, ends: Ends::Left("damaged") },
    File { name: "widget: of another version", path: WIDGET, damage: comment, ends: Ends::Left("damaged") },
    File { name: "glue: 404", path: GLUE, damage: missing, ends: Ends::Failed("file-missing") },
    File { name: "glue: slow", path: GLUE, damage: slow, ends: Ends::Works },
    File { name: "glue: truncated", path: GLUE, damage: truncated, ends: Ends::Failed("damaged") },
    File { name: "glue: another file instead", path: GLUE, damage: another, ends: Ends::Failed("damaged") },
    File { name: "glue: an HTML page instead", path: GLUE, damage: html, ends: Ends::Failed("damaged") },
    File { name: "glue: the wrong type", path: GLUE, damage: as_text, ends: Ends::Failed("damaged") },
    File { name: "glue: of another version", path: GLUE, damage: comment, ends: Ends::Failed("damaged") },
    File { name: "wasm: 404", path: WASM, damage: missing, ends: Ends::Failed("file-missing") },
    File { name: "wasm: slow", path: WASM, damage: slow, ends: Ends::Works },
    File { name: "wasm: the line breaks off", path: WASM, damage: cut, ends: Ends::Failed("file-missing") },
    File { name: "wasm: truncated", path: WASM, damage: truncated, ends: Ends::Failed("damaged") },
    File { name: "wasm: another file instead", path: WASM, damage: another, ends: Ends::Failed("damaged") },
    File { name: "wasm: an HTML page instead", path: WASM, damage: html, ends: Ends::Failed("damaged") },
    File { name: "wasm: the wrong type", path: WASM, damage: wrong_type, ends: Ends::Warned("wrong-type") },
    File { name: "wasm: no type", path: WASM, damage: no_type, ends: Ends::Warned("wrong-type") },
    File { name: "wasm: of another version", path: WASM, damage: last_byte, ends: Ends::Failed("damaged") },
    File { name: "words: 404", path: WORDS, damage: missing, ends: Ends::Failed("words-missing") },
    File { name: "words: slow", path: WORDS, damage: slow, ends: Ends::Works },
    File { name: "words: the line breaks off", path: WORDS, damage: cut, ends: Ends::Failed("words-missing") },
    File { name: "words: truncated", path: WORDS, damage: truncated, ends: Ends::Failed("words-damaged") },
    File { name: "words: empty", path: WORDS, damage: empty, ends: Ends::Failed("words-damaged") },
    File { name: "words: another file instead", path: WORDS, damage: another, ends: Ends::Failed("words-damaged") },
    File { name: "words: an HTML page instead", path: WORDS, damage: html, ends: Ends::Failed("words-damaged") },
    File { name: "words: the wrong type", path: WORDS, damage: wrong_type, ends: Ends::Works },
    File { name: "words: of another version", path: WORDS, damage: other_version, ends: Ends::Failed("words-damaged") },
    File { name: "words: one letter changed", path: WORDS, damage: one_letter, ends: Ends::Failed("words-damaged") },
    File { name: "the rest of the words: 404", path: REST, damage: missing, ends: Ends::Warned("en.more.txt") },
    File { name: "the rest of the words: slow", path: REST, damage: slow, ends: Ends::Works },
    File { name: "the rest of the words: truncated", path: REST, damage: truncated, ends: Ends::Warned("en.more.txt") },
    File {
        name: "the rest of the words: another file instead",
        path: REST,
        damage: another,
        ends: Ends::Warned("en.more.txt"),
    },
    File { name: "the rest of the words: the wrong type", path: REST, damage: wrong_type, ends: Ends::Works },
    File {
        name: "what takes things away: 404",
        path: "/take-away.js",
        damage: missing,
        ends: Ends::Warned("take-away.js"),
    },
    File {
        name: "the rest of the words: of another version",
        path: REST,
        damage: other_version,
        ends: Ends::Warned("en.more.txt"),
    },
    File { name: "theme guard: 404", path: THEME, damage: missing, ends: Ends::Warned("theme.js") },
    File { name: "theme guard: slow", path: THEME, damage: slow, ends: Ends::Works },
    File { name: "theme guard: truncated", path: THEME, damage: truncated, ends: Ends::Warned("theme.js") },
    File { name: "theme guard: another file instead", path: THEME, damage: another, ends: Ends::Warned("theme.js") },
    File { name: "theme guard: the wrong type", path: THEME, damage: as_text, ends: Ends::Warned("theme.js") },
    File { name: "theme guard: of another version", path: THEME, damage: comment, ends: Ends::Warned("theme.js") },
];

fn missing(_: Reply) -> Reply {
    Reply::not_found()
}

fn cut(reply: Reply) -> Reply {
    let half = reply.bytes().len() / 2;
    reply.cut_after(half)
}

fn truncated(reply: Reply) -> Reply {
    reply.map_body(|mut body| {
        body.truncate(body.len() / 2);
        body
    })
}

fn slow(reply: Reply) -> Reply {
    reply.after(Duration::from_millis(1500))
}

/// As when two files of a release were swapped.
fn another(reply: Reply) -> Reply {
    reply.body("// This is another file.\nexport const nothing = 0;\n")
}

/// A server that sends scripts as text, which no browser runs.
fn as_text(reply: Reply) -> Reply {
    reply.header("Content-Type", "text/plain").header("X-Content-Type-Options", "nosniff")
}

fn empty(reply: Reply) -> Reply {
    reply.body("")
}

fn html(_: Reply) -> Reply {
    Reply::page("<!doctype html><title>Not found</title><p>Sorry")
}

fn wrong_type(reply: Reply) -> Reply {
    reply.header("Content-Type", "application/octet-stream")
}

fn no_type(reply: Reply) -> Reply {
    reply.without("Content-Type")
}

/// The head of a words file ends with version, number of lines and checksum.
fn other_version(reply: Reply) -> Reply {
    reply.map_body(|body| {
        let text = String::from_utf8_lossy(&body).into_owned();
        let version = text.split_whitespace().nth(4).unwrap_or_default();
        text.replacen(version, "000000000000", 1).into_bytes()
    })
}

fn one_letter(reply: Reply) -> Reply {
    reply.map_body(|body| String::from_utf8_lossy(&body).replacen("kidney doctor", "kidney actors", 1).into_bytes())
}

/// Runs as well as the real one, and is not the real one.
fn comment(reply: Reply) -> Reply {
    reply.map_body(|body| [body, b"// x".to_vec()].concat())
}

/// In a section that no engine reads: it compiles all the same.
fn last_byte(reply: Reply) -> Reply {
    reply.map_body(|body| [body, vec![0, 2, 1, b'x']].concat())
}

fn check_file(browser: &Browser, file: &'static File) -> Proof {
    let site = Site::with(|request, reply| if request.path == file.path { (file.damage)(reply) } else { reply })?;
    let path = match file.path {
        // The guard is only loaded where a site sets colours.
        THEME => "/pages/theme/",
        // Our own page has them in its script.
        SCRIPT | WIDGET => "/pages/script-head/",
        _ => "/",
    };
    let page = Page::load(browser, &site, path, Window::Phone, By::Touch)?;
    if file.path == THEME {
        page.wait_for_place("start")?;
        let () = page.script("host.style.setProperty('--kidney-selfcheck-accent', '#ff0'); return null", &[])?;
        page.wait_until("a line in the console", |_| {
            let lines = page.script::<usize>("return window.benchHeard ? benchHeard.length : 1", &[]);
            lines.is_ok_and(|lines| lines > 0)
        })?;
    }
    ends(&page, file.ends)
}

fn ends(page: &Page, wanted: Ends) -> Proof {
    match wanted {
        Ends::Works => {
            page.wait_for_place("start")?;
            works(page)?;
            // The guard itself says what it made of a colour.
            let lines: Vec<Line> =
                said(page)?.into_iter().filter(|line| !line.text.contains("--kidney-selfcheck-")).collect();
            ensure!(lines.is_empty(), "{lines:?}");
        }
        Ends::Warned(cause) => {
            page.wait_for_place("start")?;
            works(page)?;
            let lines = said(page)?;
            same(format_args!("the number of lines: {lines:?}"), lines.len(), 1)?;
            ensure!(lines.iter().all(|line| line.level == "warning" && line.text.contains(cause)), "{lines:?}");
        }
        Ends::Fallback => {
            thread::sleep(Duration::from_millis(500));
            fallback(page)?;
            same("what scripts say", said(page)?, Vec::new())?;
        }
        Ends::Left(cause) => {
            let told = Cell::new(Vec::new());
            page.wait_until("a line in the console", |_| {
                let lines = said(page).unwrap_or_default();
                let some = !lines.is_empty();
                told.set([told.take(), lines].concat());
                some
            })?;
            thread::sleep(Duration::from_millis(300));
            fallback(page)?;
            let lines = [told.take(), said(page)?].concat();
            let about =
                |line: &Line| line.level == "severe" && line.text.starts_with(&format!("kidney-selfcheck: {cause}: "));
            ensure!(lines.len() == 1 && lines.iter().all(about), "not one line about {cause}: {lines:?}");
        }
        Ends::Failed(cause) => failed(page, cause)?,
    }
    Ok(())
}

/// The failure screen as a patient reads it, and the one line in the console.
fn failed(page: &Page, cause: &str) -> Proof {
    let look = page.wait_for_failure()?;
    same("the cause", look.failure.as_str(), cause)?;
    point_to_help(&look.text)?;
    for key in ["title", "message", "doctor", "emergency"] {
        let text = failure(key)?;
        ensure!(look.text.contains(text), "the screen does not say {text:?}:\n{}", look.text);
    }
    // The content of the tag stays.
    let kept: Vec<String> = page.script(
        "return [...host.children].filter((child) => child.checkVisibility() && getComputedStyle(child).visibility === 'visible')
           .map((child) => child.className)",
        &[],
    )?;
    ensure!(!kept.is_empty(), "the content of the tag is hidden");
    ensure!(!kept.iter().any(|class| class.contains("early")), "the start screen is offered and cannot be had");
    ensure!(look.offers("retry"), "nothing to try again with: {:?}", look.actions);
    let lines = said(page)?;
    same(format_args!("the number of lines: {lines:?}"), lines.len(), 1)?;
    let about = |line: &Line| line.level == "severe" && line.text.starts_with(&format!("kidney-selfcheck: {cause}: "));
    ensure!(lines.iter().all(about), "{lines:?}");
    Ok(())
}

fn retry(browser: &Browser) -> Proof {
    let broken = Arc::new(AtomicBool::new(true));
    let switch = Arc::clone(&broken);
    let site = Site::with(move |request: &Request, reply| {
        let hit = ["/core/core.wasm", "/words/en.txt"].contains(&request.path.as_str());
        if hit && switch.load(Ordering::Relaxed) { Reply::not_found() } else { reply }
    })?;
    let page = Page::load(browser, &site, "/", Window::Phone, By::Touch)?;
    page.wait_for_failure()?;
    page.press("retry")?;
    thread::sleep(Duration::from_millis(500));
    page.wait_for_failure().at("trying again while it is broken")?;
    broken.store(false, Ordering::Relaxed);
    page.press("retry")?;
    page.wait_for_place("start")?;
    works(&page)
}

/// The site's owner hears of a file that does not come; should it come after all, the patient has it.
fn late(browser: &Browser) -> Proof {
    let asked = AtomicUsize::new(0);
    let site = Site::with(move |request, reply| {
        let late = request.path == WIDGET && asked.fetch_add(1, Ordering::Relaxed) < 2;
        if late { slow(reply) } else { reply }
    })?;
    let page = Page::load(browser, &site, "/pages/broken/?hurry", Window::Phone, By::Touch)?;
    page.wait_for_place("start")?;
    works(&page)?;
    let lines = said(&page)?;
    let about =
        |line: &Line| line.level == "severe" && line.text.contains("file-missing: ") && line.text.contains("widget.js");
    ensure!(lines.len() == 1 && lines.iter().all(about), "not one line about the file: {lines:?}");
    Ok(())
}

/// A core that stops after it has shown something. No input makes the real one panic, so this one stands before it; with
/// "Try again", which asks for another address, it lets the real one through.
fn stops(browser: &Browser, how: &'static str) -> Proof {
    let core = format!(
        "import begin, {{ mount as real }} from './real.js';
         const first = !import.meta.url.includes('?');
         export default first ? async () => {{}} : begin;
         function stop(root, settings, words, notify) {{
           root.textContent = 'half a screen';
           {how};
           return {{ update() {{}}, set_words() {{}}, go() {{}}, unmount() {{}} }};
         }}
         export const mount = first ? stop : real;"
    );
    let real = fs::read(dist()?.join("core/core.js"))?;
    let widget = fs::read_to_string(dist()?.join("widget.js"))?;
    let vouching = widget.replace(&integrity(&real), &integrity(core.as_bytes()));
    let widgets = (integrity(widget.as_bytes()), integrity(vouching.as_bytes()));
    let site = Site::with(move |request, reply| match request.path.as_str() {
        "/core/core.js" => reply.body(core.clone()),
        "/core/real.js" => Reply::ok("text/javascript", real.clone()),
        // A build of its own, whose script vouches for what brings this core, and that for this core.
        WIDGET => reply.body(vouching.clone()),
        SCRIPT => reply.map_body(|body| String::from_utf8_lossy(&body).replace(&widgets.0, &widgets.1).into_bytes()),
        _ => reply,
    })?;
    let page = Page::load(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    let look = page.wait_for_failure()?;
    ensure!(!look.text.contains("half a screen"), "the dead app is still there:\n{}", look.text);
    failed(&page, "panicked")?;
    page.press("retry")?;
    page.wait_for_place("start")?;
    works(&page)
}

// ------------------------------------------------------------------------------------------------------- Strict hosts

const POLICIES: &[(&str, &str, Ends)] = &[
    (
        "the strictest policy that is documented",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        Ends::Works,
    ),
    (
        "a policy without wasm-unsafe-eval",
        "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:",
        Ends::Failed("blocked-by-policy"),
    ),
    ("a policy without scripts", "default-src 'none'; style-src 'self'", Ends::Fallback),
    (
        "a policy without connections",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
        Ends::Failed("blocked-by-policy"),
    ),
];

fn check_policy(browser: &Browser, policy: &'static str, wanted: Ends) -> Proof {
    let site = Site::with(move |_, reply| reply.header("Content-Security-Policy", policy))?;
    let page = Page::load(browser, &site, "/pages/broken/", Window::Phone, By::Touch)?;
    match wanted {
        Ends::Works => {
            ends(&page, wanted)?;
            // The style sheet is on, too.
            let styled: bool = page.script("return shadow.adoptedStyleSheets.length > 0", &[])?;
            ensure!(styled, "no style sheet");
            Ok(())
        }
        // What listens to the console is a script, too.
        Ends::Fallback => point_to_help(&page.look()?.text),
        other => ends(&page, other),
    }
}

fn no_webassembly(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::load(browser, &site, "/pages/no-webassembly/", Window::Phone, By::Touch)?;
    failed(&page, "no-webassembly")?;
    let look = page.look()?;
    ensure!(look.text.contains("St Example") && look.text.contains("+44 (0)20 7946 0000"), "no clinic:\n{}", look.text);
    let dial: Vec<String> = page.script("return within('a').map((link) => link.href)", &[])?;
    same("the emergency number of the country, and the clinic's", dial, ["tel:999", "tel:+442079460000"])
}

/// The content of the tag, as the clinic wrote it, or as it stands in the page that the build made.
fn fallback(page: &Page) -> Proof {
    let look = page.look()?;
    same("no screen", look.screen.as_str(), "")?;
    point_to_help(&look.text)?;
    let path: String = page.script("return location.pathname", &[])?;
    if path != "/" {
        return Ok(());
    }
    // At once where there are no scripts, and after some seconds where they do not come.
    let offered: Vec<String> = page.script(
        "document.getAnimations().forEach((animation) => animation.finish());
         const visible = (node) => node.checkVisibility() && getComputedStyle(node).visibility === 'visible';
         return [...document.querySelectorAll('button, input, select')].filter(visible).map((node) => node.dataset.action)",
        &[],
    )?;
    same("what is offered and does nothing", offered, Vec::<String>::new())?;
    let look = page.look()?;
    ensure!(look.text.contains("What harm could cells do to me"), "not the words that need no script:\n{}", look.text);
    ensure!(look.text.contains('?'), "nothing to ask the doctor:\n{}", look.text);
    ensure!(look.text.lines().count() > 8, "too little to be useful:\n{}", look.text);
    Ok(())
}

fn scripts_off(browser: &Browser) -> Proof {
    let site = Site::start()?;
    browser.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
    let page = Page::load(browser, &site, "/", Window::Phone, By::Touch)?;
    thread::sleep(Duration::from_millis(300));
    let result = fallback(&page);
    browser.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": false }))?;
    ensure!(!page.requests().iter().any(|path| path == "/page.js"), "scripts ran: {:?}", page.requests());
    result
}

// --------------------------------------------------------------------------------------------------- Pages that move it

fn two(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let first = Page::open(browser, &site, "/pages/two/", Window::Phone, By::Touch)?;
    let second = first.nth(1);
    second.wait_for_place("start")?;
    first.start()?;
    first.answer("right-now", &["none"])?;
    same("the other one", second.screen()?, "start")?;
    second.start()?;
    same("its answers", second.look()?.chosen(), Vec::<&str>::new())?;
    second.answer("right-now", &["chest-pain"])?;
    same("the answers of the first", first.look()?.chosen(), ["none"])?;
    // Radio buttons of one name would untick each other.
    first.continue_()?;
    first.answer("today", &["none"])?;
    first.continue_()?;
    first.answer("diagnosis", &["kidney-disease"])?;
    second.choose("none")?;
    second.continue_()?;
    second.answer("today", &["none"])?;
    second.continue_()?;
    second.answer("diagnosis", &["no"])?;
    same("the first keeps its answer", first.look()?.chosen(), ["kidney-disease"])?;
    let shared: Vec<String> = first.script(
        "const all = [...document.querySelectorAll('kidney-selfcheck')].map(({ shadowRoot }) =>
           new Set([...shadowRoot.querySelectorAll('[id], [name]')].flatMap(({ id, name }) => [id, name]).filter(Boolean)));
         return [...all[0]].filter((id) => all[1].has(id));",
        &[],
    )?;
    same("ids and names that both have", shared, Vec::<String>::new())?;
    ensure!(first.look()?.text.contains("999") && second.look()?.text.contains("911"), "the countries are mixed");
    let words =
        first.requests().iter().filter(|path| path.starts_with("/words/") || path.ends_with("core.wasm")).count();
    same("the two files of words and the module are fetched once", words, 3)?;
    same("the console", first.console()?, Vec::new())
}

fn put_back(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    // The app is kept for the next mount, with nothing in it.
    let left: String = page.script(
        "const app = within('[data-screen]')[0].closest('.app > div');
         host.remove();
         return new Promise((done) => setTimeout(() => { there.append(host); done(app.innerHTML); }, 100))",
        &[],
    )?;
    same("what is left of the earlier person's app", left.as_str(), "")?;
    page.wait_for_place("start")?;
    page.start()?;
    same("its answers", page.look()?.chosen(), Vec::<&str>::new())?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    same("the console", page.console()?, Vec::new())
}

fn moved(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["missed-dialysis"])?;
    for place in ["there.append(host)", "here.prepend(host)", "host.remove(); there.append(host)"] {
        let () = page.script(&format!("{place}; return null"), &[])?;
        thread::sleep(Duration::from_millis(100));
        let look = page.look()?;
        same(place, (look.place(), look.chosen()), ("today", vec!["missed-dialysis"]))?;
    }
    let look = page.continue_()?;
    same("and it goes on", look.place(), "diagnosis")?;
    same("the console", page.console()?, Vec::new())
}

fn restless(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    let () = page.script(
        "const pause = () => new Promise((done) => setTimeout(done));
         return (async () => {
           for (let n = 0; n < 50; n += 1) {
             (n % 2 ? here : there).append(host);
             host.remove();
             await pause();
             await pause();
             here.append(host);
             if (n % 3) await pause();
           }
           return null;
         })();",
        &[],
    )?;
    page.wait_for_place("start")?;
    works(&page)?;
    same("the apps in the tag", page.count(".app")?, 1)?;
    same("the console", page.console()?, Vec::new())
}

fn second_script(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    let () = page.script(
        "return new Promise((done) => {
           const script = Object.assign(document.createElement('script'), { type: 'module', src: '/kidney-selfcheck.js?again' });
           script.onload = () => done(null);
           document.head.append(script);
         })",
        &[],
    )?;
    works(&page)?;
    same("the console", page.console()?, Vec::new())
}

fn cloned(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let () = page.script("there.append(host.cloneNode(true)); return null", &[])?;
    let copy = page.nth(1);
    copy.wait_for_place("start")?;
    same("the first goes on", page.look()?.chosen(), ["chest-pain"])?;
    copy.start()?;
    same("answers of the copy", copy.look()?.chosen(), Vec::<&str>::new())?;
    same("the console", page.console()?, Vec::new())
}

/// Into a frame's document and back: never empty, and back home it works.
fn adopted(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    let seen: String = page.script(
        "const frame = document.createElement('iframe');
         frame.style.width = '200px';
         document.body.append(frame);
         window.strayed = host;
         frame.contentDocument.body.append(frame.contentDocument.adoptNode(host));
         return new Promise((done) => setTimeout(() => done(squeeze(seen(strayed))), 300));",
        &[],
    )?;
    ensure!(seen.contains("kidney"), "nothing to see in the other document: {seen:?}");
    let () = page.script(
        "here.append(document.adoptNode(window.strayed));
         document.querySelector('iframe').remove();
         return null",
        &[],
    )?;
    let look = page.wait_until("it is back", |look| !look.screen.is_empty())?;
    if look.place() != "start" {
        page.go("clear")?;
    }
    works(&page)?;
    same("the apps in the tag", page.count(".app")?, 1)?;
    same("the console", page.console()?, Vec::new())
}

fn network_gone(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    site.stop();
    page.run(&sheets::best()?)?;
    same("the console", page.console()?, Vec::new())
}

fn no_memory(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::load(browser, &site, "/pages/broken/?no-memory", Window::Phone, By::Touch)?;
    failed(&page, "out-of-memory")
}

fn clock(browser: &Browser, years: i32) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, &format!("/pages/broken/?years={years}"), Window::Phone, By::Touch)?;
    let year: i32 = page.script("return new Date().getFullYear()", &[])?;
    ensure!((year - 2026).abs() > 8, "the clock is not wrong: {year}");
    page.run(&sheets::best()?)?;
    same("the console", page.console()?, Vec::new())
}

/// A whole short run by keyboard, with nothing that hangs over the side.
fn larger(browser: &Browser, style: &str) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Desk, By::Keyboard)?;
    let () = page.script(&format!("document.documentElement.style.{style}; return null"), &[])?;
    let fits = |place: &str| -> Proof {
        page.wait_for_place(place)?;
        let wide: Vec<String> = page.script(
            "const all = document.documentElement;
             const sideways = all.scrollWidth > all.clientWidth + 1 ? [`scrolls to ${all.scrollWidth}`] : [];
             const right = host.getBoundingClientRect().right + 1;
             const over = within('[data-screen] *').filter((node) => node.checkVisibility() && !node.closest('.unseen')
               && node.getBoundingClientRect().right > right);
             return [...sideways, ...over.map((node) => `${node.localName} ${textOf(node).slice(0, 30)}`)];",
            &[],
        )?;
        same("what hangs over the side", wide, Vec::<String>::new()).at(place)
    };
    fits("start")?;
    page.start()?;
    fits("right-now")?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    fits("guidance")?;
    same("the console", page.console()?, Vec::new())
}

/// One task chooses and presses Continue five times: one screen further, and no question is passed over.
fn fast_clicks(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    for (from, to) in [("right-now", "today"), ("today", "diagnosis")] {
        same("the question", page.screen()?.as_str(), from)?;
        let () = page.script(
            "within('input[value=none]')[0].click();
             for (let n = 0; n < 5; n += 1) within('[data-action=continue]')[0].click();
             return null",
            &[],
        )?;
        page.wait_for_place(to)?;
        thread::sleep(Duration::from_millis(200));
        same("it stays there", page.screen()?.as_str(), to)?;
        same("and nothing is chosen there", page.look()?.chosen(), Vec::<&str>::new())?;
    }
    same("the console", page.console()?, Vec::new())
}

/// What a browser does when it needs the memory of a tab: the page is loaded again, with its forms put back.
fn discarded(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    browser.reload()?;
    page.wait_for_place("start")?;
    page.start()?;
    same("the answers", page.look()?.chosen(), Vec::<&str>::new())?;
    same("the console", page.console()?, Vec::new())
}

fn back_and_forth(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/moves/", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    browser.open(&site.url("/pages/broken/"))?;
    browser.back()?;
    page.wait_for_place("start")?;
    page.start()?;
    same("the answers", page.look()?.chosen(), Vec::<&str>::new())?;
    browser.forward()?;
    page.wait_for_place("start")?;
    browser.back()?;
    page.wait_for_place("start").map(drop)
}

/// How large the module's memory is.
const BYTES: &str = "return window.benchMemory.buffer.byteLength";

fn mounts(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/broken/?memory", Window::Phone, By::Touch)?;
    let mount = |times: usize| -> Proof<u64> {
        let done: usize = page.script(
            // Now the same tag again, now another.
            "let tag = document.querySelector('kidney-selfcheck');
             const pause = () => new Promise((done) => setTimeout(done));
             const ready = () => new Promise((done) => here.addEventListener('kidney-selfcheck:ready', done, { once: true }));
             return (async () => {
               let done = 0;
               for (; done < arguments[1]; done += 1) {
                 tag.remove();
                 await pause();
                 await pause();
                 if (done % 2) tag = tag.cloneNode(true);
                 const mounted = ready();
                 here.append(tag);
                 await mounted;
               }
               return done;
             })();",
            &[times.into()],
        )?;
        same("mounts", done, times)?;
        page.script(BYTES, &[])
    };
    let before = mount(20)?;
    let after = mount(100)?;
    tables::note("memory", "after 100 mounts", browser.engine(), format!("{} bytes more", after - before));
    same("bytes after a hundred more mounts", after, before)?;
    works(&page)?;
    same("the apps in the tag", page.count(".app")?, 1)?;
    same("the console", page.console()?, Vec::new())
}

fn answers(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/broken/?memory", Window::Phone, By::Touch)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    let answer = |times: usize| -> Proof<u64> {
        let () = page.script(
            "const pause = () => new Promise((done) => setTimeout(done));
             return (async () => {
               for (let n = 0; n < arguments[1]; n += 1) {
                 const options = within('input[type=checkbox], input[type=radio]');
                 options[n % options.length].click();
                 if (n % 10 === 0) await pause();
               }
               await pause();
               return null;
             })();",
            &[times.into()],
        )?;
        page.script(BYTES, &[])
    };
    let before = answer(200)?;
    let after = answer(1000)?;
    tables::note("memory", "after 1,000 answers", browser.engine(), format!("{} bytes more", after - before));
    same("bytes after a thousand more answers", after, before)?;
    same("the question", page.screen()?.as_str(), "today")?;
    same("the console", page.console()?, Vec::new())
}

//! What the person takes along, as it arrives: paper, files, a code, and what happens where the browser refuses.

#![allow(clippy::indexing_slicing, reason = "an index that is wrong fails the case")]

use std::time::{Duration, Instant};

use host_tests::day::{LATE, NOTE};
use host_tests::fault::{At, Fault, same};
use host_tests::paper::{Paper, Printed, scan, squeeze};
use host_tests::sheets::{self, Sheet};
use host_tests::{Browser, By, Case, Line, Page, Proof, Site, Window, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use xtask::server::Reply;

/// A sheet that is longer is no sheet for the visit any more.
const MOST_PAGES: usize = 2;

/// What a person types who has much on their mind; 2,000 characters are kept of it.
const OWN: &str = "Can I still travel to see my sister?";

/// Catches what would leave the page, and keeps it; nothing may open a window.
const CATCH: &str = "
window.caught = { files: [], prints: 0, opened: 0 };
window.open = () => { caught.opened += 1; return null; };
URL.createObjectURL = (blob) => { blob.text().then((text) => caught.files.push([blob.type, text])); return '#'; };
HTMLAnchorElement.prototype.click = function () { if (!this.download) throw new Error('a link is followed'); };
";

/// Every frame counts its prints at the top.
const PRINTS: &str = "
Object.defineProperty(window, 'print', { value: () => {
  let top = window;
  while (top.parent !== top && !top.caught) top = top.parent;
  top.caught.prints += 1;
} });
";

type Story = fn(&Browser) -> Proof;

const STORIES: &[(&str, Story)] = &[
    ("the shortest run on paper", shortest),
    ("the usual run on paper", usual),
    ("the longest run on paper", longest),
    ("own words of every kind are text", own_words),
    ("a browser that refuses", refused),
    ("a page with print styles of its own", host_styles),
    ("inside a frame", in_a_frame),
    ("in two languages", two_languages),
    ("in one language where the clinic's does not come", one_language),
    ("the file for the clinic's computer", clinic_file),
    ("codes scan from a narrow screen", codes),
];

pub fn cases() -> Vec<Case> {
    STORIES.iter().map(|(name, story)| Case::new(format!("take-away: {name}"), *story)).collect()
}

// ----------------------------------------------------------------------------------------------------------- The runs

/// The fewest questions that can be asked without an emergency.
fn shortest_run() -> Proof<Sheet> {
    sheets::best()?.but(&[("diagnosis", &["no"])])
}

/// Somebody with type 2 diabetes and an eGFR in the twenties, who does not know everything and was made an offer.
fn usual_run() -> Proof<Sheet> {
    sheets::best()?.but(&[
        ("diagnosis", &["kidney-disease"]),
        ("cause", &["diabetes"]),
        ("egfr", &["20-to-29"]),
        ("diabetes", &["type-2"]),
        ("blood-sugar", &["dont-know"]),
        ("blood-pressure", &["no"]),
        ("bleeding", &["blood-thinner"]),
        ("virus", &["dont-know"]),
        ("kidney-medicines", &["dont-know"]),
        ("offered", &["offered-outside-a-study"]),
    ])
}

/// All that can be found at once, as far as one person can have it.
fn longest_run() -> Proof<Sheet> {
    let rules = sheets::content()?.questionnaire;
    let mut sheet = shortest_run()?;
    for (ix, question) in rules.iter() {
        let safe = question.options.iter().filter(|option| !option.finding.outcome.is_emergency());
        let facts: Vec<&str> =
            safe.clone().filter(|option| !option.role.is_exclusive()).map(|option| option.id).collect();
        let several = question.permits(rules_set(question, &facts));
        // Of single answers, the one that says most; a question that opens others is answered so that they are asked.
        let weight = |option: &&domain::question::QuestionOption| {
            let opens = rules.questions.iter().flat_map(|later| later.ask_if).filter(|condition| {
                condition.question == ix && question.option(option.id).is_some_and(|at| condition.any_of.contains(at))
            });
            (opens.count(), option.finding.steps.len() + option.finding.asks.len(), option.finding.outcome.matters())
        };
        let most = safe.clone().max_by_key(|option| weight(option)).map(|option| option.id);
        let chosen = if several { facts } else { most.into_iter().collect() };
        sheet = sheet.but(&[(question.id, &chosen)])?;
    }
    Ok(sheet)
}

fn rules_set(question: &domain::Question, ids: &[&str]) -> domain::OptionSet {
    ids.iter().filter_map(|id| question.option(id)).fold(domain::OptionSet::EMPTY, domain::OptionSet::with)
}

fn shortest(browser: &Browser) -> Proof {
    on_paper(browser, "shortest", &shortest_run()?, &[], "", Some(1))
}

fn usual(browser: &Browser) -> Proof {
    on_paper(browser, "usual", &usual_run()?, &["avoid-dialysis", "travel", "help-research"], OWN, Some(MOST_PAGES))
}

fn longest(browser: &Browser) -> Proof {
    let own = OWN.repeat(60);
    on_paper(browser, "longest", &longest_run()?, &["avoid-dialysis", "travel", "help-research"], &own, None)
}

// -------------------------------------------------------------------------------------------------------------- Paper

/// What the screens showed that must be on the paper.
struct Shown {
    answers: Vec<String>,
    findings: Vec<String>,
}

/// Runs through the questions, and says what matters.
fn guided<'a>(
    browser: &'a Browser,
    site: &'a Site,
    path: &str,
    window: Window,
    sheet: &Sheet,
) -> Proof<(Page<'a>, Shown)> {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": PRINTS }))?;
    let page = Page::open(browser, site, path, window, By::Touch)?;
    let () = page.script(&format!("{CATCH}; return null"), &[])?;
    let answers: Vec<String> = page.script(include_str!("../src/js/hurry.js"), &[json!(sheet.answers())])?;
    let findings: Vec<String> = page.script(FINDINGS, &[])?;
    same("the reasons on the screen", findings.len(), sheet.reasons().len())?;
    Ok((page, Shown { answers, findings }))
}

fn write_own(page: &Page, own: &str) -> Proof {
    let write = "
const field = within('[data-own]')[0];
field.value = arguments[1];
field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
return new Promise((resolve) => setTimeout(resolve, 50, null));";
    page.script(write, &[json!(own)])
}

/// The parts of the sheet, each with its entries.
#[derive(Debug, Deserialize)]
struct Part {
    id: String,
    entries: Vec<String>,
}

fn parts(page: &Page) -> Proof<Vec<Part>> {
    page.script(
        "return within('.sheet [data-part]').map((part) => ({ id: part.dataset.part,
           entries: [...part.querySelectorAll('li')].map((node) => node.textContent) }));",
        &[],
    )
}

fn entries<'p>(parts: &'p [Part], id: &str) -> Vec<&'p str> {
    parts.iter().filter(|part| part.id == id).flat_map(|part| &part.entries).map(String::as_str).collect()
}

/// The same on the sheet as on the screens: every answer, every finding, and no other.
fn sheet_holds(page: &Page, shown: &Shown, matters: usize) -> Proof<Vec<Part>> {
    let parts = parts(page)?;
    let said = |seen: &[&str], wanted: &[String]| {
        seen.len() == wanted.len() && seen.iter().zip(wanted).all(|(seen, wanted)| seen.ends_with(wanted.as_str()))
    };
    let (answers, reasons) = (entries(&parts, "answers"), entries(&parts, "reasons"));
    ensure!(
        said(&answers, &shown.answers),
        "answers on the sheet: {answers:?}\n    on the screen: {:?}",
        shown.answers
    );
    ensure!(said(&reasons, &shown.findings), "reasons: {reasons:?}\n    on the screen: {:?}", shown.findings);
    same("what matters", entries(&parts, "matters").len(), matters)?;
    let kept: Vec<String> =
        page.script("return within('.asks input:checked').map((node) => node.closest('label').innerText.trim())", &[])?;
    let asks = entries(&parts, "asks");
    ensure!(asks.len() >= kept.len() && said(&asks[asks.len() - kept.len()..], &kept), "{asks:?}\n    {kept:?}");
    Ok(parts)
}

fn on_paper(browser: &Browser, name: &str, sheet: &Sheet, matters: &[&str], own: &str, most: Option<usize>) -> Proof {
    let site = Site::start()?;
    let (page, shown) = guided(browser, &site, "/", Window::Desk, sheet)?;
    for matter in matters {
        let () =
            page.script("within(`.matters input[value='${arguments[1]}']`)[0].click(); return null", &[json!(matter)])?;
    }
    write_own(&page, own)?;
    let parts = sheet_holds(&page, &shown, matters.len())?;
    page.picture(&format!("{name}-guidance"), Window::Desk)?;
    let all: Vec<String> = parts.iter().flat_map(|part| &part.entries).map(|entry| squeeze(entry)).collect();
    let check = |browser: &Browser, way: &str| -> Proof {
        for paper in [Paper::A4, Paper::Letter] {
            let printed = Printed::from(browser, paper)?;
            printed.keep(&format!("{name}-{way}-{paper:?}"))?;
            let (pages, words) = (printed.pages()?, printed.words()?);
            println!("paper: {name}, {way}, {paper:?}: {pages} pages");
            if let Some(most) = most {
                ensure!(pages <= most, "{way}: {pages} pages of {paper:?}");
            }
            for entry in &all {
                // A mark of the list may stand in the text; what the entry says stands in one piece but for a page's end.
                ensure!(
                    words.contains(entry.as_str()) || pages > 1 && halves(&words, entry),
                    "{way}: no {entry:?} in {words}"
                );
            }
            for absent in ["Cleartheanswers", "Clearmyanswers", "Showallreasons", "Saveastext", "Sources"] {
                ensure!(!words.contains(absent), "{way}: {absent:?} is no part of the sheet");
            }
        }
        Ok(())
    };
    check(browser, "own")?;
    page.press("page")?;
    let [(_, file)] = &caught(&page)?[..] else { return Err(Fault::wrong("no file")) };
    ensure!(file.starts_with("<!doctype html>") && !file.contains("<script"), "{file}");
    show(browser, file)?;
    check(browser, "page")
}

/// Whether an entry stands on both sides of the end of a page.
fn halves(words: &str, entry: &str) -> bool {
    entry.char_indices().skip(1).any(|(at, _)| {
        let (one, other) = entry.split_at(at);
        words.contains(one) && words.contains(other) && one.len() > 10 && other.len() > 10
    })
}

/// What the page handed out: type and text.
fn caught(page: &Page) -> Proof<Vec<(String, String)>> {
    page.wait_until("a file", |_| page.script("return caught.files.length > 0", &[]).unwrap_or(false))?;
    page.script("return caught.files", &[])
}

/// Shows a document in the tab, as if the file had been opened.
fn show(browser: &Browser, html: &str) -> Proof {
    browser.open("about:blank")?;
    let tree = browser.devtools("Page.getFrameTree", &json!({}))?;
    let frame = tree.pointer("/frameTree/frame/id").and_then(Value::as_str).unwrap_or_default().to_owned();
    browser.devtools("Page.setDocumentContent", &json!({ "frameId": frame, "html": html })).map(drop)
}

// ------------------------------------------------------------------------------------------------------------ Bad input

fn own_words(browser: &Browser) -> Proof {
    const STRANGE: &str = "Is <b>this</b> & </script><script>alert(1)</script> <img src=x> text?\n\
                           👩‍⚕️ 😀 Can I swim?\n\
                           هل يمكنني السفر؟\n\
                           a\u{0}b\u{7}c\u{202e}d\n";
    let site = Site::start()?;
    let (page, shown) = guided(browser, &site, "/", Window::Phone, &usual_run()?)?;
    write_own(&page, STRANGE)?;
    let parts = sheet_holds(&page, &shown, 0)?;
    let wanted = [
        "Is <b>this</b> & </script><script>alert(1)</script> <img src=x> text?",
        "👩‍⚕️ 😀 Can I swim?",
        "هل يمكنني السفر؟",
        "abcd",
    ];
    same("own words on the sheet", &entries(&parts, "asks")[..4], &wanted[..])?;
    same("elements in them", page.count(".sheet :is(script, img, li b, li b *)")?, named(&parts))?;
    same("messages", page.count(".own .error")?, 0)?;
    page.press("page")?;
    let files = caught(&page)?;
    let [(_, file)] = &files[..] else { return Err(Fault::wrong(format!("{files:?}"))) };
    show(browser, file)?;
    let text: String = browser.script("return document.body.textContent", &[])?;
    for line in wanted {
        ensure!(text.contains(line), "the saved page lacks {line:?}");
    }
    let strange: usize = browser.script("return document.querySelectorAll('script, img, iframe').length", &[])?;
    same("scripts and images in the saved page", strange, 0)?;
    let words = Printed::from(browser, Paper::A4)?.words()?;
    ensure!(words.contains(&squeeze(wanted[0])), "not on the paper: {words}");

    // Too much of it is cut, and the person is told.
    let site = Site::start()?;
    let (page, _) = guided(browser, &site, "/", Window::Phone, &shortest_run()?)?;
    write_own(&page, &"é".repeat(5000))?;
    let kept: usize = page.script("return within('[data-own]')[0].value.length", &[])?;
    same("characters kept", (kept, page.count(".own .error")?), (2000, 1))?;
    same("the console", page.console()?, Vec::new())
}

/// Entries of the sheet whose name is set apart by an element.
fn named(parts: &[Part]) -> usize {
    ["today", "meaning", "reasons", "answers"].iter().map(|id| entries(parts, id).len()).sum()
}

fn refused(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let (page, _) = guided(browser, &site, "/", Window::Phone, &usual_run()?)?;
    let refuse = "
const no = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
Object.defineProperty(navigator, 'clipboard', { value: { writeText: no } });
navigator.share = no;
return null";
    let () = page.script(refuse, &[])?;
    page.press("copy")?;
    page.wait_until("the text", |_| page.count("[data-copy]").is_ok_and(|count| count == 1))?;
    let selected = "
const field = within('[data-copy]')[0];
return focused() === field && field.selectionStart === 0 && field.selectionEnd === field.value.length && field.value.length";
    page.wait_until("all of it selected", |_| page.script(selected, &[]).is_ok_and(|length: usize| length > 500))?;
    let look = page.look()?;
    ensure!(look.text.contains("This browser does not let the page do that"), "{}", look.text);
    let said: Vec<String> = page.console()?.iter().map(|line| line.text.clone()).collect();
    ensure!(said.len() == 1 && said[0].contains("NotAllowedError"), "{said:?}");
    ensure!(!said[0].contains("kidney doctor"), "the console holds the text: {said:?}");
    Ok(())
}

// ------------------------------------------------------------------------------------------------------------- Printing

/// The reasons on the screen, without what their hard words mean.
const FINDINGS: &str = "
return within('[data-finding] > p:not(.from, .source)').map((node) => {
  const bare = node.cloneNode(true);
  bare.querySelectorAll('.meaning').forEach((meaning) => meaning.remove());
  return bare.textContent;
});";

/// What the button printed: how often, whether a window was to open, the words, and how large they are.
#[derive(Debug, Deserialize)]
struct Sent {
    prints: usize,
    opened: usize,
    page: String,
    size: String,
    colour: String,
}

const SENT: &str = "
let top = window;
while (top.parent !== top && !top.caught) top = top.parent;
const inside = within('iframe.printed')[0].contentDocument;
const line = inside.querySelector('.head');
const styles = inside.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('\\n');
return { prints: caught.prints, opened: caught.opened,
  page: `<!doctype html><meta charset=utf-8><style>${styles}</style>${inside.body.innerHTML}`,
  size: inside.defaultView.getComputedStyle(line).fontSize, colour: inside.defaultView.getComputedStyle(line).color };";

/// Presses Print, and looks at what would be on the paper.
fn print(page: &Page, browser: &Browser, shown: &Shown) -> Proof {
    page.press("print")?;
    page.wait_until("a print", |_| page.script("return caught.prints > 0", &[]).unwrap_or(false))?;
    let sent: Sent = page.script(SENT, &[])?;
    same("prints and windows", (sent.prints, sent.opened), (1, 0))?;
    // 9 points, whatever the page around says.
    same("the size and colour of its text", (sent.size.as_str(), sent.colour.as_str()), ("12px", "rgb(0, 0, 0)"))?;
    same("the console", page.console()?, Vec::new())?;
    browser.leave_frame()?;
    show(browser, &sent.page)?;
    let printed = Printed::from(browser, Paper::A4)?;
    let words = printed.words()?;
    for line in &shown.findings {
        ensure!(words.contains(&squeeze(line)), "no {line:?} in {words}");
    }
    ensure!(!words.contains("Aclinic"), "the page around is on the paper: {words}");
    ensure!(printed.pages()? <= MOST_PAGES, "{} pages", printed.pages()?);
    Ok(())
}

fn host_styles(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let (page, shown) = guided(browser, &site, "/pages/print/", Window::Desk, &usual_run()?)?;
    print(&page, browser, &shown)
}

fn in_a_frame(browser: &Browser) -> Proof {
    let site = Site::with(|request, reply| {
        if request.path == "/pages/frame/" {
            reply.map_body(|body| {
                let text = String::from_utf8_lossy(&body).replace("{folder}", "../../").replace("{attributes}", "");
                text.into_bytes()
            })
        } else {
            reply
        }
    })?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": PRINTS }))?;
    let page = Page::load(browser, &site, "/pages/frame/", Window::Desk, By::Touch)?;
    browser.enter_frame(0)?;
    page.wait_for_place("start")?;
    page.wait_until("the rest", |_| page.script("return host.whole", &[]).unwrap_or(false))?;
    let () = page.script(&format!("{CATCH}; return null"), &[])?;
    let sheet = usual_run()?;
    let answers: Vec<String> = page.script(include_str!("../src/js/hurry.js"), &[json!(sheet.answers())])?;
    let findings = page.script(FINDINGS, &[])?;
    let () = page.script("within('[data-action=print]')[0].click(); return null", &[])?;
    page.wait_until("a print", |_| page.script("return caught.prints > 0", &[]).unwrap_or(false))?;
    let shown = Shown { answers, findings };
    let sent: Sent = page.script(SENT, &[])?;
    same("prints and windows", (sent.prints, sent.opened), (1, 0))?;
    browser.leave_frame()?;
    show(browser, &sent.page)?;
    let words = Printed::from(browser, Paper::A4)?.words()?;
    for line in shown.findings.iter().chain(&shown.answers) {
        ensure!(words.contains(&squeeze(line)), "no {line:?} in {words}");
    }
    ensure!(!words.contains("Aclinic"), "the page around is on the paper: {words}");
    Ok(())
}

// --------------------------------------------------------------------------------------------------------- Two languages

/// The sheet as it is in one language, or what of it is in the other.
const LINES: &str = "
return within('.sheet :is(h1, h2, .head, li)').map((node) => (node.querySelector('.other') ?? node).textContent)";

/// The lines in the clinic's language that begin or end outside the sheet.
const OUTSIDE: &str = "
const sheet = document.querySelector('.sheet').getBoundingClientRect();
return [...document.querySelectorAll('.other')].filter((node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].some((box) => box.left < sheet.left - 1 || box.right > sheet.right + 1);
}).map((node) => node.textContent);";

/// The patient's language and the clinic's: each line is in both, as a page of each language has it.
fn two_languages(browser: &Browser) -> Proof {
    for (one, at, other, other_at, directions) in
        [("en", "/", "es", "/es/", ["ltr", "ltr"]), ("ar", "/ar/", "en", "/", ["rtl", "ltr"])]
    {
        // The second pair past the day of the content, which both languages say then.
        let late = one == "ar";
        if late {
            browser.on_day(LATE)?;
        }
        let sheet = usual_run()?;
        let site = Site::start()?;
        let (page, _) = guided(browser, &site, other_at, Window::Desk, &sheet)?;
        ensure!(!late || page.count(NOTE)? > 0, "the page does not know what day it is");
        let theirs: Vec<String> = page.script(LINES, &[])?;
        let (page, shown) = guided(browser, &site, at, Window::Desk, &sheet)?;
        let ours: Vec<String> = page.script(LINES, &[])?;
        // It comes by the worker, since the page has been silent for long.
        let () = page.script("host.setAttribute('clinic-lang', arguments[1]); return null", &[json!(other)])?;
        page.wait_until("the clinic's words", |_| page.count(".sheet .other").is_ok_and(|count| count > 0))?;
        write_own(&page, OWN)?;
        let seen: Vec<String> = page.script(LINES, &[])?;
        // Their own words are a line more, and only once.
        let own = seen.iter().position(|line| line == OWN).ok_or_else(|| Fault::wrong("no own words"))?;
        let mut without = seen.clone();
        without.remove(own);
        same(format_args!("what is in {other}"), &without, &theirs)?;
        let spoken: Vec<[String; 2]> = page.script(
            "return within('.sheet, .sheet .other').map((node) => [node.lang, getComputedStyle(node).direction])",
            &[],
        )?;
        same("the sheet", &spoken[0], &[one.to_owned(), directions[0].to_owned()])?;
        ensure!(spoken[1..].iter().all(|[tag, dir]| tag == other && dir == directions[1]), "{spoken:?}");
        page.press("download")?;
        page.press("page")?;
        page.wait_until("two files", |_| page.script("return caught.files.length > 1", &[]).unwrap_or(false))?;
        let files = caught(&page)?;
        let file =
            |kind: &str| files.iter().find(|(media, _)| media.starts_with(kind)).map_or("", |(_, text)| text.as_str());
        // The room for notes is on paper only.
        let lacking = |text: &str| {
            let lines = ours.iter().chain(&theirs).chain(&shown.answers).map(|line| squeeze(line));
            let text = squeeze(text);
            lines.filter(|line| !text.contains(line.as_str())).collect::<Vec<_>>()
        };
        ensure!(lacking(file("text/plain")).len() <= 2, "the text lacks {:?}", lacking(file("text/plain")));
        same("own words in the text", file("text/plain").matches(OWN).count(), 1)?;
        page.press("qr")?;
        page.wait_until("the code", |_| page.count(".qr").is_ok_and(|count| count == 1))?;
        let code = scanned(&page, browser)?;
        ensure!(
            theirs.first().is_some_and(|title| code.starts_with(title.as_str())),
            "the code is not in {other}: {code}"
        );
        same("the console", page.console()?, Vec::new())?;
        show(browser, file("text/html"))?;
        let text: String = browser.script("return document.body.textContent", &[])?;
        same("what the saved page lacks", lacking(&text), Vec::<String>::new())?;
        same("lines outside the sheet", browser.script::<Vec<String>>(OUTSIDE, &[])?, Vec::<String>::new())?;
        let printed = Printed::from(browser, Paper::A4)?;
        printed.keep(&format!("two-{one}-{other}"))?;
        println!("paper: {one} and {other}: {} pages", printed.pages()?);
    }
    Ok(())
}

fn one_language(browser: &Browser) -> Proof {
    let site = Site::with(|request, reply| if request.path == "/words/es.txt" { Reply::not_found() } else { reply })?;
    let page = Page::open(browser, &site, "/pages/two/", Window::Phone, By::Touch)?;
    let () = page.script(
        "host.setAttribute('clinic-lang', 'es');
         document.querySelectorAll('kidney-selfcheck')[1].setAttribute('clinic-lang', 'tlh'); return null",
        &[],
    )?;
    let (mut said, start) = (Vec::new(), Instant::now());
    while said.len() < 2 && start.elapsed() < Duration::from_secs(20) {
        said.extend(page.console()?.into_iter().filter(Line::is_said).map(|line| line.text));
    }
    let wanted = [r#"clinic-lang="es": "#, r#"clinic-lang="tlh": there is no such language"#];
    ensure!(
        said.len() == 2 && wanted.iter().all(|wanted| said.iter().any(|line| line.contains(wanted))),
        "the console: {said:?}"
    );
    page.run(&usual_run()?)?;
    same("lines of another language", page.count(".sheet .other")?, 0)
}

// ------------------------------------------------------------------------------------------------------ Files and codes

fn clinic_file(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let sheet = usual_run()?;
    let (page, _) = guided(browser, &site, "/", Window::Phone, &sheet)?;
    write_own(&page, OWN)?;
    let asked = page.requests();
    page.press("fhir")?;
    let files = caught(&page)?;
    same("the requests for it", page.requests(), asked)?;
    let [(media, text)] = &files[..] else { return Err(Fault::wrong(format!("{files:?}"))) };
    same("its type", media.as_str(), "application/fhir+json")?;
    let response: Value = serde_json::from_str(text).at("the file")?;
    let mut written = Vec::new();
    gather(&response, &mut written);
    let wanted: Vec<String> = sheet
        .answers()
        .iter()
        .flat_map(|(question, options)| options.iter().map(move |option| format!("{question}/{option}")))
        .collect();
    same("the answers in it", written, wanted)?;
    ensure!(!text.contains("sister") && !text.contains("usually-outside"), "more than the answers: {text}");
    same("the console", page.console()?, Vec::new())
}

/// Every code below a value, in order.
fn gather(value: &Value, codes: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| gather(value, codes)),
        Value::Object(fields) => {
            codes.extend(fields.get("code").and_then(Value::as_str).map(str::to_owned));
            for name in ["item", "answer", "valueCoding"] {
                fields.get(name).into_iter().for_each(|value| gather(value, codes));
            }
        }
        _ => {}
    }
}

/// What a camera reads from the code on the screen.
fn scanned(page: &Page, browser: &Browser) -> Proof<String> {
    let clip: Value = page.script(
        "const { x, y, width, height } = within('.qr')[0].getBoundingClientRect();
         return { x: x + scrollX, y: y + scrollY, width, height, scale: 1 };",
        &[],
    )?;
    let shot = json!({ "clip": clip, "captureBeyondViewport": true });
    let shot = browser.devtools("Page.captureScreenshot", &shot)?;
    let png = shot.get("data").and_then(Value::as_str).unwrap_or_default();
    let png = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, png)?;
    scan(&png).at(clip)
}

fn codes(browser: &Browser) -> Proof {
    let mut all: Vec<Sheet> =
        sheets::all()?.into_iter().filter(|sheet| !sheet.is_emergency()).step_by(3).take(10).collect();
    all.extend([shortest_run()?, longest_run()?]);
    let longest = all.len() - 1;
    for (at, sheet) in all.into_iter().enumerate() {
        let site = Site::start()?;
        let (page, shown) = guided(browser, &site, "/", Window::Narrow, &sheet)?;
        page.press("qr")?;
        page.wait_until("the code", |_| page.count(".qr").is_ok_and(|count| count == 1))?;
        let text = scanned(&page, browser).at(&sheet)?;
        let mut lines = text.lines().skip(2);
        for answer in &shown.answers {
            let line = lines.next().unwrap_or_default();
            // With every box ticked there is more than a code can hold, and it says so.
            if at == longest && line.ends_with("more on the printed sheet") {
                break;
            }
            ensure!(line.contains(answer.as_str()), "{sheet}: {line:?} is not {answer:?}\n{text}");
        }
        page.picture(&format!("code-{}", squeeze(&sheet.to_string()).replace('/', "-")), Window::Narrow)?;
    }
    Ok(())
}

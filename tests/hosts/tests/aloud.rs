//! Read aloud: only by voices on the device, what is shown and nothing else, marked, and never longer than it is wanted.
//!
//! Browsers without a window have no voices, so the page of these cases brings some.

use host_tests::fault::{At, same};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure, sheets};
use serde::Deserialize;
use serde_json::json;

/// More sentences than any screen has.
const MOST: usize = 5000;

const READ: &str = "Read aloud";
const STOP: &str = "Stop reading";

type Story = fn(&Page) -> Proof;

const STORIES: &[(&str, Story)] = &[
    ("no button without a voice on the device", voices),
    ("what is shown is read, in order, and marked", order),
    ("it stops with what it reads", stops),
    ("each language by a voice of its own", languages),
];

pub fn cases() -> Vec<Case> {
    STORIES
        .iter()
        .flat_map(|(name, story)| {
            Case::in_all(format!("aloud: {name}"), move |browser: &Browser| {
                let site = Site::start()?;
                let page = Page::open(browser, &site, "/pages/aloud/", Window::Phone, By::Touch)?;
                let asked = page.requests();
                story(&page)?;
                // Words of a language that was chosen may come; nothing else may.
                let more: Vec<String> = page.requests().split_off(asked.len());
                ensure!(more.iter().all(|path| path.starts_with("/words/")), "asked for: {more:?}");
                same("the console", page.console()?, Vec::new())
            })
        })
        .collect()
}

/// One sentence, as it was said.
#[derive(Debug, Deserialize)]
struct Said {
    text: String,
    lang: String,
    voice: String,
}

fn have(page: &Page, voices: &[&str]) -> Proof {
    page.script("heard.have(arguments[1]); return null", &[json!(voices)])
}

/// What the button says; nothing where it is hidden.
fn label(page: &Page) -> Proof<String> {
    page.script(
        "return within('[data-action=aloud]').filter((node) => node.checkVisibility())
           .map((node) => node.textContent).join()",
        &[],
    )
}

/// What is being said now; nothing in silence.
fn now(page: &Page) -> Proof<String> {
    page.script("return heard.now?.text ?? ''", &[])
}

/// What is marked now.
const MARKED: &str = "
const marked = () => {
  const ranges = [...(CSS.highlights?.get('kidney-selfcheck-aloud') ?? [])];
  const said = (node) => {
    const bare = node.cloneNode(true);
    bare.querySelectorAll('.meaning, .unseen').forEach((hidden) => hidden.remove());
    return bare.textContent;
  };
  const texts = ranges.length ? ranges.map(String) : within('[data-aloud]').map(said);
  return texts.join('').replace(/\\s+/g, ' ').trim();
};";

fn marked(page: &Page) -> Proof<String> {
    page.script(&format!("{MARKED} return marked()"), &[])
}

/// Silence: nothing is said, nothing is marked, and the button offers to begin.
fn silent(page: &Page, after: &str) -> Proof {
    page.wait_until(&format!("silence after {after}"), |_| now(page).is_ok_and(|text| text.is_empty()))?;
    same(after, (marked(page)?.as_str(), page.count("[data-aloud]")?), ("", 0))
}

fn voices(page: &Page) -> Proof {
    let tries: &[(&[&str], &str)] = &[
        (&[], ""),
        (&["en-US, remote"], ""),
        (&["fr-FR", "es-ES", "en-GB, remote"], ""),
        (&["en_GB"], READ),
        (&["en-US, remote", "fr-FR", "en-GB"], READ),
        (&["en-US, remote"], ""),
    ];
    for (voices, seen) in tries {
        have(page, voices)?;
        same("the button", label(page)?.as_str(), *seen).at(format_args!("{voices:?}"))?;
    }
    // A voice that goes away in the middle is not followed by another that sends the text away.
    have(page, &["en-US, remote", "en-GB"])?;
    page.press("aloud")?;
    have(page, &["en-US, remote"])?;
    let () = page.script("heard.end(); return null", &[])?;
    silent(page, "the voice went")?;
    same("the button", label(page)?.as_str(), "")?;
    let said: Vec<Said> = page.script("return heard.said", &[])?;
    same("sentences", said.len(), 1)?;
    ensure!(said.iter().all(|said| said.voice == "en-GB" && said.lang == "en-GB"), "{said:?}");
    // The one that says it is of the language as the page writes it, or else the person's own.
    have(page, &["zh-HK", "zh-TW", "pt-PT"])?;
    same("the button", label(page)?.as_str(), "")
}

/// The words that can be seen, without the spaces between them, without the message above every screen if it was read.
fn shown(page: &Page, greeted: bool) -> Proof<String> {
    page.script(
        "const nodes = [];
         const walker = document.createTreeWalker(within('.selfcheck')[0], NodeFilter.SHOW_TEXT);
         while (walker.nextNode()) nodes.push(walker.currentNode);
         const silent = arguments[1] ? '.unseen, .sheet, textarea, [aria-hidden=true], .main-message' : '.unseen, .sheet, textarea, [aria-hidden=true]';
         return nodes.filter((node) => {
           const up = node.parentElement;
           const fold = up.closest('details:not([open])');
           return up.checkVisibility() && !up.closest(silent) && (!fold || up.closest('summary')?.parentElement === fold);
         }).map((node) => node.data).join('').replace(/\\s/g, '')",
        &[json!(greeted)],
    )
}

/// Reads the screen to its end; each sentence must be marked while it is said.
fn whole(page: &Page, greeted: bool) -> Proof<Vec<Said>> {
    let wanted = shown(page, greeted)?;
    let () = page.script("heard.said = []; return null", &[])?;
    page.press("aloud")?;
    same("the button", label(page)?.as_str(), STOP)?;
    let unmarked: Vec<[String; 2]> = page.script(
        &format!(
            "{MARKED}
             const wrong = [];
             for (let left = arguments[1]; left > 0 && heard.now; left -= 1) {{
               const {{ text }} = heard.now;
               const blocks = within('[data-aloud]').length;
               if (blocks ? blocks !== 1 || !marked().includes(text) : marked() !== text) wrong.push([text, marked()]);
               heard.end();
             }}
             return wrong"
        ),
        &[MOST.into()],
    )?;
    same("sentences that are marked otherwise", unmarked, Vec::<[String; 2]>::new())?;
    silent(page, "the end")?;
    same("the button", label(page)?.as_str(), READ)?;
    let said: Vec<Said> = page.script("return heard.said", &[])?;
    let words: String = said.iter().flat_map(|said| said.text.split_whitespace()).collect();
    same("what is read", words, wanted)?;
    ensure!(said.iter().all(|said| said.voice == "en-GB"), "{said:?}");
    Ok(said)
}

fn order(page: &Page) -> Proof {
    have(page, &["en-US, remote", "en-GB"])?;
    let said = whole(page, false).at("start")?;
    ensure!(said.iter().any(|said| said.text == "This page saves nothing and sends nothing."), "{said:?}");
    page.picture("aloud-start", Window::Phone)?;
    page.start()?;
    whole(page, true).at("the first question")?;
    page.press("continue")?;
    page.wait_until("what is missing", |look| look.text.contains("There is a problem"))?;
    whole(page, true).at("what is missing")?;
    page.axe_tag()?;
    page.measure()?;
    // Where there are no highlights, the block is marked.
    let () = page.script("delete window.Highlight; return null", &[])?;
    whole(page, true).at("without highlights")?;
    page.go("back")?;
    let sheet = sheets::best()?.but(&[("egfr", &["20-to-29"]), ("virus", &["dont-know"])])?;
    page.run(&sheet)?;
    let () = page.script(
        "const field = within('[data-own]')[0];
         field.value = 'May I swim?';
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
         within('.fold').forEach((fold) => (fold.open = true));
         return null",
        &[],
    )?;
    // Whoever was at the start again may be somebody else, to whom the message above every screen is new.
    let said = whole(page, false).at("the guidance")?;
    ensure!(said.len() > 50 && !said.iter().any(|said| said.text.contains("swim")), "{said:?}");
    same("the marks", page.count("[data-aloud]")?, 0)
}

fn stops(page: &Page) -> Proof {
    have(page, &["en-GB", "es-ES"])?;
    // As it is done, and what the button says then.
    let begin = || -> Proof {
        page.press("aloud")?;
        ensure!(!now(page)?.is_empty() && !marked(page)?.is_empty(), "nothing is read");
        same("the button", label(page)?.as_str(), STOP)
    };
    let script = |script: &str| -> Proof { page.script(&format!("{script}; return null"), &[]) };
    begin()?;
    page.press("aloud")?;
    silent(page, "the button")?;
    same("the button", label(page)?.as_str(), READ)?;
    begin()?;
    page.start()?;
    silent(page, "another screen")?;
    begin()?;
    page.choose("none")?;
    ensure!(!now(page)?.is_empty(), "a choice stays on the screen");
    script("dispatchEvent(new Event('pagehide'))")?;
    silent(page, "leaving the page")?;
    begin()?;
    script(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange')); delete document.hidden",
    )?;
    silent(page, "another tab")?;
    begin()?;
    page.go("clear")?;
    silent(page, "clearing")?;
    begin()?;
    script(
        "const [list] = within('select[data-action=language]'); list.value = 'es';
         list.dispatchEvent(new Event('change'))",
    )?;
    page.wait_until("Spanish", |look| look.language == "es")?;
    silent(page, "another language")?;
    page.wait_until("the button", |_| label(page).is_ok_and(|label| label == "Leer en voz alta"))?;
    page.press("aloud")?;
    ensure!(!now(page)?.is_empty(), "nothing is read in Spanish");
    script("window.gone = host; host.remove()")?;
    page.wait_until("silence after the removal", |_| {
        page.browser.script::<bool>("return heard.now === undefined", &[]).unwrap_or(false)
    })?;
    let left: usize = page.browser.script("return [...(CSS.highlights?.keys() ?? [])].length", &[])?;
    same("what is marked", left, 0)
}

fn languages(page: &Page) -> Proof {
    have(page, &["pt-PT", "pt-BR", "zh-TW", "zh-CN", "ar-EG", "fr-CA, remote"])?;
    same("English", label(page)?.as_str(), "")?;
    for (tag, voice) in
        [("pt-BR", Some("pt-BR")), ("zh-Hans", Some("zh-CN")), ("ar", Some("ar-EG")), ("fr", None), ("hi", None)]
    {
        let () = page.script(
            "const [list] = within('select[data-action=language]'); list.value = arguments[1];
             list.dispatchEvent(new Event('change')); heard.said = []; return null",
            &[json!(tag)],
        )?;
        page.wait_until(tag, |look| look.language == tag)?;
        page.wait_that("the rest of the words", "host.whole")?;
        let Some(voice) = voice else {
            same(tag, label(page)?.as_str(), "")?;
            continue;
        };
        ensure!(!label(page)?.is_empty(), "{tag} has no button");
        page.picture(&format!("aloud-{tag}"), Window::Phone)?;
        page.press("aloud")?;
        let said: Vec<Said> = page.script("return heard.said", &[])?;
        ensure!(said.len() == 1 && said.iter().all(|said| said.voice == voice), "{tag}: {said:?}");
        page.press("aloud")?;
        page.measure().at(tag)?;
    }
    Ok(())
}

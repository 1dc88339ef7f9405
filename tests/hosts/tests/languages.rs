//! Languages: chosen at any moment without losing an answer, each with a page of its own, without a network once read;
//! and on no screen is a text of any of them cut off, over the edge or under another, on the narrowest telephone, in
//! letters twice as large, or with the spacing that a reader sets.

use std::thread;
use std::time::Duration;

use compiler::Language;
use host_tests::fault::{At, Fault, same};
use host_tests::sheets::{self, content};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::Reply;

use crate::text_size;

type Story = fn(&Browser) -> Proof;

pub fn cases() -> Vec<Case> {
    let in_all: [(&str, Story); 5] = [
        ("a change keeps the answers, after silence too", change),
        ("one that does not come is told", missing),
        ("one that was read is there without a network", without_network),
        ("all fits in letters twice as large", fits),
        ("a sign stays with the word that can be explained", signs),
    ];
    let mut cases = vec![
        Case::new("languages: a change in a clinic's page", embedded),
        Case::new("languages: the address asks for one", address),
        Case::new("languages: English costs no file of another", flat),
    ];
    cases.extend(in_all.into_iter().flat_map(|(name, prove)| Case::in_all(format!("languages: {name}"), prove)));
    cases
}

/// Every language but English, of which there must be one.
fn others() -> Proof<Vec<&'static Language>> {
    let others: Vec<_> = content()?.languages.iter().filter(|language| language.tag != "en").collect();
    ensure!(!others.is_empty(), "there is no other language");
    Ok(others)
}

/// The page of a language.
fn path(language: &Language) -> String {
    if language.tag == "en" { "/".to_owned() } else { format!("/{}/", language.tag) }
}

/// Chooses a language as the person does.
fn choose(page: &Page, tag: &str) -> Proof {
    page.script::<bool>(
        "const [list] = within('select[data-action=language]');
         list.value = arguments[1];
         return list.value === arguments[1] && list.dispatchEvent(new Event('change'))",
        &[tag.into()],
    )
    .and_then(|chosen| if chosen { Ok(()) } else { Err(Fault::wrong(format!("{tag} cannot be chosen"))) })
}

/// Waits until the whole page speaks a language, in its direction.
fn speaks(page: &Page, language: &Language) -> Proof {
    page.wait_until(&format!("the app speaks {}", language.tag), |look| look.language == language.tag)?;
    let spoken: [String; 2] = page.script("const { lang, dir } = within('.selfcheck')[0]; return [lang, dir]", &[])?;
    same("language and direction", spoken, [language.tag.clone(), language.dir.clone()])
}

fn change(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    page.wait_that("silence", "document.querySelector('meta[data-silence]') !== null")?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    let before = page.look()?;
    for language in others()? {
        choose(&page, &language.tag)?;
        speaks(&page, language)?;
        let now = page.look()?;
        same("the question", &now.question, &before.question)?;
        same("the answer", now.chosen(), before.chosen())?;
        // Its own words come in a file of their own, a moment after.
        page.wait_until("the page around", |_| {
            let root = page.script("const { lang, dir } = document.documentElement; return [lang, dir]", &[]);
            root.is_ok_and(|root: [String; 2]| root == [language.tag.clone(), language.dir.clone()])
        })?;
        page.wait_that("the rest of the words", "document.querySelector('kidney-selfcheck').whole")?;
    }
    let focus: String = page.script("return focused()?.dataset?.action ?? ''", &[])?;
    ensure!(focus.is_empty() || focus == "language", "the focus went to {focus:?}");
    // The service worker asks again for what it keeps.
    let mut words: Vec<String> = page.requests().into_iter().filter(|path| path.starts_with("/words/")).collect();
    words.retain(|path| path.contains(".txt"));
    words.sort();
    words.dedup();
    same("files of words", words.len(), 2 + 2 * others()?.len())?;
    same("the console", page.console()?, Vec::new())?;
    page.continue_().map(drop)
}

fn embedded(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/two/", Window::Phone, By::Touch)?;
    let all = others()?;
    let [language, ..] = all.as_slice() else { return Err(Fault::stuck("no language")) };
    let above = |page: &Page| -> Proof<bool> {
        page.script(
            "const [list, heading] = [within('.languages')[0], within('h1')[0]];
             return list.getBoundingClientRect().bottom <= heading.getBoundingClientRect().top",
            &[],
        )
    };
    same("the choice stands above the first screen", above(&page)?, true)?;
    page.start()?;
    same("and below every other", above(&page)?, false)?;
    choose(&page, &language.tag)?;
    speaks(&page, language)?;
    same("the other one", page.nth(1).look()?.language, "en".to_owned())?;
    let around: String = page.script("return document.documentElement.lang", &[])?;
    same("the clinic's page", around, "en".to_owned())
}

fn missing(browser: &Browser) -> Proof {
    let site = Site::with(|request, reply| {
        let gone = request.path.starts_with("/words/") && !request.path.starts_with("/words/en");
        if gone { Reply::not_found() } else { reply }
    })?;
    let page = Page::open(browser, &site, "/pages/two/", Window::Phone, By::Touch)?;
    let all = others()?;
    let [language, ..] = all.as_slice() else { return Err(Fault::stuck("no language")) };
    choose(&page, &language.tag)?;
    page.wait_until("that it did not come", |look| look.text.contains("We could not load that language"))?;
    let shown: [String; 2] =
        page.script("return [within('select[data-action=language]')[0].value, within('.selfcheck')[0].lang]", &[])?;
    same("what is chosen and shown", shown, ["en".to_owned(), "en".to_owned()])
}

fn address(browser: &Browser) -> Proof {
    let site = Site::start()?;
    for language in others()? {
        let page = Page::load(browser, &site, &format!("/?lang={}", language.tag), Window::Phone, By::Touch)?;
        speaks(&page, language)?;
        let at: [String; 2] = page.script("return [location.pathname, document.title]", &[])?;
        let title = content()?.page.get(&language.tag).and_then(|texts| texts.get("heading")).cloned();
        same("the page", at, [path(language), title.unwrap_or_default()])?;
        // Back from it to English by the address.
        browser.open(&site.url(&format!("{}?lang=en", path(language))))?;
        page.wait_until("English", |look| look.language == "en")?;
        same("the path", page.script::<String>("return location.pathname", &[])?, "/".to_owned())?;
    }
    Ok(())
}

fn without_network(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let all = others()?;
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Err(Fault::stuck("no language")) };
    let page = Page::open(browser, &site, &path(first), Window::Phone, By::Touch)?;
    let kept = format!("new URL('/{}/', location.href).href", first.tag);
    page.wait_until("the page kept", |_| {
        let there = format!("return caches.match({kept}).then((found) => found !== undefined)");
        page.script(&there, &[]).unwrap_or(false)
    })?;
    for name in ["txt", "more.txt", "page.json"] {
        let file = format!("/words/{}.{name}", first.tag);
        page.wait_until(&file, |_| {
            page.script(
                "return caches.match(arguments[1]).then((found) => found !== undefined)",
                &[file.as_str().into()],
            )
            .unwrap_or(false)
        })?;
    }
    if first.tag != last.tag {
        let file = format!("/words/{}.txt", last.tag);
        let there: bool = page.script(
            "return caches.match(arguments[1]).then((found) => found !== undefined)",
            &[file.as_str().into()],
        )?;
        ensure!(!there, "{file} is kept, and nobody read it");
    }
    site.stop();
    // A driver loads a page anew past the worker; a person who opens it does not.
    browser.open(&site.url(&path(first)))?;
    page.wait_for_place("start")?;
    speaks(&page, first)?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    let before = page.look()?;
    let read = |language: &&Language| language.tag == "en" || language.tag == first.tag;
    for language in content()?.languages.iter().filter(read) {
        choose(&page, &language.tag)?;
        speaks(&page, language)?;
        same("the answer", page.look()?.chosen(), before.chosen())?;
    }
    page.continue_().map(drop)
}

/// A visit in English asks for nothing of another language.
fn flat(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    page.run(&sheets::best()?)?;
    thread::sleep(Duration::from_millis(500));
    let mut asked: Vec<String> = page.requests().into_iter().filter(|path| path.contains("words/")).collect();
    asked.sort();
    asked.dedup();
    same("files of words", asked, vec!["/words/en.more.txt".to_owned(), "/words/en.txt".to_owned()])
}

/// Every kind of screen, each in every language, before the next one.
fn fits(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Narrow, By::Touch)?;
    // Half-way through a word a page would fall silent.
    page.wait_that("silence", "document.querySelector('meta[data-silence]') !== null")?;
    same("the choice of language stands first", page.count(".languages:has(~ * [data-screen])")?, 1)?;
    narrow(&page, 2.0)?;
    roomy(&page, "start")?;
    page.start()?;
    same("the choice of language stands last", page.count(".languages:last-child")?, 1)?;
    page.press("continue")?;
    page.wait_that("what is missing", "within('.error-summary').length === 1")?;
    fit(&page, "missing")?;
    let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
    for (question, options) in sheet.answers() {
        page.answer(question, &options)?;
        if question == "egfr" {
            roomy(&page, question)?;
        } else {
            fit(&page, question)?;
        }
        page.continue_()?;
    }
    roomy(&page, "review")?;
    page.go("continue")?;
    page.press("qr")?;
    roomy(&page, "guidance")?;
    page.go("learn")?;
    fit(&page, "learn")?;
    page.go("clear")?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    fit(&page, "emergency")?;

    let site = Site::with(|request, reply| if request.path == "/core/core.wasm" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, "/", Window::Narrow, By::Touch)?;
    page.wait_for_failure()?;
    narrow(&page, 2.0)?;
    fit(&page, "failure")
}

/// French sets its question mark apart, and no line begins with one, however wide the page is.
fn signs(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/fr/", Window::Phone, By::Touch)?;
    page.wait_that(
        "words that can be explained, and their looks",
        "getComputedStyle(within('.held')[0]).whiteSpace === 'nowrap'",
    )?;
    let (looks, wrong): (usize, Vec<String>) = page.script(
        "const held = within('.held').filter(({ lastChild }) => lastChild.nodeType === Node.TEXT_NODE && lastChild.length > 0);
         const { style } = document.documentElement, wrong = [];
         let looks = 0;
         for (let width = 200; width <= 360; width += 1) {
           style.width = `${width}px`;
           for (const { firstChild, lastChild, textContent } of held) {
             const sign = document.createRange();
             sign.setStart(lastChild, lastChild.length - 1);
             sign.setEnd(lastChild, lastChild.length);
             looks += 1;
             if (sign.getBoundingClientRect().bottom > firstChild.getBoundingClientRect().bottom) wrong.push(`${width}: ${textContent}`);
           }
         }
         style.width = '';
         return [looks, wrong]",
        &[],
    )?;
    ensure!(looks > 100, "{looks} looks");
    same("signs at the begin of a line", wrong, Vec::<String>::new())
}

/// Letters so many times as large, as a browser's setting makes them, on the narrowest telephone; a desktop's window is
/// never so narrow, but its page can be.
pub fn narrow(page: &Page, times: f64) -> Proof {
    page.script(
        "const { style } = document.documentElement;
         [style.width, style.fontSize] = ['320px', `${112.5 * arguments[1]}%`];
         return null",
        &[times.into()],
    )
}

/// The screen in every language; and in some, in letters of the usual size with the spacing that a reader may set, and
/// twice as large by the list of sizes.
fn roomy(page: &Page, name: &str) -> Proof {
    const SOME: &[&str] = &["hi", "ar", "en"];
    fit(page, name)?;
    narrow(page, 1.0)?;
    fit_in(page, SOME, true).at("spaced").at(name)?;
    text_size::choose(page, "2")?;
    fit_in(page, SOME, false).at("twice as large").at(name)?;
    text_size::choose(page, "1")?;
    narrow(page, 2.0)
}

fn fit(page: &Page, name: &str) -> Proof {
    // English last, in which the interview goes on.
    let tags: Vec<&str> = content()?.languages.iter().rev().map(|language| language.tag.as_str()).collect();
    fit_in(page, &tags, false).at(name)
}

/// In these languages, and in the one that nobody speaks before the last of them.
fn fit_in(page: &Page, tags: &[&str], spaced: bool) -> Proof {
    let mut wrong: Vec<String> = Vec::new();
    for tag in tags {
        // The element knows nothing of it, so another language must follow that is not the one before.
        let last = tags.last() == Some(tag);
        let pseudo = content()?.pseudo.iter().filter(|_| last).map(|file| file.text.as_str());
        let pseudo: Vec<&str> = pseudo.collect();
        let found: Vec<String> =
            page.script(include_str!("../src/js/fits.js"), &[(*tag).into(), pseudo.into(), spaced.into()])?;
        wrong.extend(found);
    }
    same("what does not fit", wrong, Vec::<String>::new())
}

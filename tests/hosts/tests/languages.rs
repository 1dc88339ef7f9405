//! Languages: chosen at any moment without losing an answer, each with a page of its own, without a network once read.

use std::thread;
use std::time::Duration;

use compiler::Language;
use host_tests::fault::{Fault, same};
use host_tests::sheets::{self, content};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::Reply;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("languages: a change keeps the answers, after silence too", change),
        Case::new("languages: a change in a clinic's page", embedded),
        Case::new("languages: one that does not come is told", missing),
        Case::new("languages: the address asks for one", address),
        Case::new("languages: one that was read is there without a network", without_network),
        Case::new("languages: English costs no file of another", flat),
    ]
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
    .and_then(|chosen| if chosen { Ok(()) } else { Err(Fault(format!("{tag} cannot be chosen"))) })
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
    page.wait_until("silence", |_| {
        page.script("return document.querySelector('meta[data-silence]') !== null", &[]).unwrap_or(false)
    })?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    let before = page.look()?;
    for language in others()? {
        choose(&page, &language.tag)?;
        speaks(&page, language)?;
        let now = page.look()?;
        same("the question", &now.question, &before.question)?;
        same("the answer", now.chosen(), before.chosen())?;
        let root: [String; 2] =
            page.script("const { lang, dir } = document.documentElement; return [lang, dir]", &[])?;
        same("the page around", root, [language.tag.clone(), language.dir.clone()])?;
        page.wait_until("the rest of the words", |_| {
            page.script("return document.querySelector('kidney-selfcheck').whole", &[]).unwrap_or(false)
        })?;
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
    let [language, ..] = all.as_slice() else { return Err(Fault("no language".to_owned())) };
    page.start()?;
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
    let [language, ..] = all.as_slice() else { return Err(Fault("no language".to_owned())) };
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
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Err(Fault("no language".to_owned())) };
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
    browser.reload()?;
    page.wait_for_place("start")?;
    speaks(&page, first)?;
    page.start().map(drop)
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

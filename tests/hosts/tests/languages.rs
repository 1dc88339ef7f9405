//! Languages: chosen at any moment without losing an answer, each with a page of its own, without a network once read,
//! and on every kind of screen no text is cut off or lies on another, at 320 pixels and in letters twice as large.

use std::thread;
use std::time::Duration;

use compiler::Language;
use host_tests::fault::{At, Fault, same};
use host_tests::sheets::{self, content};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::Reply;

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("languages: a change keeps the answers, after silence too", change),
        Case::new("languages: a change in a clinic's page", embedded),
        Case::new("languages: one that does not come is told", missing),
        Case::new("languages: the address asks for one", address),
        Case::new("languages: one that was read is there without a network", without_network),
        Case::new("languages: English costs no file of another", flat),
    ];
    for language in content().map(|content| content.languages.clone()).unwrap_or_default() {
        let tag = language.tag.clone();
        cases.push(Case::new(format!("languages: nothing is cut off, {tag}"), move |browser| fits(browser, &language)));
    }
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
    words.retain(|path| path.ends_with(".txt"));
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

/// Every kind of screen.
fn fits(browser: &Browser, language: &Language) -> Proof {
    let site = Site::start()?;
    let tag = &language.tag;
    let page = Page::open(browser, &site, &path(language), Window::Narrow, By::Touch)?;
    speaks(&page, language)?;
    large(&page)?;
    check(&page, &format!("{tag}-start"))?;
    page.start()?;
    page.press("continue")?;
    page.wait_until("what is missing", |look| !look.alert.is_empty())?;
    check(&page, &format!("{tag}-missing"))?;
    let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
    for (question, options) in sheet.answers() {
        page.answer(question, &options)?;
        check(&page, &format!("{tag}-{question}"))?;
        page.continue_()?;
    }
    check(&page, &format!("{tag}-review"))?;
    page.go("continue")?;
    let () = page.script("within('details').forEach((details) => (details.open = true)); return null", &[])?;
    check(&page, &format!("{tag}-guidance"))?;
    page.go("learn")?;
    let () = page.script("within('details').forEach((details) => (details.open = true)); return null", &[])?;
    check(&page, &format!("{tag}-learn"))?;
    page.go("clear")?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    check(&page, &format!("{tag}-emergency"))?;

    let site = Site::with(|request, reply| if request.path == "/core/core.wasm" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, &path(language), Window::Narrow, By::Touch)?;
    page.wait_for_failure()?;
    large(&page)?;
    let said = content()?.failure.get(tag).and_then(|texts| texts.get("title")).cloned().unwrap_or_default();
    page.wait_until("the failure in its language", |look| look.text.contains(&said))?;
    check(&page, &format!("{tag}-failure"))
}

/// Letters twice as large, as a browser's setting makes them.
fn large(page: &Page) -> Proof {
    page.script("document.documentElement.style.fontSize = '225%'; return null", &[])
}

fn check(page: &Page, name: &str) -> Proof {
    page.picture(name, Window::Narrow)?;
    same("what is wrong", wrong(page).at(name)?, Vec::<String>::new()).at(name)
}

/// Text that is cut off, hangs over the window's edge, or lies on other text.
fn wrong(page: &Page) -> Proof<Vec<String>> {
    page.script(
        "const found = [];
         const width = document.documentElement.clientWidth;
         const wide = document.scrollingElement.scrollWidth;
         if (wide > width) found.push(`the page is ${wide} px wide in ${width} px`);
         const boxes = [];
         const walk = (node) => {
           if (node.nodeType === Node.TEXT_NODE) {
             const range = document.createRange();
             range.selectNodeContents(node);
             if (node.data.trim()) boxes.push([node, [...range.getClientRects()].filter((box) => box.width > 1)]);
             return;
           }
           if (node.nodeType !== Node.ELEMENT_NODE || ['STYLE', 'OPTION', 'svg'].includes(node.nodeName)) return;
           if (!node.checkVisibility({ visibilityProperty: true })) return;
           // What is there for the ear only, or for paper.
           if (node.matches('.unseen, .sheet, [aria-hidden=true]')) return;
           const style = getComputedStyle(node);
           const clips = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
           if (clips && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
             found.push(`cut off: ${textOf(node).slice(0, 60)}`);
           node.childNodes.forEach(walk);
         };
         walk(shadow.querySelector('.app') ?? shadow.querySelector('.failure'));
         for (const [node, lines] of boxes) {
           for (const line of lines) {
             let held = false;
             for (let up = node.parentElement; up; up = up.parentElement)
               held ||= ['auto', 'scroll'].includes(getComputedStyle(up).overflowX);
             if (!held && (line.left < -1 || line.right > width + 1))
               found.push(`from ${line.left.toFixed(0)} to ${line.right.toFixed(0)}: ${node.data.slice(0, 60)}`);
           }
         }
         // Each with the next ones: a screen is one column, so what lies on a text stands near it.
         const flat = boxes.flatMap(([node, lines]) => lines.map((line) => [node, line]));
         flat.forEach(([node, line], at) => {
           for (const [other, next] of flat.slice(at + 1, at + 40)) {
             if (other === node) continue;
             const across = Math.min(line.right, next.right) - Math.max(line.left, next.left);
             const down = Math.min(line.bottom, next.bottom) - Math.max(line.top, next.top);
             // Lines of one paragraph may touch, as tall letters do.
             if (across > 2 && down > Math.min(line.height, next.height) / 3)
               found.push(`${node.data.slice(0, 40)} lies on ${other.data.slice(0, 40)}`);
           }
         });
         return [...new Set(found)];",
        &[],
    )
}

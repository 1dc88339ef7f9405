//! Two engines that look for barriers, axe and IBM's Equal Access, and the measuring rod.
//!
//! In Chromium, in English, on the stand-alone page: every question, what is missing, the check of the answers, the
//! guidance of every outcome (at the end of each journey by touch), the pictures, the learn screen and the failure screen;
//! light and dark, at 1280, 360 and 320 pixels. The other languages, and Firefox, are in trees.rs, and every screen in every one of them in everywhere.rs.

use host_tests::fault::{At, same};
use host_tests::sheets::{self, content};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::Reply;

use crate::barriers::{self, THEMES};

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, window) in [("360 px", Window::Phone), ("1280 px", Window::Desk)] {
        cases.push(Case::new(format!("accessibility: every question, {name}"), move |browser| {
            questions(browser, window)
        }));
        cases.push(Case::new(format!("accessibility: learn, {name}"), move |browser| learn(browser, window)));
        cases.push(Case::new(format!("accessibility: pictures, {name}"), move |browser| pictures(browser, window)));
        cases.push(Case::new(format!("accessibility: failure, {name}"), move |browser| failure(browser, window)));
    }
    cases.push(Case::new("accessibility: in a page with hostile styles", hostile));
    cases.push(Case::new("accessibility: a text too pale is found, however pale", pale));
    cases.push(Case::new("accessibility: a whole interview at 400 %", zoomed));
    cases
}

/// The screen as it is: both engines in light, axe in dark, and the measuring rod at its size and at the narrowest.
fn check(page: &Page, name: &str, window: Window) -> Proof {
    check_now(page, name, window).at(name)
}

fn check_now(page: &Page, name: &str, window: Window) -> Proof {
    page.picture(name, window)?;
    let place = if name.starts_with("hostile") { "embedded" } else { "alone" };
    let note = |theme, by| barriers::note(page, name, "en", theme, place, by);
    page.axe()?;
    note("light", "axe");
    let found = if place == "alone" { page.second_engine() } else { page.second_engine_tag() };
    found?;
    note("light", "Equal Access");
    page.measure()?;
    page.scheme("dark")?;
    page.picture(&format!("{name}-dark"), window)?;
    page.axe_contrast().at("dark")?;
    note("dark", "axe");
    for (theme, features) in THEMES {
        page.prefers(features)?;
        page.colours().at(theme)?;
        note(theme, "contrasts");
        page.picture(&format!("{name}-{theme}"), window)?;
    }
    page.scheme("light")?;
    page.resize(Window::Narrow)?;
    page.measure().at("320 px")?;
    page.resize(window)
}

/// The strongest contrast that a clinic asks for is that which a device asks for, light and dark.
fn by_attribute(page: &Page) -> Proof {
    const COLOURS: &str =
        "const { color, backgroundColor } = getComputedStyle(within('.selfcheck, .failure h2').at(-1));
         return [color, backgroundColor]";
    for scheme in ["light", "dark"] {
        page.prefers(&[("prefers-color-scheme", scheme), ("prefers-contrast", "more")])?;
        let asked: [String; 2] = page.script(COLOURS, &[])?;
        page.scheme(scheme)?;
        let () = page.script("host.setAttribute('theme', 'contrast'); return null", &[])?;
        same(format!("the colours, {scheme}"), page.script::<[String; 2]>(COLOURS, &[])?, asked)?;
        let () = page.script("host.removeAttribute('theme'); return null", &[])?;
    }
    page.scheme("light")
}

/// A long screen on a telephone: measured as it is, and checked with all that is folded unfolded.
pub fn check_folded(page: &Page, name: &str) -> Proof {
    page.picture(name, Window::Phone)?;
    page.measure()?;
    let () = page.script("within('details').forEach((details) => (details.open = true)); return null", &[])?;
    check(page, &format!("{name}-unfolded"), Window::Phone)
}

/// An interview that asks everything there is.
fn questions(browser: &Browser, window: Window) -> Proof {
    let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
    let all: Vec<&str> = content()?.questionnaire.iter().map(|(_, question)| question.id).collect();
    let asked: Vec<&str> = sheet.answers().iter().map(|(question, _)| *question).collect();
    same("the questions of the interview", asked, all)?;

    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", window, By::Touch)?;
    check(&page, "start", window)?;
    by_attribute(&page)?;
    page.start()?;
    for (question, options) in sheet.answers() {
        if question == "right-now" || question == "diagnosis" {
            page.press("continue")?;
            page.wait_until("what is missing", |look| look.text.contains("There is a problem"))?;
            check(&page, &format!("{question}-missing"), window)?;
        }
        page.answer(question, &options)?;
        check(&page, question, window)?;
        page.continue_()?;
    }
    check(&page, "review", window)
}

fn learn(browser: &Browser, window: Window) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", window, By::Touch)?;
    page.go("learn")?;
    check(&page, "learn", window)?;
    check_folded(&page, "learn")
}

/// The pictures with all that is folded unfolded: from either side no word is cut off or lies under a drawing, and no
/// drawing hangs on a colour that forced colours or a printer take away.
fn pictures(browser: &Browser, window: Window) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", window, By::Touch)?;
    page.run(&sheets::best()?)?;
    let () = page.script("within('details').forEach((details) => (details.open = true)); return null", &[])?;
    same("the pictures", page.count("figure[data-picture]")?, 4)?;
    for direction in ["ltr", "rtl"] {
        let () = page.script(
            "within('[dir]').forEach((node) => node.setAttribute('dir', arguments[1])); return null",
            &[direction.into()],
        )?;
        check(&page, &format!("pictures-{direction}"), window)?;
        for wide in [window, Window::Narrow] {
            page.resize(wide)?;
            same(format!("what is wrong, {direction}"), amiss(&page, direction)?, Vec::<String>::new())?;
        }
        page.resize(window)?;
    }
    Ok(())
}

/// What is wrong with the rows of the pictures as they stand.
fn amiss(page: &Page, direction: &str) -> Proof<Vec<String>> {
    page.script(
        "const found = [];
         for (const row of within('figure > ul > li')) {
           const drawing = row.querySelector('svg').getBoundingClientRect();
           const words = row.querySelector('div').getBoundingClientRect();
           const around = row.closest('figure').getBoundingClientRect();
           const apart = arguments[1] === 'rtl' ? drawing.left - words.right : words.left - drawing.right;
           if (apart < 4) found.push(`${row.dataset.part}: the drawing stands ${apart} px from the words`);
           if (drawing.width < 30 || drawing.height < 30) found.push(`${row.dataset.part}: a drawing too small to see`);
           for (const text of row.querySelectorAll('p')) {
             const box = text.getBoundingClientRect();
             if (text.scrollWidth > text.clientWidth + 1 || box.left < around.left - 1 || box.right > around.right + 1)
               found.push(`cut off: ${text.textContent}`);
             if (parseFloat(getComputedStyle(text).fontSize) < 14) found.push(`too small: ${text.textContent}`);
           }
           for (const path of row.querySelectorAll('path')) {
             const { color, stroke, fill } = getComputedStyle(path);
             if (stroke !== color || ![color, 'none'].includes(fill)) found.push(`${row.dataset.part}: a colour`);
           }
         }
         return found;",
        &[direction.into()],
    )
}

fn failure(browser: &Browser, window: Window) -> Proof {
    let site = Site::with(|request, reply| if request.path == "/core/core.wasm" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, "/", window, By::Touch)?;
    page.wait_for_failure()?;
    check(&page, "failure", window)
}

/// Where a quarter of the screen is left each way, everything is still reached, and nothing lies on it.
fn zoomed(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Zoomed, By::Keyboard)?;
    let look = |name: &str| -> Proof {
        page.picture(&format!("zoomed-{name}"), Window::Zoomed)?;
        page.measure().at(name)?;
        page.boxes().at(name)
    };
    look("start")?;
    page.start()?;
    look("a question")?;
    page.press("continue")?;
    page.wait_until("what is missing", |look| look.text.contains("There is a problem"))?;
    look("what is missing")?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    for (question, options) in sheets::best()?.answers().into_iter().skip(1) {
        page.answer(question, &options).at(question)?;
        page.continue_().at(question)?;
    }
    look("review")?;
    page.continue_()?;
    look("guidance")?;
    page.go("learn")?;
    look("learn")
}

/// A page that makes everything small, pale and narrow: none of it gets in.
fn hostile(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let open = |path| Page::open(browser, &site, path, Window::Phone, By::Touch);
    let calm = looks(&open("/pages/moves/")?)?;
    let page = open("/pages/hostile/")?;
    same("how the text looks", looks(&page)?, calm)?;
    check(&page, "hostile-start", Window::Phone)?;
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    check(&page, "hostile-right-now", Window::Phone)?;
    page.continue_()?;
    check(&page, "hostile-guidance", Window::Phone)
}

/// The rule of 7 to 1 as axe has it passes over what is below 4.5 to 1.
fn pale(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    for (colour, ratio) in [("#999", "2.84"), ("#666", "5.74"), ("#444", "")] {
        let () = page.script(
            "const text = within('p').find((node) => node.checkVisibility() && node.textContent.trim());
             text.style.cssText = `font: 16px sans-serif; background: white; color: ${arguments[1]}`;
             return null",
            &[colour.into()],
        )?;
        for (what, seen) in [("all rules", page.axe()), ("contrast alone", page.axe_contrast())] {
            let seen = seen.err().map_or_else(String::new, |fault| fault.why);
            let right =
                if ratio.is_empty() { seen.is_empty() } else { seen.contains(&format!("contrast of {ratio} ")) };
            ensure!(right, "{what} say of {colour} on white: {seen:?}");
        }
    }
    Ok(())
}

/// What text inherits from a page, as it is set anywhere in the self-check, and how small the controls are.
fn looks(page: &Page) -> Proof<Vec<String>> {
    page.script(
        "const inherited = ['textTransform', 'letterSpacing', 'wordSpacing', 'textIndent', 'textAlign', 'whiteSpace',
           'userSelect', 'fontStyle', 'fontVariant', 'visibility'];
         const found = new Set();
         for (const node of within('*')) {
           if (!node.checkVisibility()) continue;
           const style = getComputedStyle(node);
           for (const name of inherited) found.add(`${name}: ${style[name]}`);
           found.add(`lineHeight: ${(parseFloat(style.lineHeight) / parseFloat(style.fontSize)).toFixed(1)}`);
           if (node.localName === 'input') found.add(`input: ${node.getBoundingClientRect().width} px`);
         }
         return [...found].sort();",
        &[],
    )
}

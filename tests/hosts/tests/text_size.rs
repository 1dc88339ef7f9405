//! The size of the text, chosen beside the language: it holds on every screen and in every language, goes with the
//! answers, and is kept nowhere.

use host_tests::fault::{At, Fault, same};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};

pub fn cases() -> Vec<Case> {
    Case::in_all("text size: it holds until the answers are cleared", holds)
}

fn holds(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    let usual = letters(&page)?;
    for size in ["1.25", "1.5", "1.75", "2"] {
        choose(&page, size)?;
        is(&page, usual, size).at(size)?;
    }
    let english = label(&page)?;
    page.start()?;
    is(&page, usual, "2").at("on another screen")?;
    let () = page.script("host.lang = 'ar'; return null", &[])?;
    page.wait_until("Arabic", |look| look.language == "ar")?;
    page.wait_that("the rest of the words", "host.whole")?;
    is(&page, usual, "2").at("in another language")?;
    ensure!(label(&page)? != english, "it is called {english:?} in Arabic too");
    page.go("back")?;
    is(&page, usual, "2").at("back at the start")?;
    page.start()?;
    page.go("clear")?;
    page.wait_until("letters of the usual size", |_| is(&page, usual, "1").is_ok())?;

    choose(&page, "1.5")?;
    let kept: String = page.script("return `${location.search}${document.cookie}${Object.keys(localStorage)}`", &[])?;
    ensure!(!kept.contains("1.5") && !kept.contains("size"), "kept: {kept}");
    let () = page.script(
        "const place = host.parentNode;
         host.remove();
         return new Promise((done) => setTimeout(() => done(void place.append(host)), 100))",
        &[],
    )?;
    page.wait_for_place("start")?;
    page.wait_until("letters of the usual size", |_| is(&page, usual, "1").is_ok()).at("put back").map(drop)
}

/// How high the letters of the screen are, in pixels.
fn letters(page: &Page) -> Proof<f64> {
    page.script("return parseFloat(getComputedStyle(within('.selfcheck')[0]).fontSize)", &[])
}

/// What stands beside the list, and is its name.
fn label(page: &Page) -> Proof<String> {
    page.script("return textOf(within('[data-action=text-size]')[0].labels[0].firstElementChild)", &[])
}

/// The letters are so many times as large, and the list says so.
fn is(page: &Page, usual: f64, size: &str) -> Proof {
    let times: f64 = size.parse().map_err(|_| Fault::stuck(format!("{size} is no number")))?;
    let now = letters(page)?;
    ensure!((now - usual * times).abs() < 0.1, "the letters are {now} px, of usually {usual} px");
    let said: String = page.script("return within('[data-action=text-size]')[0]?.value ?? ''", &[])?;
    same("the size that the list says", said.as_str(), size)
}

/// Chooses a size as the person does.
pub fn choose(page: &Page, size: &str) -> Proof {
    let chosen: bool = page.script(
        "const [list] = within('[data-action=text-size]');
         list.value = arguments[1];
         return list.value === arguments[1] && list.dispatchEvent(new Event('change'))",
        &[size.into()],
    )?;
    ensure!(chosen, "{size} cannot be chosen");
    Ok(())
}

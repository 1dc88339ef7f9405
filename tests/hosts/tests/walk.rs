//! The way through every screen there is, for whoever looks at all of them: the start, all questions and what is missing,
//! the answers, the guidance, what there is to learn, and the failure. `moments.rs` has what comes and goes on them.

use host_tests::fault::At;
use host_tests::sheets;
use host_tests::{Browser, By, Page, Proof, Sheet, Site, Window};
use xtask::server::Reply;

/// One screen of each kind.
pub const OF_EACH_KIND: [&str; 8] =
    ["start", "right-now-missing", "right-now", "egfr", "review", "guidance-unfolded", "learn-unfolded", "failure"];

/// Whose guidance is looked at beside the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guidances {
    /// No other.
    None,
    /// In an emergency, and the gravest other one.
    Gravest,
    /// Of each outcome.
    All,
}

impl Guidances {
    fn sheets(self) -> Proof<Vec<Sheet>> {
        let mut all = sheets::by_outcome()?;
        let gravest = |sheet: &Sheet| sheet.outcome() == ["same-day", "usually-outside", "seller-warning"];
        all.retain(|sheet| match self {
            Self::None => false,
            Self::Gravest => sheet.is_emergency() || gravest(sheet),
            Self::All => true,
        });
        Ok(all)
    }
}

/// What is done on a screen, by its name.
pub type LookAt<'l> = &'l dyn Fn(&Page, &str) -> Proof;

/// Every screen of the stand-alone page of a language.
pub fn alone(browser: &Browser, tag: &str, guidances: Guidances, look: LookAt) -> Proof {
    let path = if tag == "en" { "/".to_owned() } else { format!("/{tag}/") };
    interview(browser, &path, &|_| Ok(()), guidances, look)?;
    failure(browser, &path, &|_| Ok(()), look)
}

/// Every screen that an interview comes to, on a page that is first made ready.
pub fn interview(
    browser: &Browser,
    path: &str,
    ready: &dyn Fn(&Page) -> Proof,
    guidances: Guidances,
    look: LookAt,
) -> Proof {
    let look = |page: &Page, screen: &str| look(page, screen).at(screen);
    let site = Site::start()?;
    let page = Page::open(browser, &site, path, Window::Desk, By::Touch)?;
    ready(&page)?;
    look(&page, "start")?;
    press(&page, "start", "right-now")?;
    click(&page, "continue")?;
    page.wait_that("what is missing", "within('.error-summary').length === 1")?;
    look(&page, "right-now-missing")?;
    let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
    let answers = sheet.answers();
    for (at, (question, options)) in answers.iter().enumerate() {
        if *question == "diagnosis" {
            click(&page, "continue")?;
            page.wait_that("what is missing", "within('.error-summary').length === 1")?;
            look(&page, "diagnosis-missing")?;
            // Whoever goes away and comes back is asked as at first.
            press(&page, "back", "today")?;
            press(&page, "continue", question)?;
        }
        choose(&page, options)?;
        look(&page, question)?;
        press(&page, "continue", answers.get(at + 1).map_or("review", |(next, _)| next))?;
    }
    look(&page, "review")?;
    press(&page, "continue", "guidance")?;
    unfold(&page)?;
    look(&page, "guidance-unfolded")?;
    press(&page, "learn", "learn")?;
    look(&page, "learn")?;
    unfold(&page)?;
    look(&page, "learn-unfolded")?;
    for sheet in guidances.sheets()? {
        press(&page, "clear", "start")?;
        press(&page, "start", "right-now")?;
        let answers = sheet.answers();
        let last = if sheet.is_emergency() { "guidance" } else { "review" };
        for (at, (_, options)) in answers.iter().enumerate() {
            choose(&page, options)?;
            press(&page, "continue", answers.get(at + 1).map_or(last, |(next, _)| next))?;
        }
        if !sheet.is_emergency() {
            press(&page, "continue", "guidance")?;
        }
        look(&page, &guidance(&sheet))?;
    }
    Ok(())
}

/// The screen of a self-check that cannot start.
pub fn failure(browser: &Browser, path: &str, ready: &dyn Fn(&Page) -> Proof, look: LookAt) -> Proof {
    let site = Site::with(|request, reply| if request.path == "/core/core.wasm" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, path, Window::Desk, By::Touch)?;
    page.wait_for_failure()?;
    ready(&page)?;
    look(&page, "failure").at("failure")
}

/// The name of the screen with a guidance.
pub fn guidance(sheet: &Sheet) -> String {
    format!("guidance-{}", sheet.outcome().join("-"))
}

/// Has the tag speak a language, on whatever screen it is.
pub fn speak(page: &Page, tag: &str) -> Proof {
    let () = page.script("host.lang = arguments[1]; return null", &[tag.into()])?;
    let there = "(within('.selfcheck')[0] ?? within('.failure')[0])?.lang";
    page.wait_that(tag, &format!("{there} === '{tag}' && (within('.failure[data-cause]')[0] || host.whole)"))
}

/// By a script, since other cases have fingers and keys.
fn choose(page: &Page, options: &[&str]) -> Proof {
    let () = page.script(
        "for (const id of arguments[1]) { const [input] = targets('option', id); if (!input.checked) input.click(); }
         return null",
        &[options.into()],
    )?;
    page.wait_that("the answer", &format!("{options:?}.every((id) => within(`input:checked[value='${{id}}']`)[0])"))
}

fn press(page: &Page, action: &str, place: &str) -> Proof {
    click(page, action)?;
    page.wait_that(place, &format!("placeNow() === {place:?} && atHeading()"))
}

fn click(page: &Page, action: &str) -> Proof {
    page.script("targets('action', arguments[1])[0].click(); return null", &[action.into()])
}

/// What is folded under a heading, and the pictures in words; the sources of each claim stay folded, which are all in the
/// list at the end.
fn unfold(page: &Page) -> Proof {
    page.script(
        "within('details:has(> summary > h2), details.more').forEach((fold) => (fold.open = true)); return null",
        &[],
    )
}

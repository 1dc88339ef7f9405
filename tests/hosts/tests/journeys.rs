//! From Start to the guidance, by keyboard alone and by touch alone: one sheet of answers for each outcome that can be
//! reached, and more until every option of every question was chosen. The browser must agree with the rules.
//! In the other engines, one interview that asks everything and one that ends at once, by keyboard and by clicks.

use host_tests::fault::same;
use host_tests::sheets::{self, Sheet};
use host_tests::{By, Case, Engine, Fault, Page, Proof, Site, Window};
use host_tests::{tables, tree};

use crate::{accessibility, walk};

const WAYS: [(&str, By, Window); 2] =
    [("by keyboard", By::Keyboard, Window::Desk), ("by touch", By::Touch, Window::Phone)];

pub fn cases() -> Proof<Vec<Case>> {
    // The sheets of the outcomes come first; those after them bring no other guidance.
    let outcomes = sheets::by_outcome()?.len();
    let mut cases = Vec::new();
    for (way, by, window) in WAYS {
        for (at, sheet) in sheets::all()?.into_iter().enumerate() {
            cases.push(Case::new(format!("journeys: {way}: {sheet}"), move |browser| {
                let site = Site::start()?;
                let page = Page::open(browser, &site, "/", window, by)?;
                check(&page, &sheet)?;
                if by == By::Touch && at < outcomes {
                    tree::compare("en", &walk::guidance(&sheet), &tree::read(&page)?)?;
                    let name = sheet.to_string().replace('/', "-");
                    accessibility::check_folded(&page, &format!("guidance-{name}"))?;
                }
                Ok(())
            }));
        }
    }
    // The other engines read the same files: in each, one whole interview by keyboard, whose keys are counted in all
    // three, and one by clicks.
    let [_, others @ ..] = Engine::ALL;
    for (way, by, window) in [("by keyboard", By::Keyboard, Window::Desk), ("by clicks", By::Touch, Window::Phone)] {
        let sheet = sheets::best()?.but(&[("diabetes", &["type-2"])])?;
        let (engines, row) = match by {
            By::Keyboard => (
                &Engine::ALL[..],
                format!("keys from the first screen to the guidance, {} questions", sheet.answers().len()),
            ),
            By::Touch => (&others[..], String::new()),
        };
        if by == By::Keyboard {
            tables::row("keys", &row, engines);
        }
        cases.extend(Case::in_these(engines, format!("journeys: {way}: every question"), move |browser| {
            let site = Site::start()?;
            let page = Page::open(browser, &site, "/", window, by)?;
            let before = browser.pressed();
            check(&page, &sheet)?;
            tables::note("keys", &row, browser.engine(), (browser.pressed() - before).to_string());
            Ok(())
        }));
        let emergency = sheets::by_outcome()?.into_iter().find(Sheet::is_emergency);
        let emergency = emergency.ok_or_else(|| Fault::stuck("no answers lead to an emergency"))?;
        cases.extend(Case::in_these(&others, format!("journeys: {way}: an emergency"), move |browser| {
            let site = Site::start()?;
            check(&Page::open(browser, &site, "/", window, by)?, &emergency)
        }));
    }
    Ok(cases)
}

fn check(page: &Page, sheet: &Sheet) -> Proof {
    let look = page.run(sheet)?;
    same("the outcome", look.outcome, sheet.outcome())?;
    same("the reasons", look.findings, sheet.reasons())?;
    same("the console", page.console()?, Vec::new())
}

//! From Start to the guidance, by keyboard alone and by touch alone: one sheet of answers for each outcome that can be
//! reached, and more until every option of every question was chosen. The browser must agree with the rules.

use host_tests::fault::same;
use host_tests::sheets::{self, Sheet};
use host_tests::{By, Case, Page, Proof, Site, Window};

use crate::accessibility;

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
                    let name = sheet.to_string().replace('/', "-");
                    accessibility::check_folded(&page, &format!("guidance-{name}"))?;
                }
                Ok(())
            }));
        }
    }
    Ok(cases)
}

fn check(page: &Page, sheet: &Sheet) -> Proof {
    let look = page.run(sheet)?;
    same("the outcome", look.outcome, sheet.outcome())?;
    same("the reasons", look.findings, sheet.reasons())?;
    same("the console", page.console()?, Vec::new())
}

//! In the language that nobody speaks every text is in brackets, so one without them comes from the code and not from the
//! words, and would be English for everybody.
//!
//! Not seen here, since their words come by other ways, and trees.rs has them in each language: the failure screen, the page
//! around, the lists of languages and sizes, and the button that reads aloud. Nor is the meaning of a word: with accents no word is known as hard.

use std::cell::RefCell;

use host_tests::fault::{At, same};
use host_tests::sheets::content;
use host_tests::{Browser, Case, Page, Proof};

use crate::moments;
use crate::walk::{self, Guidances};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("hard-coded: no text comes from the code", |browser| check(browser, Guidances::Gravest)),
        Case::new("barriers: no text comes from the code, at every outcome", |browser| check(browser, Guidances::All))
            .long(),
    ]
}

fn check(browser: &Browser, guidances: Guidances) -> Proof {
    let wrong = RefCell::new(Vec::new());
    let look = |page: &Page, screen: &str| -> Proof {
        for text in hard_coded(page)? {
            wrong.borrow_mut().push(format!("{screen}: {text}"));
        }
        Ok(())
    };
    walk::interview(browser, "/", &speak, guidances, &|page, screen| {
        look(page, screen)?;
        for moment in moments::of(screen).filter(|moment| moment.name != "term") {
            (moment.begin)(page, "en").at(moment.name)?;
            look(page, &moment.file())?;
            (moment.end)(page, "en").at(moment.name)?;
        }
        Ok(())
    })?;
    same("what comes from the code", wrong.into_inner(), Vec::<String>::new())
}

/// The element knows nothing of this language, so the app is given its words.
fn speak(page: &Page) -> Proof {
    let files: Vec<&str> = content()?.pseudo.iter().map(|file| file.text.as_str()).collect();
    let () = page.script(
        "const [first, rest] = arguments[1];
         runOf().app.set_words(first);
         runOf().app.add_words(rest);
         return null",
        &[files.into()],
    )?;
    page.wait_that("the language that nobody speaks", "within('.selfcheck')[0].textContent.includes('\\u27e6')")
}

fn hard_coded(page: &Page) -> Proof<Vec<String>> {
    page.script(include_str!("../src/js/hard_coded.js"), &[content()?.version.as_str().into()])
}

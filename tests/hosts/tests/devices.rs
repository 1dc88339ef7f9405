//! What a person's device asks for, in Firefox and `WebKit`: one screen of each kind, in the dark and in English; for
//! `cargo xtask barriers` in every language and in each theme that can be had.
//!
//! Chromium is looked at in accessibility.rs and trees.rs; Firefox, whose themes change while it runs, in everywhere.rs too,
//! as is `WebKit` in light.

use host_tests::engine::Feature;
use host_tests::fault::Kind;
use host_tests::sheets::content;
use host_tests::{Browser, By, Case, Engine, Page, Proof, Site, ensure};

use crate::barriers::{THEMES, in_theme};
use crate::walk::{self, Guidances, OF_EACH_KIND};

type Theme = (&'static str, &'static [Feature]);

pub fn cases() -> Proof<Vec<Case>> {
    let mut cases = Case::in_these(&[Engine::WebKit], "devices: a theme that is not there is found", not_told);
    // It knows no forced colours.
    for theme in THEMES.iter().filter(|(name, _)| !["light", "forced colours"].contains(name)) {
        let (name, features) = theme;
        let told = |case: Case| case.on_a_device_that_asks_for(features);
        if *name == "dark" {
            let here = |engine| Case::in_these(&[engine], "devices: dark", |browser| look(browser, "en", theme));
            cases.extend(here(Engine::Firefox));
            cases.extend(here(Engine::WebKit).into_iter().map(told));
        }
        for language in &content()?.languages {
            let tag = language.tag.clone();
            let long = format!("barriers: {tag}, {name}");
            let long = Case::in_these(&[Engine::WebKit], long, move |browser| look(browser, &tag, theme));
            cases.extend(long.into_iter().map(Case::long).map(told));
        }
    }
    Ok(cases)
}

fn look(browser: &Browser, tag: &str, (theme, features): &Theme) -> Proof {
    walk::alone(browser, tag, Guidances::None, &|page, screen| {
        if OF_EACH_KIND.contains(&screen) { in_theme(page, screen, tag, theme, features) } else { Ok(()) }
    })?;
    if browser.engine() == Engine::Firefox {
        // Its themes are the browser's, and the next case's too.
        let site = Site::start()?;
        Page::here(browser, &site, By::Touch).scheme("light")?;
    }
    Ok(())
}

/// No theme is taken for one that is there.
fn not_told(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::here(browser, &site, By::Touch);
    for (theme, features) in THEMES {
        let told = page.prefers(features);
        let right = if *theme == "light" { told.is_ok() } else { told.is_err_and(|fault| fault.kind == Kind::Wrong) };
        ensure!(right, "{theme} in a browser that asks for nothing");
    }
    Ok(())
}

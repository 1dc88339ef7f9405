//! A look for barriers at the screen as it is: by axe, by IBM's Equal Access and by rods of our own, each noted when it
//! finds nothing. Who looks at which screens is told by accessibility.rs, trees.rs, devices.rs and
//! everywhere.rs.

use host_tests::counts::{self, Checked};
use host_tests::engine::Feature;
use host_tests::fault::At;
use host_tests::{Page, Proof};

/// What a person's device can ask for, as style sheets call it.
pub const THEMES: &[(&str, &[Feature])] = &[
    ("light", &[("prefers-color-scheme", "light")]),
    ("dark", &[("prefers-color-scheme", "dark")]),
    ("more contrast", &[("prefers-color-scheme", "light"), ("prefers-contrast", "more")]),
    ("more contrast in the dark", &[("prefers-color-scheme", "dark"), ("prefers-contrast", "more")]),
    ("forced colours", &[("prefers-color-scheme", "dark"), ("forced-colors", "active")]),
];

/// Notes a look that found nothing.
pub fn note(page: &Page, screen: &str, language: &str, theme: &'static str, place: &'static str, by: &'static str) {
    let (screen, language) = (screen.to_owned(), language.to_owned());
    counts::checked(Checked { screen, language, theme, place, by, browser: page.browser.engine() });
}

/// Both engines, on the screen as it is.
pub fn both(page: &Page, screen: &str, tag: &str) -> Proof {
    page.axe()?;
    note(page, screen, tag, "light", "alone", "axe");
    second(page, screen, tag)
}

pub fn second(page: &Page, screen: &str, tag: &str) -> Proof {
    page.second_engine()?;
    note(page, screen, tag, "light", "alone", "Equal Access");
    Ok(())
}

/// The other colours of a screen: their contrasts, by our own rod and by axe, which passes over Arabic letters; of what is
/// unfolded, which takes long, the dark ones.
pub fn in_other_themes(page: &Page, screen: &str, tag: &str) -> Proof {
    for (theme, features) in THEMES {
        if ["light", "forced colours"].contains(theme) || screen.ends_with("-unfolded") && *theme != "dark" {
            continue;
        }
        in_theme(page, screen, tag, theme, features)?;
    }
    page.scheme("light")
}

/// Whether axe looks at the contrasts of a theme: it passes over Arabic letters, knows nothing of forced colours, and has
/// looked in light.
pub fn is_for_axe(theme: &str, tag: &str) -> bool {
    !["light", "forced colours"].contains(&theme) && tag != "ar"
}

/// One theme of a screen: the contrasts, by our own rod and by axe.
pub fn in_theme(page: &Page, screen: &str, tag: &str, theme: &'static str, features: &[Feature]) -> Proof {
    page.prefers(features)?;
    page.colours().at(theme)?;
    note(page, screen, tag, theme, "alone", "contrasts");
    if is_for_axe(theme, tag) {
        page.axe_contrast().at(theme)?;
        note(page, screen, tag, theme, "alone", "axe");
    }
    Ok(())
}

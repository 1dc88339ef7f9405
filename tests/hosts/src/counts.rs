//! What the whole run has done, for its last line.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::engine::Engine;

/// A number that every worker adds to.
pub struct Count(AtomicUsize);

impl Count {
    const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.load(Ordering::Relaxed).fmt(f)
    }
}

/// Interviews from Start to the guidance.
pub static JOURNEYS: Count = Count::new();
/// Screens that came up and kept the laws of every screen.
pub static SCREENS: Count = Count::new();
/// Runs of axe over a page.
pub static AXE: Count = Count::new();

/// One look for barriers: what was looked at, and by what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Checked {
    /// The kind of screen, or the outcome or error that it shows.
    pub screen: String,
    /// Its language.
    pub language: String,
    /// `light` or `dark`, with more contrast, or with the system's own colours.
    pub theme: &'static str,
    /// `alone`, or `embedded` in a clinic's page.
    pub place: &'static str,
    /// `axe`, `Equal Access`, `contrasts` for our own reckoning of them, or `boxes` for what is cut off.
    pub by: &'static str,
    /// In which browser.
    pub browser: Engine,
}

static CHECKED: Mutex<BTreeSet<Checked>> = Mutex::new(BTreeSet::new());

/// Notes a look that found nothing.
pub fn checked(look: Checked) {
    CHECKED.lock().unwrap_or_else(PoisonError::into_inner).insert(look);
}

/// How many looks found nothing, and how many screens, languages, themes, places, engines and browsers were among them:
/// not each of them with each.
#[must_use]
pub fn barriers() -> String {
    let all = CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
    let count = |of: fn(&Checked) -> String| all.iter().map(of).collect::<BTreeSet<_>>().len();
    format!(
        "no barrier found in {} looks, no two alike: {} screens, {} languages, {} themes, {} places, {} engines, {} browsers",
        all.len(),
        count(|look| look.screen.clone()),
        count(|look| look.language.clone()),
        count(|look| look.theme.to_owned()),
        count(|look| look.place.to_owned()),
        count(|look| look.by.to_owned()),
        count(|look| look.browser.to_string()),
    )
}

/// What each rod or engine looked at and found nothing, for the table of a run that looks everywhere: screens, languages,
/// themes and looks, alone and embedded, in a browser.
#[must_use]
pub fn looks(by: &str, place: &str, browser: Engine) -> String {
    let all = CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
    let these: Vec<&Checked> =
        all.iter().filter(|look| look.by == by && look.place == place && look.browser == browser).collect();
    if these.is_empty() {
        return "—".to_owned();
    }
    let count = |of: fn(&Checked) -> &str| these.iter().map(|look| of(look)).collect::<BTreeSet<_>>().len();
    format!(
        "0 in {} looks: {} screens, {} languages, {} themes",
        these.len(),
        count(|look| &look.screen),
        count(|look| &look.language),
        count(|look| look.theme)
    )
}

/// A line for each rod or engine, place and browser that found nothing somewhere.
#[must_use]
pub fn table() -> String {
    let kinds: BTreeSet<_> = {
        let all = CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().map(|look| (look.place, look.by, look.browser)).collect()
    };
    let line = |(place, by, browser): &(&str, &str, Engine)| {
        format!("{:<9} {:<13} {:<9} {}", place, by, browser.name(), looks(by, place, *browser))
    };
    kinds.iter().map(line).collect::<Vec<_>>().join("\n")
}

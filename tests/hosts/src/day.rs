//! Another day than today, to show that no case hangs on the day it is taken on.
//!
//! `KIDNEY_DAY=2027-12-31` has every page of a run believe so, and a case can have its own pages do
//! ([`crate::Browser::on_day`]). The content's day to be checked again is past by then, and the page says so in a note. A
//! case that compares screens leaves that note out, by its mark; what it says, and when, is a component test
//! (`content_past_its_day_says_so`).

use std::env;

/// A day on which the content is past its own, as long as nobody reviews it for longer.
pub const LATE: &str = "2099-12-31";

/// What selects the note.
pub const NOTE: &str = "[data-expired]";

/// The day that this run is told.
pub(crate) fn told() -> Option<String> {
    env::var("KIDNEY_DAY").ok()
}

/// What must come before all scripts of a page.
pub(crate) fn script(day: &str) -> String {
    format!("((day) => {{\n{}}})({day:?});\n", include_str!("js/day.js"))
}

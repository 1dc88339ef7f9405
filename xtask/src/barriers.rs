//! `cargo xtask barriers`: both engines that look for barriers, at every screen in every language, theme and browser.
//!
//! They are cases of the host tests that take too long for `cargo xtask test`, which has a short form of them.

use crate::error::Error;
use crate::process::run;
use crate::project::Project;
use crate::say;
use crate::suite::{self, Bench};

/// The names of the cases begin with it.
const CASES: &str = "barriers: ";

/// Takes the cases whose names hold one of the words, such as `"ar, Chromium"`, or all of them. What is looked at is what
/// `cargo xtask build` left.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let bench = Bench::ready(project)?;
    let words = if arguments.is_empty() { &[CASES.to_owned()][..] } else { arguments };
    say::line("barriers: every screen in every language; half an hour and more on two cores");
    run(suite::host_tests(project, &bench).env("KIDNEY_LONG", "1").arg("--").args(words))
}

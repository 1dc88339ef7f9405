//! What the last change of the content changes for people: told after the tests, and never a reason to fail.

use crate::diff;
use crate::project::Project;
use crate::say;

/// Prints it, or in one line why there is nothing to compare with.
pub fn tell(project: &Project) {
    say::heading("what the last change of the content changes for people");
    let told = diff::base(project).and_then(|base| {
        say::line(&format!("compared with {base}"));
        diff::report(project, &base)
    });
    match told {
        Ok(report) => say::result(&report.to_string()),
        Err(error) => say::line(&format!("not told: {error}")),
    }
}

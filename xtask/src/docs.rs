//! `cargo xtask docs`: writes what documents repeat from the code, between marks, so that it is said once.

use crate::commands::flags;
use crate::error::Error;
use crate::project::{Project, read, write};
use crate::say;
use crate::settings::SETTINGS;

const README: &str = "README.md";
const OPEN: &str = "<!-- settings: cargo xtask docs writes this table -->\n";
const CLOSE: &str = "<!-- end of settings -->\n";

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [] = flags(arguments, [])?;
    let path = project.path(README);
    let old = read(&path)?;
    let new = renewed(&old)?;
    if new == old {
        say::line("README.md is as it should be");
        return Ok(());
    }
    say::line("README.md: the table of settings is new");
    write(&path, new)
}

/// The text with the present table between the marks.
fn renewed(text: &str) -> Result<String, Error> {
    let wrong = || Error::Site { reason: format!("{README} must say {} and {} once", OPEN.trim(), CLOSE.trim()) };
    let (before, rest) = text.split_once(OPEN).ok_or_else(wrong)?;
    let (_, after) = rest.split_once(CLOSE).ok_or_else(wrong)?;
    Ok(format!("{before}{OPEN}\n{}\n{CLOSE}{after}", table()))
}

fn table() -> String {
    let mut table = String::from("| Attribute | What it sets | What it takes | Default |\n|---|---|---|---|\n");
    for setting in SETTINGS {
        let cells = [&format!("`{}`", setting.name), setting.sets, setting.takes, setting.default];
        table.extend(["| ", &cells.join(" | "), " |\n"]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_has_every_setting() {
        let readme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
        let text = read(&readme).unwrap();
        assert_eq!(renewed(&text).unwrap(), text, "`cargo xtask docs` writes the table anew");
    }

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let text = format!("before\n{OPEN}old\n{CLOSE}after\n");
        assert_eq!(renewed(&text).unwrap(), format!("before\n{OPEN}\n{}\n{CLOSE}after\n", table()));
        assert!(renewed("no marks").is_err());
    }
}

//! The place of the tables in `docs/performance.md`, between two marks.

use std::fs;
use std::path::{Path, PathBuf};

use host_tests::fault::At;
use host_tests::{Fault, Proof};

const OPEN: &str = "<!-- measured: cargo xtask bench --write writes these tables -->\n";
const CLOSE: &str = "<!-- end of measured -->\n";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/performance.md")
}

/// Puts the tables of a whole run in the place of those before.
///
/// # Errors
/// When the page has not its two marks, or cannot be written.
pub fn write(tables: &str) -> Proof {
    let path = path();
    let old = fs::read_to_string(&path).at(path.display())?;
    let new = renewed(&old, tables).ok_or_else(|| Fault::stuck(format!("{} has not its two marks", path.display())))?;
    fs::write(&path, new).at(path.display())
}

fn renewed(page: &str, tables: &str) -> Option<String> {
    let (before, rest) = page.split_once(OPEN)?;
    let (_, after) = rest.split_once(CLOSE)?;
    Some(format!("{before}{OPEN}\n{}\n\n{CLOSE}{after}", tables.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let page = format!("before\n{OPEN}old\n{CLOSE}after\n");
        assert_eq!(renewed(&page, "new\n"), Some(format!("before\n{OPEN}\nnew\n\n{CLOSE}after\n")));
        assert_eq!(renewed("no marks", "new"), None);
    }

    #[test]
    fn the_page_has_its_marks() {
        assert!(renewed(&fs::read_to_string(path()).unwrap(), "new").is_some());
    }
}

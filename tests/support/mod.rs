//! The files of the project, for the tests that read them.

#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are built, fetched, or git's own.
const NOT_OURS: &[&str] = &[".git", ".tools", "target", "dist", ".dist-new", ".dist-old", "node_modules"];

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file, by its path in the project.
#[track_caller]
pub fn read(path: &str) -> String {
    match fs::read_to_string(root().join(path)) {
        Ok(text) => text,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// A file of the project as a TOML table.
#[track_caller]
pub fn toml(path: &str) -> toml::Table {
    match read(path).parse() {
        Ok(table) => table,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// Whether there is such a file or folder.
pub fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// Every file below a folder of the project whose name ends so, as paths in the project, sorted.
pub fn files(folder: &str, end: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), end, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, end: &str, found: &mut Vec<String>) {
    let entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&path, end, found);
            }
        } else if name.ends_with(end) {
            let inside = path.strip_prefix(root()).unwrap_or(&path);
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
}

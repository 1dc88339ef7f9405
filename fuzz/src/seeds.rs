//! The committed inputs from which others are made.

use std::fs;
use std::path::Path;

/// The seeds of a target, in the order of their names.
pub fn of(root: &Path, target: &str) -> Vec<String> {
    let folder = root.join("fuzz/seeds").join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

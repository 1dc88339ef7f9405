//! The pinned versions, read from `xtask/versions.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::Error;
use crate::project::{Project, read_toml};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Versions {
    /// The target that rustc compiles the module for.
    pub target: String,
    pub cargo: CargoVersions,
    /// Package name to version; the lock file in `xtask/npm` is what npm installs from.
    pub npm: BTreeMap<String, String>,
    /// The same for `xtask/npm-ships`: what is bundled into the site's scripts.
    pub npm_ships: BTreeMap<String, String>,
    /// The same for `xtask/npm-tests`: what only the host tests use.
    pub npm_tests: BTreeMap<String, String>,
    /// The same for `xtask/npm-fhir`: the validators of what is written as FHIR.
    pub npm_fhir: BTreeMap<String, String>,
    /// The same for `xtask/npm-recorder`: a session recorder, for the host tests.
    pub npm_recorder: BTreeMap<String, String>,
    /// The same for `xtask/npm-second`: a second engine that looks for barriers, for the host tests.
    pub npm_second: BTreeMap<String, String>,
    /// The same for `xtask/npm-bench`: what a clinic might use instead, for `cargo xtask bench`.
    pub npm_bench: BTreeMap<String, String>,
    /// The same for `xtask/npm-lighthouse`: for `cargo xtask lighthouse`.
    pub npm_lighthouse: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CargoVersions {
    pub trunk: String,
    pub wasm_bindgen: String,
    pub geckodriver: String,
    pub cargo_mutants: String,
}

impl Versions {
    pub fn read(project: &Project) -> Result<Self, Error> {
        read_toml(&project.path("xtask/versions.toml"))
    }
}

/// The first thing in a tool's answer that looks like a version: `trunk 0.21.14` gives `0.21.14`.
pub fn version_in(answer: &str) -> Option<&str> {
    answer
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

/// The number before the first dot: what a browser and its driver must agree on.
pub fn major_in(answer: &str) -> Option<u32> {
    version_in(answer)?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::read;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    fn check(answer: &str, version: Option<&str>, major: Option<u32>) {
        assert_eq!(version_in(answer), version, "{answer}");
        assert_eq!(major_in(answer), major, "{answer}");
    }

    #[test]
    fn versions_are_found_in_answers() {
        check("trunk 0.21.14\n", Some("0.21.14"), Some(0));
        check("v20.20.2", Some("20.20.2"), Some(20));
        check("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", Some("156.0.8078.79"), Some(156));
        check(
            "ChromeDriver 156.0.8078.79 (a21ce95c24ce-refs/branch-heads/8078@{#1704})",
            Some("156.0.8078.79"),
            Some(156),
        );
        check("command not found.", None, None);
        check("", None, None);
    }

    /// The folders with a lock file for npm.
    fn npm_folders() -> BTreeSet<String> {
        let here = fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap().map(|entry| entry.unwrap().path());
        let locked = here.filter(|path| path.join("package-lock.json").is_file());
        locked.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }

    /// The versions that several files must repeat are the same in all of them.
    #[test]
    fn every_place_names_the_same_versions() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let project = Project::at(&root);
        let versions = Versions::read(&project).unwrap();
        let text = |inside: &str| read(&project.path(inside)).unwrap();
        let has = |inside: &str, line: String| {
            assert!(text(inside).contains(&line), "{inside} lacks {line}");
        };

        let bindgen = &versions.cargo.wasm_bindgen;
        has("Cargo.toml", format!("\"={bindgen}\""));
        has("Trunk.toml", format!("wasm_bindgen = \"{bindgen}\""));
        has("Trunk.toml", format!("\"={}\"", versions.cargo.trunk));
        let wasm_opt = major_in(versions.npm.get("binaryen").unwrap()).unwrap();
        has("Trunk.toml", format!("wasm_opt = \"version_{wasm_opt}\""));
        has("rust-toolchain.toml", format!("\"{}\"", versions.target));
        let folders = [
            ("npm", &versions.npm),
            ("npm-ships", &versions.npm_ships),
            ("npm-tests", &versions.npm_tests),
            ("npm-fhir", &versions.npm_fhir),
            ("npm-recorder", &versions.npm_recorder),
            ("npm-second", &versions.npm_second),
            ("npm-bench", &versions.npm_bench),
            ("npm-lighthouse", &versions.npm_lighthouse),
        ];
        let listed = folders.iter().map(|(folder, _)| (*folder).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(listed, npm_folders(), "every folder is compared");
        for (folder, packages) in folders {
            let (manifest, lock) =
                (format!("xtask/{folder}/package.json"), format!("xtask/{folder}/package-lock.json"));
            for (package, version) in packages {
                has(&manifest, format!("\"{package}\": \"{version}\""));
                has(&lock, format!("\"{package}\": \"{version}\""));
            }
            // What is overridden is not asked for by us.
            let listed = text(&manifest).split("\"overrides\"").next().unwrap().matches("\": \"").count();
            let own = ["name", "description"].len();
            assert_eq!(listed, packages.len() + own, "{manifest} lists others");
        }
    }

    /// A lock file with addresses in it would only work where it was made.
    #[test]
    fn the_lock_files_name_no_registry() {
        for folder in npm_folders() {
            let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder).join("package-lock.json");
            assert!(!read(&lock).unwrap().contains("\"resolved\""), "{folder}");
        }
    }
}

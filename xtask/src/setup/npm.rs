//! What comes from npm: the tools (esbuild, terser, wasm-opt in binaryen, axe), what the host tests build pages with, a second
//! engine beside axe, and two validators that carry the official definitions of FHIR R4.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::error::{Doing, Error};
use crate::process::{answer, command, run};
use crate::project::{Project, clear_folder, make_folder, read, swap};
use crate::say;
use crate::versions::{Versions, major_in};

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];
const OLDEST_NODE: u32 = 18;
const HOW: &str = "install Node.js 18 or newer, with npm, from https://nodejs.org or your system's packages";

/// What comes from npm, in a folder of its own.
struct Packages {
    /// Of `xtask/` for what is wanted, and of `.tools/` for what is installed.
    folder: &'static str,
    size: &'static str,
    /// What is used of it, inside `node_modules`.
    used: &'static [&'static str],
}

const TOOLS: Packages = Packages {
    folder: "npm",
    size: "120 MB",
    used: &[".bin/esbuild", ".bin/terser", ".bin/wasm-opt", "axe-core/axe.min.js"],
};

/// What ships: bundled into the site's scripts.
const SHIPS: Packages = Packages { folder: "npm-ships", size: "1 MB", used: &["lean-qr/nano.mjs"] };

const TESTS: Packages = Packages {
    folder: "npm-tests",
    size: "100 MB",
    used: &["bootstrap/package.json", "react/package.json", ".bin/vite", ".bin/tsc"],
};

const FHIR: Packages = Packages {
    folder: "npm-fhir",
    size: "18 MB",
    used: &["fhir/fhir.js", "@asymmetrik/fhir-json-schema-validator/index.js"],
};

/// What a page that records its visitors would have.
const RECORDER: Packages = Packages { folder: "npm-recorder", size: "13 MB", used: &["rrweb/dist/rrweb.umd.min.cjs"] };

/// The engine of IBM's Equal Access checker.
const SECOND: Packages =
    Packages { folder: "npm-second", size: "26 MB", used: &["accessibility-checker-engine/ace.js"] };

/// What a clinic might use instead; only `cargo xtask bench` brings it.
const BENCH: Packages = Packages {
    folder: "npm-bench",
    size: "300 MB",
    used: &["lforms/package.json", "preact/package.json", "survey-core/package.json", "survey-js-ui/package.json"],
};

/// Only `cargo xtask lighthouse` brings it.
const LIGHTHOUSE: Packages = Packages { folder: "npm-lighthouse", size: "190 MB", used: &["lighthouse/core/index.js"] };

/// Installs the tools, exactly as the lock file says, unless that has been done; returns `node_modules`.
pub fn ensure(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    ensure_packages(project, &TOOLS, &versions.npm)
}

/// The same for what is bundled into the site's scripts.
pub fn ensure_shipped(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    ensure_packages(project, &SHIPS, &versions.npm_ships)
}

/// The same for what only the host tests use: the frameworks that clinics' pages are made with.
pub fn ensure_tests(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    ensure_packages(project, &TESTS, &versions.npm_tests)
}

/// The same for the validators of FHIR R4.
pub fn ensure_validators(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    ensure_packages(project, &FHIR, &versions.npm_fhir)
}

/// The script of the session recorder that the host tests let loose on a page.
pub fn ensure_recorder(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    Ok(ensure_packages(project, &RECORDER, &versions.npm_recorder)?.join("rrweb/dist/rrweb.umd.min.cjs"))
}

/// The script of the second engine that looks for barriers.
pub fn ensure_second(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    Ok(ensure_packages(project, &SECOND, &versions.npm_second)?.join("accessibility-checker-engine/ace.js"))
}

/// The peers of the benchmarks; returns their `node_modules`.
pub fn ensure_bench(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    ensure_packages(project, &BENCH, &versions.npm_bench)
}

/// Lighthouse; returns its `node_modules`.
pub fn ensure_lighthouse(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    ensure_packages(project, &LIGHTHOUSE, &versions.npm_lighthouse)
}

fn ensure_packages(
    project: &Project,
    packages: &Packages,
    versions: &BTreeMap<String, String>,
) -> Result<PathBuf, Error> {
    let source = project.path("xtask").join(packages.folder);
    let folder = project.tools().join(packages.folder);
    require_node()?;
    if !is_installed(&folder, &source, packages.used)? {
        let names: Vec<String> = versions.iter().map(|(name, version)| format!("{name} {version}")).collect();
        say::line(&format!("setup: fetching {} with npm (about {} unpacked)", names.join(", "), packages.size));
        install(project, &source, &folder)?;
    }
    Ok(folder.join("node_modules"))
}

fn is_installed(folder: &Path, source: &Path, used: &[&str]) -> Result<bool, Error> {
    let wanted = read(&source.join("package-lock.json"))?;
    let lock_is_same = fs::read_to_string(folder.join("package-lock.json")).is_ok_and(|lock| lock == wanted);
    Ok(lock_is_same && used.iter().all(|used| folder.join("node_modules").join(used).is_file()))
}

/// Fills the folder under another name and then moves it, so that it is either whole or not there.
fn install(project: &Project, source: &Path, folder: &Path) -> Result<(), Error> {
    require_npm()?;
    let (fresh, old) = (folder.with_extension("new"), folder.with_extension("old"));
    clear_folder(&fresh)?;
    make_folder(&fresh)?;
    for file in FILES {
        let from = source.join(file);
        fs::copy(&from, fresh.join(file)).doing("copy", from)?;
    }
    run(command(project, "npm").args(["ci", "--loglevel=error"]).current_dir(&fresh).stdout(Stdio::null()))?;
    swap(&fresh, folder, &old)
}

fn require_node() -> Result<(), Error> {
    let version = answer("node", &["--version"]).ok_or(Error::Missing { what: "node", how: HOW })?;
    if major_in(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(Error::Missing { what: "a current node", how: HOW });
    }
    Ok(())
}

fn require_npm() -> Result<(), Error> {
    answer("npm", &["--version"]).map(drop).ok_or(Error::Missing { what: "npm", how: HOW })
}

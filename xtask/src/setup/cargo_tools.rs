//! The tools that are Rust crates: trunk, wasm-bindgen with its test runner, Firefox's driver, and cargo-mutants.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::{answer, command, on_path, run};
use crate::project::{Project, clear_folder};
use crate::say;
use crate::versions::{Versions, version_in};

struct Tool<'a> {
    /// The crate's name.
    package: &'static str,
    version: &'a str,
    /// Its programs; the first one's folder has the others.
    programs: &'static [&'static str],
    /// What it is asked for its version.
    asked: &'static [&'static str],
    /// With the crates of its own lock file? wasm-bindgen-cli's do not resolve everywhere.
    locked: bool,
    /// How long compiling takes on two cores.
    minutes: u32,
}

/// What most tools are asked for their version.
const ASKED: &[&str] = &["--version"];

/// Finds or installs both; returns the paths of `trunk` and `wasm-bindgen`.
pub fn ensure(project: &Project, versions: &Versions) -> Result<[PathBuf; 2], Error> {
    let trunk = Tool {
        package: "trunk",
        version: &versions.cargo.trunk,
        programs: &["trunk"],
        asked: ASKED,
        locked: true,
        minutes: 8,
    };
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        version: &versions.cargo.wasm_bindgen,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        asked: ASKED,
        locked: false,
        minutes: 4,
    };
    let found = [ensure_one(project, &trunk)?, ensure_one(project, &bindgen)?];
    clear_folder(&build_folder(project))?;
    Ok(found)
}

/// Finds or installs the driver of Firefox, which Debian has not.
pub fn geckodriver(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    let tool = Tool {
        package: "geckodriver",
        version: &versions.cargo.geckodriver,
        programs: &["geckodriver"],
        asked: ASKED,
        locked: true,
        minutes: 3,
    };
    alone(project, &tool)
}

/// Finds or installs the tool that changes the rules, one place after the other.
pub fn mutants(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    let tool = Tool {
        package: "cargo-mutants",
        version: &versions.cargo.cargo_mutants,
        programs: &["cargo-mutants"],
        // It is a command of cargo, and its first argument says which.
        asked: &["mutants", "--version"],
        locked: true,
        minutes: 2,
    };
    alone(project, &tool)
}

/// The file name of a program on this system.
pub fn program(name: &str) -> String {
    format!("{name}{EXE_SUFFIX}")
}

/// A tool that shares nothing with another.
fn alone(project: &Project, tool: &Tool) -> Result<PathBuf, Error> {
    let found = ensure_one(project, tool)?;
    clear_folder(&build_folder(project))?;
    Ok(found)
}

fn ensure_one(project: &Project, tool: &Tool) -> Result<PathBuf, Error> {
    let own = project.tools().join("cargo/bin");
    let on_path = tool.programs.first().and_then(|first| on_path(first)?.parent().map(Path::to_path_buf));
    if let Some(path) = present(tool, &own).or_else(|| present(tool, &on_path?)) {
        return Ok(path);
    }
    if !fetch(project, tool) {
        compile(project, tool)?;
    }
    present(tool, &own)
        .ok_or_else(|| Error::NotInstalled { tool: tool.package.to_owned(), version: tool.version.to_owned() })
}

/// The first program's path, if every program is in the folder and says it has the version.
fn present(tool: &Tool, folder: &Path) -> Option<PathBuf> {
    let right = |name: &&str| {
        answer(folder.join(program(name)), tool.asked).is_some_and(|answer| version_in(&answer) == Some(tool.version))
    };
    let first = tool.programs.first()?;
    tool.programs.iter().all(right).then(|| folder.join(program(first)))
}

/// Tries for a ready-made program; that this fails is no error.
fn fetch(project: &Project, tool: &Tool) -> bool {
    if answer("cargo", &["binstall", "-V"]).is_none() {
        return false;
    }
    say::line(&format!("setup: fetching {} {} with cargo binstall", tool.package, tool.version));
    let wanted = format!("{}@{}", tool.package, tool.version);
    let root = project.tools().join("cargo");
    run(command(project, "cargo")
        .args(["binstall", "--no-confirm", "--force"])
        .args(["--disable-strategies", "compile", "--root"])
        .args([root.as_os_str(), wanted.as_ref()]))
    .is_ok()
}

/// Compiles it. The tools are run a few times a day: quick to compile beats quick to run.
fn compile(project: &Project, tool: &Tool) -> Result<(), Error> {
    say::line(&format!(
        "setup: compiling {} {}, once; about {} minutes on two cores",
        tool.package, tool.version, tool.minutes
    ));
    let mut install = command(project, "cargo");
    install
        .args(["install", "--quiet", "--force", "--root"])
        .arg(project.tools().join("cargo"))
        .args(["--version", tool.version, tool.package])
        .env("CARGO_TARGET_DIR", build_folder(project))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    if tool.locked {
        install.arg("--locked");
    }
    run(&mut install)
}

/// Where the tools are compiled, so that crates they share are compiled once.
fn build_folder(project: &Project) -> PathBuf {
    project.tools().join("build")
}

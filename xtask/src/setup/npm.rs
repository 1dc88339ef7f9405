//! The tools that come from npm: esbuild, wasm-opt (in binaryen) and axe.

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

/// What the project uses of it, inside `node_modules`.
const USED: [&str; 3] = [".bin/esbuild", ".bin/wasm-opt", "axe-core/axe.min.js"];

/// Installs exactly what the lock file says, unless that has been done; returns `node_modules`.
pub fn ensure(project: &Project, versions: &Versions) -> Result<PathBuf, Error> {
    let (source, folder) = (project.path("xtask/npm"), project.tools().join("npm"));
    require_node()?;
    if !is_installed(&folder, &source)? {
        let tools: Vec<String> = versions.npm.iter().map(|(name, version)| format!("{name} {version}")).collect();
        say::line(&format!("setup: fetching {} with npm (about 120 MB unpacked)", tools.join(", ")));
        install(project, &source, &folder)?;
    }
    Ok(folder.join("node_modules"))
}

fn is_installed(folder: &Path, source: &Path) -> Result<bool, Error> {
    let wanted = read(&source.join("package-lock.json"))?;
    let lock_is_same = fs::read_to_string(folder.join("package-lock.json")).is_ok_and(|lock| lock == wanted);
    Ok(lock_is_same && USED.iter().all(|used| folder.join("node_modules").join(used).is_file()))
}

/// Fills the folder under another name and then moves it, so that it is either whole or not there.
fn install(project: &Project, source: &Path, folder: &Path) -> Result<(), Error> {
    require_npm()?;
    let (fresh, old) = (project.tools().join("npm-new"), project.tools().join("npm-old"));
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

//! The browsers that prove the pages, each with the driver that steers it.
//!
//! One row per engine. Without Chromium there are no browser tests; without one of the others its cases are not run,
//! and one line says so.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::{answer, command, on_path, run};
use crate::project::Project;
use crate::say;
use crate::versions::{major_in, version_in};

/// A browser and its driver, found on this machine.
pub struct Browser {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// Those of the three that are on this machine.
pub struct Browsers {
    pub chromium: Browser,
    pub firefox: Option<Browser>,
    pub webkit: Option<Browser>,
}

struct Engine {
    name: &'static str,
    browsers: &'static [&'static str],
    drivers: &'static [&'static str],
    /// What else it needs to run.
    others: &'static [&'static str],
    /// What a Debian system calls the packages, and the fonts our languages need.
    packages: &'static [&'static str],
    /// Do browser and driver share a version?
    paired: bool,
    how: &'static str,
}

const CHROMIUM: Engine = Engine {
    name: "Chromium with chromedriver",
    browsers: &["chromium", "chromium-browser", "google-chrome"],
    drivers: &["chromedriver"],
    others: &[],
    packages: &["chromium", "chromium-driver", "fonts-noto-core", "fonts-noto-cjk"],
    paired: true,
    how: "install both in the same version (Debian: chromium and chromium-driver; \
          elsewhere: https://googlechromelabs.github.io/chrome-for-testing) and put them on PATH",
};

/// Its driver is no Debian package: `cargo_tools` compiles it.
const FIREFOX: Engine = Engine {
    name: "Firefox",
    browsers: &["firefox-esr", "firefox"],
    drivers: &["firefox-esr", "firefox"],
    others: &[],
    packages: &["firefox-esr"],
    paired: false,
    how: "install Firefox and put it on PATH",
};

const WEBKIT: Engine = Engine {
    name: "WebKitGTK with its driver",
    browsers: &["MiniBrowser"],
    drivers: &["WebKitWebDriver"],
    others: &["Xvfb"],
    packages: &["webkit2gtk-driver", "xvfb"],
    paired: false,
    how: "install WebKitGTK's MiniBrowser and WebKitWebDriver, and Xvfb (Debian: webkit2gtk-driver and xvfb)",
};

/// Finds Chromium, installing it where that needs no question.
pub fn chromium(project: &Project) -> Result<Browser, Error> {
    find_engine(project, &CHROMIUM)
}

/// Finds all three, installing them where that needs no question.
pub fn find(project: &Project) -> Result<Browsers, Error> {
    let chromium = chromium(project)?;
    let firefox = match find_or_tell(project, &FIREFOX)? {
        Some(found) => Some(Browser { driver: super::geckodriver(project)?, ..found }),
        None => None,
    };
    Ok(Browsers { chromium, firefox, webkit: find_or_tell(project, &WEBKIT)? })
}

/// An engine that is not here is no failure.
fn find_or_tell(project: &Project, engine: &Engine) -> Result<Option<Browser>, Error> {
    match find_engine(project, engine) {
        Err(Error::Missing { what, how }) => {
            say::line(&format!("setup: no {what} here, so its cases are not run; {how}"));
            Ok(None)
        }
        found => found.map(Some),
    }
}

fn find_engine(project: &Project, engine: &Engine) -> Result<Browser, Error> {
    if let Some(found) = locate(engine) {
        return checked(found, engine);
    }
    if !may_install() {
        return Err(Error::Missing { what: engine.name, how: engine.how });
    }
    say::line(&format!("setup: installing {} with apt-get", engine.name));
    let apt = || {
        let mut apt = command(project, "apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
        apt
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes", "--no-install-recommends"]).args(engine.packages))?;
    let found = locate(engine).ok_or(Error::Missing { what: engine.name, how: engine.how })?;
    checked(found, engine)
}

fn locate(engine: &Engine) -> Option<Browser> {
    let first = |names: &[&str]| names.iter().find_map(|name| on_path(name).or_else(|| aside(name)));
    engine.others.iter().all(|name| on_path(name).is_some()).then_some(())?;
    Some(Browser { browser: first(engine.browsers)?, driver: first(engine.drivers)? })
}

/// `WebKitGTK` keeps its small browser beside its libraries.
fn aside(name: &str) -> Option<PathBuf> {
    let folders = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = folders(Path::new("/usr/lib")).chain(["/usr/lib", "/usr/libexec"].map(PathBuf::from));
    let mut found: Vec<PathBuf> = libraries
        .flat_map(|library| folders(&library).collect::<Vec<_>>())
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit")))
        .map(|folder| folder.join(name))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn checked(found: Browser, engine: &Engine) -> Result<Browser, Error> {
    if engine.paired { same_major(found) } else { Ok(found) }
}

fn same_major(found: Browser) -> Result<Browser, Error> {
    let said = |program: &Path| answer(program, &["--version"]).unwrap_or_default();
    let (browser, driver) = (said(&found.browser), said(&found.driver));
    match (major_in(&browser), major_in(&driver)) {
        (Some(one), Some(other)) if one == other => Ok(found),
        _ => Err(Error::BrowserMismatch {
            browser: version_in(&browser).unwrap_or("no version").to_owned(),
            driver: version_in(&driver).unwrap_or("no version").to_owned(),
        }),
    }
}

/// Only a Debian-like system that lets us: a clean machine of a test service, usually.
pub fn may_install() -> bool {
    let root = answer("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists() && on_path("apt-get").is_some()
}

//! The browsers that prove the pages, each with the driver that steers it.
//!
//! One row per engine: Chromium today; Firefox and `WebKitGTK` come as further rows.

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

struct Engine {
    name: &'static str,
    browsers: &'static [&'static str],
    drivers: &'static [&'static str],
    /// What a Debian system calls the packages, and the fonts our languages need.
    packages: &'static [&'static str],
    how: &'static str,
}

const CHROMIUM: Engine = Engine {
    name: "Chromium with chromedriver",
    browsers: &["chromium", "chromium-browser", "google-chrome"],
    drivers: &["chromedriver"],
    packages: &["chromium", "chromium-driver", "fonts-noto-core", "fonts-noto-cjk"],
    how: "install both in the same version (Debian: chromium and chromium-driver; \
          elsewhere: https://googlechromelabs.github.io/chrome-for-testing) and put them on PATH",
};

/// Finds the browser, installing it where that needs no question.
pub fn find(project: &Project) -> Result<Browser, Error> {
    find_engine(project, &CHROMIUM)
}

fn find_engine(project: &Project, engine: &Engine) -> Result<Browser, Error> {
    if let Some(found) = locate(engine) {
        return same_major(found);
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
    same_major(found)
}

fn locate(engine: &Engine) -> Option<Browser> {
    let first = |names: &[&str]| names.iter().find_map(|name| on_path(name));
    Some(Browser { browser: first(engine.browsers)?, driver: first(engine.drivers)? })
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

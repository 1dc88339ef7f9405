//! The web servers whose ready settings are in the site, for the tests that start them.

use crate::error::Error;
use crate::process::{command, on_path, run};
use crate::project::Project;
use crate::say;

/// Program and Debian package have the same name.
const SERVERS: &[&str] = &["nginx", "caddy"];

/// Installs what is missing where that needs no question; the tests say what they did not run.
pub fn install(project: &Project) -> Result<(), Error> {
    let missing: Vec<_> = SERVERS.iter().filter(|name| find(name).is_none()).collect();
    if missing.is_empty() || !super::browser::may_install() {
        return Ok(());
    }
    say::line("setup: installing nginx and caddy with apt-get");
    let mut apt = command(project, "apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
    run(apt.args(["install", "--yes", "--no-install-recommends"]).args(missing))
}

fn find(name: &str) -> Option<std::path::PathBuf> {
    on_path(name).or_else(|| Some(std::path::PathBuf::from("/usr/sbin").join(name)).filter(|path| path.is_file()))
}

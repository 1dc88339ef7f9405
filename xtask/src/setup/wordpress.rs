//! `WordPress`, PHP and `MariaDB` for the test of the plugin: on Debian, where we may install.
//!
//! `MariaDB` comes without its service and `WordPress` without a web server: the test starts what it needs by itself,
//! in a folder of its own, and nothing of this machine's is touched.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Doing, Error};
use crate::process::{answer, command, run};
use crate::project::{Project, clear_folder, make_folder, swap};
use crate::say;

/// Only unpacked, into `.tools/wordpress`.
const UNPACKED: [&str; 4] = ["wordpress", "wordpress-theme-twentytwentythree", "libjs-underscore", "php-getid3"];

/// The folder of `WordPress`, or `None` where nothing may be installed.
pub fn ensure(project: &Project) -> Result<Option<PathBuf>, Error> {
    let folder = project.tools().join("wordpress");
    let site = folder.join("usr/share/wordpress");
    let missing = missing();
    let unpacked = site.join("wp-load.php").is_file();
    if missing.is_empty() && unpacked {
        return Ok(Some(site));
    }
    if !super::browser::may_install() {
        return Ok(None);
    }
    let _held = super::hold(project, "setup")?;
    let apt = || {
        let mut apt = command(project, "apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
        apt
    };
    run(apt().arg("update"))?;
    if !missing.is_empty() {
        say::line(&format!("setup: installing {} with apt-get", missing.join(", ")));
        run(apt().args(["install", "--yes", "--no-install-recommends"]).args(missing))?;
    }
    if !unpacked {
        say::line("setup: unpacking WordPress");
        unpack(project, &folder, apt().arg("download").args(UNPACKED))?;
    }
    Ok(Some(site))
}

/// The packages that are to be installed.
fn missing() -> Vec<&'static str> {
    let extensions = answer("php", &["-m"]);
    let has = |name: &str| extensions.as_ref().is_some_and(|all| all.lines().any(|line| line == name));
    let wanted = [
        ("php-cli", extensions.is_some()),
        ("php-mysql", has("mysqli")),
        ("mariadb-server-core", Path::new("/usr/sbin/mariadbd").is_file()),
        // For what makes a new database.
        ("mariadb-client-core", Path::new("/usr/bin/my_print_defaults").is_file()),
    ];
    wanted.into_iter().filter(|(_, there)| !there).map(|(package, _)| package).collect()
}

/// Unpacks under another name and moves it then, so that it is either whole or not there.
fn unpack(project: &Project, folder: &Path, download: &mut std::process::Command) -> Result<(), Error> {
    let (fresh, old) = (folder.with_extension("new"), folder.with_extension("old"));
    clear_folder(&fresh)?;
    make_folder(&fresh)?;
    run(download.current_dir(&fresh))?;
    for entry in fs::read_dir(&fresh).doing("list", &fresh)? {
        let package = entry.doing("list", &fresh)?.path();
        run(command(project, "dpkg-deb").arg("--extract").arg(&package).arg(&fresh))?;
        fs::remove_file(&package).doing("delete", &package)?;
    }
    swap(&fresh, folder, &old)
}

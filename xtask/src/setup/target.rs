//! The compiler's parts for WebAssembly.

use std::path::PathBuf;

use crate::error::Error;
use crate::process::{answer, command, on_path, run};
use crate::project::Project;
use crate::say;

/// Makes sure that rustc can compile for the target.
pub fn ensure(project: &Project, target: &str) -> Result<(), Error> {
    if sysroot()?.join("lib/rustlib").join(target).join("lib").is_dir() {
        return Ok(());
    }
    rustup(
        project,
        &["target", "add", target],
        Error::Missing {
            what: "the compiler's part for wasm32-unknown-unknown",
            how: "install it as this compiler was installed (a package such as \
                  libstd-rust-dev-wasm32), or use https://rustup.rs",
        },
    )
}

/// Makes sure that the source of the standard library is there, which the released module is compiled from.
pub fn ensure_source(project: &Project) -> Result<(), Error> {
    if sysroot()?.join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    rustup(
        project,
        &["component", "add", "rust-src"],
        Error::Missing {
            what: "the source of the standard library",
            how: "install it as this compiler was installed (a package such as rust-src), or use https://rustup.rs",
        },
    )
}

fn sysroot() -> Result<PathBuf, Error> {
    answer("rustc", &["--print", "sysroot"])
        .map(|folder| PathBuf::from(folder.trim()))
        .ok_or(Error::Missing { what: "rustc", how: "install Rust from https://rustup.rs" })
}

fn rustup(project: &Project, arguments: &[&str], without: Error) -> Result<(), Error> {
    if on_path("rustup").is_none() {
        return Err(without);
    }
    say::line(&format!("setup: rustup {}", arguments.join(" ")));
    run(command(project, "rustup").args(arguments))
}

/// The name of the target this machine compiles for by default.
pub fn host() -> Option<String> {
    let about = answer("rustc", &["-vV"])?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
    Some(host.to_owned())
}

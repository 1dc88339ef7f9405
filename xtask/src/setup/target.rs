//! The compiler's part for WebAssembly.

use std::path::Path;

use crate::error::Error;
use crate::process::{answer, command, on_path, run};
use crate::project::Project;
use crate::say;

/// Makes sure that rustc can compile for the target.
pub fn ensure(project: &Project, target: &str) -> Result<(), Error> {
    let sysroot = answer("rustc", &["--print", "sysroot"])
        .ok_or(Error::Missing { what: "rustc", how: "install Rust from https://rustup.rs" })?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(target).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Error::Missing {
            what: "the compiler's part for wasm32-unknown-unknown",
            how: "install it as this compiler was installed (a package such as \
                  libstd-rust-dev-wasm32), or use https://rustup.rs",
        });
    }
    say::line(&format!("setup: adding {target} to the compiler"));
    run(command(project, "rustup").args(["target", "add", target]))
}

/// The name of the target this machine compiles for by default.
pub fn host() -> Option<String> {
    let about = answer("rustc", &["-vV"])?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
    Some(host.to_owned())
}

//! The project's own tools: found, or fetched into `.tools/`, before anything needs them.
//!
//! A tool counts as there only when it is whole and has its pinned version, so an installation that
//! was cut short is repaired by the next one.

pub mod browser;
mod cargo_tools;
mod lock;
mod npm;
pub mod readers;
pub mod servers;
mod target;
pub mod wordpress;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use lock::hold;

use crate::build::lean::with_own_std;
use crate::commands::flags;
use crate::error::Error;
use crate::process::{path_with, run};
use crate::project::Project;
use crate::say;
use crate::versions::Versions;

/// Where the tools are that this project builds with.
pub struct Tools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    pub test_runner: PathBuf,
    /// The `node_modules` folder.
    pub modules: PathBuf,
    /// The `node_modules` folder of what is bundled into the site's scripts.
    pub shipped: PathBuf,
    /// What the module is compiled for.
    pub target: String,
}

impl Tools {
    pub fn esbuild(&self) -> PathBuf {
        self.modules.join(".bin/esbuild")
    }

    /// terser, which makes what esbuild leaves smaller still.
    pub fn terser(&self) -> PathBuf {
        self.modules.join(".bin/terser")
    }

    pub fn axe(&self) -> PathBuf {
        self.modules.join("axe-core/axe.min.js")
    }

    /// The search path on which Trunk finds these versions of wasm-opt and wasm-bindgen first.
    pub fn search_path(&self) -> OsString {
        let beside = self.wasm_bindgen.parent().unwrap_or(Path::new(""));
        path_with(&[&self.modules.join(".bin"), beside])
    }
}

/// `cargo xtask setup`: everything a later command could need, but for `mutants`.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [] = flags(arguments, [])?;
    tools(project)?;
    browser::find(project)?;
    servers::install(project)?;
    test_modules(project)?;
    recorder(project)?;
    second_engine(project)?;
    wordpress::ensure(project)?;
    readers::install(project)?;
    say::line("setup is complete");
    Ok(())
}

/// The tools that a build needs; fetches the crates too, so that the build itself can be offline.
pub fn tools(project: &Project) -> Result<Tools, Error> {
    let versions = Versions::read(project)?;
    let _held = hold(project, "setup")?;
    target::ensure(project, &versions.target)?;
    target::ensure_source(project)?;
    let modules = npm::ensure(project, &versions)?;
    let shipped = npm::ensure_shipped(project, &versions)?;
    let [trunk, bindgen] = cargo_tools::ensure(project, &versions)?;
    fetch_crates(project, &versions.target)?;
    Ok(Tools {
        trunk,
        test_runner: bindgen.with_file_name(cargo_tools::program("wasm-bindgen-test-runner")),
        wasm_bindgen: bindgen,
        modules,
        shipped,
        target: versions.target,
    })
}

/// The driver of Firefox.
pub fn geckodriver(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    cargo_tools::geckodriver(project, &Versions::read(project)?)
}

/// The tool that changes the rules, one place after the other; only `mutants` needs it, so `setup` does not bring it.
pub fn mutants(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    cargo_tools::mutants(project, &Versions::read(project)?)
}

/// The session recorder that a page of the host tests has.
pub fn recorder(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    npm::ensure_recorder(project, &Versions::read(project)?)
}

/// The engine that looks for barriers beside axe.
pub fn second_engine(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    npm::ensure_second(project, &Versions::read(project)?)
}

/// The frameworks that the host tests build pages with; returns their `node_modules`.
pub fn test_modules(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    npm::ensure_tests(project, &Versions::read(project)?)
}

/// What a clinic might use instead, for the benchmarks; returns its `node_modules`.
pub fn bench_modules(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    npm::ensure_bench(project, &Versions::read(project)?)
}

/// Lighthouse, in its `node_modules`.
pub fn lighthouse(project: &Project) -> Result<PathBuf, Error> {
    let _held = hold(project, "setup")?;
    npm::ensure_lighthouse(project, &Versions::read(project)?)
}

fn fetch_crates(project: &Project, target: &str) -> Result<(), Error> {
    let mut fetch = crate::process::cargo(project, "fetch");
    fetch.args(["--quiet", "--target", target]);
    if let Some(host) = target::host() {
        fetch.args(["--target", &host]);
    }
    // What the standard library itself is made of, since it is compiled with the module.
    run(with_own_std(&mut fetch))
}

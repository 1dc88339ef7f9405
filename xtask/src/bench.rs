//! `cargo xtask bench`: the release site beside what a clinic might use instead, and the rules with many more questions.
//!
//! The crates `bench` and `growth` measure.

use std::process::Command;

use crate::commands::flags;
use crate::error::Error;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::setup::browser::{self, Browser};
use crate::setup::{self, Tools};

/// Hands the arguments on. What is measured is what `cargo xtask build` left.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    if arguments.iter().any(|argument| argument == "--growth") {
        let [_] = flags(arguments, ["--growth"])?;
        return run(cargo(project, "run").args(["--quiet", "--release", "--package", "growth"]));
    }
    let mut command = bench(project, &setup::tools(project)?, &browser::chromium(project)?);
    command.args(arguments);
    if !arguments.iter().any(|argument| argument == "--short") {
        command.env("BENCH_MODULES", setup::bench_modules(project)?);
    }
    run(&mut command)
}

/// The short form: shows that everything can still be measured, and judges no time. It needs nothing more from npm.
pub fn short(project: &Project, tools: &Tools, chromium: &Browser) -> Result<(), Error> {
    run(cargo(project, "run").args(["--quiet", "--package", "growth", "--", "--short"]))?;
    run(bench(project, tools, chromium).arg("--short"))
}

fn bench(project: &Project, tools: &Tools, chromium: &Browser) -> Command {
    let mut command = cargo(project, "run");
    command
        .args(["--quiet", "--package", "bench", "--"])
        .env("KIDNEY_DIST", project.dist())
        .env("BENCH_TARGET", project.path("target/bench"))
        .env("CHROMIUM", &chromium.browser)
        .env("CHROMEDRIVER", &chromium.driver)
        .env("ESBUILD", tools.esbuild());
    command
}

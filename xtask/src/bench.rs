//! `cargo xtask bench`: the release site beside what a clinic might use instead, and the rules with many more questions.
//!
//! The crates `bench` and `growth` measure.

use crate::commands::flags;
use crate::error::Error;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::setup::{self, browser};

/// Hands the arguments on. What is measured is what `cargo xtask build` left.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    if arguments.iter().any(|argument| argument == "--growth") {
        let [_] = flags(arguments, ["--growth"])?;
        return run(cargo(project, "run").args(["--quiet", "--release", "--package", "growth"]));
    }
    let tools = setup::tools(project)?;
    let chromium = browser::chromium(project)?;
    let mut command = cargo(project, "run");
    command
        .args(["--quiet", "--package", "bench", "--"])
        .args(arguments)
        .env("KIDNEY_DIST", project.dist())
        .env("BENCH_TARGET", project.path("target/bench"))
        .env("CHROMIUM", &chromium.browser)
        .env("CHROMEDRIVER", &chromium.driver)
        .env("ESBUILD", tools.esbuild());
    if !arguments.iter().any(|argument| argument == "--short") {
        command.env("BENCH_MODULES", setup::bench_modules(project)?);
    }
    run(&mut command)
}

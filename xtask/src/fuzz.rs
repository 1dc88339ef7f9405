//! `cargo xtask fuzz`: strange inputs for everything that reads what others wrote; the crate `fuzz` makes them.

use std::process::Command;

use crate::error::Error;
use crate::process::{cargo, run};
use crate::project::Project;

/// Hands the arguments on, to a build that is quick and still checks everything.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let mut command = cargo(project, "run");
    run(command.args(["--quiet", "--profile", "fuzz", "--package", "fuzz", "--"]).args(arguments))
}

/// The short form: the same inputs each time, some seconds, with what the other tests have compiled already.
pub fn short(project: &Project) -> Command {
    let mut command = cargo(project, "run");
    command.args(["--quiet", "--package", "fuzz", "--", "--inputs", "20000", "--seed", "1"]);
    command
}

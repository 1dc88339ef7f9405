//! The Yew app that the host tests put around the self-check: built as any other clinic would, for development.

use std::path::PathBuf;

use crate::error::Error;
use crate::process::{cargo, command, run};
use crate::project::Project;
use crate::setup::Tools;

const PACKAGE: &str = "host-yew";

/// Builds it and returns the folder with its module and glue.
pub fn build(project: &Project, tools: &Tools) -> Result<PathBuf, Error> {
    run(cargo(project, "build").args(["--quiet", "--package", PACKAGE, "--target", &tools.target]))?;
    let folder = project.path("target/outer");
    let module = project.path("target").join(&tools.target).join("debug").join(format!("{PACKAGE}.wasm"));
    run(command(project, &tools.wasm_bindgen)
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&folder)
        .arg(module))?;
    Ok(folder)
}

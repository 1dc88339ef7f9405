//! `cargo xtask build`: from the sources to the release site in `dist/`.

mod archive;
mod bundle;
mod fhir;
mod glue;
pub mod integrity;
mod json;
mod languages;
pub mod lean;
mod npm;
mod offline;
mod onefile;
mod page;
mod schema;
mod servers;
mod site;
mod trunk;
mod wordpress;

use std::path::PathBuf;
use std::time::Instant;

use crate::commands::flags;
use crate::error::Error;
use crate::project::{Project, compile_content};
use crate::say;
use crate::setup::{self, Tools};

/// How much work goes into the module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What is published.
    Release,
    /// Compiled in seconds, several times as large.
    Quick,
}

impl Profile {
    pub fn from_flag(quick: bool) -> Self {
        if quick { Self::Quick } else { Self::Release }
    }
}

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [quick] = flags(arguments, ["--quick"])?;
    let tools = setup::tools(project)?;
    build(project, &tools, Profile::from_flag(quick))?;
    Ok(())
}

/// Puts the site together once more of the module that the last build left.
pub fn assemble_again(project: &Project, tools: &Tools) -> Result<PathBuf, Error> {
    let _held = setup::hold(project, "build")?;
    let compiled = compile_content(&project.path("content"))?;
    site::assemble(project, tools, &trunk::last(project)?, &compiled)
}

/// Builds the site and returns its folder.
pub fn build(project: &Project, tools: &Tools, profile: Profile) -> Result<PathBuf, Error> {
    let _held = setup::hold(project, "build")?;
    let start = Instant::now();
    let compiled = compile_content(&project.path("content"))?;
    let module = trunk::build(project, tools, profile)?;
    let dist = site::assemble(project, tools, &module, &compiled)?;
    say::line(&format!("dist/ is ready ({})", say::duration(start.elapsed())));
    Ok(dist)
}

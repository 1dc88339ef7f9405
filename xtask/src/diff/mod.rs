//! `cargo xtask diff <git revision>`: what a change of the content changes for people.

mod git;

use std::path::Path;

use compiler::difference::Report;

use crate::error::Error;
use crate::project::{Project, clear_folder};
use crate::say;

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let revision = match arguments {
        [revision] => revision,
        [] => return Err(Error::NoRevision),
        [_, argument, ..] => return Err(Error::UnknownArgument { argument: argument.clone() }),
    };
    say::result(&report(project, revision)?.to_string());
    Ok(())
}

/// Compares the content of a revision with the content as it is in the working tree.
pub fn report(project: &Project, revision: &str) -> Result<Report, Error> {
    let commit = git::commit(project, revision)?;
    // Two runs at once do not meet.
    let folder = project.path(&format!("target/diff/{commit}-{}", std::process::id()));
    let before = git::export(project, &commit, &folder).and_then(|()| compile_old(&folder, revision));
    clear_folder(&folder)?;
    let after = compile_now(&project.path("content"))?;
    Ok(Report::new(&before?, &after))
}

/// The revision that tells most about the content as it is: the last commit while there are changes that are not
/// committed, and otherwise the one before the last that touched the content.
pub fn base(project: &Project) -> Result<String, Error> {
    git::base(project)
}

fn compile_old(folder: &Path, revision: &str) -> Result<compiler::Compiled, Error> {
    compiler::compile(&folder.join("content")).map_err(|problems| {
        let first = problems.0.first().map(ToString::to_string).unwrap_or_default();
        Error::OldContent { revision: revision.to_owned(), first, more: problems.0.len().saturating_sub(1) }
    })
}

fn compile_now(folder: &Path) -> Result<compiler::Compiled, Error> {
    compiler::compile(folder).map_err(|problems| Error::Content { problems: problems.to_string() })
}

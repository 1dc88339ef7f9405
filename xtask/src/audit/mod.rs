//! `cargo xtask audit`: what the module and the scripts can do, held to the list of what they may.

mod files;
mod judge;
mod list;
mod module;
mod script;
mod table;

use std::fs;

use crate::commands::flags;
use crate::error::{Doing, Error};
use crate::project::{Project, read_toml};
use crate::say;
use list::List;

const LIST: &str = "xtask/capabilities.toml";

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [] = flags(arguments, [])?;
    check(project)
}

/// Prints the table; an error if there is anything in `dist/` that the list does not allow, or the other way round.
pub fn check(project: &Project) -> Result<(), Error> {
    let list: List = read_toml(&project.path(LIST))?;
    let path = project.path("dist/core/core.wasm");
    let module = fs::read(&path).doing("read (run `cargo xtask build` first)", &path)?;
    let imports =
        module::imports(&module, &files::glue(project)?).map_err(|reason| Error::Malformed { path, reason })?;
    let mut all = files::sources(project)?;
    all.extend(files::built(project)?);
    let mut lines = judge::imports(&list, &imports);
    lines.extend(judge::forbidden(&list, &all));
    lines.extend(judge::stale(&list, &all));
    say::result(&table::text(&list, &imports, &all));
    if lines.is_empty() { Ok(()) } else { Err(Error::NotAllowed { lines }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing leaves and nothing stays: what the scripts may touch. The audit reads what the build makes of them, too.
    #[test]
    fn the_scripts_do_only_what_is_allowed() {
        let project = Project::at(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        let list: List = read_toml(&project.path(LIST)).unwrap();
        let sources = files::sources(&project).unwrap();
        assert!(sources.len() >= 10, "{}", sources.len());
        assert_eq!(judge::forbidden(&list, &sources), [""; 0]);
    }
}

//! What git knows of earlier content. Nothing here asks the network or changes the repository.

use std::path::Path;
use std::process::Stdio;

use crate::error::{Doing, Error};
use crate::process::command;
use crate::project::{Project, write};

/// The full name of the commit that a revision means.
pub fn commit(project: &Project, revision: &str) -> Result<String, Error> {
    // A revision that begins with a dash would be an option.
    let named = format!("{revision}^{{commit}}");
    let found = ask(project, &["rev-parse", "--verify", "--quiet", "--end-of-options", &named])?;
    line(found).ok_or_else(|| Error::UnknownRevision { revision: revision.to_owned() })
}

/// Writes the folder `content` of a commit below another folder.
pub fn export(project: &Project, commit: &str, folder: &Path) -> Result<(), Error> {
    let unknown = || Error::UnknownRevision { revision: commit.to_owned() };
    let listed = ask(project, &["ls-tree", "-r", "-z", "--name-only", commit, "content/"])?.ok_or_else(unknown)?;
    for name in listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        // The names of content files are plain; another is none that the compiler reads.
        let Ok(name) = core::str::from_utf8(name) else { continue };
        let bytes = ask(project, &["cat-file", "blob", &format!("{commit}:./{name}")])?.ok_or_else(unknown)?;
        write(&folder.join(name), bytes)?;
    }
    Ok(())
}

/// The revision to compare with when none is named.
pub fn base(project: &Project) -> Result<String, Error> {
    let none = || Error::NoEarlierContent;
    let changed = ask(project, &["status", "--porcelain", "--", "content"])?.ok_or_else(none)?;
    if !changed.is_empty() {
        return Ok("HEAD".to_owned());
    }
    let last = line(ask(project, &["log", "-1", "--format=%H", "--", "content"])?).ok_or_else(none)?;
    let earlier = format!("{last}^");
    commit(project, &earlier).map_err(|_| none())
}

/// What git answers; `None` where it has no answer.
fn ask(project: &Project, arguments: &[&str]) -> Result<Option<Vec<u8>>, Error> {
    let missing = Error::Missing { what: "git", how: "install it to compare with earlier content" };
    let output = command(project, "git").args(arguments).stderr(Stdio::null()).output();
    match output {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(missing),
        output => {
            output.doing("ask git in", project.root()).map(|output| output.status.success().then_some(output.stdout))
        }
    }
}

fn line(answer: Option<Vec<u8>>) -> Option<String> {
    let text = String::from_utf8(answer?).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

//! `cargo xtask reproduce`: the same sources give the same site, byte for byte, wherever they are built.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::build::{self, Profile, integrity};
use crate::commands::flags;
use crate::error::{Doing, Error};
use crate::project::{Project, clear_folder, write};
use crate::say;
use crate::setup::{self, Tools};

/// Builds here and in another folder, with nothing kept from before, and compares.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [short] = flags(arguments, ["--short"])?;
    let tools = setup::tools(project)?;
    if short {
        return check(project, &tools);
    }
    build::build(project, &tools, Profile::Release)?;
    let here = hashes(&project.dist())?;
    let copy = Copy::of(project)?;
    let other = Project::at(&copy.0);
    say::line(&format!("building once more, in {}", other.root().display()));
    build::build(&other, &tools, Profile::Release)?;
    same(&here, &hashes(&other.dist())?)?;
    say::result(&format!("{} files of two builds in two folders are the same, byte for byte\n", here.len()));
    Ok(())
}

/// The short form, after a build of the present sources: the site is put together once more of the same module, and no file of it names this machine.
pub fn check(project: &Project, tools: &Tools) -> Result<(), Error> {
    let first = hashes(&project.dist())?;
    build::assemble_again(project, tools)?;
    same(&first, &hashes(&project.dist())?)?;
    let named = places(project);
    let mut lines = Vec::new();
    for file in integrity::files(&project.dist(), &project.dist())? {
        let path = project.dist().join(&file);
        let bytes = fs::read(&path).doing("read", &path)?;
        let found = named.iter().filter(|place| holds(&bytes, place.as_bytes()));
        lines.extend(found.map(|place| format!("dist/{file} names a folder of this machine: {place}")));
    }
    if !lines.is_empty() {
        return Err(Error::NotAllowed { lines });
    }
    say::result(&format!("{} files, put together twice, are the same; none names this machine\n", first.len()));
    Ok(())
}

fn hashes(site: &Path) -> Result<BTreeMap<String, String>, Error> {
    let files = integrity::files(site, site)?;
    files.into_iter().map(|file| integrity::of_file(&site.join(&file)).map(|hash| (file, hash))).collect()
}

/// An error that names every file that differs.
fn same(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Result<(), Error> {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let lines: Vec<String> = names
        .into_iter()
        .filter_map(|name| match (one.get(name), other.get(name)) {
            (Some(one), Some(other)) => (one != other).then(|| format!("dist/{name} is another file the second time")),
            _ => Some(format!("dist/{name} is there once only")),
        })
        .collect();
    if lines.is_empty() { Ok(()) } else { Err(Error::NotAllowed { lines }) }
}

/// Folders of this machine that a careless compiler would write into what it makes.
fn places(project: &Project) -> Vec<String> {
    let told = ["HOME", "CARGO_HOME", "RUSTUP_HOME"].map(|name| env::var(name).ok());
    let root = project.root().canonicalize().ok().map(|root| root.display().to_string());
    // A folder such as `/` would be found anywhere.
    told.into_iter().chain([root]).flatten().filter(|place| place.len() > 3).map(|place| format!("{place}/")).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The files that git knows or would know, in another folder, gone when the work is over.
struct Copy(PathBuf);

impl Copy {
    fn of(project: &Project) -> Result<Self, Error> {
        let folder = env::temp_dir().join(format!("kidney-selfcheck-built-elsewhere-{}", std::process::id()));
        clear_folder(&folder)?;
        let copy = Self(folder);
        for file in tracked(project)? {
            let from = project.path(&file);
            if from.is_file() {
                write(&copy.0.join(&file), fs::read(&from).doing("read", &from)?)?;
            }
        }
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // A folder that stays behind does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn tracked(project: &Project) -> Result<Vec<String>, Error> {
    let start = |cause| Error::Start { program: "git ls-files".to_owned(), cause };
    let output = Command::new("git")
        .current_dir(project.root())
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .stdin(Stdio::null())
        .output()
        .map_err(start)?;
    let listed = String::from_utf8_lossy(&output.stdout);
    Ok(listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn every_difference_is_named() {
        assert!(same(&site(&[("a", "1"), ("b", "2")]), &site(&[("a", "1"), ("b", "2")])).is_ok());
        let Err(Error::NotAllowed { lines }) = same(&site(&[("a", "1"), ("b", "2")]), &site(&[("a", "3"), ("c", "2")]))
        else {
            panic!("they differ");
        };
        assert_eq!(
            lines,
            ["dist/a is another file the second time", "dist/b is there once only", "dist/c is there once only"]
        );
    }

    #[test]
    fn a_part_is_found_in_bytes() {
        assert!(holds(b"\0abc\xff", b"bc"));
        assert!(!holds(b"abc", b"bd"));
    }

    #[test]
    fn the_copy_has_what_git_knows() {
        let project = Project::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        let files = tracked(&project).unwrap();
        assert!(files.iter().any(|file| file == "xtask/src/reproduce.rs"));
        assert!(!files.iter().any(|file| file.starts_with("target/") || file.starts_with("dist/")));
    }
}

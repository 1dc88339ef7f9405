//! Where things are: every path the commands use starts here.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use compiler::Compiled;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Doing, Error};

/// The folder of the project on this machine.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Asks cargo's environment first, so that the command works from any folder,
    /// and then the current folder and those above it.
    pub fn find() -> Result<Self, Error> {
        let told = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = env::current_dir().doing("find", ".")?;
        told.iter()
            .flat_map(|folder| folder.ancestors())
            .chain(here.ancestors())
            .find(|folder| folder.join("xtask/versions.toml").is_file())
            .map(Self::at)
            .ok_or(Error::NotInProject)
    }

    pub fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The project's own tools; git ignores it, and deleting it is always safe.
    pub fn tools(&self) -> PathBuf {
        self.path(".tools")
    }

    /// The version of the shipped crate, which the workspace may hold for it.
    pub fn version(&self) -> Result<String, Error> {
        let path = self.path("Cargo.toml");
        let manifest: Manifest = read_toml(&path)?;
        let own = manifest.package.and_then(|package| match package.version {
            Some(Version::Here(version)) => Some(version),
            _ => None,
        });
        let shared = || manifest.workspace?.package?.version;
        own.or_else(shared).ok_or_else(|| Error::Malformed { path, reason: "no version of the package".to_owned() })
    }
}

#[derive(Deserialize)]
struct Manifest {
    package: Option<Package>,
    workspace: Option<Workspace>,
}

#[derive(Deserialize)]
struct Package {
    version: Option<Version>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Version {
    Here(String),
    /// `version.workspace = true`
    Shared {},
}

#[derive(Deserialize)]
struct Workspace {
    package: Option<Shared>,
}

#[derive(Deserialize)]
struct Shared {
    version: Option<String>,
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).doing("read", path)
}

/// Reads a TOML file into its type.
pub fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    toml::from_str(&read(path)?)
        .map_err(|problem| Error::Malformed { path: path.to_path_buf(), reason: problem.message().to_owned() })
}

/// Compiles a folder of content.
pub fn compile_content(folder: &Path) -> Result<Compiled, Error> {
    compiler::compile(folder).map_err(|problems| Error::Content { problems: problems.to_string() })
}

/// Writes a file and the folders it needs.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, bytes).doing("write", path)
}

pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).doing("make the folder", path)
}

/// Deletes a folder with all that is in it; one that is not there is fine.
pub fn clear_folder(path: &Path) -> Result<(), Error> {
    if path.exists() {
        fs::remove_dir_all(path).doing("delete", path)?;
    }
    Ok(())
}

/// Puts a finished folder in the place of another, by way of a third name for the old one:
/// whoever looks finds one whole folder, or for a moment none.
pub fn swap(fresh: &Path, place: &Path, old: &Path) -> Result<(), Error> {
    clear_folder(old)?;
    if place.exists() {
        fs::rename(place, old).doing("move", place)?;
    }
    fs::rename(fresh, place).doing("move", fresh)?;
    clear_folder(old)
}

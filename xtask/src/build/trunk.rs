//! Trunk's part: compiling the module, its JavaScript glue, and making it small.

use std::fs;
use std::path::{Path, PathBuf};

use super::Profile;
use super::lean::lean;
use crate::error::{Doing, Error};
use crate::process::{command, run};
use crate::project::{Project, clear_folder};
use crate::setup::Tools;

/// What Trunk leaves behind for the site.
pub struct Module {
    pub folder: PathBuf,
    pub wasm: PathBuf,
    pub glue: PathBuf,
    pub page: PathBuf,
}

/// Runs Trunk. It may not use the network: all it needs is here already, in the right versions.
pub fn build(project: &Project, tools: &Tools, profile: Profile) -> Result<Module, Error> {
    let folder = project.path("target/trunk");
    clear_folder(&folder)?;
    let release = match profile {
        Profile::Release => "--release=true",
        Profile::Quick => "--release=false",
    };
    let mut trunk = command(project, &tools.trunk);
    trunk
        .args(["build", release, "--offline=true", "--locked=true"])
        .args(["--log", "warn", "--dist"])
        .arg(&folder)
        .env("PATH", tools.search_path())
        // Trunk wants a truth value here, not the customary presence.
        .env_remove("NO_COLOR")
        // Its errors name their causes; where in Trunk they arose helps nobody here.
        .env("RUST_BACKTRACE", "0");
    if profile == Profile::Release {
        lean(&mut trunk, &tools.target);
    }
    run(&mut trunk)?;
    find(folder)
}

/// What the last build left.
pub fn last(project: &Project) -> Result<Module, Error> {
    find(project.path("target/trunk"))
}

/// Finds the files by their kind, whatever Trunk called them.
fn find(folder: PathBuf) -> Result<Module, Error> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(&folder).doing("list", &folder)? {
        let path = entry.doing("list", &folder)?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            modules.push(path);
        }
    }
    let [wasm] = modules.as_slice() else {
        return Err(Error::Site { reason: format!("trunk left {} .wasm files, not one", modules.len()) });
    };
    let (wasm, glue) = (wasm.clone(), glue_of(wasm));
    let page = folder.join("index.html");
    for needed in [&glue, &page] {
        fs::metadata(needed).doing("find", needed)?;
    }
    Ok(Module { folder, wasm, glue, page })
}

/// wasm-bindgen names the glue like the module, less the module's `_bg`.
fn glue_of(wasm: &Path) -> PathBuf {
    let stem = wasm.file_stem().unwrap_or_default().to_string_lossy();
    let name = stem.strip_suffix("_bg").unwrap_or(&stem);
    wasm.with_file_name(format!("{name}.js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_is_named_like_the_module() {
        let check = |wasm, glue| assert_eq!(glue_of(Path::new(wasm)), Path::new(glue));
        check("a/kidney_bg.wasm", "a/kidney.js");
        check("a/kidney-1f2e_bg.wasm", "a/kidney-1f2e.js");
    }
}

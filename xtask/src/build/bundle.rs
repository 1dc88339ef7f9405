//! esbuild's and terser's part: one small file from each script and style sheet.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Doing, Error};
use crate::process::{command, run};
use crate::project::{Project, clear_folder, read, write};
use crate::setup::Tools;

/// The oldest JavaScript that every browser with our WebAssembly features understands.
const LANGUAGE: &str = "--target=es2021";

/// That a script is a module.
const MODULE: &str = "--format=esm";

/// The longest value that esbuild is given as an argument; systems permit some 128 KB.
const LONGEST: usize = 60_000;

/// Functions become arrows and methods: nothing here calls one of its functions with `new`, and classes are classes.
const COMPRESS: &str = "passes=2,unsafe_arrows=true,unsafe_methods=true";

/// esbuild with the settings that all files share, and terser behind it.
pub struct Bundler<'a> {
    project: &'a Project,
    esbuild: PathBuf,
    terser: PathBuf,
    /// Where it finds what scripts import by name.
    shipped: PathBuf,
    /// Sources as they are handed to esbuild.
    folder: PathBuf,
}

impl<'a> Bundler<'a> {
    pub fn new(project: &'a Project, tools: &Tools) -> Result<Self, Error> {
        let folder = project.path("target/bundle");
        clear_folder(&folder)?;
        Ok(Self { project, esbuild: tools.esbuild(), terser: tools.terser(), shipped: tools.shipped.clone(), folder })
    }

    /// A module with everything it imports, except what the site keeps as files of its own.
    pub fn script(&self, from: &Path, to: &Path, defines: &[(&str, String)]) -> Result<(), Error> {
        self.bundle(from, to, defines, &[MODULE, "--external:./core/*"])
    }

    /// A script of the tag, in which names that are private to one of its files are made small too.
    pub fn tag(&self, from: &Path, to: &Path, defines: &[(&str, String)]) -> Result<(), Error> {
        self.bundle(from, to, defines, &[MODULE, "--mangle-props=^_[a-z]"])
    }

    /// A script that is no module: in a page, or in a worker that a browser starts with it.
    pub fn plain(&self, from: &Path, to: &Path, defines: &[(&str, String)]) -> Result<(), Error> {
        self.bundle(from, to, defines, &["--format=iife"])
    }

    /// A module with really everything in it, the WebAssembly too.
    pub fn inline_script(&self, from: &Path, to: &Path, defines: &[(&str, String)]) -> Result<(), Error> {
        self.bundle(from, to, defines, &[MODULE, "--loader:.wasm=binary"])
    }

    /// A module for other bundlers: not made small, so that they can read what is in it.
    pub fn library(&self, from: &Path, to: &Path, defines: &[(&str, String)]) -> Result<(), Error> {
        let defines = defines.iter().map(|(name, json)| format!("--define:{name}={json}"));
        let apart = ["--external:./theme.js", "--external:./take-away.js"];
        let settings = ["--bundle", "--loader:.css=text", MODULE].into_iter().chain(apart);
        run(self.esbuild(from, to).args(settings).args(defines))
    }

    fn bundle(&self, from: &Path, to: &Path, defines: &[(&str, String)], how: &[&str]) -> Result<(), Error> {
        let (long, short): (Vec<_>, Vec<_>) = defines.iter().partition(|(_, json)| json.len() > LONGEST);
        let file = self.folder.join("long.js");
        if !long.is_empty() {
            let lines = long.iter().map(|(name, json)| format!("export const {name} = {json};\n"));
            write(&file, lines.collect::<String>())?;
        }
        let long = (!long.is_empty()).then(|| format!("--inject:{}", file.display()));
        let defines = short.into_iter().map(|(name, json)| format!("--define:{name}={json}")).chain(long);
        let settings = ["--bundle", "--loader:.css=text"].iter().chain(how).map(|setting| (*setting).to_owned());
        run(self.esbuild(from, to).arg("--minify").args(settings.chain(defines)))?;
        self.shrink(to, how)
    }

    /// What terser finds beside: names and conditions that esbuild, which is quick, leaves as they are.
    fn shrink(&self, script: &Path, how: &[&str]) -> Result<(), Error> {
        let mut terser = command(self.project, &self.terser);
        terser.arg(script).args(["--compress", COMPRESS, "--mangle", "--ecma", "2020", "--output"]).arg(script);
        if how.contains(&MODULE) {
            terser.arg("--module");
        }
        run(&mut terser)
    }

    pub fn style(&self, from: &Path, to: &Path) -> Result<(), Error> {
        run(self.esbuild(from, to).arg("--minify"))
    }

    /// Copies a folder of sources with its style sheets made small: those that a script imports
    /// as text go into the bundle as they are.
    pub fn stage(&self, sources: &Path) -> Result<PathBuf, Error> {
        let staged = self.folder.join("web");
        for entry in fs::read_dir(sources).doing("list", sources)? {
            let from = entry.doing("list", sources)?.path();
            let Some(name) = from.file_name().filter(|_| from.is_file()) else {
                continue;
            };
            let to = staged.join(name);
            if from.extension().is_some_and(|extension| extension == "css") {
                self.style(&from, &to)?;
                // As text, the line end that esbuild adds would be a byte of the bundle.
                write(&to, read(&to)?.trim_end())?;
            } else {
                write(&to, fs::read(&from).doing("read", &from)?)?;
            }
        }
        Ok(staged)
    }

    /// A copy of the staged sources in which some files have another's place: name and text of each.
    pub fn variant(&self, staged: &Path, name: &str, others: &[(&str, String)]) -> Result<PathBuf, Error> {
        let folder = self.folder.join(name);
        for entry in fs::read_dir(staged).doing("list", staged)? {
            let from = entry.doing("list", staged)?.path();
            if let Some(name) = from.file_name() {
                write(&folder.join(name), fs::read(&from).doing("read", &from)?)?;
            }
        }
        for (name, text) in others {
            write(&folder.join(name), text)?;
        }
        Ok(folder)
    }

    fn esbuild(&self, from: &Path, to: &Path) -> Command {
        let mut esbuild = command(self.project, &self.esbuild);
        esbuild
            .env("NODE_PATH", &self.shipped)
            .arg(from)
            .args(["--charset=utf8", "--legal-comments=none"])
            .args([LANGUAGE, "--log-level=warning"])
            .arg(format!("--outfile={}", to.display()));
        esbuild
    }
}

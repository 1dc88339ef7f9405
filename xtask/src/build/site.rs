//! Putting the site together: the contract of what is in `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use compiler::Compiled;

use super::bundle::Bundler;
use super::trunk::Module;
use super::{json, page};
use crate::error::{Doing, Error};
use crate::project::{Project, clear_folder, make_folder, read, swap, write};
use crate::rulebook;
use crate::setup::Tools;

/// The language of the fallback, which is there before any language can be chosen.
const FALLBACK_LANGUAGE: &str = "en";

/// Files that go to the site as they are: source and place.
const COPIED: &[(&str, &str)] = &[("web/icon.svg", "icon.svg")];

/// Makes the site in a folder of its own and then puts it in place, so that `dist/` is always a
/// whole site: the old one or the new one.
pub fn assemble(project: &Project, tools: &Tools, module: &Module, compiled: &Compiled) -> Result<PathBuf, Error> {
    let site = project.path(".dist-new");
    clear_folder(&site)?;
    make_folder(&site)?;
    let bundler = Bundler::new(project, tools)?;

    core(&bundler, module, &site)?;
    element(project, &bundler, compiled, &site)?;
    words(compiled, &site)?;
    standalone(module, compiled, &site)?;
    rulebook::publish(compiled, &site)?;
    for (from, to) in COPIED {
        let from = project.path(from);
        fs::copy(&from, site.join(to)).doing("copy", from)?;
    }
    swap(&site, &project.dist(), &project.path(".dist-old"))?;
    Ok(project.dist())
}

/// The module and its glue.
fn core(bundler: &Bundler, module: &Module, site: &Path) -> Result<(), Error> {
    let to = site.join("core/core.wasm");
    write(&to, fs::read(&module.wasm).doing("read", &module.wasm)?)?;

    // The glue's own guess of where the module is must be right under its new name too.
    // It stays in Trunk's folder, where its imports are.
    let old = module.wasm.file_name().unwrap_or_default();
    let old = old.to_string_lossy();
    let renamed = read(&module.glue)?.replace(&*old, "core.wasm");
    let glue = module.folder.join("core.glue.js");
    write(&glue, renamed)?;
    bundler.script(&glue, &site.join("core/core.js"), &[])
}

/// The element's script, and the scripts and styles of the stand-alone page.
fn element(project: &Project, bundler: &Bundler, compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let web = bundler.stage(&project.path("web"))?;
    let script = |name: &str, defines: &[_]| bundler.script(&web.join(name), &site.join(name), defines);
    script("kidney-selfcheck.js", &defines(project, compiled)?)?;
    script("page.js", &[])?;
    bundler.style(&web.join("page.css"), &site.join("page.css"))
}

/// What the element knows before it has loaded anything.
fn defines(project: &Project, compiled: &Compiled) -> Result<[(&'static str, String); 4], Error> {
    let languages = compiled.languages.iter().map(|language| {
        json::object([
            ("tag", json::text(&language.tag)),
            ("name", json::text(&language.name)),
            ("dir", json::text(&language.dir)),
        ])
    });
    let failure = compiled.failure.iter().map(|(tag, words)| (tag.as_str(), json::texts(words)));
    Ok([
        ("__LANGUAGES__", json::list(languages)),
        ("__FAILURE__", json::object(failure)),
        ("__VERSION__", json::text(&project.version()?)),
        ("__CONTENT__", json::text(&compiled.version)),
    ])
}

/// One file per language.
fn words(compiled: &Compiled, site: &Path) -> Result<(), Error> {
    for file in &compiled.words {
        write(&site.join(format!("words/{}.txt", file.tag)), &file.text)?;
    }
    Ok(())
}

fn standalone(module: &Module, compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let fallback = compiled
        .fallback
        .get(FALLBACK_LANGUAGE)
        .ok_or_else(|| Error::Site { reason: format!("the content has no fallback in \"{FALLBACK_LANGUAGE}\"") })?;
    let page = page::finish(&read(&module.page)?, fallback)?;
    write(&site.join("index.html"), page)
}

//! The one-file edition: the page with everything inside, for a USB stick or a shared folder.

use std::fs;
use std::path::Path;

use super::site::{LOOKS, Parts, here};
use super::{json, languages, page};
use crate::error::{Doing, Error};
use crate::project::{read, write as write_file};

const NAME: &str = "kidney-selfcheck-onefile.html";

/// Bundles a copy of the sources in which the loader is another one and the module lies beside it.
pub fn write(parts: &Parts, site: &Path) -> Result<(), Error> {
    let loader = ("loader.js", read(&parts.web.join("inline-loader.js"))?);
    let folder = parts.bundler.variant(parts.web, "onefile", &[here(parts.web)?, vec![loader]].concat())?;
    let wasm = folder.join("core.wasm");
    fs::copy(&parts.module.wasm, &wasm).doing("copy", &parts.module.wasm)?;
    // The glue is bundled where its own imports are, and then into the page.
    parts.bundler.script(parts.glue, &folder.join("core.js"), &[])?;

    let words = json::object(parts.compiled.words.iter().map(|file| (file.name.as_str(), json::text(&file.text))));
    let around = parts.compiled.languages.iter().map(|language| &language.tag);
    let around = json::object(around.map(|tag| (tag.as_str(), languages::outside(parts.compiled, tag))));
    let inside = [("__WORDS__", words), ("__AROUND__", around)];
    let defines: Vec<_> = parts.defines.iter().cloned().chain(inside).collect();
    let script = folder.join("page.out.js");
    parts.bundler.inline_script(&folder.join("onefile.js"), &script, &defines)?;
    let style = folder.join("page.out.css");
    parts.bundler.style(&folder.join(LOOKS), &style)?;

    let inside = languages::inside(parts.compiled, languages::SOURCE)?;
    let page = page::finish(&read(&folder.join("onefile.html"))?, &inside)?;
    write_file(&site.join(NAME), page::inline(&page, &read(&style)?, &read(&script)?)?)
}

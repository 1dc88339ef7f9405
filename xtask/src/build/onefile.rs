//! The one-file edition: the page with everything inside, for a USB stick or a shared folder.

use std::fs;
use std::path::Path;

use super::site::{LOOKS, Parts, here};
use super::{integrity, json, languages};
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
    let page = fill(&read(&folder.join("onefile.html"))?, &read(&style)?, &read(&script)?, &inside)?;
    write_file(&site.join(NAME), page)
}

/// Puts everything into its place, each of which must be there once.
fn fill(page: &str, style: &str, script: &str, fallback: &str) -> Result<String, Error> {
    if script.to_ascii_lowercase().contains("</script") || style.contains("</") {
        return Err(Error::Site { reason: format!("{NAME}: a script or style would end before its end") });
    }
    let (script_hash, style_hash) = (integrity::of(script), integrity::of(style));
    let mut filled = page.to_owned();
    // The largest last, so that what it holds is not searched.
    for (place, with) in [
        ("script hash", script_hash.as_str()),
        ("style hash", style_hash.as_str()),
        ("fallback", fallback),
        ("style", style),
        ("script", script),
    ] {
        let mark = format!("<!-- {place} -->");
        if filled.matches(&mark).count() != 1 {
            return Err(Error::Site { reason: format!("web/onefile.html must say {mark} exactly once") });
        }
        filled = filled.replacen(&mark, with, 1);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<m c='<!-- script hash --> <!-- style hash -->'><style><!-- style --></style>\
                        <k><!-- fallback --></k><script><!-- script --></script>";

    #[test]
    fn everything_is_inside_and_vouched_for() {
        let page = fill(PAGE, "p{}", "f('<!-- style -->')", "<p>Ask.</p>").unwrap();
        let (script, style) = (integrity::of("f('<!-- style -->')"), integrity::of("p{}"));
        assert_eq!(
            page,
            format!(
                "<m c='{script} {style}'><style>p{{}}</style><k><p>Ask.</p></k><script>f('<!-- style -->')</script>"
            )
        );
    }

    #[test]
    fn a_script_that_ends_early_is_refused() {
        assert!(fill(PAGE, "p{}", "'</SCRIPT>'", "").is_err());
        assert!(fill("<p>", "p{}", "f()", "").is_err());
    }
}

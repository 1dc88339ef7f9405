//! Putting the site together: the contract of what is in `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use compiler::Compiled;

use super::bundle::Bundler;
use super::trunk::Module;
use super::{fhir, glue, integrity, json, languages, npm, offline, onefile, page, schema, servers, wordpress};
use crate::error::{Doing, Error};
use crate::project::{Project, clear_folder, make_folder, read, swap, write};
use crate::rulebook;
use crate::settings::NAMES;
use crate::setup::Tools;
use crate::supply::sbom;

/// Files that go to the site as they are: source and place.
const COPIED: &[(&str, &str)] = &[
    ("web/icon.svg", "icon.svg"),
    ("web/icon-192.png", "icon-192.png"),
    ("web/icon-512.png", "icon-512.png"),
    ("web/icon-maskable-512.png", "icon-maskable-512.png"),
];

/// What a page loads that embeds the tag, beside the words.
const WIDGET: &[&str] =
    &["kidney-selfcheck.js", "widget.js", "take-away.js", "theme.js", "core/core.js", "core/core.wasm"];

/// What has its place in `widget.js` taken by what the script of the tag hands over.
const HANDED: [&str; 3] = ["causes.js", "files.js", "unrecorded.js"];

/// How often the glue reads or writes a mark of Yew's: three marks, each both ways.
const MARKS: usize = 6;

/// Makes the site in a folder of its own and then puts it in place, so that `dist/` is always a
/// whole site: the old one or the new one.
pub fn assemble(project: &Project, tools: &Tools, module: &Module, compiled: &Compiled) -> Result<PathBuf, Error> {
    let site = project.path(".dist-new");
    clear_folder(&site)?;
    make_folder(&site)?;
    let bundler = Bundler::new(project, tools)?;

    let web = bundler.stage(&project.path("web"))?;
    let defines = defines(project, compiled)?;
    let glue = core(&bundler, module, &site)?;
    let files = languages::words(compiled, &site)?;
    bundler.script(&web.join("theme.js"), &site.join("theme.js"), &[])?;
    bundler.script(&web.join("take-away.js"), &site.join("take-away.js"), &defines)?;
    bundler.script(&web.join("later.js"), &site.join("later.js"), &defines)?;
    // The script vouches for what it loads, and the page for the script.
    let fetched: Vec<&str> = ["core/core.js", "core/core.wasm", "theme.js", "take-away.js"]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    element(&bundler, &web, &defines, &fetched, &site)?;
    whole(&bundler, &web, &defines, &fetched, &site)?;
    builder(&bundler, &web, &defines, &site)?;
    bundler.plain(
        &web.join("words-worker.js"),
        &site.join("words-worker.js"),
        &[("__FILES__", integrity::map(&site, languages::files(compiled).iter().map(String::as_str))?)],
    )?;
    pages(&bundler, module, &web, compiled, &site)?;
    languages::manifests(project, compiled, &site)?;
    rulebook::publish(compiled, &site)?;
    onefile::write(&Parts { bundler: &bundler, web: &web, module, glue: &glue, compiled, defines: &defines }, &site)?;
    for (from, to) in COPIED {
        let from = project.path(from);
        fs::copy(&from, site.join(to)).doing("copy", from)?;
    }
    schema::write(compiled, &site)?;
    fhir::write(compiled, &site)?;
    servers::write(project, &site)?;
    sbom::write(project, &site)?;
    // Last, since they hold the hashes of the others.
    offline::write(&bundler, &web, compiled, &site)?;
    integrity::write(&site)?;
    servers::compress(&site)?;
    // Packages for other houses: no part of the site.
    let widget: Vec<String> = WIDGET.iter().map(|file| (*file).to_owned()).chain(languages::all(compiled)).collect();
    wordpress::write(project, compiled, &site, &widget)?;
    npm::write(
        &Parts { bundler: &bundler, web: &web, module, glue: &glue, compiled, defines: &defines },
        project,
        &site,
    )?;
    swap(&site, &project.dist(), &project.path(".dist-old"))?;
    Ok(project.dist())
}

/// What the one file is made from.
pub struct Parts<'a> {
    pub bundler: &'a Bundler<'a>,
    /// The scripts and styles, with small style sheets.
    pub web: &'a Path,
    pub module: &'a Module,
    /// The module's glue under its final name, with what it imports beside it.
    pub glue: &'a Path,
    pub compiled: &'a Compiled,
    pub defines: &'a [(&'static str, String)],
}

/// The module and its glue; returns the glue as it was before it was made small.
fn core(bundler: &Bundler, module: &Module, site: &Path) -> Result<PathBuf, Error> {
    let to = site.join("core/core.wasm");
    write(&to, fs::read(&module.wasm).doing("read", &module.wasm)?)?;

    // It stays in Trunk's folder, where its imports are.
    let own = module.folder.join("core.glue.js");
    write(&own, apart(&glue::with_own_start(&read(&module.glue)?)?)?)?;
    bundler.script(&own, &site.join("core/core.js"), &[])?;
    Ok(own)
}

/// Yew marks elements and events with numbers that begin anew in each module, under names that are the same in all:
/// where the page is itself a Yew app, that one would take our elements for its own. So ours have other names.
fn apart(glue: &str) -> Result<String, Error> {
    let names = glue.matches(".__yew_").count();
    if names != MARKS {
        return Err(Error::Site {
            reason: format!("the glue has {names} of Yew's marks, not {MARKS}: what is new there?"),
        });
    }
    Ok(glue.replace(".__yew_", ".__kidney_"))
}

type Defines = (&'static str, String);

/// The script of the tag, and what it brings when the tag is near, for which it vouches.
fn element(bundler: &Bundler, web: &Path, defines: &[Defines], fetched: &[&str], site: &Path) -> Result<(), Error> {
    let handed = HANDED.map(|file| (file, "export * from \"./handed.js\";\n".to_owned()));
    let apart = bundler.variant(web, "apart", &handed)?;
    let tag = |from: &Path, name: &str, fetched: &[&str]| {
        bundler.tag(from, &site.join(name), &vouching(defines, fetched, site)?)
    };
    tag(&apart.join("widget-apart.js"), "widget.js", fetched)?;
    tag(&web.join("kidney-selfcheck.js"), "kidney-selfcheck.js", &["widget.js"])?;
    bundler.script(&web.join("kidney-selfcheck-frame.js"), &site.join("kidney-selfcheck-frame.js"), &[])
}

/// The scripts and styles of our own pages, which show the tag at once: all that runs inside it is in the same file.
fn whole(bundler: &Bundler, web: &Path, defines: &[Defines], fetched: &[&str], site: &Path) -> Result<(), Error> {
    let folder = bundler.variant(web, "whole", &here(web)?)?;
    for (name, more) in [("page.js", ["later.js"].as_slice()), ("frame.js", &[])] {
        let defines = vouching(defines, &[fetched, more].concat(), site)?;
        bundler.tag(&folder.join(name), &site.join(name), &defines)?;
    }
    bundler.style(&folder.join(LOOKS), &site.join("page.css"))
}

/// With the hashes of what a script fetches.
fn vouching(defines: &[Defines], fetched: &[&str], site: &Path) -> Result<Vec<Defines>, Error> {
    let hashes = integrity::map(site, fetched.iter().copied())?;
    Ok([defines, &[("__INTEGRITY__", hashes)]].concat())
}

/// The style sheet of our own pages, of which the widget has its own looks, too.
pub const LOOKS: &str = "looks.css";

/// What is different where all that runs inside the tag is in the same file, on a page of ours.
pub fn here(web: &Path) -> Result<Vec<(&'static str, String)>, Error> {
    let other = |name: &'static str, other: &str| -> Result<_, Error> { Ok((name, read(&web.join(other))?)) };
    let looks = [read(&web.join("widget.css"))?, read(&web.join("page.css"))?].join("\n");
    Ok(vec![other("bring-widget.js", "widget-here.js")?, other("styles.js", "styles-here.js")?, (LOOKS, looks)])
}

/// The page that writes the snippet: it knows the hashes of what a clinic's page loads.
fn builder(bundler: &Bundler, web: &Path, defines: &[(&'static str, String)], site: &Path) -> Result<(), Error> {
    let pinned = integrity::pinned(site, ["kidney-selfcheck.js", "kidney-selfcheck-frame.js"])?;
    let more = [("__PINNED__", pinned)];
    bundler.script(&web.join("embed.js"), &site.join("embed.js"), &[defines, &more].concat())?;
    bundler.style(&web.join("embed.css"), &site.join("embed.css"))
}

/// What the element knows before it has loaded anything.
fn defines(project: &Project, compiled: &Compiled) -> Result<Vec<(&'static str, String)>, Error> {
    let languages = compiled.languages.iter().map(|language| {
        json::object([
            ("tag", json::text(&language.tag)),
            ("name", json::text(&language.name)),
            ("dir", json::text(&language.dir)),
        ])
    });
    let emergency = compiled.book.countries.iter();
    let emergency = emergency.map(|country| (country.id.as_str(), json::text(&country.emergency)));
    let english = compiled.failure.get(languages::SOURCE).map_or_else(|| "{}".to_owned(), json::texts);
    let lines = ["ui.language-label", "ui.language-failed", "ui.text-size"].map(|path| compiled.lines.get(path));
    let aloud = ["ui.read-aloud", "ui.read-stop"].map(|path| compiled.lines.get(path));
    let aloud = aloud.into_iter().flatten().map(|line| (line - compiled.first).to_string());
    Ok(vec![
        ("__LANGUAGES__", json::list(languages)),
        ("__LANGUAGE_LINES__", json::list(lines.into_iter().flatten().map(ToString::to_string))),
        ("__FAILURE__", english),
        ("__EMERGENCY__", json::object(emergency)),
        ("__ALOUD_LINES__", json::list(aloud)),
        ("__SETTINGS__", json::list(NAMES.iter().map(|name| json::text(name)))),
        ("__VERSION__", json::text(&project.version()?)),
        ("__CONTENT__", json::text(&compiled.version)),
        ("__FHIR__", fhir::for_script(compiled)),
    ])
}

/// The stand-alone page in each language, the page for a frame, and the page that writes the snippet.
fn pages(bundler: &Bundler, module: &Module, web: &Path, compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let fallback = languages::fallback(compiled, languages::SOURCE)?;
    for name in ["frame.html", "embed.html"] {
        let page = page::finish(&read(&web.join(name))?, fallback)?;
        write(&site.join(name), page::vouch(&page, site)?)?;
    }
    // What the first paint waits for is in the page itself.
    let script = module.folder.join("early.js");
    bundler.plain(&web.join("early.js"), &script, &[])?;
    let (style, script) = (read(&site.join("page.css"))?, read(&script)?);
    let page = read(&module.page)?;
    for language in &compiled.languages {
        let folder = site.join(languages::folder(&language.tag));
        make_folder(&folder)?;
        let page = page::finish(&page, &languages::inside(compiled, &language.tag)?)?;
        let page = languages::page(&page, compiled, language)?;
        let page = page::inline(&page::vouch(&page, &folder)?, style.trim_end(), script.trim_end())?;
        write(&folder.join("index.html"), page)?;
    }
    Ok(())
}

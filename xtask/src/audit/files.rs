//! The scripts there are: the sources, and what the build made of them.

use std::collections::BTreeSet;
use std::path::Path;

use super::judge::File;
use super::script::{self, Script};
use crate::build::integrity::files;
use crate::error::Error;
use crate::project::{Project, read};

/// The module's glue, which wasm-bindgen writes.
pub const GLUE: &str = "dist/core/core.js";

/// The one file with everything in it, and in whose place it has what.
const ONE_FILE: &str = "dist/kidney-selfcheck-onefile.html";
const IN_ONE_FILE: &[(&str, &str)] =
    &[("web/kidney-selfcheck-onefile.js", "web/onefile.js"), ("web/loader.js", "web/inline-loader.js")];

/// What has all that runs inside the tag in it, and what is that alone.
const WHOLE: &[&str] = &["dist/page.js", "dist/frame.js", "dist/npm/index.js"];
const IN_WHOLE: &[(&str, &str)] =
    &[("web/bring-widget.js", "web/widget-here.js"), ("web/styles.js", "web/styles-here.js")];
/// The page in each language, and what stands in it.
const PAGE: &str = "index.html";
const IN_PAGE: &str = "web/early.js";
const WIDGET: &str = "dist/widget.js";
const IN_WIDGET: &[(&str, &str)] =
    &[("web/causes.js", "web/handed.js"), ("web/files.js", "web/handed.js"), ("web/unrecorded.js", "web/handed.js")];

/// Folders with scripts that are ours.
const SOURCES: &[&str] = &["web", "packages"];

/// Where a part of the site is there once more, or comes from another place.
const COPIES: &[(&str, &str)] = &[
    ("dist/wordpress/kidney-selfcheck/assets/", "dist/"),
    ("dist/wordpress/kidney-selfcheck/", "packages/wordpress/"),
    ("dist/npm/index.js", "web/element.js"),
    ("dist/npm/define.js", "packages/npm/define.js"),
    ("dist/npm/", "dist/"),
];

/// Every script of ours.
pub fn sources(project: &Project) -> Result<Vec<File>, Error> {
    let mut found = Vec::new();
    for folder in SOURCES {
        let inside = project.path(folder);
        for name in files(&inside, &inside)?.into_iter().filter(|name| is_script(name)) {
            let path = format!("{folder}/{name}");
            let uses = parse(&path, &read(&inside.join(&name))?)?.uses;
            found.push(File { parts: BTreeSet::from([path.clone()]), path, uses });
        }
    }
    Ok(found)
}

/// Every script of `dist/`, those inside of pages too.
pub fn built(project: &Project) -> Result<Vec<File>, Error> {
    let dist = project.dist();
    let mut found = Vec::new();
    for name in files(&dist, &dist)? {
        let path = format!("dist/{name}");
        let text = match name.rsplit_once('.') {
            Some((_, "js" | "mjs")) => read(&dist.join(&name))?,
            Some((_, "html")) => inside(&read(&dist.join(&name))?),
            _ => continue,
        };
        let uses = parse(&path, &text)?.uses;
        found.push(File { parts: parts(project, &path)?, path, uses });
    }
    Ok(found)
}

/// Reads the glue.
pub fn glue(project: &Project) -> Result<Script, Error> {
    parse(GLUE, &read(&project.path(GLUE))?)
}

fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "js" || extension == "mjs")
}

fn parse(path: &str, text: &str) -> Result<Script, Error> {
    script::read(text).map_err(|problem| Error::Site { reason: format!("{path} is no script: {problem}") })
}

/// The scripts that stand in a page, one after another; data blocks are none.
fn inside(page: &str) -> String {
    let mut scripts = String::new();
    for part in page.split("<script").skip(1) {
        let Some((tag, rest)) = part.split_once('>') else { continue };
        if !tag.contains("application/json") && !tag.contains("src=") {
            scripts.push_str(rest.split("</script").next().unwrap_or_default());
            scripts.push('\n');
        }
    }
    scripts
}

/// The sources that a built script is made of, as they import each other.
fn parts(project: &Project, path: &str) -> Result<BTreeSet<String>, Error> {
    let copy = COPIES.iter().find_map(|(from, to)| path.strip_prefix(from).map(|rest| format!("{to}{rest}")));
    let made_of = copy.as_deref().unwrap_or(path);
    if made_of == GLUE {
        return Ok(BTreeSet::from([GLUE.to_owned()]));
    }
    let others = match path {
        ONE_FILE => [IN_ONE_FILE, IN_WHOLE].concat(),
        path if WHOLE.contains(&path) => IN_WHOLE.to_vec(),
        _ if made_of == WIDGET => IN_WIDGET.to_vec(),
        _ => Vec::new(),
    };
    let place = |source: String| {
        let other = others.iter().find(|(from, _)| *from == source);
        other.map_or(source, |(_, to)| (*to).to_owned())
    };
    let mut parts = BTreeSet::new();
    let first = match made_of {
        WIDGET => "web/widget-apart.js",
        page if page.ends_with(PAGE) => IN_PAGE,
        other => other,
    };
    let mut next = vec![place(first.replacen("dist/", "web/", 1).replace(".html", ".js"))];
    while let Some(source) = next.pop() {
        let file = project.path(&source);
        if !file.is_file() || !parts.insert(source.clone()) {
            continue;
        }
        for import in parse(&source, &read(&file)?)?.imports {
            let name = import.trim_start_matches("./");
            match name {
                "core.js" => {
                    parts.insert(GLUE.to_owned());
                }
                name if is_script(name) => next.push(place(format!("web/{name}"))),
                _ => {}
            }
        }
    }
    if parts.is_empty() {
        // What the build writes by itself has lines of its own in the list.
        parts.insert(path.to_owned());
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_a_page_are_found() {
        let page = "<script type=module src=\"a.js\"></script><script type=\"application/json\">{}</script>\
                    <script type=\"module\">fetch('a')</script>";
        assert_eq!(inside(page), "fetch('a')\n");
        assert_eq!(inside("<p>"), "");
    }

    #[test]
    fn a_built_script_may_do_what_its_sources_may() {
        let project = Project::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        let parts = |path| parts(&project, path).unwrap();
        assert!(parts("dist/kidney-selfcheck.js").contains("web/files.js"));
        assert!(!parts("dist/kidney-selfcheck.js").contains("web/widget.js"));
        assert!(parts(WIDGET).contains("web/handed.js") && !parts(WIDGET).contains("web/files.js"));
        assert!(parts("dist/page.js").contains("web/widget.js") && !parts("dist/page.js").contains("web/silence.js"));
        assert!(parts(ONE_FILE).contains(GLUE) && parts(ONE_FILE).contains("web/inline-loader.js"));
        assert!(!parts(ONE_FILE).contains("web/files.js"));
        assert_eq!(parts("dist/ar/index.html"), BTreeSet::from(["web/early.js".to_owned()]));
        assert!(parts("dist/npm/index.js").contains("web/files.js"));
        assert!(parts("dist/wordpress/kidney-selfcheck/assets/core/core.js").contains(GLUE));
    }
}

//! The package for npm: the element as a module that a bundler understands, with types and a manifest.

use std::fs;
use std::path::Path;

use super::site::Parts;
use super::{json, languages};
use crate::error::{Doing, Error};
use crate::project::{Project, read, write as write_file};
use crate::settings::{Kind, SETTINGS, Setting};

const FOLDER: &str = "npm";

/// Files of the site that go into the package as they are, beside the words.
const COPIED: &[&str] = &["core/core.js", "core/core.wasm", "take-away.js", "theme.js", "settings.schema.json"];

const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

const EVENTS: [(&str, &str); 4] = [
    ("kidney-selfcheck:ready", "the self-check runs; again after it was put back or tried again"),
    ("kidney-selfcheck:started", "the first question is shown"),
    ("kidney-selfcheck:finished", "the guidance is shown"),
    ("kidney-selfcheck:error", "it cannot run; detail.cause says why"),
];

/// The custom properties and the parts that docs/embedding.md promises.
const PROPERTIES: [&str; 4] = ["background", "text", "accent", "on-accent"];
const PARTS: [&str; 9] =
    ["main-message", "button", "option", "term", "meaning", "contact", "note", "picture", "failure"];

pub fn write(parts: &Parts, project: &Project, site: &Path) -> Result<(), Error> {
    let folder = site.join(FOLDER);
    let words = languages::files(parts.compiled);
    let apart = ["core/core.js", "core/core.wasm"].into_iter().chain(words.iter().map(String::as_str));
    let staged = parts.bundler.variant(
        parts.web,
        "npm",
        &[("bring-widget.js", read(&parts.web.join("widget-here.js"))?), ("places.js", places(apart))],
    )?;
    parts.bundler.library(&staged.join("element.js"), &folder.join("index.js"), parts.defines)?;

    for file in COPIED.iter().copied().chain(words.iter().map(String::as_str)) {
        let from = site.join(file);
        write_file(&folder.join(file), fs::read(&from).doing("read", &from)?)?;
    }
    for file in ["define.js", "define.d.ts", "react.d.ts", "README.md"] {
        write_file(&folder.join(file), read(&project.path("packages/npm").join(file))?)?;
    }
    for file in LICENCES {
        write_file(&folder.join(file), read(&project.path(file))?)?;
    }
    let countries: Vec<&str> = parts.compiled.book.countries.iter().map(|country| country.id.as_str()).collect();
    let types = read(&project.path("packages/npm/index.d.ts"))?.replace("{settings}", &properties(&countries));
    write_file(&folder.join("index.d.ts"), types)?;
    write_file(&folder.join("custom-elements.json"), manifest(&countries))?;
    write_file(&folder.join("package.json"), package(&project.version()?))
}

/// In the place of `web/places.js`: each address written out, since a bundler reads and does not run.
fn places<'a>(files: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> = files
        .into_iter()
        .map(|file| {
            format!("  {}: new URL({}, import.meta.url).href,\n", json::text(file), json::text(&format!("./{file}")))
        })
        .collect();
    format!(
        "const PLACES = {{\n{}}};\n\
         export function beside(path) {{\n  return PLACES[path] ?? path;\n}}\n\
         export function load(url) {{\n  \
         if (url === \"theme.js\") return import(\"./theme.js\");\n  \
         if (url === \"take-away.js\") return import(\"./take-away.js\");\n  \
         return import(/* @vite-ignore */ /* webpackIgnore: true */ url);\n}}\n",
        lines.concat()
    )
}

fn package(version: &str) -> String {
    let texts = |texts: &[&str]| json::list(texts.iter().map(|text| json::text(text)));
    let entry = |name: &str| {
        json::object([
            ("types", json::text(&format!("./{name}.d.ts"))),
            ("default", json::text(&format!("./{name}.js"))),
        ])
    };
    let own = |path: &'static str| (path, json::text(path));
    let exports = json::object([
        (".", entry("index")),
        ("./define", entry("define")),
        ("./react", json::object([("types", json::text("./react.d.ts"))])),
        own("./core/*"),
        own("./words/*"),
        own("./take-away.js"),
        own("./theme.js"),
        own("./custom-elements.json"),
        own("./settings.schema.json"),
        own("./package.json"),
    ]);
    let all = json::object([
        ("name", json::text("kidney-selfcheck")),
        ("version", json::text(version)),
        ("description", json::text("Stem cell treatment for kidney failure: is it something to ask about?")),
        ("license", json::text("MIT OR Apache-2.0")),
        ("type", json::text("module")),
        ("exports", exports),
        ("types", json::text("./index.d.ts")),
        ("customElements", json::text("custom-elements.json")),
        ("sideEffects", texts(&["./define.js"])),
        ("keywords", texts(&["custom-element", "kidney", "patients"])),
    ]);
    format!("{all}\n")
}

/// What a setting takes, as a type.
fn kind(setting: &Setting, countries: &[&str]) -> String {
    let either = |words: &[&str]| words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ");
    match setting.kind {
        Kind::Choice(words) => either(words),
        // In any case of letters; the known ones are still offered.
        Kind::Country => format!("{} | (string & {{}})", either(countries)),
        Kind::Number(..) => "number | `${number}`".to_owned(),
        Kind::Language | Kind::Text | Kind::Phone | Kind::Address | Kind::Day => "string".to_owned(),
    }
}

fn words(setting: &Setting) -> String {
    format!("{}: {}; otherwise {}", setting.sets, setting.takes, setting.default).replace('`', "")
}

fn properties(countries: &[&str]) -> String {
    let one = |setting: &Setting| {
        let quoted = if setting.name.contains('-') { format!("\"{}\"", setting.name) } else { setting.name.to_owned() };
        format!("  /** {} */\n  {quoted}?: {};\n", words(setting), kind(setting, countries))
    };
    SETTINGS.iter().map(one).collect()
}

/// The manifest that editors and catalogues read, in its version 1.0.0.
fn manifest(countries: &[&str]) -> String {
    let text = json::text;
    let named =
        |name: &str, description: &str| json::object([("name", text(name)), ("description", text(description))]);
    let attributes = SETTINGS.iter().map(|setting| {
        let of = json::object([("text", text(&kind(setting, countries)))]);
        json::object([("name", text(setting.name)), ("description", text(&words(setting))), ("type", of)])
    });
    let events = EVENTS.iter().map(|(name, when)| {
        let of = json::object([("text", text("CustomEvent"))]);
        json::object([("name", text(name)), ("description", text(when)), ("type", of)])
    });
    let properties = PROPERTIES.iter().map(|name| named(&format!("--kidney-selfcheck-{name}"), "a colour"));
    let parts = PARTS.iter().map(|name| json::object([("name", text(name))]));
    let go = json::object([
        ("kind", text("method")),
        ("name", text("go")),
        ("description", text("shows the n-th screen visited")),
    ]);
    let slot = named("", "what is shown until it runs, and where it cannot");
    let class = json::object([
        ("kind", text("class")),
        ("name", text("KidneySelfcheck")),
        ("tagName", text("kidney-selfcheck")),
        ("customElement", "true".to_owned()),
        ("superclass", json::object([("name", text("HTMLElement"))])),
        ("attributes", json::list(attributes)),
        ("events", json::list(events)),
        ("cssProperties", json::list(properties)),
        ("cssParts", json::list(parts)),
        ("slots", json::list([slot])),
        ("members", json::list([go])),
    ]);
    let export = |kind: &str, name: &str| {
        let of = json::object([("name", text("KidneySelfcheck")), ("module", text("index.js"))]);
        json::object([("kind", text(kind)), ("name", text(name)), ("declaration", of)])
    };
    let module = |path: &str, declarations: Vec<String>, exports: Vec<String>| {
        json::object([
            ("kind", text("javascript-module")),
            ("path", text(path)),
            ("declarations", json::list(declarations)),
            ("exports", json::list(exports)),
        ])
    };
    let all = json::object([
        ("schemaVersion", text("1.0.0")),
        (
            "modules",
            json::list([
                module("index.js", vec![class], vec![export("js", "KidneySelfcheck")]),
                module("define.js", Vec::new(), vec![export("custom-element-definition", "kidney-selfcheck")]),
            ]),
        ),
    ]);
    format!("{all}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_can_be_read_by_a_bundler() {
        let places = places(["core/core.wasm"]);
        assert!(places.contains(r#""core/core.wasm": new URL("./core/core.wasm", import.meta.url).href"#), "{places}");
    }

    #[test]
    fn every_setting_has_a_type_and_stands_in_the_manifest() {
        let (types, manifest) = (properties(&["gb", "us"]), manifest(&["gb", "us"]));
        for setting in SETTINGS {
            assert!(
                types.contains(&format!("{}?: ", setting.name)) || types.contains(&format!("{}\"?: ", setting.name))
            );
            assert!(manifest.contains(&format!(r#"{{"name":"{}","description""#, setting.name)), "{}", setting.name);
        }
        assert!(types.contains(r#"theme?: "light" | "dark" | "contrast" | "auto";"#), "{types}");
        assert!(types.contains(r#"country?: "gb" | "us" | (string & {});"#), "{types}");
    }

    /// What the manifest promises is what the documents promise.
    #[test]
    fn the_parts_are_those_of_the_documents() {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/embedding.md");
        let text = read(&docs).unwrap();
        let promised: Vec<&str> = text
            .split("| Part | What it is |")
            .nth(1)
            .unwrap()
            .lines()
            .take_while(|line| line.is_empty() || line.starts_with('|'))
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        assert_eq!(promised, PARTS);
        let readme = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).unwrap();
        for name in PROPERTIES {
            assert!(readme.contains(&format!("| `--kidney-selfcheck-{name}` |")), "{name}");
        }
    }
}

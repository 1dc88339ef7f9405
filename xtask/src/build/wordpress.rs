//! The plugin for `WordPress`: the sources of `packages/wordpress`, with the settings and the files of the widget put in.

use std::fs;
use std::path::Path;

use compiler::Compiled;

use super::{archive, json};
use crate::error::{Doing, Error};
use crate::project::{Project, read, write as write_file};
use crate::settings::{Kind, SETTINGS, Setting};

const FOLDER: &str = "wordpress/kidney-selfcheck";

/// Sources and places.
const FILES: &[(&str, &str)] = &[
    ("packages/wordpress/kidney-selfcheck.php", "kidney-selfcheck.php"),
    ("packages/wordpress/uninstall.php", "uninstall.php"),
    ("packages/wordpress/index.php", "index.php"),
    ("packages/wordpress/editor.js", "editor.js"),
    ("packages/wordpress/readme.txt", "readme.txt"),
    ("packages/wordpress/htaccess", "assets/.htaccess"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Writes the folder and the zip; `widget` are the files that a page needs which embeds the tag.
pub fn write(project: &Project, compiled: &Compiled, site: &Path, widget: &[String]) -> Result<(), Error> {
    let folder = site.join(FOLDER);
    let version = project.version()?;
    for (from, to) in FILES {
        let text = read(&project.path(from))?;
        write_file(&folder.join(to), text.replace("{version}", &version).replace("{settings}", &list()))?;
    }
    let countries: Vec<(&str, &str)> =
        compiled.book.countries.iter().map(|country| (country.id.as_str(), country.emergency.as_str())).collect();
    write_file(&folder.join("settings.php"), facts(&countries))?;
    write_file(&folder.join("block.json"), block(&version))?;
    write_file(&folder.join("editor-settings.js"), fields(&countries))?;
    for file in widget {
        let from = site.join(file);
        write_file(&folder.join("assets").join(file), fs::read(&from).doing("read", &from)?)?;
    }
    archive::pack(&folder)
}

/// For readme.txt.
fn list() -> String {
    let line = |Setting { name, sets, takes, .. }: &Setting| format!("* `{name}`: {sets} ({})", takes.replace('`', ""));
    SETTINGS.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What the plugin knows of the content, as PHP.
fn facts(countries: &[(&str, &str)]) -> String {
    let names: Vec<String> = SETTINGS.iter().map(|setting| format!("\t\t{},\n", php(setting.name))).collect();
    let numbers: Vec<String> =
        countries.iter().map(|(code, number)| format!("\t\t{} => {},\n", php(code), php(number))).collect();
    format!(
        "<?php\n// Written by the build from the list of settings and the content.\n\
         defined( 'ABSPATH' ) || exit;\n\nreturn array(\n\t'settings' => array(\n{}\t),\n\t'numbers'  => array(\n{}\t),\n);\n",
        names.concat(),
        numbers.concat()
    )
}

fn php(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn block(version: &str) -> String {
    let attributes = SETTINGS.iter().map(|setting| (setting.name, json::object([("type", json::text("string"))])));
    let texts = |texts: &[&str]| json::list(texts.iter().map(|text| json::text(text)));
    let all = json::object([
        ("apiVersion", "2".to_owned()),
        ("name", json::text("kidney-selfcheck/check")),
        ("version", json::text(version)),
        ("title", json::text("kidney-selfcheck")),
        ("category", json::text("widgets")),
        ("icon", json::text("clipboard")),
        ("description", json::text("Stem cell treatment for kidney failure: is it something to ask about?")),
        ("keywords", texts(&["kidney", "stem cells", "patients"])),
        ("textdomain", json::text("kidney-selfcheck")),
        ("attributes", json::object(attributes)),
        ("supports", json::object([("html", "false".to_owned())])),
        ("editorScript", json::text("kidney-selfcheck-editor")),
    ]);
    format!("{all}\n")
}

/// The fields of the block's side bar.
fn fields(countries: &[(&str, &str)]) -> String {
    let fields = SETTINGS.iter().map(|setting| {
        let choices: Option<Vec<&str>> = match setting.kind {
            Kind::Choice(words) => Some(words.to_vec()),
            Kind::Country => Some(countries.iter().map(|(code, _)| *code).collect()),
            _ => None,
        };
        let mut entries = vec![
            ("name", json::text(setting.name)),
            ("sets", json::text(setting.sets)),
            ("takes", json::text(&setting.takes.replace('`', ""))),
        ];
        entries.extend(choices.map(|words| ("choices", json::list(words.into_iter().map(json::text)))));
        json::object(entries)
    });
    format!(
        "// Written by the build from the list of settings.\nwindow.kidneySelfcheckSettings = {};\n",
        json::list(fields)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn php_texts_end_where_they_should() {
        assert_eq!(php(r"it's a \"), r"'it\'s a \\'");
    }

    #[test]
    fn every_setting_is_in_every_file() {
        let (facts, block, fields, list) = (facts(&[("gb", "999")]), block("1"), fields(&[("gb", "999")]), list());
        assert!(facts.contains("'gb' => '999'") && fields.contains(r#""choices":["gb"]"#), "{facts}{fields}");
        for setting in SETTINGS {
            assert!(facts.contains(&format!("'{}',", setting.name)), "{}", setting.name);
            assert!(block.contains(&format!(r#""{}":{{"type":"string"}}"#, setting.name)), "{}", setting.name);
            assert!(fields.contains(&format!(r#"{{"name":"{}","#, setting.name)), "{}", setting.name);
            assert!(list.contains(&format!("* `{}`: ", setting.name)), "{}", setting.name);
        }
    }
}

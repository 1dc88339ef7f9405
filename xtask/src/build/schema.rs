//! The settings as a JSON Schema, for whoever writes them in an editor that reads one.

use std::path::Path;

use compiler::Compiled;

use super::json;
use crate::error::Error;
use crate::project::write as write_file;
use crate::settings::{Kind, LONGEST, LONGEST_ADDRESS, SETTINGS, Setting};

const NAME: &str = "settings.schema.json";

pub fn write(compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let countries: Vec<&str> = compiled.book.countries.iter().map(|country| country.id.as_str()).collect();
    write_file(&site.join(NAME), schema(&countries))
}

fn schema(countries: &[&str]) -> String {
    let properties =
        SETTINGS.iter().map(|setting| format!("    {}: {}", json::text(setting.name), one(setting, countries)));
    let properties: Vec<String> = properties.chain([format!("    \"notes\": {}", notes())]).collect();
    format!(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \
         \"title\": \"Settings of kidney-selfcheck\",\n  \"type\": \"object\",\n  \"properties\": {{\n{}\n  }},\n  \
         \"dependentRequired\": {{\"reviewed-by\":[\"reviewed-on\"],\"reviewed-on\":[\"reviewed-by\"]}},\n  \
         \"additionalProperties\": false\n}}\n",
        properties.join(",\n")
    )
}

fn one(setting: &Setting, countries: &[&str]) -> String {
    let texts = |texts: &[&str]| json::list(texts.iter().map(|text| json::text(text)));
    let words = format!("{}: {}; otherwise {}", setting.sets, setting.takes, setting.default);
    let mut entries = vec![("description", json::text(&words.replace('`', "")))];
    let text = json::text("string");
    entries.extend(match setting.kind {
        Kind::Language => vec![("type", text), ("pattern", json::text("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"))],
        Kind::Country => {
            let upper: Vec<String> = countries.iter().map(|code| code.to_uppercase()).collect();
            let all: Vec<&str> = countries.iter().copied().chain(upper.iter().map(String::as_str)).collect();
            vec![("enum", texts(&all))]
        }
        Kind::Text => vec![("type", text), ("maxLength", LONGEST.to_string())],
        Kind::Phone => vec![("type", text), ("pattern", json::text("^[0-9 +().-]{3,40}$"))],
        Kind::Address => vec![
            ("type", text),
            ("pattern", json::text("^[Hh][Tt][Tt][Pp][Ss]?://[^\\s\"<>\\\\^`{|}]+$")),
            ("maxLength", LONGEST_ADDRESS.to_string()),
        ],
        Kind::Day => vec![("type", text), ("pattern", json::text("^2[0-9]{3}-[0-9]{2}-[0-9]{2}$"))],
        Kind::Number(least, most) => {
            vec![("type", json::text("integer")), ("minimum", least.to_string()), ("maximum", most.to_string())]
        }
        Kind::Choice(choices) => vec![("enum", texts(choices))],
    });
    json::object(entries)
}

/// Another way to write `note-kidneys` and so on.
fn notes() -> String {
    let topics = SETTINGS.iter().filter_map(|setting| setting.name.strip_prefix("note-"));
    let note = || json::object([("type", json::text("string")), ("maxLength", LONGEST.to_string())]);
    let topics = json::object(topics.map(|topic| (topic, note())));
    json::object([
        ("description", json::text("the notes by topic, instead of one setting for each")),
        ("type", json::text("object")),
        ("properties", topics),
        ("additionalProperties", "false".to_owned()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_its_shape() {
        let schema = schema(&["gb", "us"]);
        for setting in SETTINGS {
            assert!(schema.contains(&format!("\n    \"{}\": {{\"description\":", setting.name)), "{}", setting.name);
        }
        for shape in [
            r#""enum":["gb","us","GB","US"]"#,
            r#""type":"integer","minimum":1,"maximum":60"#,
            r#""enum":["light","dark","contrast","auto"]"#,
            r#""properties":{"kidneys":{"type":"string","maxLength":300},"health""#,
        ] {
            assert!(schema.contains(shape), "{shape}\n{schema}");
        }
    }
}

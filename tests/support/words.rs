//! The words of a language by their paths, each in its forms.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// The texts of one path: one form, or one for the patient and one for a relative.
pub type Texts = BTreeMap<String, Vec<String>>;

/// Every text of `words/en.toml`.
pub fn english() -> Texts {
    let mut texts = Texts::new();
    for (section, value) in crate::support::toml("content/words/en.toml") {
        if section != "meta" && section != "lint" {
            flatten(&section, &value, &mut texts);
        }
    }
    texts
}

fn flatten(path: &str, value: &Value, texts: &mut Texts) {
    match value {
        Value::String(text) => texts.entry(path.to_owned()).or_default().push(text.clone()),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(&format!("{path}.{at}"), item, texts);
            }
        }
        Value::Table(table) if is_text(table) => {
            let forms = ["me", "other", "both"].iter().filter_map(|form| table.get(*form)?.as_str());
            texts.insert(path.to_owned(), forms.map(str::to_owned).collect());
        }
        Value::Table(table) => {
            for (key, value) in table {
                flatten(&format!("{path}.{key}"), value, texts);
            }
        }
        _ => {}
    }
}

fn is_text(table: &Table) -> bool {
    table.get("both").or_else(|| table.get("me")).is_some_and(Value::is_str)
}

//! Writing the little JSON that goes into the bundle.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A text as JSON, safe inside a script as well.
pub fn text(value: &str) -> String {
    let mut json = String::with_capacity(value.len() + 2);
    json.push('"');
    for c in value.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            c if c.is_control() || matches!(c, '<' | '\u{2028}' | '\u{2029}') => {
                // Writing to a text cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// A list of values that are JSON already.
pub fn list(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().collect();
    format!("[{}]", values.join(","))
}

/// An object whose values are JSON already.
pub fn object<'a>(entries: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let entries: Vec<String> = entries.into_iter().map(|(key, value)| format!("{}:{value}", text(key))).collect();
    format!("{{{}}}", entries.join(","))
}

/// Texts by key.
pub fn texts(entries: &BTreeMap<String, String>) -> String {
    object(entries.iter().map(|(key, value)| (key.as_str(), text(value))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_json() {
        assert_eq!(text("a \"b\" \\ é"), r#""a \"b\" \\ é""#);
        assert_eq!(text("1\n2\u{2028}"), r#""1\u000a2\u2028""#);
        assert_eq!(text("</script>"), r#""\u003c/script>""#);
        assert_eq!(list([text("a"), text("b")]), r#"["a","b"]"#);
        let words = BTreeMap::from([("k".to_owned(), "v".to_owned())]);
        assert_eq!(object([("en", texts(&words))]), r#"{"en":{"k":"v"}}"#);
        assert_eq!(list([]), "[]");
    }
}

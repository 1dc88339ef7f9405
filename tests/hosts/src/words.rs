//! What the page must say, taken from the content itself.

use crate::fault::{Fault, Proof};
use crate::sheets::content;

/// Whether words on the screen name the nephrologist, by `[lint]` of the language's file.
///
/// # Errors
/// When there is no such language.
pub fn names_nephrologist(language: &str, text: &str) -> Proof<bool> {
    let words = content()?.book.words.iter().find(|words| words.language.tag == language);
    let words = words.ok_or_else(|| Fault::stuck(format!("no language {language:?}")))?;
    let text = text.to_lowercase();
    Ok(words.nephrologist.iter().any(|name| text.contains(name.as_str())))
}

/// A text of the failure screen in English.
///
/// # Errors
/// When there is none.
pub fn failure(key: &str) -> Proof<&'static str> {
    let text = content()?.failure.get("en").and_then(|words| words.get(key));
    text.map(String::as_str).ok_or_else(|| Fault::stuck(format!("no failure text {key}")))
}

/// Sees that words on the screen lead to a nephrologist and to help in an emergency.
///
/// # Errors
/// When they do not.
pub fn point_to_help(text: &str) -> Proof {
    let text = text.to_lowercase();
    ensure!(text.contains("nephrologist"), "no nephrologist is named:\n{text}");
    ensure!(text.contains("emergency"), "no word about an emergency:\n{text}");
    Ok(())
}

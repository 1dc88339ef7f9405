//! The words of one language: every text that the content asks for, no more and no less, each with its forms.
//!
//! A text is written as `"…"` where it does not speak to anybody, `{ me = "…", other = "…" }` where the patient and a
//! relative read different sentences, or `{ both = "…" }` where it speaks to whoever reads.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use crate::arabic::written_into;
use crate::problem::{Problems, Reason};

/// What the program fills in; anything else in braces is refused.
pub const PLACEHOLDERS: &[&str] = &[
    "emergency",
    "crisis-name",
    "crisis-phone",
    "clinic",
    "phone",
    "hours",
    "number",
    "total",
    "date",
    "version",
    "reviewer",
    "name",
    "state",
];

/// What the page says where the tool cannot run.
const FAILURE: &[&str] = &["title", "message", "doctor", "emergency", "contact", "phone", "book", "retry"];

/// What the stand-alone page says of itself: its name, to whom it is of use, and what stands at its foot.
const PAGE: &[&str] = &["name", "short-name", "description", "about", "foot"];

/// The language that all others are translated from.
pub const SOURCE: &str = "en";

/// What only a translation shows, and only until a clinician who speaks the language has reviewed it.
pub const UNREVIEWED: &str = "ui.translation-unreviewed";

/// One text in its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// For the patient.
    pub me: String,
    /// For a relative, where it differs.
    pub other: Option<String>,
}

impl Text {
    /// Each form.
    pub fn forms(&self) -> impl Iterator<Item = &String> {
        core::iter::once(&self.me).chain(&self.other)
    }
}

/// What must be written, in the order of the words file.
pub struct Wanted {
    /// The path of the text.
    pub path: String,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it sends the person to their nephrologist.
    pub nephrologist: bool,
}

/// The words of one language, checked.
#[derive(Clone)]
pub struct Words {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's own name.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Every text by its path.
    pub texts: BTreeMap<String, Text>,
    /// What the page says where the tool cannot run.
    pub failure: BTreeMap<String, String>,
    /// What the stand-alone page says of itself.
    pub page: BTreeMap<String, String>,
    /// Who wrote these words.
    pub origin: Origin,
    /// What counts as naming the nephrologist, in small letters.
    pub nephrologist: Vec<String>,
}

/// Who wrote the words of a language, and who has reviewed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Who translated them; of English, who wrote them.
    pub translated_by: String,
    /// The clinician who speaks the language and has reviewed the words, and when.
    pub reviewed: Option<(String, String)>,
}

impl Words {
    /// Whether this is a translation that no clinician who speaks the language has reviewed.
    pub fn is_unreviewed_translation(&self) -> bool {
        self.tag != SOURCE && self.origin.reviewed.is_none()
    }
}

/// Reads and checks one language.
///
/// `base` is English: its `[ui]` keys are what every other language must have, and its placeholders too.
///
/// # Errors
///
/// All that is missing, too much or badly written.
pub fn read(file: &str, tag: &str, table: &Table, wanted: &[Wanted], base: Option<&Words>) -> Result<Words, Problems> {
    let mut problems = Problems::default();
    let lint = Lint::read(file, table, &mut problems);
    let meta = |key: &str| table.get("meta").and_then(|meta| meta.get(key)).and_then(Value::as_str).map(str::to_owned);
    let need = |key: &str, problems: &mut Problems| {
        meta(key).unwrap_or_else(|| {
            problems.add(file, format!("meta.{key}"), Reason::MissingText);
            String::new()
        })
    };
    let (name, dir, written) = (need("name", &mut problems), need("dir", &mut problems), need("tag", &mut problems));
    if written != tag {
        problems.add(file, "meta.tag", Reason::TagDiffers(written));
    }
    if dir != "ltr" && dir != "rtl" {
        problems.add(file, "meta.dir", Reason::UnknownValue { value: dir.clone(), allowed: "ltr, rtl".to_owned() });
    }

    let reviewed = match (meta("reviewed-by"), meta("reviewed-on")) {
        (Some(by), Some(on)) => Some((by, on)),
        (None, None) => None,
        _ => {
            problems.add(file, "meta.reviewed-by", Reason::HalfReviewed);
            None
        }
    };
    if let Some((_, on)) = &reviewed
        && !crate::sources::is_date(on)
    {
        problems.add(file, "meta.reviewed-on", Reason::BadDate(on.clone()));
    }
    let translated_by = need("translated-by", &mut problems);
    if translated_by.trim().is_empty() != meta("translated-by").is_none() {
        problems.add(file, "meta.translated-by", Reason::BadText);
    }
    let origin = Origin { translated_by, reviewed };

    let mut texts = BTreeMap::new();
    for (section, value) in table {
        if !["meta", "lint", "failure", "page"].contains(&section.as_str()) {
            flatten(file, section, value, &mut texts, &mut problems);
        }
    }
    let ui: Vec<String> = base.map_or_else(
        || texts.keys().filter(|path| path.starts_with("ui.")).cloned().collect(),
        |base| base.texts.keys().filter(|path| path.starts_with("ui.")).cloned().collect(),
    );
    let mut known: BTreeSet<&str> = ui.iter().map(String::as_str).collect();
    for missing in ui.iter().filter(|path| !texts.contains_key(*path)) {
        problems.add(file, missing, Reason::MissingText);
    }
    for want in wanted {
        // What may be left out is left out in all languages or in none.
        let wanted = base.map_or(!want.optional, |base| base.texts.contains_key(&want.path));
        if wanted || base.is_none() {
            known.insert(&want.path);
        }
        match texts.get(&want.path) {
            None if wanted => problems.add(file, &want.path, Reason::MissingText),
            Some(text) if want.nephrologist => lint.points_to_nephrologist(file, &want.path, text, &mut problems),
            _ => {}
        }
    }
    for (path, text) in &texts {
        if !known.contains(path.as_str()) && !is_form_of_known(path, &known) {
            problems.add(file, path, Reason::UnusedText);
        }
        lint.check(file, path, text, &mut problems);
        if let Some(english) = base.and_then(|base| base.texts.get(path)) {
            let (expected, found) = (placeholders(&english.me), placeholders(&text.me));
            if expected != found {
                problems.add(file, path, Reason::PlaceholderDiffers { expected: join(&expected), found: join(&found) });
            }
        }
    }
    let failure = read_static(file, ("failure", FAILURE), table, &lint, &mut problems);
    let page = read_static(file, ("page", PAGE), table, &lint, &mut problems);
    if let Some(text) = texts.get("fallback.message") {
        lint.points_to_nephrologist(file, "fallback.message", text, &mut problems);
    }
    problems.check()?;
    Ok(Words { tag: tag.to_owned(), name, dir, texts, failure, page, origin, nephrologist: lint.nephrologist })
}

/// Texts outside the tool: where it cannot run, and of the page around it. Nothing fills a placeholder there, and a
/// failure points to the nephrologist as every result does.
fn read_static(
    file: &str,
    (section, keys): (&str, &[&str]),
    table: &Table,
    lint: &Lint,
    problems: &mut Problems,
) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let written = table.get(section).and_then(Value::as_table);
    for key in keys {
        let path = format!("{section}.{key}");
        let Some(text) = written.and_then(|texts| texts.get(*key)).and_then(Value::as_str) else {
            problems.add(file, path, Reason::MissingText);
            continue;
        };
        let one = Text { me: text.to_owned(), other: None };
        lint.check(file, &path, &one, problems);
        if path == "failure.doctor" {
            lint.points_to_nephrologist(file, &path, &one, problems);
        }
        found.insert((*key).to_owned(), one.me);
    }
    for key in written.into_iter().flat_map(Table::keys).filter(|key| !keys.contains(&key.as_str())) {
        problems.add(file, format!("{section}.{key}"), Reason::UnusedText);
    }
    found
}

/// Collects every text below a section. A table with `me`, `other` or `both` is one text; an array is numbered.
pub fn flatten(file: &str, path: &str, value: &Value, texts: &mut BTreeMap<String, Text>, problems: &mut Problems) {
    let below = |key: &str| format!("{path}.{key}");
    match value {
        Value::String(text) => {
            texts.insert(path.to_owned(), Text { me: text.clone(), other: None });
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(file, &below(&at.to_string()), item, texts, problems);
            }
        }
        Value::Table(table) => {
            let text = |key: &str| table.get(key).and_then(Value::as_str).map(str::to_owned);
            match (text("me"), text("other"), text("both"), table.len()) {
                (Some(me), Some(other), None, 2) => {
                    drop(texts.insert(path.to_owned(), Text { me, other: Some(other) }));
                }
                (None, None, Some(both), 1) => {
                    drop(texts.insert(path.to_owned(), Text { me: both.clone(), other: Some(both) }));
                }
                (None, None, None, _) => {
                    table.iter().for_each(|(key, value)| flatten(file, &below(key), value, texts, problems));
                }
                _ => problems.add(file, path, Reason::MissingText),
            }
        }
        _ => problems.add(file, path, Reason::BadText),
    }
}

/// The words that a language never says, or must say.
struct Lint {
    forbidden: Vec<String>,
    second_person: Vec<String>,
    nephrologist: Vec<String>,
}

impl Lint {
    fn read(file: &str, table: &Table, problems: &mut Problems) -> Self {
        let mut list = |key: &str| -> Vec<String> {
            let found = table.get("lint").and_then(|lint| lint.get(key)).and_then(Value::as_array);
            if found.is_none() {
                problems.add(file, format!("lint.{key}"), Reason::MissingText);
            }
            found.into_iter().flatten().filter_map(Value::as_str).map(str::to_lowercase).collect()
        };
        Self { forbidden: list("forbidden"), second_person: list("second-person"), nephrologist: list("nephrologist") }
    }

    fn check(&self, file: &str, path: &str, text: &Text, problems: &mut Problems) {
        for form in text.forms() {
            if form.trim().is_empty() || form.contains(char::is_control) {
                problems.add(file, path, Reason::BadText);
            }
            if let Some(word) = self.forbidden.iter().find(|word| says(form, word)) {
                problems.add(file, path, Reason::ForbiddenWord { word: word.clone() });
            }
            if !is_balanced(form) {
                problems.add(file, path, Reason::BadBraces);
            }
            for name in placeholders(form) {
                if is_static(path) || !PLACEHOLDERS.contains(&name.as_str()) {
                    problems.add(file, path, Reason::UnknownPlaceholder(name));
                }
            }
        }
        match &text.other {
            None => {
                // These are read before anybody says who they are; a form of a term is found in texts, never read itself.
                let spoken = self.second_person.iter().find(|word| says(&text.me, word));
                if let Some(word) = spoken.filter(|_| !is_static(path) && !is_form_of_term(path)) {
                    problems.add(file, path, Reason::NoOtherForm { word: word.clone() });
                }
            }
            Some(other) => {
                let (me, other) = (placeholders(&text.me), placeholders(other));
                if me != other {
                    let reason = Reason::PlaceholderDiffers { expected: join(&me), found: join(&other) };
                    problems.add(file, path, reason);
                }
            }
        }
    }

    fn points_to_nephrologist(&self, file: &str, path: &str, text: &Text, problems: &mut Problems) {
        for form in text.forms() {
            let form = form.to_lowercase();
            if !self.nephrologist.iter().any(|words| form.contains(words.as_str())) {
                problems.add(file, path, Reason::NoNephrologistInWords { words: self.nephrologist.join(", ") });
            }
        }
    }
}

/// Whether a text is a form of a term that exists: each language has as many as it needs.
fn is_form_of_known(path: &str, known: &BTreeSet<&str>) -> bool {
    path.strip_prefix("term.")
        .and_then(|path| path.split_once(".says."))
        .is_some_and(|(id, _)| known.contains(format!("term.{id}.name").as_str()))
}

/// Whether a text is a way in which the texts say a term.
fn is_form_of_term(path: &str) -> bool {
    path.starts_with("term.") && path.contains(".says.")
}

/// Whether a text stands on the page as it is written, with no program to fill it or to ask who reads it.
fn is_static(path: &str) -> bool {
    ["fallback.", "failure.", "page."].iter().any(|section| path.starts_with(section))
}

/// Whether every brace has its partner and none stands in another.
fn is_balanced(text: &str) -> bool {
    let mut open = false;
    text.chars().all(|letter| match letter {
        '{' => !core::mem::replace(&mut open, true),
        '}' => core::mem::replace(&mut open, false),
        _ => true,
    }) && !open
}

/// Whether a text holds a word or phrase, not as a part of a longer word.
fn says(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        let begin = before.len() - written_into(before, word);
        is_apart(before.get(..begin).unwrap_or_default(), word) && is_apart(word, after)
    })
}

/// Whether two texts that follow each other are not of one word. Chinese puts no space between words, so there every
/// place is one between two words.
pub fn is_apart(before: &str, after: &str) -> bool {
    !(before.chars().next_back().is_some_and(is_in_word) && after.chars().next().is_some_and(is_in_word))
}

/// Whether a letter stands in words that have spaces between them; the marks of Hindi that are no letters by themselves
/// do too.
fn is_in_word(letter: char) -> bool {
    (letter.is_alphanumeric() && !is_han(letter)) || matches!(letter, '\u{93c}' | '\u{94d}')
}

/// Whether a letter is a Chinese one.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

fn join(names: &BTreeSet<String>) -> String {
    names.iter().cloned().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{is_balanced, says};

    #[test]
    fn braces_have_partners() {
        for good in ["", "Call {phone}", "{a} and {b}"] {
            assert!(is_balanced(good), "{good}");
        }
        for bad in ["Call {phone", "Call phone}", "}{", "{a{b}}"] {
            assert!(!is_balanced(bad), "{bad}");
        }
    }

    #[test]
    fn words_are_whole_words() {
        assert!(says("You are eligible.", "eligible"));
        assert!(!says("She is ineligible", "eligible"));
        assert!(says("Not your fault", "your"));
        assert!(!says("yours", "your"));
        assert!(says("أنت المؤهل", "مؤهل"));
        assert!(!says("المؤهلات", "مؤهل"));
        assert!(says("您符合资格。", "资格"), "no spaces");
        assert!(says("您的eGFR是多少？", "egfr"));
        assert!(says("आपका गुर्दा", "आपका"));
        assert!(!says("किडनी", "किड"), "a vowel sign is a part of the word");
        assert!(!says("शब्द", "शब"), "and so is the sign for no vowel");
    }
}

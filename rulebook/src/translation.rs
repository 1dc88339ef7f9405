//! The words of a language beside English, by screen: for a reviewer who speaks it and reads no TOML.

use std::collections::BTreeMap;

use compiler::Compiled;
use compiler::book::{Text, Words};
use compiler::context::Context;

use crate::document::{Block, Document, Line, Piece, heading, id, line, paragraph, quiet, strong, text};

/// The language that all others are translated from.
const SOURCE: &str = "en";

/// Which languages there are, who translated them and who reviewed them.
#[must_use]
pub fn list(compiled: &Compiled) -> Document {
    let rows = others(compiled).map(|words| {
        let Words { language, origin, .. } = words;
        let page = Piece::Link(format!("{} ({})", language.name, language.tag), page_name(&language.tag));
        vec![vec![page], line(&origin.translated_by), reviewed(words), line(words.texts.len().to_string())]
    });
    let heads = ["Language", "Translated by", "Reviewed by", "Texts"].map(str::to_owned).to_vec();
    Document {
        title: "The words in every language".to_owned(),
        blocks: vec![
            paragraph(format!(
                "Each page shows every text of a language beside English, by screen. Content {}.",
                compiled.version
            )),
            Block::Table(heads, rows.collect()),
        ],
    }
}

/// The name of a language's page.
#[must_use]
pub fn page_name(tag: &str) -> String {
    format!("words-{tag}.html")
}

/// Every text of a language beside English; `None` where the content has none of it.
#[must_use]
pub fn document(compiled: &Compiled, tag: &str) -> Option<Document> {
    let english = of(compiled, SOURCE)?;
    let words = of(compiled, tag)?;
    let mut screens: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
    for path in english.texts.keys().chain(words.texts.keys().filter(|path| !english.texts.contains_key(*path))) {
        screens.entry(Context::of(path).order).or_default().push(path);
    }
    let name = &words.language.name;
    let mut blocks = vec![
        paragraph(format!("Translated by: {}. Content {}.", words.origin.translated_by, compiled.version)),
        Block::Notice([vec![text("Reviewed by: ")], reviewed(words)].concat()),
        paragraph(
            "The second line of a text is for a relative who reads for the patient. What stands in braces is filled \
             in: a number, a name, a date. Beside each text is how many letters it has, and how many it may have.",
        ),
    ];
    let heads = ["Where".to_owned(), "English".to_owned(), name.clone()].to_vec();
    for paths in screens.into_values() {
        let place = paths.first().map_or("", |path| Context::of(path).place);
        blocks.push(heading(2, "", place));
        let rows = paths.into_iter().map(|path| {
            let (one, two) = (english.text(path), words.text(path));
            vec![[vec![id(path.as_str())], room(path, one, two)].concat(), forms(one), forms(two)]
        });
        blocks.push(Block::Table(heads.clone(), rows.collect()));
    }
    Some(Document { title: format!("{name} beside English"), blocks })
}

fn of<'a>(compiled: &'a Compiled, tag: &str) -> Option<&'a Words> {
    compiled.book.words.iter().find(|words| words.language.tag == tag)
}

/// Every language but English.
pub fn others(compiled: &Compiled) -> impl Iterator<Item = &Words> {
    compiled.book.words.iter().filter(|words| words.language.tag != SOURCE)
}

fn reviewed(words: &Words) -> Line {
    match &words.origin.reviewed {
        Some((by, on)) => line(format!("{by}, {on}")),
        None => vec![strong("no clinician who speaks the language has reviewed it yet")],
    }
}

fn forms(words: Option<&Text>) -> Line {
    let Some(words) = words else { return Line::new() };
    let other = words.other.as_ref().filter(|other| **other != words.me);
    [line(&words.me), other.map(|other| vec![text(" / "), text(other)]).unwrap_or_default()].concat()
}

/// How long a text is, beside how long it may be.
fn room(path: &str, english: Option<&Text>, translated: Option<&Text>) -> Line {
    let longest = |text: Option<&Text>| text.into_iter().flat_map(Text::forms).map(|form| form.chars().count()).max();
    match (longest(english), longest(translated)) {
        (Some(english), Some(length)) => {
            vec![quiet(format!(" {length} of {}", Context::of(path).most(english)))]
        }
        _ => Line::new(),
    }
}

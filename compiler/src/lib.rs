//! Turns `content/` into checked static tables and words files, and refuses content that breaks a rule.
//!
//! Used by the build script of the widget, by `xtask`, and by the tests that feed it deliberately broken content.
//! It runs on the developer's machine only; nothing of it ships.

mod arabic;
pub mod book;
pub mod context;
pub mod date;
pub mod difference;
mod early;
mod emit;
mod fallback;
pub mod ledger;
mod problem;
pub mod pseudo;
mod raw;
mod rules;
mod sources;
mod terms;
mod wanted;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

pub use problem::{Problem, Problems, Reason};

/// The whole content, checked.
pub struct Compiled {
    /// The content version: the beginning of a hash over every content file.
    pub version: String,
    /// The static tables, as Rust source for the build script.
    pub tables: String,
    /// The languages, English first.
    pub languages: Vec<Language>,
    /// What the browser loads, two files for each language.
    pub words: Vec<WordsFile>,
    /// The same of the language that nobody speaks, for the tests.
    pub pseudo: Vec<WordsFile>,
    /// What the page says where the tool cannot run, by language and key.
    pub failure: BTreeMap<String, BTreeMap<String, String>>,
    /// The line of each text in the words files.
    pub lines: BTreeMap<String, usize>,
    /// How many of them are in a language's first file; its other file goes on from there.
    pub first: usize,
    /// What the stand-alone page says of itself, by language and key.
    pub page: BTreeMap<String, BTreeMap<String, String>>,
    /// The start screen as it stands in the page before the tool runs, as HTML, by language.
    pub early: BTreeMap<String, String>,
    /// What stands in the tag before the tool runs, as HTML, by language.
    pub fallback: BTreeMap<String, String>,
    /// The proof of the laws over every reachable sheet of answers.
    pub audit: domain::audit::Audit,
    /// The rules themselves.
    pub questionnaire: domain::Questionnaire,
    /// All that the content holds beside the rules, for documents.
    pub book: book::Book,
}

/// A language that the content is complete in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its own name.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
}

/// Texts of one language, as the browser loads them.
pub struct WordsFile {
    /// The BCP 47 tag; with `.more` behind it for what comes later.
    pub name: String,
    /// The text of the file.
    pub text: String,
}

/// Compiles a content folder.
///
/// # Errors
///
/// Everything that is wrong with it, each problem with its file, key, reason and cure.
pub fn compile(folder: &Path) -> Result<Compiled, Problems> {
    let mut problems = Problems::default();
    let mut hash = Sha256::new();
    let sources = read(folder, "sources.toml", &mut hash, &mut problems);
    let countries = read(folder, "countries.toml", &mut hash, &mut problems);
    let questionnaire = read(folder, "questionnaire.toml", &mut hash, &mut problems);
    let guidance = read(folder, "guidance.toml", &mut hash, &mut problems);
    let languages = read_languages(folder, &mut hash, &mut problems);
    let (Some(sources), Some(countries), Some(questionnaire), Some(guidance)) =
        (sources, countries, questionnaire, guidance)
    else {
        return Err(problems);
    };
    problems.check()?;

    let sources = sources::Sources::new(sources)?;
    sources::check_countries(&countries, &sources)?;
    let (questionnaire, audit) = rules::compile(&questionnaire, &sources)?;
    early::check(&questionnaire)?;
    let library = rules::library(&guidance, &questionnaire, &sources)?;
    let wanted = wanted::wanted(&questionnaire, &library);

    let mut all: Vec<words::Words> = Vec::new();
    for (tag, table) in &languages {
        let file = format!("words/{tag}.toml");
        let checked = words::read(&file, tag, table, &wanted, all.first())
            .and_then(|words| wanted::check_balance(&file, &words, &library).map(|()| words))
            .and_then(|words| terms::check(&file, &words, &library).map(|()| words));
        match checked {
            Ok(words) => all.push(words),
            // Whatever compares with English can only be checked once English is right.
            Err(found) if tag == "en" => return Err(found),
            Err(found) => problems.0.extend(found.0),
        }
    }
    problems.check()?;
    let Some(english) = all.first() else { return Err(problems) };

    let version = hash.finalize().iter().take(6).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let keys = emit::keys(english, &wanted);
    let dates = early::Dates {
        version: &version,
        dossier: &sources.file.dossier,
        again: &sources.file.review_again_by,
        reviewed: (&sources.file.reviewed_by, &sources.file.reviewed_on),
    };
    let early = all.iter().map(|words| (words.tag.clone(), early::html(words, &all, &dates, &questionnaire))).collect();
    let content = emit::Content {
        version: &version,
        questionnaire: &questionnaire,
        library: &library,
        sources: &sources,
        countries: &countries,
        keys: &keys,
        languages: &all,
    };
    Ok(Compiled {
        tables: emit::tables(&content),
        words: all.iter().flat_map(|words| emit::words_files(words, &content)).collect(),
        pseudo: emit::words_files(&pseudo::of(english), &content).into(),
        languages: all
            .iter()
            .map(|words| Language { tag: words.tag.clone(), name: words.name.clone(), dir: words.dir.clone() })
            .collect(),
        failure: all.iter().map(|words| (words.tag.clone(), words.failure.clone())).collect(),
        lines: keys.clone(),
        first: emit::first(&keys),
        page: all.iter().map(|words| (words.tag.clone(), page_of(words))).collect(),
        early,
        fallback: all.iter().map(|words| (words.tag.clone(), fallback::html(words))).collect(),
        book: book::book(library, sources, countries, &all),
        version,
        audit,
        questionnaire,
    })
}

/// What the stand-alone page says of itself; its title is the heading of what stands in the tag before the tool runs.
fn page_of(words: &words::Words) -> BTreeMap<String, String> {
    let heading = words.texts.get("fallback.heading").map(|text| ("heading".to_owned(), text.me.clone()));
    words.page.clone().into_iter().chain(heading).collect()
}

fn read_text(folder: &Path, name: &str, hash: &mut Sha256, problems: &mut Problems) -> Option<String> {
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => {
            // Checkouts differ in line ends; the content does not.
            let text = text.replace("\r\n", "\n");
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update(text.as_bytes());
            hash.update([0]);
            Some(text)
        }
        Err(error) => {
            problems.add(name, "", Reason::Unreadable(error.to_string()));
            None
        }
    }
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str, hash: &mut Sha256, problems: &mut Problems) -> Option<T> {
    let text = read_text(folder, name, hash, problems)?;
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let before = text.get(..error.span().unwrap_or_default().start).unwrap_or_default();
            let why = error.message().lines().collect::<Vec<_>>().join(", ");
            problems.add(name, format!("line {}", before.matches('\n').count() + 1), Reason::NotToml(why));
            None
        }
    }
}

/// English first, the others by tag.
fn read_languages(folder: &Path, hash: &mut Sha256, problems: &mut Problems) -> Vec<(String, toml::Table)> {
    let mut tags: Vec<String> = fs::read_dir(folder.join("words"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".toml").map(str::to_owned))
        .collect();
    tags.sort_by_key(|tag| (tag != "en", tag.clone()));
    if tags.first().is_none_or(|tag| tag != "en") {
        problems.add("words", "", Reason::NoEnglish);
    }
    tags.into_iter()
        .filter_map(|tag| read(folder, &format!("words/{tag}.toml"), hash, problems).map(|table| (tag, table)))
        .collect()
}

//! `cargo xtask words`: the translator's way in.
//!
//! Without a tag it says how each language stands beside English; with one it begins a new language from English, with
//! where each text shows and how long it may be. `--seen` notes that a translation is of the English as it is now.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use compiler::book::Text;
use compiler::context::Context;
use compiler::ledger::{State, compare, seen, texts};
use toml::Table;

use crate::error::{Doing, Error};
use crate::project::{Project, read, read_toml, write};
use crate::say;

const SOURCE: &str = "en";

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => status(project),
        [tag] if is_tag(tag) => begin(project, tag),
        [tag, "--seen"] if is_tag(tag) => note(project, tag),
        [.., argument] => Err(Error::UnknownArgument { argument: (*argument).to_owned() }),
    }
}

/// Letters, digits and hyphens, such as `pt-BR`; it becomes the name of a file.
fn is_tag(tag: &str) -> bool {
    tag.starts_with(|first: char| first.is_ascii_alphabetic())
        && tag.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && tag != SOURCE
}

fn file(project: &Project, tag: &str, ending: &str) -> PathBuf {
    project.path(&format!("content/words/{tag}.{ending}"))
}

fn written(project: &Project, tag: &str) -> Result<BTreeMap<String, Text>, Error> {
    read_toml::<Table>(&file(project, tag, "toml")).map(|table| texts(&table))
}

/// Every language but English.
fn tags(project: &Project) -> Result<Vec<String>, Error> {
    let folder = project.path("content/words");
    let mut tags = Vec::new();
    for entry in std::fs::read_dir(&folder).doing("list", &folder)? {
        let name = entry.doing("list", &folder)?.file_name();
        tags.extend(name.to_str().and_then(|name| name.strip_suffix(".toml")).map(str::to_owned));
    }
    tags.retain(|tag| tag != SOURCE);
    tags.sort();
    Ok(tags)
}

/// How a translation stands beside English.
pub fn state(project: &Project, tag: &str) -> Result<State, Error> {
    // A language that has just begun has no notes yet.
    let notes = read(&file(project, tag, "seen")).unwrap_or_default();
    Ok(compare(&written(project, SOURCE)?, &written(project, tag)?, &notes))
}

fn status(project: &Project) -> Result<(), Error> {
    let english = written(project, SOURCE)?;
    say::result(&format!("English has {} texts.\n", english.len()));
    for tag in tags(project)? {
        let State { missing, outdated, surplus } = state(project, &tag)?;
        let mut told = format!(
            "{tag}: {} missing, {} outdated (English changed since), {} too many\n",
            missing.len(),
            outdated.len(),
            surplus.len()
        );
        for (what, paths) in [("missing", missing), ("outdated", outdated), ("too many", surplus)] {
            for path in paths {
                // Writing to a text cannot fail.
                let _ = writeln!(told, "  {what:<9} {path} ({})", Context::of(&path).place);
            }
        }
        say::result(&told);
    }
    Ok(())
}

fn note(project: &Project, tag: &str) -> Result<(), Error> {
    let translated = written(project, tag)?;
    let to = file(project, tag, "seen");
    write(&to, seen(&written(project, SOURCE)?, translated.keys().filter(|path| !path.contains(".says."))))?;
    say::line(&format!("{} says that {tag} is of the English as it is now", to.display()));
    Ok(())
}

fn begin(project: &Project, tag: &str) -> Result<(), Error> {
    let to = file(project, tag, "toml");
    if to.exists() {
        let reason = "is there already; `cargo xtask words` says what it lacks".to_owned();
        return Err(Error::Malformed { path: to, reason });
    }
    write(&to, draft(&read(&file(project, SOURCE, "toml"))?, &written(project, SOURCE)?, tag))?;
    say::line(&format!("{} is English, with notes; put each text into {tag}", to.display()));
    Ok(())
}

/// The English file with a note above each text, as the beginning of another language.
fn draft(english: &str, texts: &BTreeMap<String, Text>, tag: &str) -> String {
    let (mut draft, mut section) = (String::new(), String::new());
    for line in english.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut section);
        }
        let key = line.split_once(" = ").map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#']));
        let line = match (section.as_str(), key) {
            ("meta", Some("tag")) => format!("tag = \"{tag}\""),
            ("meta", Some("name")) => "name = \"the language's own name\"".to_owned(),
            ("meta", Some("translated-by")) => "translated-by = \"who, and when\"".to_owned(),
            (_, Some(key)) => {
                let path = format!("{section}.{key}");
                let below = format!("{path}.");
                let text = texts.iter().find(|(known, _)| **known == path || known.starts_with(&below));
                if let Some((known, text)) = text.filter(|_| section != "lint") {
                    let context = Context::of(known);
                    let most = context.most(text.forms().map(|form| form.chars().count()).max().unwrap_or_default());
                    // Writing to a text cannot fail.
                    let _ = writeln!(draft, "# {}; at most {most} letters", context.place);
                }
                line.to_owned()
            }
            _ => line.to_owned(),
        };
        draft.push_str(&line);
        draft.push('\n');
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_language_is_english_with_notes() {
        let english = "[meta]\ntag = \"en\"\nname = \"English\"\ndir = \"ltr\"\ntranslated-by = \"us\"\n\n[ui]\nback = \"Back\"\n";
        let table: Table = english.parse().unwrap_or_default();
        assert_eq!(
            draft(english, &texts(&table), "xx"),
            "[meta]\ntag = \"xx\"\nname = \"the language's own name\"\ndir = \"ltr\"\ntranslated-by = \"who, and when\"\n\n\
             [ui]\n# Questions; at most 24 letters\nback = \"Back\"\n"
        );
    }

    #[test]
    fn only_a_tag_becomes_a_name_of_a_file() {
        for (tag, expected) in
            [("es", true), ("pt-BR", true), ("en", false), ("../x", false), ("", false), ("--seen", false)]
        {
            assert_eq!(is_tag(tag), expected, "{tag}");
        }
    }
}

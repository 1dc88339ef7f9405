//! What each language has of its own in the site: its files of words, its page and its manifest.

use std::path::Path;

use compiler::{Compiled, Language};

use super::{integrity, json};
use crate::error::Error;
use crate::project::{Project, read, write};

/// The language that `index.html` and the manifest are written in, and all others are translated from.
pub const SOURCE: &str = "en";

/// Where the hashes of the other languages' files are: whoever reads English only never asks for them.
pub const LIST: &str = "words/languages.json";

/// How `index.html` asks for the words while the script is still coming.
const PRELOAD: &str =
    "<link rel=\"preload\" href=\"words/en.txt\" as=\"fetch\" type=\"text/plain\" fetchpriority=\"low\" crossorigin>";

/// The hashes that other languages wait for.
fn hashes() -> String {
    PRELOAD.replace("words/en.txt", LIST).replace("text/plain", "application/json")
}

const MANIFEST: &str = "manifest.webmanifest";

/// The folder of a language's page.
pub fn folder(tag: &str) -> &str {
    if tag == SOURCE { "" } else { tag }
}

/// Every file of words, by its place in the site.
pub fn files(compiled: &Compiled) -> Vec<String> {
    let texts = compiled.words.iter().map(|file| format!("words/{}.txt", file.name));
    texts.chain(compiled.languages.iter().map(|language| around(&language.tag))).collect()
}

/// Every file of words, and where the hashes of those of other languages are.
pub fn all(compiled: &Compiled) -> Vec<String> {
    let list = (compiled.languages.len() > 1).then(|| LIST.to_owned());
    files(compiled).into_iter().chain(list).collect()
}

/// The files of words of one language.
pub fn files_of(compiled: &Compiled, tag: &str) -> Vec<String> {
    let texts = compiled.words.iter().filter(|file| file.name.split('.').next() == Some(tag));
    texts.map(|file| format!("words/{}.txt", file.name)).chain([around(tag)]).collect()
}

/// What a language says outside the program.
pub fn around(tag: &str) -> String {
    format!("words/{tag}.page.json")
}

/// Writes the files of words: of each language what is needed first, the rest, and what it says outside the program.
/// Returns those whose hashes the script itself holds.
pub fn words(compiled: &Compiled, site: &Path) -> Result<Vec<String>, Error> {
    for file in &compiled.words {
        write(&site.join(format!("words/{}.txt", file.name)), &file.text)?;
    }
    for language in &compiled.languages {
        write(&site.join(around(&language.tag)), outside(compiled, &language.tag))?;
    }
    let texts = |tag: &str| [format!("words/{tag}.txt"), format!("words/{tag}.more.txt")];
    let others = files(compiled).into_iter().filter(|file| !texts(SOURCE).contains(file)).collect::<Vec<_>>();
    let mut pinned = texts(SOURCE).to_vec();
    if compiled.languages.len() > 1 {
        write(&site.join(LIST), integrity::map(site, others.iter().map(String::as_str))?)?;
        pinned.push(LIST.to_owned());
    }
    Ok(pinned)
}

/// The failure screen and the page around, as JSON.
pub fn outside(compiled: &Compiled, tag: &str) -> String {
    let texts = |all: &std::collections::BTreeMap<String, _>| all.get(tag).map(json::texts).unwrap_or_default();
    json::object([("failure", texts(&compiled.failure)), ("page", texts(&compiled.page))])
}

/// What the tag holds until, and unless, it runs.
pub fn fallback<'a>(compiled: &'a Compiled, tag: &str) -> Result<&'a str, Error> {
    let words = compiled.fallback.get(tag);
    words
        .map(|words| words.trim())
        .ok_or_else(|| Error::Site { reason: format!("the content has no fallback in {tag}") })
}

/// What the tag of the stand-alone page holds: the start screen before it runs, and what is there without scripts.
pub fn inside(compiled: &Compiled, tag: &str) -> Result<String, Error> {
    let fallback = fallback(compiled, tag)?;
    Ok(compiled.early.get(tag).map_or_else(|| fallback.to_owned(), |early| format!("{early}\n{fallback}")))
}

/// The stand-alone page in a language: each English text of it, once, gives way to its translation.
pub fn page(english: &str, compiled: &Compiled, language: &Language) -> Result<String, Error> {
    let mut page = english.to_owned();
    for (key, from, to) in texts(compiled, language, &["heading", "description", "name", "foot"])? {
        let places: Vec<[String; 2]> = [("content=\"", "\""), ("<title>", "</title>"), ("<p>", "</p>")]
            .map(|(before, after)| [&from, &to].map(|text| format!("{before}{}{after}", escaped(text))))
            .into_iter()
            .filter(|[from, _]| page.matches(from.as_str()).count() == 1)
            .collect();
        let [[from, to]] = places.as_slice() else {
            return Err(Error::Site { reason: format!("index.html must say page.{key} of en.toml once: {from}") });
        };
        page = page.replacen(from.as_str(), to, 1);
    }
    if language.tag == SOURCE {
        return Ok(page);
    }
    let Language { tag, dir, .. } = language;
    Ok(page
        .replacen("<html lang=\"en\">", &format!("<html lang=\"{tag}\" dir=\"{dir}\">"), 1)
        .replacen(PRELOAD, &format!("{}\n    {}", PRELOAD.replace("en.txt", &format!("{tag}.txt")), hashes()), 1)
        .replace(" href=\"", " href=\"../")
        .replace(" src=\"", " src=\"../")
        .replace(&format!("../{MANIFEST}"), MANIFEST))
}

/// The manifest in each language.
pub fn manifests(project: &Project, compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let english = read(&project.path("web/manifest.webmanifest"))?;
    for language in &compiled.languages {
        let mut manifest = english.clone();
        for (key, from, to) in texts(compiled, language, &["heading", "short-name", "about"])? {
            let (from, to) = (json::text(&from), json::text(&to));
            if manifest.matches(&from).count() != 1 {
                return Err(Error::Site { reason: format!("{MANIFEST} must say page.{key} of en.toml once: {from}") });
            }
            manifest = manifest.replacen(&from, &to, 1);
        }
        if language.tag != SOURCE {
            manifest = manifest
                .replacen("\"lang\": \"en\"", &format!("\"lang\": \"{}\"", language.tag), 1)
                .replacen("\"dir\": \"ltr\"", &format!("\"dir\": \"{}\"", language.dir), 1)
                .replacen("\"id\": \"./\"", &format!("\"id\": \"./{}/\"", language.tag), 1)
                .replace("\"src\": \"", "\"src\": \"../");
        }
        write(&site.join(folder(&language.tag)).join(MANIFEST), manifest)?;
    }
    Ok(())
}

/// Texts of the page: key, English, and the language.
fn texts(
    compiled: &Compiled,
    language: &Language,
    keys: &[&'static str],
) -> Result<Vec<(&'static str, String, String)>, Error> {
    let of = |tag: &str, key: &str| compiled.page.get(tag).and_then(|texts| texts.get(key)).cloned();
    let found = keys.iter().map(|key| Some((*key, of(SOURCE, key)?, of(&language.tag, key)?)));
    found
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Error::Site { reason: format!("words/{}.toml lacks a text of [page]", language.tag) })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

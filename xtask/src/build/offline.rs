//! The service worker: it holds the hash of every file of the stand-alone page, so it is made last.

use std::path::Path;

use compiler::Compiled;

use super::bundle::Bundler;
use super::{integrity, json, languages};
use crate::error::Error;

/// What the stand-alone page needs in every language, beside the words of English, which is the one to fall back on.
const FILES: &[&str] = &[
    "page.css",
    "page.js",
    "later.js",
    "take-away.js",
    "core/core.js",
    "core/core.wasm",
    "words-worker.js",
    "words/en.txt",
    "words/en.more.txt",
    "icon.svg",
    "icon-192.png",
    "manifest.webmanifest",
];

pub fn write(bundler: &Bundler, web: &Path, compiled: &Compiled, site: &Path) -> Result<(), Error> {
    // The page is asked for as the folder it is in: some servers redirect its name there.
    let page = |folder: String| -> Result<_, Error> {
        let hash = integrity::of_file(&site.join(&folder).join("index.html"))?;
        Ok((folder, json::text(&hash)))
    };
    let hashed = |file: String| -> Result<_, Error> {
        let hash = integrity::of_file(&site.join(&file))?;
        Ok((file, json::text(&hash)))
    };
    let object =
        |files: Vec<(String, String)>| json::object(files.iter().map(|(file, hash)| (&file[..], hash.clone())));
    let files = FILES.iter().map(|file| hashed((*file).to_owned()));
    let files = object([page(String::new())].into_iter().chain(files).collect::<Result<_, Error>>()?);

    // What a language needs beside these is kept once it is read.
    let mut others = Vec::new();
    for tag in compiled.languages.iter().map(|language| &language.tag).filter(|tag| *tag != languages::SOURCE) {
        let words = languages::files_of(compiled, tag).into_iter();
        let own = words
            .chain([languages::around(languages::SOURCE), languages::LIST.to_owned()])
            .chain([format!("{tag}/manifest.webmanifest")])
            .map(hashed);
        let own = [page(format!("{tag}/"))].into_iter().chain(own).collect::<Result<_, Error>>()?;
        others.push((tag.as_str(), object(own)));
    }
    let others = json::object(others);
    let release = json::text(&integrity::of([files.as_str(), &others].concat()));
    let defines = [("__FILES__", files), ("__LANGUAGE_FILES__", others), ("__RELEASE__", release)];
    bundler.plain(&web.join("service-worker.js"), &site.join("service-worker.js"), &defines)
}

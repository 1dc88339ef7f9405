//! The service worker: it holds the hash of every file of the stand-alone page, so it is made last.

use std::path::Path;

use compiler::Compiled;

use super::bundle::Bundler;
use super::{integrity, json};
use crate::error::Error;

/// What the stand-alone page needs, beside the words.
const FILES: &[&str] = &[
    "page.css",
    "page.js",
    "kidney-selfcheck.js",
    "take-away.js",
    "core/core.js",
    "core/core.wasm",
    "icon.svg",
    "icon-192.png",
    "manifest.webmanifest",
];

pub fn write(bundler: &Bundler, web: &Path, compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let words = compiled.words.iter().map(|file| format!("words/{}.txt", file.name));
    // The page is asked for as the folder it is in: some servers redirect its name there.
    let mut files = vec![(String::new(), integrity::of_file(&site.join("index.html"))?)];
    for file in FILES.iter().map(|file| (*file).to_owned()).chain(words) {
        let hash = integrity::of_file(&site.join(&file))?;
        files.push((file, hash));
    }
    let files = json::object(files.iter().map(|(file, hash)| (file.as_str(), json::text(hash))));
    let release = json::text(&integrity::of(&files));
    let defines = [("__FILES__", files), ("__RELEASE__", release)];
    bundler.worker(&web.join("service-worker.js"), &site.join("service-worker.js"), &defines)
}

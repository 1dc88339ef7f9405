//! `cargo xtask rulebook`: the content as a document for the clinical reviewer.

use std::path::Path;

use compiler::Compiled;
use rulebook::document::Document;
use rulebook::{STYLE, book, html, markdown, translation};

use crate::commands::flags;
use crate::error::Error;
use crate::project::{Project, compile_content, write};
use crate::say;

/// The language that the chapters are written in, so the words of the document are too.
const LANGUAGE: &str = "en";

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [] = flags(arguments, [])?;
    let compiled = compile_content(&project.path("content"))?;
    let folder = project.path("target/rulebook");
    publish(&compiled, &folder)?;
    write(&folder.join("rulebook.md"), markdown::text(&document(&compiled)?))?;
    say::line(&format!("target/rulebook/ has rulebook.html and rulebook.md, content {}", compiled.version));
    Ok(())
}

/// Writes the page, its style sheet, and the words of each language beside English into a folder.
pub fn publish(compiled: &Compiled, folder: &Path) -> Result<(), Error> {
    write(&folder.join("rulebook.html"), html::page(&document(compiled)?))?;
    write(&folder.join("rulebook.css"), STYLE)?;
    write(&folder.join("words.html"), html::page(&translation::list(compiled)))?;
    for language in translation::others(compiled).map(|words| &words.language) {
        if let Some(document) = translation::document(compiled, &language.tag) {
            let page = html::page_in(&document, &language.tag, &language.dir);
            write(&folder.join(translation::page_name(&language.tag)), page)?;
        }
    }
    Ok(())
}

fn document(compiled: &Compiled) -> Result<Document, Error> {
    book::document(compiled, LANGUAGE)
        .ok_or_else(|| Error::Site { reason: format!("the content has no words in \"{LANGUAGE}\"") })
}

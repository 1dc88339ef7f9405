//! The rule book leaves nothing of the content out, in both of its forms, and its page brings nothing with it.

#![allow(clippy::panic, reason = "content that does not compile stops the test")]

use std::path::Path;

use compiler::{Compiled, compile};
use rulebook::{book, html, markdown};

fn content() -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    compile(&folder).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Both forms, as the words in their order: without tags, marks and line breaks.
fn forms(compiled: &Compiled) -> [(&'static str, String); 2] {
    let document = book::document(compiled, "en").unwrap_or_else(|| panic!("no English"));
    [("the page", plain(&without_tags(&html::page(&document)))), ("the text", plain(&markdown::text(&document)))]
}

fn without_tags(page: &str) -> String {
    let pieces = page.split('<').enumerate();
    let texts =
        pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) });
    let text: String = texts.collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// Letters and digits only: what is between them is a matter of the form.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[track_caller]
fn check_holds<'a>(forms: &[(&str, String)], what: &str, texts: impl Iterator<Item = &'a str>) {
    let mut seen = 0;
    for text in texts {
        seen += 1;
        for (form, all) in forms {
            assert!(all.contains(&plain(text)), "{form} lacks this {what}: {text}");
        }
    }
    assert!(seen > 0, "no {what} was looked for");
}

#[test]
fn nothing_of_the_content_is_left_out() {
    let compiled = content();
    let forms = forms(&compiled);
    let book = &compiled.book;
    let english = || book.words.iter().filter(|words| words.language.tag == "en").flat_map(|words| &words.texts);
    check_holds(&forms, "text for the patient", english().map(|(_, text)| text.me.as_str()));
    check_holds(&forms, "text for a relative", english().filter_map(|(_, text)| text.other.as_deref()));
    let questions = || compiled.questionnaire.questions.iter();
    check_holds(&forms, "question", questions().map(|question| question.id));
    check_holds(&forms, "answer", questions().flat_map(|question| question.options).map(|option| option.id));
    check_holds(&forms, "step", compiled.questionnaire.steps.iter().map(|step| step.id));
    check_holds(&forms, "question to bring", compiled.questionnaire.asks.iter().map(|ask| ask.id));
    check_holds(&forms, "evidence", book.evidence.iter().map(|evidence| evidence.id.as_str()));
    check_holds(&forms, "note on evidence", book.evidence.iter().map(|evidence| evidence.supports.as_str()));
    check_holds(&forms, "title of a source", book.sources.iter().map(|source| source.title.as_str()));
    check_holds(&forms, "emergency number", book.countries.iter().map(|country| country.emergency.as_str()));
    check_holds(&forms, "version", [compiled.version.as_str()].into_iter());
}

#[test]
fn every_source_is_linked() {
    let compiled = content();
    let document = book::document(&compiled, "en").unwrap_or_else(|| panic!("no English"));
    let (page, text) = (html::page(&document), markdown::text(&document));
    for source in &compiled.book.sources {
        let address = source.url.replace('&', "&amp;");
        assert!(page.contains(&format!("href=\"{address}\"")), "the page has no link to {}", source.url);
        assert!(text.contains(&source.url), "the text has no link to {}", source.url);
    }
    let links = page.split("href=\"").skip(1);
    for link in links {
        let known = ["https://", "#", "rulebook.css\""].iter().any(|start| link.starts_with(start));
        assert!(known, "a link to elsewhere: {}", link.chars().take(60).collect::<String>());
    }
    for anchor in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "a link to nothing: #{anchor}");
    }
}

#[test]
fn the_page_has_no_script_and_no_style_in_it() {
    let compiled = content();
    let document = book::document(&compiled, "en").unwrap_or_else(|| panic!("no English"));
    let page = html::page(&document).to_lowercase();
    for absent in ["<script", "<style", " style=", " onclick=", "javascript:", "<img", "<iframe"] {
        assert!(!page.contains(absent), "the page has {absent}");
    }
}

#[test]
fn the_same_content_gives_the_same_book() {
    let [first, second] = [content(), content()].map(|compiled| forms(&compiled));
    assert_eq!(first, second);
}

#[test]
fn a_language_that_is_not_there_gives_no_book() {
    assert!(book::document(&content(), "tlh").is_none());
}

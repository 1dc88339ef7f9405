//! The keys that the module counts lead to the texts that were written.

#![allow(clippy::panic, reason = "content that breaks a rule stops the test")]

use compiler::compile;
use domain::question::OptionIx;
use kidney_selfcheck::content::{
    ASK_WORDS, Key, MATTER_WORDS, QUESTIONNAIRE, STEP_WORDS, option_words, question_words,
};
use kidney_selfcheck::words::plain;

/// Every question and option says what was written for it, and nothing that was written is left out.
#[test]
fn the_keys_of_questions_lead_to_their_texts() {
    let compiled = compile("content".as_ref()).unwrap_or_else(|problems| panic!("{problems}"));
    let english =
        compiled.book.words.iter().find(|words| words.language.tag == "en").unwrap_or_else(|| panic!("no words"));
    let file = |name: &str| compiled.words.iter().find(|words| words.name == name).map(|words| words.text.as_str());
    let lines = |name: &str| file(name).unwrap_or_default().split('\n').skip(1);
    let lines: Vec<&str> = lines("en").chain(lines("en.more")).collect();
    let check = |path: String, key: Option<Key>| {
        let written = english.texts.get(&path).map(|text| text.me.as_str());
        let read = key.and_then(|key| lines.get(key.position())).map(|line| line.split('\t').next().unwrap_or(line));
        assert_eq!(read.map(plain).as_deref(), written, "{path}");
    };
    for (ix, question) in QUESTIONNAIRE.iter() {
        let at = format!("question.{}", question.id);
        let words = question_words(ix).unwrap_or_else(|| panic!("{at}"));
        check(format!("{at}.title"), Some(words.title));
        check(format!("{at}.short"), Some(words.short));
        check(format!("{at}.hint"), words.hint);
        check(format!("{at}.why"), Some(words.why));
        for (option, known) in question.options.iter().enumerate() {
            let at = format!("{at}.option.{}", known.id);
            let words = option_words(ix, OptionIx(option)).unwrap_or_else(|| panic!("{at}"));
            check(format!("{at}.label"), Some(words.label));
            check(format!("{at}.reason"), words.reason);
            check(format!("{at}.first"), words.first);
            check(format!("{at}.change"), words.change);
        }
        assert!(option_words(ix, OptionIx(question.options.len())).is_none());
    }
    for (at, step) in QUESTIONNAIRE.steps.iter().enumerate() {
        check(format!("step.{}", step.id), STEP_WORDS.get(at));
    }
    for (at, ask) in QUESTIONNAIRE.asks.iter().enumerate() {
        check(format!("ask.{}", ask.id), ASK_WORDS.get(at));
    }
    for (at, matter) in QUESTIONNAIRE.matters.iter().enumerate() {
        check(format!("matter.{}", matter.id), MATTER_WORDS.get(at));
    }
    assert!(STEP_WORDS.get(STEP_WORDS.len()).is_none());
}

//! The keys that the module counts lead to the texts that were written.

#![allow(clippy::panic, reason = "content that breaks a rule stops the test")]

mod support;
#[path = "support/words.rs"]
mod words;

use domain::question::OptionIx;
use kidney_selfcheck::content::{
    ASK_WORDS, Key, MATTER_WORDS, QUESTIONNAIRE, STEP_WORDS, option_words, question_words,
};
use kidney_selfcheck::words::plain;

/// The two files of English as the build made them.
const FILES: [&str; 2] = [
    include_str!(concat!(env!("OUT_DIR"), "/words/en.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/words/en.more.txt")),
];

/// Every question and option says what was written for it, and nothing that was written is left out.
#[test]
fn the_keys_of_questions_lead_to_their_texts() {
    let english = words::english();
    let lines: Vec<&str> = FILES.iter().flat_map(|file| file.split('\n').skip(1)).collect();
    let check = |path: String, key: Option<Key>| {
        let read = key.and_then(|key| lines.get(key.position())).map(|line| line.split('\t').next().unwrap_or(line));
        match (read.map(plain), english.get(&path)) {
            (None, None) => {}
            (Some(read), Some(written)) => assert!(written.contains(&read), "{path}: {read:?} and {written:?}"),
            (read, written) => panic!("{path}: {read:?} is read and {written:?} was written"),
        }
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

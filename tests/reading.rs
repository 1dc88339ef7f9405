//! How hard the words are to read: each sentence, each paragraph, each screen and all together, against
//! `tests/reading.toml`, which holds each screen to where it stands.

#![allow(clippy::panic, reason = "words that read too hard stop the test")]

#[path = "support/reading.rs"]
mod reading;
#[path = "support/screens.rs"]
mod screens;
mod support;
#[path = "support/words.rs"]
mod words;

use std::collections::{BTreeMap, BTreeSet};

use reading::{Size, passive, sentences, syllables, words};
use screens::screens;
use support::toml;
use toml::{Table, Value};
use words::{Texts, english};

/// The most words of a sentence.
const LONGEST_SENTENCE: usize = 20;
/// The highest grade of all texts together and of each screen, and of a paragraph long enough to have a grade.
const GRADE: f64 = 6.0;
const PARAGRAPH_GRADE: f64 = 8.0;
const PARAGRAPH: u32 = 20;
/// A word with so many syllables must be on the list of terms.
const HARD_WORD: u32 = 4;

const LEDGER: &str = "tests/reading.toml";

fn ledger(section: &str) -> Table {
    toml(LEDGER).get(section).and_then(Value::as_table).cloned().unwrap_or_default()
}

/// What the patient reads, or the relative: the one form where there is only one.
fn form(texts: &Texts, path: &str, relative: bool) -> Option<String> {
    let forms = texts.get(path)?;
    if relative { forms.last() } else { forms.first() }.cloned()
}

/// A label is no sentence: counting it would make everything look easy.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!'])
}

fn size<'a>(texts: &Texts, paths: impl IntoIterator<Item = &'a String>, relative: bool) -> Size {
    paths
        .into_iter()
        .filter_map(|path| form(texts, path, relative))
        .filter(|text| is_sentence(text))
        .fold(Size::default(), |sum, text| sum + Size::of(&text))
}

/// The grades by their names in the ledger, to one decimal.
fn grades(size: Size) -> [(&'static str, f64); 4] {
    let grades = [
        ("flesch-kincaid", size.flesch_kincaid()),
        ("automated", size.automated()),
        ("coleman-liau", size.coleman_liau()),
        ("smog", size.smog()),
    ];
    grades.map(|(name, grade)| (name, (grade * 10.0).round() / 10.0))
}

/// The grades of what reads harder, of the two forms.
fn worst(texts: &Texts, paths: &[String]) -> [(&'static str, f64); 4] {
    let [me, other] = [false, true].map(|relative| grades(size(texts, paths, relative)));
    let mut worst = me;
    for (kept, (_, grade)) in worst.iter_mut().zip(other) {
        kept.1 = kept.1.max(grade);
    }
    worst
}

#[test]
fn every_text_is_on_a_screen() {
    let texts = english();
    let shown: BTreeSet<String> = screens(&texts).into_values().flatten().collect();
    let missing: Vec<_> = texts.keys().filter(|path| !path.starts_with("ui.") && !shown.contains(*path)).collect();
    assert!(missing.is_empty(), "tests/support/screens.rs does not say on which screen these stand: {missing:?}");
}

#[test]
fn every_sentence_is_short() {
    let mut longest = 0;
    for (path, forms) in &english() {
        for sentence in forms.iter().flat_map(|text| sentences(text)) {
            let length = words(sentence).len();
            longest = longest.max(length);
            assert!(length <= LONGEST_SENTENCE, "{path}: {length} words: {}", sentence.trim());
        }
    }
    println!("longest sentence: {longest} words");
}

#[test]
fn every_paragraph_reads_easily() {
    let mut hardest = 0.0_f64;
    for (path, forms) in &english() {
        for text in forms {
            let size = Size::of(text);
            if size.words >= PARAGRAPH {
                let grade = size.flesch_kincaid().max(size.automated());
                hardest = hardest.max(grade);
                assert!(grade <= PARAGRAPH_GRADE, "{path} reads at grade {grade:.1}: {text}");
            }
        }
    }
    println!("hardest paragraph: grade {hardest:.1}");
}

#[test]
fn all_texts_together_read_easily() {
    let texts = english();
    for relative in [false, true] {
        let all = size(&texts, texts.keys(), relative);
        let grades = grades(all);
        println!(
            "{}: {grades:?}, {} words in {} sentences",
            if relative { "relative" } else { "patient" },
            all.words,
            all.sentences
        );
        // SMOG foretells full understanding, about two grades above the others: printed and held by the ledger only.
        for (name, grade) in grades.into_iter().filter(|(name, _)| *name != "smog") {
            assert!(grade <= GRADE, "all texts read at grade {grade} ({name})");
        }
    }
}

#[test]
fn no_screen_reads_harder_than_before() {
    let (texts, held) = (english(), ledger("screens"));
    let mut wrong = Vec::new();
    for (screen, paths) in screens(&texts).into_iter().filter(|(_, paths)| !paths.is_empty()) {
        let now = worst(&texts, &paths);
        println!("{screen}: {now:?}");
        for (name, grade) in now {
            let may = held.get(&screen).and_then(|held| held.get(name)).and_then(Value::as_float);
            match may {
                None => wrong.push(format!("{LEDGER} has no {name} for {screen}; it is {grade}")),
                Some(may) if grade > may => {
                    wrong.push(format!("{screen} reads at grade {grade} ({name}), and was {may}: write it simpler"));
                }
                Some(may) if grade < may => {
                    println!("  better: lower {name} of {screen} in {LEDGER} from {may} to {grade}");
                }
                Some(_) => {}
            }
            if ["flesch-kincaid", "automated"].contains(&name) && grade > GRADE {
                wrong.push(format!("{screen} reads at grade {grade} ({name}), above {GRADE}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Long words count at their full length; here each must have a reason to be there.
#[test]
fn hard_words_are_known_by_name() {
    let held = ledger("terms");
    let mut found: BTreeMap<String, &str> = BTreeMap::new();
    let texts = english();
    for (path, forms) in &texts {
        for sentence in forms.iter().flat_map(|text| sentences(text)) {
            // A placeholder is filled in with something else.
            for word in words(sentence).into_iter().filter(|word| !sentence.contains(&format!("{{{word}}}"))) {
                if syllables(word) >= HARD_WORD {
                    found.entry(word.to_lowercase()).or_insert(path);
                }
            }
        }
    }
    for (word, path) in &found {
        assert!(held.contains_key(word), "{path}: \"{word}\" is hard and not in [terms] of {LEDGER}");
    }
    let unused: Vec<_> = held.keys().filter(|word| !found.contains_key(*word)).collect();
    assert!(unused.is_empty(), "in [terms] of {LEDGER} and no longer in the words: {unused:?}");
    println!("{} hard words, each with a reason", found.len());
}

#[test]
fn sentences_are_in_the_active_voice() {
    let held = ledger("passive");
    let (mut all, mut found) = (0, BTreeSet::new());
    for (path, forms) in &english() {
        for sentence in forms.iter().flat_map(|text| sentences(text)) {
            all += 1;
            if let Some(phrase) = passive(sentence) {
                assert!(held.contains_key(path), "{path}: \"{phrase}\" is passive: {}", sentence.trim());
                found.insert(path.clone());
            }
        }
    }
    let unused: Vec<_> = held.keys().filter(|path| !found.contains(*path)).collect();
    assert!(unused.is_empty(), "in [passive] of {LEDGER} and no longer passive: {unused:?}");
    println!("{} of {all} sentences look passive, each with a reason", found.len());
}

/// Whoever meets the word for the first time on a screen learns what the specialist is called.
#[test]
fn each_screen_names_the_nephrologist_at_first_use() {
    let texts = english();
    let mut named = 0;
    for (screen, paths) in screens(&texts) {
        for relative in [false, true] {
            let shown: Vec<_> = paths.iter().filter_map(|path| Some((path, form(&texts, path, relative)?))).collect();
            let first =
                shown.iter().find_map(|(path, text)| text.split_once("kidney doctor").map(|(_, rest)| (path, rest)));
            if let Some((path, rest)) = first {
                assert!(
                    rest.starts_with(" (nephrologist)"),
                    "{screen}: {path} says \"kidney doctor\" first, without the name"
                );
                named += 1;
            }
        }
    }
    assert!(named >= 60, "{named} screens name the kidney doctor");
}

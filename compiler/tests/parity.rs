//! Every language says the same: the same rules, the same numbers, both forms where English has both, and nothing left
//! in English.

#![allow(clippy::panic, clippy::expect_used, reason = "content that does not compile stops the test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use compiler::book::{Text, Words};
use compiler::{Compiled, compile};
use support::{Copy, content};

fn whole() -> Compiled {
    compile(&content()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn english(compiled: &Compiled) -> &Words {
    compiled.book.words.iter().find(|words| words.language.tag == "en").unwrap_or_else(|| panic!("no English"))
}

/// What is said, term by term, is a language's own affair.
fn is_free(path: &str) -> bool {
    path.contains(".says.")
}

/// Every text of every translation beside English.
fn beside(compiled: &Compiled) -> impl Iterator<Item = (&str, &str, &Text, &Text)> {
    let english = english(compiled);
    compiled.book.words.iter().filter(|words| words.language.tag != "en").flat_map(move |words| {
        let texts = words.texts.iter().filter(|(path, _)| !is_free(path));
        texts.filter_map(move |(path, text)| Some((&words.language.tag[..], &path[..], english.text(path)?, text)))
    })
}

/// The rules hold ids only, so the same interview gives the same guidance ids in all languages: with all of them and with
/// English alone, the tables of the program are the same to the letter, but for the version.
#[test]
fn no_language_changes_a_rule_or_an_id() {
    let all = whole();
    let one = compile(&Copy::new().0).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(one.languages.len(), 1);
    let [with_all, alone] = [&all, &one].map(|compiled| {
        let tables = compiled.tables.replace(&compiled.version, "");
        // The list of the languages is all that they may change.
        let (before, list) =
            tables.split_once("pub static LANGUAGES").unwrap_or_else(|| panic!("no list of languages"));
        let (_, after) = list.split_once("];").unwrap_or_else(|| panic!("no end of the list"));
        [before, after].concat()
    });
    assert!(with_all == alone, "a language changes the tables of the program");
    assert_eq!(all.audit, one.audit);
    assert_eq!(all.lines, one.lines, "each text stands in the same line of every language");
}

#[test]
fn every_language_has_every_text_in_the_forms_of_english() {
    let compiled = whole();
    let paths = |words: &Words| words.texts.keys().filter(|path| !is_free(path)).cloned().collect::<BTreeSet<_>>();
    for words in &compiled.book.words {
        assert_eq!(paths(words), paths(english(&compiled)), "{}", words.language.tag);
        println!("{}: {} texts", words.language.tag, paths(words).len());
    }
    let differs = |text: &Text| text.other.as_ref().is_some_and(|other| *other != text.me);
    let wrong: Vec<String> = beside(&compiled)
        .filter(|(.., english, text)| differs(english) && text.other.is_none())
        .map(|(tag, path, ..)| format!("{tag}: {path}: English speaks to a relative in other words"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names and signs that are the same in every language.
const NAMES: &[&str] = &[
    "ace",
    "acei",
    "acr",
    "apol1",
    "arb",
    "b",
    "c",
    "cells",
    "ckd",
    "clinicaltrials",
    "egfr",
    "fda",
    "fhir",
    "g1",
    "g2",
    "g3a",
    "g3b",
    "g4",
    "g5",
    "gliflozin",
    "gov",
    "hba1c",
    "hiv",
    "min",
    "ml",
    "mmol",
    "mol",
    "multipotent",
    "nct",
    "nct05099770",
    "pd",
    "pluripotent",
    "pril",
    "qr",
    "sartan",
    "sglt2",
];

/// English words that no other language of ours has.
const ENGLISH: &[&str] = &[
    "the", "and", "your", "you", "with", "this", "that", "of", "is", "are", "their", "them", "what", "which", "have",
    "not", "from",
];

/// Words that are written the same in English and in a language.
const SAME: &[(&str, &[&str])] = &[
    ("es", &["diabetes", "lupus", "no", "placebo"]),
    (
        "fr",
        &[
            "allergies",
            "cancer",
            "cause",
            "contact",
            "infection",
            "infections",
            "lupus",
            "notes",
            "placebo",
            "potassium",
            "sources",
        ],
    ),
    ("pt-BR", &["diabetes", "placebo"]),
];

/// The words of a text, without what is filled in.
fn words(text: &str) -> Vec<String> {
    let mut inside = false;
    let outside: String = text
        .chars()
        .map(|letter| {
            let was = inside;
            inside = letter == '{' || (inside && letter != '}');
            if inside || was { ' ' } else { letter }
        })
        .collect();
    let letters = |letter: char| !letter.is_alphanumeric() && letter != '-';
    outside.to_lowercase().split(letters).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_name(word: &str) -> bool {
    NAMES.contains(&word.trim_matches('-')) || word.chars().all(|letter| !letter.is_alphabetic())
}

/// A text that is English, or in part: in other letters any English word, in our letters one that only English has.
#[test]
fn nothing_is_left_in_english() {
    let compiled = whole();
    let mut left = Vec::new();
    for (tag, path, english, text) in beside(&compiled) {
        for form in text.forms() {
            let said = words(form);
            let shared = SAME.iter().find(|(known, _)| *known == tag).map_or(&[][..], |(_, words)| words);
            let same = english.forms().any(|english| english == form)
                && said.iter().any(|word| !is_name(word) && !shared.contains(&word.as_str()));
            let foreign = ["ar", "hi", "zh-Hans"].contains(&tag);
            let odd = said.iter().find(|word| {
                let latin = word.chars().any(|letter| letter.is_ascii_alphabetic());
                let english = ENGLISH.contains(&word.as_str());
                latin && !is_name(word) && (foreign || english)
            });
            if same {
                left.push(format!("{tag}: {path}: {form}"));
            } else if let Some(word) = odd {
                left.push(format!("{tag}: {path}: \"{word}\" in {form}"));
            }
        }
    }
    assert!(left.is_empty(), "{} texts:\n{}", left.len(), left.join("\n"));
}

/// Where a language names the emergency numbers of the places in which it is spoken.
const OF_PLACES: &[&str] = &["ui.emergency-number-unknown", "failure.emergency", "fallback.emergency"];

/// Chinese writes a month as a number.
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English with its months as numbers.
fn months_as_numbers(english: &str) -> String {
    let with_numbers =
        |text: String, (month, name): (usize, &&str)| text.replace(&format!("{name} 2"), &format!("{month} 2"));
    (1..).zip(MONTHS).fold(english.to_owned(), with_numbers)
}

/// The numbers of a text, in our digits; 1,000 and 1.000 and 1 000 are one number.
fn numbers(text: &str) -> BTreeMap<String, usize> {
    let mut digits = String::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let value = match letter {
            '0'..='9' => Some(u32::from(*letter) - u32::from('0')),
            '٠'..='٩' => Some(u32::from(*letter) - u32::from('٠')),
            '०'..='९' => Some(u32::from(*letter) - u32::from('०')),
            _ => None,
        };
        let is_digit = |at: Option<&char>| at.is_some_and(|letter| letter.is_numeric());
        let between = matches!(letter, ',' | '.' | '\u{a0}' | '\u{202f}')
            && is_digit(letters.get(at + 1))
            && is_digit(letters.get(at + 2))
            && is_digit(letters.get(at + 3))
            && at.checked_sub(1).is_some_and(|before| is_digit(letters.get(before)));
        match value {
            Some(value) => digits.push_str(&value.to_string()),
            None if between => {}
            None => digits.push(' '),
        }
    }
    let mut found = BTreeMap::new();
    for number in digits.split_whitespace() {
        *found.entry(number.to_owned()).or_default() += 1;
    }
    found
}

#[test]
fn every_language_has_the_numbers_of_english() {
    let compiled = whole();
    let mut wrong = Vec::new();
    for (tag, path, english, text) in beside(&compiled) {
        let forms = [Some(&english.me), english.other.as_ref().or(Some(&english.me))];
        for (english, form) in forms.into_iter().flatten().zip(text.forms()) {
            let english = if tag == "zh-Hans" { months_as_numbers(english) } else { english.clone() };
            let (expected, found) = (numbers(&english), numbers(form));
            let of_places = OF_PLACES.contains(&path) && found.contains_key("112");
            if expected != found && !of_places {
                wrong.push(format!("{tag}: {path}: {found:?} for {expected:?}: {form}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn numbers_are_found_in_any_digits() {
    let of = |text| {
        numbers(text).into_iter().map(|(number, count)| format!("{number}x{count}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(of("15 to 19, 1,000 or 1.000, 3.5"), "1000x2 15x1 19x1 3x1 5x1");
    assert_eq!(of("١٢ و १२"), "12x2");
    assert_eq!(of("no number"), "");
}

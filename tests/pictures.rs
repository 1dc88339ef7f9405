//! The pictures as the tables hold them: which answer is marked where, what is counted, and what stands behind them.

#![allow(clippy::panic, reason = "a picture that is wrong stops the test")]

mod support;
#[path = "support/words.rs"]
mod words;

use domain::guidance::Chosen;
use domain::question::Role;
use kidney_selfcheck::content::pictures::{EGFR_SCALE, EVIDENCE_LADDER, JOINING_A_STUDY, SMALL_STUDY};
use kidney_selfcheck::content::{DOSSIER, Fill, Picture, QUESTIONNAIRE};
use kidney_selfcheck::words::Words;
use words::english;

const ALL: &[&Picture] = &[&EGFR_SCALE, &EVIDENCE_LADDER, &SMALL_STUDY, &JOINING_A_STUDY];

/// English with its second file, which holds the sources.
fn whole() -> Words {
    let first = Words::read(include_str!(concat!(env!("OUT_DIR"), "/words/en.txt")).to_owned());
    let rest = include_str!(concat!(env!("OUT_DIR"), "/words/en.more.txt"));
    match first.and_then(|first| first.with_rest(rest)) {
        Ok(whole) => whole,
        Err(error) => panic!("our own words: {error}"),
    }
}

/// The bands that an answer is marked in.
fn marked(answer: &str) -> Vec<&'static str> {
    let found = answer.split_once('/').and_then(|(question, option)| {
        let question = QUESTIONNAIRE.find(question)?;
        Some(Chosen { question, option: QUESTIONNAIRE.question(question)?.option(option)? })
    });
    let Some(chosen) = found else { panic!("no answer {answer}") };
    EGFR_SCALE.parts.iter().filter(|part| part.marks.contains(&chosen)).map(|part| part.id).collect()
}

#[test]
fn every_answer_is_marked_in_its_band() {
    for (answer, bands) in [
        ("egfr/60-or-more", &["g1", "g2"][..]),
        ("egfr/45-to-59", &["g3a"]),
        ("egfr/30-to-44", &["g3b"]),
        ("egfr/20-to-29", &["g4-from-20"]),
        ("egfr/15-to-19", &["g4-below-20"]),
        ("egfr/below-15", &["g5"]),
        ("egfr/dont-know", &[]),
        ("dialysis/no", &[]),
        ("dialysis/haemodialysis", &["g5"]),
        ("dialysis/peritoneal-dialysis", &["g5"]),
    ] {
        assert_eq!(marked(answer), bands, "{answer}");
    }
}

/// An answer that is added to the question one day is not forgotten here.
#[test]
fn every_fact_about_the_egfr_is_marked_and_no_other_answer() {
    let question = QUESTIONNAIRE.find("egfr").and_then(|ix| QUESTIONNAIRE.question(ix));
    let Some(question) = question else { panic!("no question egfr") };
    for option in question.options {
        let is_marked = !marked(&format!("egfr/{}", option.id)).is_empty();
        assert_eq!(is_marked, option.role == Role::Fact, "{}", option.id);
    }
}

/// The bands as the dossier has them (3a); a change of one is a change of what a person is told.
#[test]
fn the_bands_are_as_full_as_the_dossier_says() {
    let bands: Vec<_> = EGFR_SCALE.parts.iter().map(|part| (part.id, part.fill)).collect();
    let expected = [
        ("g1", Fill::Empty),
        ("g2", Fill::Empty),
        ("g3a", Fill::Half),
        ("g3b", Fill::Full),
        ("g4-from-20", Fill::Full),
        ("g4-below-20", Fill::Quarter),
        ("g5", Fill::Empty),
    ];
    assert_eq!(bands, expected);
}

#[test]
fn as_many_people_are_drawn_as_the_words_say() {
    let texts = english();
    let mut all = 0;
    for part in SMALL_STUDY.parts {
        let path = format!("picture.small-study.part.{}.name", part.id);
        let name = texts.get(&path).and_then(|forms| forms.first()).map(String::as_str).unwrap_or_default();
        assert!(name.starts_with(&format!("{} had ", part.count)), "{} people, and: {name}", part.count);
        all += part.count;
    }
    let told = texts.get("picture.small-study.text").and_then(|forms| forms.first());
    assert!(told.is_some_and(|told| told.contains(&format!("{all} people"))), "{told:?}");
}

#[test]
fn every_picture_has_sources_and_shows_no_later_day_than_they_do() {
    let words = whole();
    for picture in ALL {
        let (found, general) = words.sources(picture.evidence);
        assert!(!found.is_empty() && !general, "{}: a picture rests on sources only", picture.id);
        assert!(picture.as_of <= DOSSIER, "{}: {} is after the evidence was gathered", picture.id, picture.as_of);
        assert!(picture.parts.len() >= 2, "{} has something to compare", picture.id);
    }
}

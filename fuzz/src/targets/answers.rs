//! Sheets of answers that no screen lets anybody give, and what is made of them: the way, the guidance, the take-away,
//! the paper, the text and the code, with the person's own words in them.

use std::path::Path;

use domain::question::{AskIx, MatterIx, OptionIx, QuestionIx};
use domain::{Answers, OptionSet, Wishes, guidance, replay, take_away};
use fastrand::Rng;
use kidney_selfcheck::content::QUESTIONNAIRE;
use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::sheet::{Source, code, compose, text};
use kidney_selfcheck::voice::Voice;
use kidney_selfcheck::words::{Audience, Words};

use super::Take;
use crate::{mutate, seeds};

pub fn target(root: &Path, files: &[String; 2]) -> Take {
    let own = seeds::of(root, "text");
    let [first, more] = files.clone();
    let first = Words::read(first).ok();
    let whole = first.as_ref().and_then(|words| words.with_rest(&more).ok());
    let languages: Vec<Words> = first.into_iter().chain(whole).collect();
    Box::new(move |rng, thrown| {
        let answers = answers(rng);
        let all: Vec<&str> = own.iter().map(String::as_str).collect();
        let (one, other) = (mutate::pick(rng, &all), mutate::pick(rng, &all));
        let written = mutate::text(rng, one, other, &["\n", "?", "  "]);
        thrown.0 = format!("{answers:?}\n{written}");
        way(&answers);
        let wishes = wishes(rng, &written);
        let taken = take_away(&QUESTIONNAIRE, &answers, &wishes);
        assert_eq!(taken.guidance, guidance(&QUESTIONNAIRE, &answers), "what is taken is what is shown");
        // Writing it out is as much work as twenty times the rest.
        if rng.u8(..8) == 0 {
            for words in &languages {
                let settings = settings(rng, &written);
                let audience = if rng.bool() { Audience::Me } else { Audience::Other };
                let voice = Voice { words, settings: &settings, audience };
                let source = Source { take: &taken, voice, today: "25 November 2026" };
                let sheet = compose(source);
                assert!(text::plain(&sheet).contains(&sheet.title));
                assert!(code::short(source, &sheet).text.len() <= code::MOST_BYTES, "more than a code can hold");
            }
        }
        replay(&QUESTIONNAIRE, &answers).waiting().is_none()
    })
}

/// Any sets at all, beyond the options and questions there are; or many presses.
fn answers(rng: &mut Rng) -> Answers {
    let mut answers = Answers::new();
    let count = QUESTIONNAIRE.iter().count();
    if rng.bool() {
        for at in 0..count + 2 {
            let sparse = rng.u32(..) & rng.u32(..) & if rng.bool() { rng.u32(..) } else { 0b11 };
            let set = (0..OptionSet::MOST).filter(|bit| sparse >> bit & 1 == 1);
            answers.set(QuestionIx(at), set.fold(OptionSet::EMPTY, |set, bit| set.with(OptionIx(bit))));
        }
    }
    for _ in 0..rng.usize(..40) {
        let question = QuestionIx(rng.usize(..count + 2));
        answers.choose(&QUESTIONNAIRE, question, OptionIx(rng.usize(..10)));
    }
    answers
}

/// Goes through all of it.
fn way(answers: &Answers) {
    let interview = replay(&QUESTIONNAIRE, answers);
    for at in 0..QUESTIONNAIRE.iter().count() + 2 {
        let ix = QuestionIx(at);
        let asked = interview.asks(ix);
        assert_eq!(asked, interview.number(ix).is_some(), "a number for each question that is asked");
        assert!(interview.after(ix) != Some(ix) && interview.before(ix) != Some(ix));
    }
}

fn wishes(rng: &mut Rng, written: &str) -> Wishes {
    let mut wishes = Wishes::default();
    for _ in 0..rng.usize(..5) {
        wishes.toggle_matter(MatterIx(rng.usize(..QUESTIONNAIRE.matters.len() + 2)));
        wishes.raise(MatterIx(rng.usize(..QUESTIONNAIRE.matters.len() + 2)));
        wishes.toggle_ask(AskIx(rng.usize(..QUESTIONNAIRE.asks.len() + 2)));
    }
    wishes.write(written);
    wishes
}

fn settings(rng: &mut Rng, written: &str) -> Settings {
    let country = mutate::pick(rng, &["gb", "us", "de", "xx"]);
    let pairs = ["country", country, "clinic-name", written, "phone", "020 7946 0000", "address", written];
    Settings::read(&pairs.map(str::to_owned)).0
}

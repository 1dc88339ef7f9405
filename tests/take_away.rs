//! What a person takes away, over many random runs: every rendering holds every answer and every finding shown on the
//! screen, and nothing else.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a sheet that breaks a law stops the test"
)]

#[path = "support/runs.rs"]
mod runs;

use std::collections::BTreeSet;
use std::path::Path;

use domain::guidance::Chosen;
use domain::question::{AskIx, MatterIx, OptionIx};
use domain::take_away::offered;
use domain::{Answers, TakeAway, Wishes, guidance, take_away};
use kidney_selfcheck::content::{MATTER_WORDS, QUESTIONNAIRE, option_words, question_words, ui};
use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::sheet::{From, Item, Sheet, Source, code, compose, rows, text};
use kidney_selfcheck::voice::Voice;
use kidney_selfcheck::words::{Audience, Words};
use runs::{Dice, answers, wishes};

fn english() -> Words {
    Words::read(include_str!(concat!(env!("OUT_DIR"), "/words/en.txt")).to_owned()).expect("our own words")
}

/// Every place that the take-away names, once.
fn expected(take: &TakeAway) -> Vec<From> {
    let guidance = &take.guidance;
    let urgent = guidance
        .reasons
        .iter()
        .copied()
        .filter(|chosen| option_words(chosen.question, chosen.option).is_some_and(|words| words.first.is_some()));
    let mut all: Vec<From> =
        take.answers.iter().flat_map(|(_, chosen)| chosen.iter().copied().map(From::Answer)).collect();
    all.extend(urgent.map(From::First));
    all.extend(guidance.reasons.iter().copied().map(From::Finding));
    all.extend(guidance.criteria.iter().map(|state| From::Criterion(state.criterion)));
    all.extend(guidance.steps.iter().copied().map(From::Step));
    all.extend(take.asks.iter().copied().map(From::Ask));
    all.extend(take.matters.iter().copied().map(From::Matter));
    all.extend(take.own.iter().map(|_| From::Own));
    all.sort();
    all
}

fn check_sheet(take: &TakeAway, sheet: &Sheet) {
    let mut seen: Vec<From> = sheet.items().map(|item| item.from).filter(|from| *from != From::Frame).collect();
    seen.sort();
    assert_eq!(seen, expected(take), "the sheet holds all of it, once, and nothing else");
    let plain = text::plain(sheet);
    for item in sheet.items() {
        assert!(!item.text.is_empty() && plain.contains(&item.text), "the text lacks {item:?}");
    }
    // Each entry is one line below its part, and there are no others.
    let lines = plain.lines().filter(|line| !line.is_empty()).count();
    let parts = sheet.sections.len();
    assert_eq!(lines, 1 + sheet.head.len() + 2 * parts + sheet.items().count(), "{plain}");
    assert!(plain.contains("Not a medical record and not a referral") && plain.contains("Ask your kidney doctor"));
}

/// The rows for the clinic's computer: every answer with its ids and words, and nothing else.
fn check_rows(source: Source) {
    let rows = rows(source);
    let mut lines = rows.lines();
    for (ix, chosen) in &source.take.answers {
        let (question, words) = (QUESTIONNAIRE.question(*ix), question_words(*ix));
        let (question, words) = question.zip(words).expect("a question that was asked");
        let mut parts = vec![question.id.to_owned(), source.voice.say(words.title)];
        for &Chosen { option, .. } in chosen {
            parts.push(QUESTIONNAIRE.option(*ix, option).expect("an option").id.to_owned());
            parts.push(source.voice.say(option_words(*ix, option).expect("its words").label));
        }
        assert_eq!(lines.next(), Some(parts.join("\t").as_str()));
    }
    assert_eq!(lines.next(), None, "nothing but the answers");
}

/// The code holds every answer with its state; only questions may be left out, and it says how many.
fn check_code(source: Source, sheet: &Sheet) -> usize {
    let short = code::short(source, sheet);
    assert!(short.text.len() <= code::MOST_BYTES, "{} bytes", short.text.len());
    for (_, chosen) in &source.take.answers {
        for &Chosen { question, option } in chosen {
            let words = option_words(question, option).expect("an answer has words");
            let fit =
                QUESTIONNAIRE.option(question, option).map(|option| option.finding.outcome.fit).unwrap_or_default();
            let name = question_words(question).map(|words| source.voice.say(words.short)).unwrap_or_default();
            let said = format!("{name}: {}", source.voice.say(words.label));
            let line = match code::state(fit) {
                Some(state) => format!("{said} [{}]", source.voice.say(state)),
                None => said,
            };
            assert!(short.text.lines().any(|shown| shown == line), "the code lacks {line}:\n{}", short.text);
        }
    }
    let mentions = short.text.lines().last().is_some_and(|line| line.ends_with("more on the printed sheet"));
    assert_eq!(mentions, short.left_out > 0, "what is left out is said: {}", short.text);
    assert!(!short.lacks_answers, "no answer is left out");
    let (all, head) = (short.text.lines().count() + short.left_out - usize::from(mentions), 2);
    let answers: usize = source.take.answers.iter().map(|(_, chosen)| chosen.len()).sum();
    let matters = usize::from(!source.take.matters.is_empty());
    assert_eq!(all, head + answers + matters + source.take.own.len() + source.take.asks.len(), "and nothing else");
    short.text.len()
}

#[test]
fn every_rendering_holds_everything_and_nothing_else() {
    let words = english();
    let settings = Settings::default();
    let mut dice = Dice::new(2026);
    let (mut longest, mut cut) = (0, 0);
    for _ in 0..500 {
        let (answers, wishes) = (answers(&QUESTIONNAIRE, &mut dice, false), wishes(&QUESTIONNAIRE, &mut dice));
        let take = take_away(&QUESTIONNAIRE, &answers, &wishes);
        for audience in [Audience::Me, Audience::Other] {
            let voice = Voice { words: &words, settings: &settings, audience };
            let source = Source { take: &take, voice, today: "23 November 2026" };
            let sheet = compose(source);
            if audience == Audience::Me {
                check_sheet(&take, &sheet);
            }
            longest = longest.max(check_code(source, &sheet));
            check_rows(source);
            cut += usize::from(code::short(source, &sheet).left_out > 0);
        }
    }
    println!("500 runs, two readers: the longest code has {longest} bytes; {cut} of 1000 leave questions out");
}

/// The words of each language, as the build makes them.
fn every_language() -> Vec<Words> {
    let Ok(compiled) = compiler::compile(Path::new("content")) else { panic!("the content does not compile") };
    let files = compiled.words.into_iter().filter(|file| !file.name.contains('.'));
    files.map(|file| Words::read(file.text).expect("words that were just written")).collect()
}

/// The sheet in two languages: each text of the one, and below it the same of the other where that differs; the person's
/// own words once; and nothing else.
fn check_both(one: &Sheet, other: &Sheet) {
    let both = one.clone().with(other);
    let froms = |sheet: &Sheet| sheet.items().map(|item| item.from).collect::<Vec<_>>();
    assert_eq!((froms(&both), froms(one)), (froms(one), froms(other)), "both are made from the same ids");
    let texts = |sheet: &Sheet| -> Vec<String> {
        let head = [&sheet.title, &sheet.notes].into_iter().chain(&sheet.head).cloned();
        let sections = sheet.sections.iter().flat_map(|section| {
            let items = section.items.iter().map(Item::line);
            std::iter::once(section.heading.clone()).chain(items)
        });
        head.chain(sections).collect()
    };
    let (one, other, both_texts) = (texts(one), texts(other), texts(&both));
    assert_eq!((one.len(), both_texts.len()), (other.len(), other.len()));
    for ((one, other), both) in one.iter().zip(&other).zip(&both_texts) {
        let lines: Vec<&str> = both.lines().map(str::trim).collect();
        let wanted = if one == other { vec![one.as_str()] } else { vec![one.as_str(), other.as_str()] };
        assert_eq!(lines, wanted);
    }
    let own = |item: &&Item| item.from == From::Own;
    assert!(both.items().filter(own).all(|item| !item.text.contains('\n')), "the person's own words are theirs alone");
    // The room for notes is on paper only.
    let plain = text::plain(&both);
    let mut lines = plain.lines().map(str::trim).filter(|line| !line.is_empty() && !line.trim_matches('-').is_empty());
    let marks = |line: &str| line.trim_start_matches(|c: char| "-[]. ".contains(c) || c.is_ascii_digit()).to_owned();
    for wanted in both_texts.iter().filter(|text| **text != both.notes).flat_map(|text| text.lines()) {
        assert_eq!(lines.next().map(marks), Some(marks(wanted.trim())), "{plain}");
    }
    assert_eq!(lines.next(), None, "and nothing else");
}

/// Every pair of languages, the patient's and the clinic's.
#[test]
fn two_languages_hold_everything_in_both_and_nothing_else() {
    let (all, settings, mut dice) = (every_language(), Settings::default(), Dice::new(8));
    let mut pairs = 0;
    for one in &all {
        for other in all.iter().filter(|other| other.tag() != one.tag()) {
            for audience in [Audience::Me, Audience::Other] {
                let (answers, wishes) = (answers(&QUESTIONNAIRE, &mut dice, false), wishes(&QUESTIONNAIRE, &mut dice));
                let take = take_away(&QUESTIONNAIRE, &answers, &wishes);
                let sheet = |words| {
                    let voice = Voice { words, settings: &settings, audience };
                    compose(Source { take: &take, voice, today: "2026" })
                };
                check_both(&sheet(one), &sheet(other));
            }
            pairs += 1;
        }
    }
    assert!(pairs >= 42, "{pairs} pairs");
    let english = all.first().expect("English");
    let sheet = |audience| {
        let take = take_away(&QUESTIONNAIRE, &answers(&QUESTIONNAIRE, &mut Dice::new(8), false), &Wishes::default());
        compose(Source { take: &take, voice: Voice { words: english, settings: &settings, audience }, today: "2026" })
    };
    assert_eq!(sheet(Audience::Me).with(&sheet(Audience::Me)), sheet(Audience::Me), "the same language twice is once");
}

/// Enough to meet long and short ones.
const RUNS_OF_A_LANGUAGE: usize = 6;

/// Letters of other languages take more bytes, so their codes are shortened sooner; each says so.
#[test]
fn codes_of_every_language_say_what_they_lack() {
    let Ok(compiled) = compiler::compile(Path::new("content")) else { panic!("the content does not compile") };
    for file in compiled.words.iter().filter(|file| !file.name.contains('.')) {
        let (words, settings, mut dice) = (Words::read(file.text.clone()), Settings::default(), Dice::new(7));
        let words = words.expect("words that were just written");
        let (mut shortened, mut lacking) = (0, 0);
        for _ in 0..RUNS_OF_A_LANGUAGE {
            let (answers, wishes) = (answers(&QUESTIONNAIRE, &mut dice, false), wishes(&QUESTIONNAIRE, &mut dice));
            let take = take_away(&QUESTIONNAIRE, &answers, &wishes);
            let voice = Voice { words: &words, settings: &settings, audience: Audience::Me };
            let source = Source { take: &take, voice, today: "23" };
            let short = code::short(source, &compose(source));
            assert!(short.text.len() <= code::MOST_BYTES);
            let said = voice.fill(ui::QR_MORE, &[("number", &short.left_out.to_string())]);
            assert_eq!(short.text.ends_with(&said), short.left_out > 0, "{}", short.text);
            shortened += usize::from(short.left_out > 0);
            lacking += usize::from(short.lacks_answers);
        }
        println!("{}: of {RUNS_OF_A_LANGUAGE} codes {shortened} are shortened and {lacking} lack an answer", file.name);
    }
}

#[test]
fn what_matters_orders_the_questions_and_changes_nothing_else() {
    let mut dice = Dice::new(7);
    for _ in 0..500 {
        let answers = answers(&QUESTIONNAIRE, &mut dice, false);
        let shown = guidance(&QUESTIONNAIRE, &answers);
        let plain: BTreeSet<_> = offered(&QUESTIONNAIRE, &shown, &Wishes::default()).into_iter().collect();
        assert_eq!(plain, shown.asks.iter().copied().collect(), "without a wish, the questions of the guidance");
        for at in 0..MATTER_WORDS.len() {
            let mut wishes = Wishes::default();
            wishes.toggle_matter(MatterIx(at));
            let take = take_away(&QUESTIONNAIRE, &answers, &wishes);
            assert_eq!(take.guidance, shown);
            let set: BTreeSet<_> = take.asks.iter().copied().collect();
            assert!(set.is_superset(&plain), "no question is lost");
            let fits =
                |ask: &AskIx| QUESTIONNAIRE.asks.get(ask.0).is_some_and(|ask| ask.matters.contains(&MatterIx(at)));
            let today = |ask: &AskIx| {
                QUESTIONNAIRE.asks.get(ask.0).is_some_and(|ask| ask.when == domain::question::When::SameDay)
            };
            let rest: Vec<bool> = take.asks.iter().filter(|ask| !today(ask)).map(fits).collect();
            assert!(rest.first() == Some(&true) && rest.is_sorted_by(|a, b| a >= b), "what fits comes first: {rest:?}");
        }
    }
}

#[test]
fn an_emergency_has_no_questions_to_bring() {
    let mut answers = Answers::new();
    let (first, question) = QUESTIONNAIRE.iter().next().expect("a first question");
    assert_eq!(question.id, "right-now");
    answers.choose(&QUESTIONNAIRE, first, OptionIx(0));
    let mut wishes = Wishes::default();
    wishes.toggle_matter(MatterIx(0));
    let take = take_away(&QUESTIONNAIRE, &answers, &wishes);
    assert!(take.guidance.outcome.is_emergency() && take.asks.is_empty());
}

//! What a person takes away, over many random runs: every rendering holds every answer and every finding shown on the
//! screen, and nothing else.

#![allow(clippy::panic, clippy::expect_used, reason = "a sheet that breaks a law stops the test")]

use std::collections::BTreeSet;

use domain::guidance::Chosen;
use domain::question::{AskIx, Kind, MatterIx, OptionIx};
use domain::take_away::{LONGEST_OWN, MOST_MATTERS, offered};
use domain::{Answers, TakeAway, Wishes, guidance, replay, take_away};
use kidney_selfcheck::content::{MATTER_WORDS, QUESTIONNAIRE, option_words, question_words};
use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::sheet::{From, Sheet, Source, code, compose, text};
use kidney_selfcheck::voice::Voice;
use kidney_selfcheck::words::{Audience, Words};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

/// A complete run that is no emergency.
fn sheet_of_answers(dice: &mut Dice) -> Answers {
    let mut answers = Answers::new();
    while let Some(ix) = replay(&QUESTIONNAIRE, &answers).waiting() {
        let question = QUESTIONNAIRE.question(ix).expect("a question that is asked");
        let safe: Vec<_> = (0..question.options.len())
            .filter(|at| question.options.get(*at).is_some_and(|option| !option.finding.outcome.is_emergency()))
            .collect();
        let times = if question.kind == Kind::Any { 1 + dice.roll(3) } else { 1 };
        for _ in 0..times {
            let option = safe.get(dice.roll(safe.len())).copied().unwrap_or_default();
            answers.choose(&QUESTIONNAIRE, ix, OptionIx(option));
        }
        if !question.permits(answers.get(ix)) {
            // The same box was ticked and unticked.
            answers.choose(&QUESTIONNAIRE, ix, OptionIx(safe.first().copied().unwrap_or_default()));
        }
    }
    answers
}

fn wishes(dice: &mut Dice) -> Wishes {
    let mut wishes = Wishes::default();
    for _ in 0..dice.roll(5) {
        wishes.toggle_matter(MatterIx(dice.roll(QUESTIONNAIRE.matters.len())));
    }
    for _ in 0..dice.roll(3) {
        wishes.toggle_ask(AskIx(dice.roll(QUESTIONNAIRE.asks.len())));
    }
    if dice.roll(2) == 0 {
        wishes.write("Can I travel?\n\n  What about <b>my</b> job?  ");
    }
    wishes
}

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
    let kept = short.text.lines().count();
    assert!(kept + short.left_out >= source.take.asks.len());
    short.text.len()
}

#[test]
fn every_rendering_holds_everything_and_nothing_else() {
    let words = english();
    let settings = Settings::default();
    let mut dice = Dice(2026);
    let (mut longest, mut cut) = (0, 0);
    for _ in 0..500 {
        let (answers, wishes) = (sheet_of_answers(&mut dice), wishes(&mut dice));
        let take = take_away(&QUESTIONNAIRE, &answers, &wishes);
        for audience in [Audience::Me, Audience::Other] {
            let voice = Voice { words: &words, settings: &settings, audience };
            let source = Source { take: &take, voice, today: "23 November 2026" };
            let sheet = compose(source);
            if audience == Audience::Me {
                check_sheet(&take, &sheet);
            }
            longest = longest.max(check_code(source, &sheet));
            cut += usize::from(code::short(source, &sheet).left_out > 0);
        }
    }
    println!("500 runs, two readers: the longest code has {longest} bytes; {cut} of 1000 leave questions out");
}

#[test]
fn what_matters_orders_the_questions_and_changes_nothing_else() {
    let mut dice = Dice(7);
    for _ in 0..500 {
        let answers = sheet_of_answers(&mut dice);
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
fn wishes_keep_their_bounds() {
    let mut wishes = Wishes::default();
    for at in 0..5 {
        wishes.toggle_matter(MatterIx(at));
    }
    assert_eq!(wishes.matters(), [MatterIx(0), MatterIx(1), MatterIx(2)], "at most {MOST_MATTERS}");
    wishes.raise(MatterIx(2));
    wishes.raise(MatterIx(0));
    wishes.raise(MatterIx(4));
    assert_eq!(wishes.matters(), [MatterIx(0), MatterIx(2), MatterIx(1)]);
    wishes.toggle_matter(MatterIx(0));
    assert_eq!(wishes.matters(), [MatterIx(2), MatterIx(1)]);
    wishes.toggle_ask(AskIx(3));
    assert!(!wishes.keeps(AskIx(3)) && wishes.keeps(AskIx(2)));
    wishes.toggle_ask(AskIx(3));
    assert!(wishes.keeps(AskIx(3)));
}

#[track_caller]
fn check_own(written: &str, kept: &str) {
    let mut wishes = Wishes::default();
    wishes.write(written);
    assert_eq!(wishes.own(), kept);
}

#[test]
fn own_words_are_kept_as_they_are() {
    check_own("Can I <b>swim</b>?</script>", "Can I <b>swim</b>?</script>");
    check_own("👩‍⚕️ هل يمكنني السفر؟", "👩‍⚕️ هل يمكنني السفر؟");
    check_own("a\u{202e}b\u{0}c\td\r\ne", "abcd\ne");
    check_own(&"é".repeat(5000), &"é".repeat(LONGEST_OWN));
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

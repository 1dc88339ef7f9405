//! How long a replay, an answer, the guidance and the audit take as the questions grow.

#![forbid(unsafe_code)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::audit::audit;
use domain::question::OptionIx;
use domain::{Answers, OptionSet, QuestionIx, Questionnaire, guidance, replay};
use growth::{answers, questionnaire};

const LENGTHS: [usize; 4] = [10, 100, 1_000, 10_000];

/// How often it is measured. The quickest is told: what disturbs a machine only makes it slower.
const SAMPLES: usize = 31;
/// The same for what takes long.
const FEW: usize = 3;

/// Each sample repeats it for so long, so that the clock's steps do not matter.
const SAMPLE: Duration = Duration::from_millis(3);

/// With `--short`, it is run with the fewer questions only: it shows that it runs.
const SHORT: usize = 100;

fn main() {
    let short = std::env::args().any(|argument| argument == "--short");
    println!(
        "| questions | the last answer, with its replay | replay of the whole | guidance | audit | sheet of answers |"
    );
    println!("|---:|---:|---:|---:|---:|---:|");
    for length in LENGTHS.into_iter().filter(|length| !short || *length <= SHORT) {
        let questionnaire = questionnaire(length);
        let full = answers(&questionnaire, length);
        let whole = time(|| replay(&questionnaire, black_box(&full)));
        let shown = time(|| guidance(&questionnaire, black_box(&full)));
        let audited = few(|| audit(&questionnaire));
        println!(
            "| {length} | {} | {} | {} | {} | {} bytes |",
            told(last_answer(&questionnaire, length)),
            told(whole),
            told(shown),
            told(audited),
            length * size_of::<OptionSet>()
        );
    }
}

/// What a press near the end costs: the answer is put on the sheet, and the sheet replayed.
fn last_answer(questionnaire: &Questionnaire, length: usize) -> Duration {
    let mut sheet: Answers = answers(questionnaire, length - 1);
    let last = QuestionIx(length - 1);
    time(|| {
        sheet.choose(questionnaire, last, OptionIx(1));
        replay(questionnaire, &sheet)
    })
}

fn time<T>(mut work: impl FnMut() -> T) -> Duration {
    (0..SAMPLES).map(|_| sample(&mut work)).min().unwrap_or_default()
}

fn sample<T>(work: &mut impl FnMut() -> T) -> Duration {
    let (start, mut times) = (Instant::now(), 0_u32);
    while start.elapsed() < SAMPLE || times == 0 {
        black_box(work());
        times += 1;
    }
    start.elapsed() / times
}

fn few<T>(mut work: impl FnMut() -> T) -> Duration {
    let one = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..FEW).map(one).min().unwrap_or_default()
}

fn told(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        ..10.0 => format!("{micros:.2} µs"),
        ..1_000.0 => format!("{micros:.0} µs"),
        ..1_000_000.0 => format!("{:.1} ms", micros / 1e3),
        _ => format!("{:.1} s", micros / 1e6),
    }
}

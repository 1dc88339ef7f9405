//! The sheet as the short text that a QR code can hold: every answer, its state beside studies, and as many questions
//! as there is room for.

use super::{From, Sheet, Source};
use crate::content::{Key, QUESTIONNAIRE, ui};
use domain::finding::Fit;

/// The most bytes that a telephone still reads from the screen of another one: a code of 141 by 141 squares.
pub const MOST_BYTES: usize = 1840;

/// The text, and whether all of it fitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// What the code holds.
    pub text: String,
    /// How many lines had to be left out.
    pub left_out: usize,
}

/// Writes it. What does not fit is left out line by line from the end, and counted.
#[must_use]
pub fn short(source: Source, sheet: &Sheet) -> Short {
    let mut text = [sheet.title.as_str(), "\n", sheet.head.last().map_or("", String::as_str)].concat();
    let mut left_out = 0;
    for line in lines(source, sheet) {
        if text.len() + 1 + line.len() <= MOST_BYTES {
            text.push('\n');
            text.push_str(&line);
        } else {
            left_out += 1;
        }
    }
    Short { text, left_out }
}

/// Answers first, then what matters, then the questions to bring, the person's own before all others.
fn lines(source: Source, sheet: &Sheet) -> Vec<String> {
    let mut lines = Vec::new();
    for item in sheet.items() {
        if let (From::Answer(chosen), Some(name)) = (item.from, &item.name) {
            let fit = QUESTIONNAIRE.option(chosen.question, chosen.option).map(|option| option.finding.outcome.fit);
            let line = [name, ": ", &item.text].concat();
            lines.push(match fit.and_then(state) {
                Some(state) => [&line, " [", &source.voice.say(state), "]"].concat(),
                None => line,
            });
        }
    }
    let heading = |key, items: Vec<String>| {
        (!items.is_empty()).then(|| [&source.voice.say(key), ": ", &items.join("; ")].concat())
    };
    let of = |wanted: fn(&From) -> bool| {
        sheet.items().filter(move |item| wanted(&item.from)).map(|item| item.text.clone()).collect::<Vec<_>>()
    };
    lines.extend(heading(ui::SHEET_MATTERS, of(|from| matches!(from, From::Matter(_)))));
    lines.extend(of(|from| matches!(from, From::Own)));
    lines.extend(of(|from| matches!(from, From::Ask(_))));
    lines
}

/// A state of the comparison, shorter still; the good one goes without saying.
#[must_use]
pub const fn state(fit: Fit) -> Option<Key> {
    match fit {
        Fit::Open => None,
        Fit::FindOut => Some(ui::SHORT_FIND_OUT),
        Fit::Discuss => Some(ui::SHORT_DISCUSS),
        Fit::Wait => Some(ui::SHORT_WAIT),
        Fit::UsuallyOutside => Some(ui::SHORT_USUALLY_OUTSIDE),
    }
}

//! The sheet as the short text that a QR code can hold: every answer, its state beside studies, and as many questions
//! as there is room for.

use super::{From, Sheet, Source};
use crate::content::{Key, QUESTIONNAIRE, ui};
use domain::finding::Fit;

/// The most bytes that a camera still reads from the narrowest screen: a code of 141 by 141 squares with its margin, each
/// at least two pixels wide there. `docs/decisions/2026-11-25-how-much-a-qr-code-holds.md` has the measurements.
pub const MOST_BYTES: usize = 1626;

/// The text, and whether all of it fitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// What the code holds.
    pub text: String,
    /// How many lines had to be left out; the text says so too.
    pub left_out: usize,
    /// Whether answers are among them.
    pub lacks_answers: bool,
}

/// Writes it. What does not fit is left out line by line from the end, and counted.
#[must_use]
pub fn short(source: Source, sheet: &Sheet) -> Short {
    let (mut lines, rest) = (answers(source, sheet), rest(source, sheet));
    let most_rest = rest.len();
    lines.extend(rest);
    let head = [sheet.title.as_str(), sheet.head.last().map_or("", String::as_str)];
    let mut left_out = 0;
    loop {
        let more = (left_out > 0).then(|| source.voice.fill(ui::QR_MORE, &[("number", &left_out.to_string())]));
        let kept = lines.iter().take(lines.len() - left_out).map(String::as_str);
        let text = head.into_iter().chain(kept).chain(more.as_deref()).collect::<Vec<_>>().join("\n");
        if text.len() <= MOST_BYTES || left_out == lines.len() {
            return Short { text, left_out, lacks_answers: left_out > most_rest };
        }
        left_out += 1;
    }
}

/// The answers, each with its state beside studies.
fn answers(source: Source, sheet: &Sheet) -> Vec<String> {
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
    lines
}

/// What matters, then the questions to bring, the person's own before all others.
fn rest(source: Source, sheet: &Sheet) -> Vec<String> {
    let mut lines = Vec::new();
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

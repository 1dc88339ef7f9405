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
    let mut left_out = 0;
    loop {
        let mut text = [sheet.title.as_str(), "\n", sheet.head.last().map_or("", String::as_str)].concat();
        for line in &lines {
            text.push('\n');
            text.push_str(line);
        }
        if left_out > 0 {
            text.push('\n');
            text.push_str(&source.voice.fill(ui::QR_MORE, &[("number", &left_out.to_string())]));
        }
        if text.len() <= MOST_BYTES || lines.pop().is_none() {
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
    let (mut matters, mut lines) = (String::new(), Vec::new());
    // On the sheet, what matters stands before the questions, and the person's own before the others.
    for item in sheet.items() {
        match item.from {
            From::Matter(_) => {
                matters.push_str(if matters.is_empty() { "" } else { "; " });
                matters.push_str(&item.text);
            }
            From::Own | From::Ask(_) => lines.push(item.text.clone()),
            _ => {}
        }
    }
    if !matters.is_empty() {
        lines.insert(0, [&source.voice.say(ui::SHEET_MATTERS), ": ", &matters].concat());
    }
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

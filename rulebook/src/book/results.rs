//! The headline and the first sentences of every outcome, and the sentences that always stand with them.

use domain::finding::{Caution, Fit, Outcome, Safety};

use crate::document::{Block, Line, Piece, line, paragraph, text};
use crate::say;
use crate::speech::{Speech, in_one};

/// Sentences of the guidance, and when they are shown.
const ALWAYS: &[(&str, &str)] = &[
    ("ui.main-message", "on every screen"),
    ("ui.emergency-line", "on every screen"),
    ("ui.not-a-verdict", "always, but in an emergency"),
    ("ui.no-flag-is-not-safe", "always, but in an emergency"),
    ("ui.same-day-no-wait", "when the kidney team must be called today"),
    ("ui.crisis-line", "with thoughts of self-harm, where the country has a line"),
    ("ui.reasons-none", "when no answer stands out"),
    ("ui.changes-to", "for each answer that may change"),
];

pub fn blocks(speech: Speech) -> Vec<Block> {
    let mut rows = vec![
        row(speech, Piece::Mark("safety: emergency".to_owned(), 4), "emergency", |outcome| outcome.is_emergency()),
        row(speech, Piece::Mark("safety: same-day".to_owned(), 2), "same-day", |outcome| {
            outcome.safety == Safety::SameDay
        }),
    ];
    rows.extend(Fit::ALL.iter().map(|fit| {
        let mark = Piece::Mark(format!("fit: {}", fit.id()), *fit as usize);
        row(speech, mark, fit.id(), |outcome| outcome.fit == *fit && !outcome.is_emergency())
    }));
    let heads = ["Outcome", "Headline", "First sentences", "Answer sheets"].map(str::to_owned).to_vec();
    let always = ALWAYS.iter().map(|(path, when)| vec![in_one(speech.lines(path)), line(*when)]);
    let sellers = count(speech, |outcome| outcome.caution == Caution::SellerWarning);
    vec![
        paragraph(
            "An emergency shows its headline, what to do first for each sign, and the numbers to call: nothing else. A \
             call to the kidney team today comes first, and the comparison with studies below it. With a seller \
             warning, the warning signs stand near the top.",
        ),
        Block::Table(heads, rows),
        Block::Paragraph(vec![text(format!("The seller warning stands on {} answer sheets.", say::number(sellers)))]),
        Block::Table(["Words", "Shown"].map(str::to_owned).to_vec(), always.collect()),
    ]
}

fn row(speech: Speech, mark: Piece, key: &str, of: impl Fn(&Outcome) -> bool) -> Vec<Line> {
    vec![
        vec![mark],
        in_one(speech.lines(&format!("ui.headline-{key}"))),
        in_one(speech.lines(&format!("ui.lead-{key}"))),
        line(say::number(count(speech, of))),
    ]
}

/// How many sheets have such an outcome.
fn count(speech: Speech, of: impl Fn(&Outcome) -> bool) -> u128 {
    speech.compiled.audit.outcomes.iter().filter(|(outcome, _)| of(outcome)).map(|(_, count)| count).sum()
}

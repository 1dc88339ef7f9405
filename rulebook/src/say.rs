//! Rules in words: axes, conditions, numbers and dates, as a clinical reviewer reads them.

use domain::finding::{Caution, Fit, Outcome, Safety};
use domain::question::{Kind, When};

use crate::document::Piece;

/// A number with its thousands apart.
pub fn number(number: u128) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// `2026-11-23` as `23 November 2026`; what is no date stays as it is.
pub fn date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
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
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let month = month.and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    match (month, day.and_then(|day| day.parse::<u8>().ok())) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => date.to_owned(),
    }
}

/// What a value of the safety axis means.
pub const fn safety(safety: Safety) -> &'static str {
    match safety {
        Safety::None => "No red flag was chosen. This is never worded as \"you are fine\".",
        Safety::SameDay => "Call the kidney team today. It comes first on the screen; the questions go on.",
        Safety::Emergency => "Call the emergency number now. The questions end, and nothing else is shown.",
    }
}

/// What a value of the fit axis means.
pub const fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Open => "The answer fits what most studies ask for.",
        Fit::FindOut => "A fact is missing that studies ask for.",
        Fit::Discuss => "Studies differ, or it depends; the kidney doctor can say.",
        Fit::Wait => "Most studies wait until this is treated or over.",
        Fit::UsuallyOutside => "Most studies leave this out. It is no judgement of the person.",
    }
}

/// What a value of the caution axis means.
pub const fn caution(caution: Caution) -> &'static str {
    match caution {
        Caution::None => "Nothing said points to a seller. The warning signs stand further down, folded.",
        Caution::SellerWarning => {
            "Somebody may be selling an unproven treatment. The warning signs stand near the top."
        }
    }
}

/// The three axes of an outcome, each with its place.
pub fn marks(outcome: Outcome) -> Vec<Piece> {
    vec![
        Piece::Mark(format!("safety: {}", outcome.safety.id()), outcome.safety as usize * 2),
        Piece::Text(" ".to_owned()),
        Piece::Mark(format!("fit: {}", outcome.fit.id()), outcome.fit as usize),
        Piece::Text(" ".to_owned()),
        Piece::Mark(format!("caution: {}", outcome.caution.id()), outcome.caution as usize * 2),
    ]
}

/// The axes of an outcome on which it is not the best.
pub fn marks_beyond_best(outcome: Outcome) -> Vec<Piece> {
    marks(outcome).into_iter().filter(|piece| matches!(piece, Piece::Mark(_, 1..))).collect()
}

/// When a step or a question to bring is shown.
pub const fn when(when: When) -> &'static str {
    match when {
        When::Always => "always, but in an emergency",
        When::Emergency => "in an emergency only",
        When::SameDay => "when the kidney team must be called today",
        When::SellerWarning => "when the outcome warns of sellers",
        When::OnFinding => "when an answer names it",
        When::OnMatter => "when something that it is for matters to the person",
    }
}

/// How a question is answered.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::One => "exactly one answer",
        Kind::Any => "one answer or more; \"none of these\" and answers that give no fact stand alone",
    }
}

/// Words with commas between them and a last word before the last.
pub fn listed(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_read_well() {
        for (given, said) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(given), said);
        }
        let dates = [
            ("2026-11-03", "3 November 2026"),
            ("2026-11", "November 2026"),
            ("2026", "2026"),
            ("", ""),
            ("x-y", "x-y"),
        ];
        for (given, said) in dates {
            assert_eq!(date(given), said);
        }
        let words = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&words, "or"), "a, b or c");
    }
}

//! One value at a time: what it must look like to be shown.

use super::list::LONGEST_ADDRESS;
use super::{Fault, LONGEST, Phone};

/// Plain text on one line, cut where it is too long.
pub fn text(value: &str, mut problem: impl FnMut(Fault)) -> String {
    if value.chars().count() > LONGEST {
        problem(Fault::TooLong);
    }
    value.chars().take(LONGEST).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A telephone number, as it is shown and as it is dialled.
pub fn phone(value: &str) -> Option<Phone> {
    let ours = |letter: char| letter.is_ascii_digit() || " +()-.".contains(letter);
    // In "+44 (0)20 …" the nought is for callers at home.
    let without = if value.starts_with('+') { "0)" } else { ")" };
    let mut dial = String::new();
    for part in value.split('(') {
        for letter in part.strip_prefix(without).unwrap_or(part).chars() {
            if letter.is_ascii_digit() || letter == '+' {
                dial.push(letter);
            }
        }
    }
    let digits = dial.chars().filter(char::is_ascii_digit).count();
    let plus_in_front = !dial.chars().skip(1).any(|letter| letter == '+');
    (value.chars().all(ours) && (3..=20).contains(&digits) && plus_in_front && value.len() <= 40)
        .then(|| Phone { shown: value.to_owned(), dial })
}

/// A whole address of the web, and no other kind.
pub fn address(value: &str) -> Option<String> {
    let lower = value.get(..8.min(value.len())).unwrap_or_default().to_ascii_lowercase();
    let host = if lower.starts_with("https://") {
        value.get(8..)
    } else if lower.starts_with("http://") {
        value.get(7..)
    } else {
        None
    };
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter);
    // Any letter or digit: to tell those of all scripts from other signs would take a table of two kilobytes.
    let begins = |first: char| first.is_ascii_alphanumeric() || !first.is_ascii() || first == '[';
    let named = host.is_some_and(|host| host.starts_with(begins));
    (named && value.len() <= LONGEST_ADDRESS && !value.contains(strange)).then(|| value.to_owned())
}

/// A day written as 2026-11-23.
pub fn is_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let number = |text: &str, digits: usize, low: u16, high: u16| {
        text.len() == digits && text.parse::<u16>().is_ok_and(|number| (low..=high).contains(&number))
    };
    matches!(parts.as_slice(), [year, month, day]
        if number(year, 4, 2000, 2200) && number(month, 2, 1, 12) && number(day, 2, 1, 31))
}

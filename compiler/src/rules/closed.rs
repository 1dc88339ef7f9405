//! Values of closed lists, as the rule book writes them.

use domain::finding::{Caution, Fit, Outcome, Safety};
use domain::question::{Kind, Role};

use super::FILE;
use crate::problem::{Problems, Reason};
use crate::raw;

/// Reads a value; notes one that the list does not hold.
pub fn closed<T>(
    value: &str,
    allowed: &str,
    read: impl Fn(&str) -> Option<T>,
    place: &str,
    problems: &mut Problems,
) -> Option<T> {
    let found = read(value);
    if found.is_none() {
        problems.add(FILE, place, Reason::UnknownValue { value: value.to_owned(), allowed: allowed.to_owned() });
    }
    found
}

/// The ids of a list, for a message.
pub fn list<T: Copy>(all: &[T], id: impl Fn(T) -> &'static str) -> String {
    all.iter().map(|value| id(*value)).collect::<Vec<_>>().join(", ")
}

/// How many options may be chosen.
pub fn kind(id: &str) -> Option<Kind> {
    match id {
        "one" => Some(Kind::One),
        "any" => Some(Kind::Any),
        _ => None,
    }
}

/// What kind of answer an option is; a fact where nothing is written.
pub fn role(id: Option<&str>, place: &str, problems: &mut Problems) -> Option<Role> {
    let read = |id: &str| match id {
        "none" => Some(Role::NoneOfThese),
        "dont-know" => Some(Role::DontKnow),
        "prefer-not" => Some(Role::PreferNotToSay),
        _ => None,
    };
    id.map_or(Some(Role::Fact), |id| closed(id, "none, dont-know, prefer-not (or nothing)", read, place, problems))
}

/// Where an option stands on the three axes; the lowest where nothing is written.
pub fn outcome(option: &raw::QuestionOption, place: &str, problems: &mut Problems) -> Outcome {
    let safety = axis(option.safety.as_ref(), &list(Safety::ALL, Safety::id), Safety::from_id, place, problems);
    let fit = axis(option.fit.as_ref(), &list(Fit::ALL, Fit::id), Fit::from_id, place, problems);
    let caution = axis(option.caution.as_ref(), &list(Caution::ALL, Caution::id), Caution::from_id, place, problems);
    Outcome { safety, fit, caution }
}

fn axis<T: Default>(
    value: Option<&String>,
    allowed: &str,
    read: impl Fn(&str) -> Option<T>,
    place: &str,
    problems: &mut Problems,
) -> T {
    value.and_then(|value| closed(value, allowed, read, place, problems)).unwrap_or_default()
}

//! The script that measures, in the page and before any script of the page, and what it tells.

use serde::Deserialize;
use serde_json::json;

use crate::subject::Parts;

const SOURCE: &str = include_str!("probe.js");

/// What a visitor does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Only looks.
    Still,
    /// Presses Start as soon as it can be seen, and then chooses the first answer.
    Quick,
}

/// The script with a subject's parts in it.
#[must_use]
pub fn script(parts: &Parts, hand: Hand) -> String {
    format!("({SOURCE})({}, {});", json!(parts), hand == Hand::Quick)
}

/// What the probe has seen so far; times are milliseconds since the page was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Seen {
    /// When the page was asked for, in milliseconds since the epoch.
    pub origin: f64,
    /// The first paint of anything.
    pub first: Option<f64>,
    /// The largest paint.
    pub largest: Option<f64>,
    /// The first question stood on the screen.
    pub start: Option<f64>,
    /// The first answer was taken and its mark was painted.
    pub answer: Option<f64>,
    /// Tasks of more than 50 ms so far: begin and length.
    pub long: Vec<[f64; 2]>,
    /// How much moved by itself, as browsers count it.
    pub shift: f64,
}

//! What the drivers were asked, how often, and how long the answers took: `HOST_CALLS=1` has a run tell it at its end.
//!
//! Most of a run is waiting for a browser; this says for what.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::engine::Engine;

/// How many calls, and how long they took together.
type Sum = (usize, Duration);

static CALLS: Mutex<BTreeMap<(Engine, &'static str), Sum>> = Mutex::new(BTreeMap::new());

/// Notes a call of a kind.
pub(crate) fn note(engine: Engine, kind: &'static str, time: Duration) {
    let mut calls = CALLS.lock().unwrap_or_else(PoisonError::into_inner);
    let (count, sum) = calls.entry((engine, kind)).or_default();
    (*count, *sum) = (*count + 1, *sum + time);
}

/// The table, for whoever asks for it: the kinds that took longest first.
#[must_use]
pub fn summary() -> Option<String> {
    env::var_os("HOST_CALLS")?;
    let calls = CALLS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut rows: Vec<_> = calls.iter().collect();
    rows.sort_by_key(|(_, (_, time))| std::cmp::Reverse(*time));
    let mut text = format!("{:<10}{:<16}{:>8}{:>10}{:>8}\n", "browser", "asked for", "times", "seconds", "ms");
    for ((engine, kind), (count, time)) in rows {
        let each = time.as_secs_f64() * 1000.0 / f64::from(u32::try_from(*count).unwrap_or(u32::MAX));
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{:<10}{kind:<16}{count:>8}{:>10.1}{each:>8.1}", engine.name(), time.as_secs_f64());
    }
    Some(text)
}

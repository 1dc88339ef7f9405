//! The end of a test run: what was done, how it went, and one line that says it all.

use std::fmt::Write as _;
use std::time::Duration;

use super::tally::Tally;
use crate::say;

/// One step that was taken.
pub struct Row {
    name: &'static str,
    result: Result<Option<Tally>, ()>,
    time: Duration,
}

impl Row {
    pub fn new(name: &'static str, tally: Option<Tally>, time: Duration) -> Self {
        Self { name, result: Ok(tally), time }
    }

    /// A step that could not be finished.
    pub fn stopped(name: &'static str, time: Duration) -> Self {
        Self { name, result: Err(()), time }
    }

    /// What the step adds to the totals: a check that counts nothing adds only its failure.
    fn tally(&self) -> Tally {
        match self.result {
            Ok(tally) => tally.unwrap_or_default(),
            Err(()) => Tally { failed: 1, ..Tally::default() },
        }
    }

    pub fn failed(&self) -> bool {
        self.tally().failed > 0
    }

    fn outcome(&self) -> String {
        match self.result {
            Ok(None) => "fine".to_owned(),
            Err(()) => "failed".to_owned(),
            Ok(Some(tally)) => {
                let ignored = match tally.ignored {
                    0 => String::new(),
                    count => format!(", {count} ignored"),
                };
                format!("{} passed, {} failed{ignored}", tally.passed, tally.failed)
            }
        }
    }
}

pub fn passed(rows: &[Row]) -> bool {
    !rows.iter().any(Row::failed)
}

/// The table, and the closing line alone on its line.
pub fn text(rows: &[Row]) -> String {
    let mut text = String::from("\n");
    let mut total = Tally::default();
    let mut time = Duration::ZERO;
    for row in rows {
        total += row.tally();
        time += row.time;
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{:<22}{:<32}{:>12}", row.name, row.outcome(), say::duration(row.time));
    }
    let _ = writeln!(text, "{:<54}{:>12}", "all", say::duration(time));
    let _ = writeln!(text, "{} passed, {} failed", total.passed, total.failed);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(result: Result<Option<Tally>, ()>) -> Row {
        Row { name: "step", result, time: Duration::from_secs(12) }
    }

    const SOME: Tally = Tally { passed: 40, failed: 0, ignored: 0 };

    #[test]
    fn the_last_line_counts_all_tests() {
        let rows = [row(Ok(None)), row(Ok(Some(SOME))), row(Ok(Some(SOME)))];
        assert!(passed(&rows));
        let text = text(&rows);
        assert!(text.contains("step                  40 passed, 0 failed                     12 s\n"), "{text}");
        assert_eq!(text.lines().last(), Some("80 passed, 0 failed"));
    }

    #[test]
    fn a_check_that_fails_shows_in_the_last_line() {
        let rows = [row(Ok(Some(SOME))), row(Err(()))];
        assert!(!passed(&rows));
        assert_eq!(text(&rows).lines().last(), Some("40 passed, 1 failed"));
    }
}

//! Whether enough changes were noticed, and each of the others explained.

use std::fmt::Write as _;

use serde::Deserialize;

/// Of a hundred changes that compile, the tests must notice so many.
const GOAL: usize = 95;

/// One change, as the tool tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    pub file: String,
    line: usize,
    /// `replace > with >= in Model::after`
    pub change: String,
    /// The line as it was.
    code: String,
}

impl Mutant {
    /// Reads `domain/src/audit.rs:451:89: replace > with >= in Model::after`.
    pub fn read(told: &str) -> Option<Self> {
        let (place, change) = told.split_once(": ")?;
        let mut parts = place.rsplitn(3, ':');
        let (_, line, file) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        Some(Self { file: file.to_owned(), line, change: change.to_owned(), code: String::new() })
    }

    /// The same with its line of the source.
    pub fn stands_in(mut self, source: &str) -> Self {
        source.lines().nth(self.line.saturating_sub(1)).unwrap_or_default().trim().clone_into(&mut self.code);
        self
    }

    fn told(&self) -> String {
        format!("{}:{}: {}", self.file, self.line, self.change)
    }
}

/// A change that nothing can notice, as `domain/tests/survivors.toml` has it. Lines move, so it has no number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survivor {
    pub file: String,
    pub change: String,
    /// What stands in the line.
    pub code: String,
    pub why: String,
}

impl Survivor {
    fn explains(&self, mutant: &Mutant) -> bool {
        self.file == mutant.file && self.change == mutant.change && mutant.code.contains(&self.code)
    }
}

/// What became of all changes.
pub struct Tally {
    pub killed: Vec<Mutant>,
    pub survived: Vec<Mutant>,
    /// Those that do not compile.
    pub unviable: usize,
}

pub struct Verdict {
    /// The count, in lines.
    pub told: String,
    pub faults: Vec<String>,
}

/// Judges a run; one that was not whole cannot say that an explanation is no longer needed.
pub fn judge(tally: &Tally, explained: &[Survivor], whole: bool) -> Verdict {
    let (killed, survived) = (tally.killed.len(), tally.survived.len());
    let viable = killed + survived;
    let mut faults: Vec<String> = tally
        .survived
        .iter()
        .filter(|mutant| !explained.iter().any(|survivor| survivor.explains(mutant)))
        .map(|mutant| format!("no test notices {}", mutant.told()))
        .collect();
    let unexplained = faults.len();
    if killed * 100 < viable * GOAL {
        faults.push(format!("the tests notice {killed} of {viable} changes, and must notice {GOAL} of a hundred"));
    }
    let needed = |survivor: &&Survivor| !tally.survived.iter().any(|mutant| survivor.explains(mutant));
    for survivor in explained.iter().filter(needed).filter(|_| whole) {
        faults.push(format!("{}: \"{}\" is noticed now; take its reason out", survivor.file, survivor.change));
    }
    for survivor in explained.iter().filter(|survivor| survivor.why.trim().is_empty()) {
        faults.push(format!("{}: \"{}\" has no reason", survivor.file, survivor.change));
    }
    let mut told = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(
        told,
        "{killed} of {viable} changes noticed ({}), {survived} not, of which {} are explained; {} more do not compile",
        percent(killed, viable),
        survived - unexplained,
        tally.unviable
    );
    Verdict { told, faults }
}

/// To one decimal, rounded down: 999 of 1000 are not 100 %.
fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "fn after() {\n    let over = last > at;\n    let first = at > 0;\n}\n";

    fn mutant(line: usize) -> Mutant {
        let told = format!("domain/src/audit.rs:{line}:21: replace > with >= in after");
        Mutant::read(&told).unwrap().stands_in(SOURCE)
    }

    fn survivor(code: &str, why: &str) -> Survivor {
        let (file, change) = ("domain/src/audit.rs".to_owned(), "replace > with >= in after".to_owned());
        Survivor { file, change, code: code.to_owned(), why: why.to_owned() }
    }

    #[track_caller]
    fn check(killed: usize, survived: &[usize], explained: &[Survivor], whole: bool, faults: &[&str]) {
        let survived = survived.iter().copied().map(mutant).collect();
        let tally = Tally { killed: vec![mutant(3); killed], survived, unviable: 7 };
        assert_eq!(judge(&tally, explained, whole).faults, faults);
    }

    #[test]
    fn what_no_test_notices_needs_a_reason() {
        let reason = || survivor("last > at", "changes nothing");
        check(100, &[], &[], true, &[]);
        check(19, &[2], &[reason()], true, &[]);
        check(100, &[2], &[], true, &["no test notices domain/src/audit.rs:2: replace > with >= in after"]);
        check(100, &[2, 3], &[reason()], true, &["no test notices domain/src/audit.rs:3: replace > with >= in after"]);
        let stale = "domain/src/audit.rs: \"replace > with >= in after\" is noticed now; take its reason out";
        check(100, &[], &[reason()], true, &[stale]);
        check(100, &[], &[reason()], false, &[]);
        let empty = "domain/src/audit.rs: \"replace > with >= in after\" has no reason";
        check(100, &[2], &[survivor("last > at", " ")], true, &[empty]);
    }

    #[test]
    fn enough_must_be_noticed_even_where_all_is_explained() {
        let all = [survivor("last > at", "changes nothing"), survivor("at > 0", "changes nothing")];
        let few = "the tests notice 18 of 20 changes, and must notice 95 of a hundred";
        check(18, &[2, 3], &all, true, &[few]);
        check(38, &[2, 3], &all, true, &[]);
    }

    #[test]
    fn a_change_is_read_as_the_tool_tells_it() {
        assert_eq!(mutant(2).code, "let over = last > at;");
        assert_eq!(mutant(2).told(), "domain/src/audit.rs:2: replace > with >= in after");
        for told in ["", "domain/src/audit.rs: replace", "domain/src/audit.rs:two:1: replace"] {
            assert_eq!(Mutant::read(told), None, "{told}");
        }
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        assert_eq!(percent(999, 1000), "99.9 %");
        assert_eq!(percent(9_999, 10_000), "99.9 %");
        assert_eq!(percent(1, 1), "100.0 %");
        assert_eq!(percent(0, 0), "100.0 %");
    }
}

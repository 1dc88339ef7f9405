//! Tells a fault of the product from a machine at its limit.
//!
//! A case that saw something wrong has failed, at once and for good.
//! One that got stuck is taken once more, alone, when the others are done.
//! If it passes then, it is called unsteady, and its first fault is printed.

use crate::fault::{Fault, Kind};

/// So many cases may be stuck in a whole run; more are no chance.
const STUCK: usize = 3;

/// The cases that did not pass, each with its first fault.
#[derive(Debug)]
pub struct Sorted<T> {
    /// Passed the second time.
    pub unsteady: Vec<(T, Fault)>,
    /// Failed.
    pub failures: Vec<(T, Fault)>,
}

/// Sorts what did not pass; `passes` takes a case once more.
pub fn sort<T>(all: Vec<(T, Fault)>, mut passes: impl FnMut(&T) -> bool) -> Sorted<T> {
    let few = all.iter().filter(|(_, fault)| fault.kind == Kind::Stuck).count() <= STUCK;
    let mut sorted = Sorted { unsteady: Vec::new(), failures: Vec::new() };
    for (case, fault) in all {
        let again = few && fault.kind == Kind::Stuck && passes(&case);
        let list = if again { &mut sorted.unsteady } else { &mut sorted.failures };
        list.push((case, fault));
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which cases are unsteady and which failed, of those that saw something wrong (`w`) or got stuck (`s`), where the
    /// big letter passes the second time.
    #[track_caller]
    fn check(cases: &str, unsteady: &str, failures: &str) {
        let fault = |letter: char| match letter {
            'w' | 'W' => Fault::wrong("a leak"),
            _ => Fault::stuck("waited in vain"),
        };
        let sorted = sort(cases.chars().map(|case| (case, fault(case))).collect(), |case| case.is_uppercase());
        let names = |list: Vec<(char, Fault)>| list.into_iter().map(|(case, _)| case).collect::<String>();
        assert_eq!((names(sorted.unsteady).as_str(), names(sorted.failures).as_str()), (unsteady, failures), "{cases}");
    }

    #[test]
    fn only_what_got_stuck_is_looked_at_again() {
        check("", "", "");
        check("S", "S", "");
        check("s", "", "s");
        check("W", "", "W");
        check("wSs", "S", "ws");
    }

    #[test]
    fn many_stuck_cases_are_no_chance() {
        check("SSS", "SSS", "");
        check("SSSS", "", "SSSS");
        check("WSSSs", "", "WSSSs");
    }
}

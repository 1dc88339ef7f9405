//! Counting tests in what a runner printed.

use std::ops::AddAssign;

/// How many tests went how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    pub ignored: u32,
}

impl Tally {
    /// Adds up the runner's results. A runner that failed without a failing test, or ran no test,
    /// counts as one failure: it must never look like success.
    pub fn read(output: &str, success: bool) -> Self {
        let mut sum = Self::default();
        for tally in output.lines().filter_map(Self::of_line) {
            sum += tally;
        }
        if sum.failed == 0 && (!success || sum.passed == 0) {
            sum.failed = 1;
        }
        sum
    }

    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`, with or without colours.
    fn of_line(line: &str) -> Option<Self> {
        let (_, counts) = line.split_once("test result: ")?;
        let mut tally = Self::default();
        for part in counts.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(count), Some(what)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(count) = count.parse() else {
                continue;
            };
            match what {
                "passed" => tally.passed = count,
                "failed" => tally.failed = count,
                "ignored" => tally.ignored = count,
                _ => {}
            }
        }
        Some(tally)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(output: &str, success: bool, [passed, failed, ignored]: [u32; 3]) {
        let expected = Tally { passed, failed, ignored };
        assert_eq!(Tally::read(output, success), expected);
    }

    #[test]
    fn results_are_added_up() {
        check(
            "running 3 tests\n\
             test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             \n   Doc-tests domain\n\
             test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.52s\n\
             test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n",
            false,
            [7, 2, 1],
        );
    }

    #[test]
    fn colours_do_not_matter() {
        check(
            "test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 12 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.2s\n",
            true,
            [12, 0, 0],
        );
    }

    #[test]
    fn silence_is_failure() {
        check("no tests to run!\n", true, [0, 1, 0]);
        check("test result: ok. 0 passed; 0 failed; 0 ignored\n", true, [0, 1, 0]);
        check("test result: ok. 5 passed; 0 failed; 0 ignored\n", false, [5, 1, 0]);
    }
}

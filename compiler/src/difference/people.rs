//! What a change of the rules moves for people, counted over every sheet of answers, in words.

use std::cmp::Reverse;
use std::fmt;

use domain::Questionnaire;
use domain::audit::Named;
use domain::change::{Moved, Moves, OrderConflict, compare};

/// How outcomes move.
pub struct People {
    before: Questionnaire,
    after: Questionnaire,
    /// The exact counts, where the sheets of both can be compared.
    pub moves: Result<Moves, OrderConflict>,
}

impl People {
    /// Counts what moves between two questionnaires.
    #[must_use]
    pub fn new(before: &Questionnaire, after: &Questionnaire) -> Self {
        Self { before: *before, after: *after, moves: compare(before, after) }
    }

    /// Whether every sheet of answers is there in both, with the same outcome.
    #[must_use]
    pub fn nothing_moves(&self) -> bool {
        self.moves.as_ref().is_ok_and(|moves| moves.sheets == moves.unchanged)
    }

    /// Whether an answer says something in either version, or is there in one of them only.
    fn matters(&self, question: &str, option: &str) -> bool {
        [self.before, self.after].iter().any(|rules| {
            let asked = rules.find(question).and_then(|ix| rules.question(ix));
            let found = asked.and_then(|asked| asked.options.iter().find(|found| found.id == option));
            found.is_none_or(|found| found.finding.outcome.matters())
        })
    }

    fn write_example(&self, f: &mut fmt::Formatter<'_>, moved: &Moved) -> fmt::Result {
        let says = |(question, chosen): &&(&'static str, Vec<&'static str>)| {
            chosen.iter().any(|option| self.matters(question, option))
        };
        let (loud, quiet): (Vec<_>, Vec<_>) = moved.example.iter().partition(says);
        for (what, answers) in [("for example", loud), ("and to the rest", quiet)] {
            if !answers.is_empty() {
                let answers = answers.iter().map(|(question, chosen)| format!("{question}: {}", chosen.join(" + ")));
                writeln!(f, "  - {what}: {}", answers.collect::<Vec<_>>().join("; "))?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moves = match &self.moves {
            Ok(moves) => moves,
            Err(conflict) => return writeln!(f, "{conflict}"),
        };
        let share = |count| Share(count, moves.sheets);
        writeln!(f, "- {}: all sheets of answers, counted exactly", Count(moves.sheets))?;
        writeln!(f, "- {} ({}): the outcome stays", Count(moves.unchanged), share(moves.unchanged))?;
        for (count, version) in [(moves.only_before, "before"), (moves.only_after, "after")] {
            if count > 0 {
                let (count, share) = (Count(count), share(count));
                writeln!(f, "- {count} ({share}): hold an answer that only the content {version} permits")?;
            }
        }
        let mut pairs: Vec<_> = moves.moved.iter().collect();
        if !pairs.is_empty() {
            writeln!(f, "\nThe outcome, as safety/fit/caution, moves on these, largest first:\n")?;
        }
        pairs.sort_by_key(|(_, moved)| Reverse(moved.count));
        for ((from, to), moved) in pairs {
            let way = match (to.at_least(*from), from.at_least(*to)) {
                (true, false) => "worse",
                (false, true) => "better",
                _ => "neither better nor worse",
            };
            let share = share(moved.count);
            writeln!(f, "- {} ({share}): {} → {}, {way}", Count(moved.count), Named(*from), Named(*to))?;
            self.write_example(f, moved)?;
        }
        Ok(())
    }
}

/// A number with a comma after each three digits.
struct Count(u128);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// A part of a whole in percent, with one decimal.
struct Share(u128, u128);

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let permille = self.0.saturating_mul(1000).checked_div(self.1).unwrap_or_default();
        if permille == 0 { f.write_str("less than 0.1 %") } else { write!(f, "{}.{} %", permille / 10, permille % 10) }
    }
}

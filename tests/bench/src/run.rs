//! The rounds: in each, every subject is visited in turn, so that a busy moment of the machine falls on all alike.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Instant;

use host_tests::engine::{Engine, Installed};
use host_tests::fault::At;
use host_tests::{Browser, Fault, Proof, ensure};

use crate::page;
use crate::subject::{Subject, by_hand, ours, peers};
use crate::table::{Column, write};
use crate::visit::{look, walk};

/// How many times slower the processor is made: Lighthouse's mobile preset, and a cheaper telephone.
const RATES: &[u32] = &[4, 6];

/// A short run only shows that everybody can still be measured.
const SHORT_RATES: &[u32] = &[4];

/// As many rounds make a whole run.
const WHOLE: usize = 9;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Plan {
    rounds: usize,
    /// Ours and the page by hand only, which need nothing from npm.
    short: bool,
    /// Only those whose name holds one of these words.
    only: Vec<String>,
    /// The tables are put into `docs/performance.md` too.
    write: bool,
}

impl Plan {
    /// Reads the command line.
    ///
    /// # Errors
    /// When it says something else.
    pub fn read(arguments: &[String]) -> Proof<Self> {
        let mut plan = Self { rounds: WHOLE, short: false, only: Vec::new(), write: false };
        let mut left = arguments.iter();
        while let Some(argument) = left.next() {
            match argument.as_str() {
                "--short" => plan = Self { rounds: 1, short: true, ..plan },
                "--rounds" => plan.rounds = left.next().at_least_one()?,
                "--only" => plan.only.extend(left.next().cloned()),
                "--write" => plan.write = true,
                other => return Err(Fault::stuck(format!("\"{other}\" means nothing here"))),
            }
        }
        let whole = plan.rounds >= WHOLE && plan.only.is_empty() && !plan.short;
        ensure!(whole || !plan.write, "--write is for a whole run: all of them, in {WHOLE} rounds or more");
        Ok(plan)
    }
}

trait AtLeastOne {
    fn at_least_one(self) -> Proof<usize>;
}

impl AtLeastOne for Option<&String> {
    fn at_least_one(self) -> Proof<usize> {
        let number = self.and_then(|text| text.parse().ok()).filter(|number| *number > 0);
        number.ok_or_else(|| Fault::stuck("--rounds needs a number from 1"))
    }
}

/// Measures, and prints the tables of `docs/performance.md`, one for each speed of the processor.
///
/// # Errors
/// When a subject cannot be visited.
pub fn run(plan: &Plan) -> Proof {
    let installed = Installed::find(Engine::Chromium)
        .ok_or_else(|| Fault::stuck("CHROMIUM and CHROMEDRIVER are not set; `cargo xtask bench` sets them"))?;
    let subjects = subjects(plan)?;
    let rates = if plan.short { SHORT_RATES } else { RATES };
    let mut columns: Vec<Vec<Column>> = rates
        .iter()
        .map(|_| subjects.iter().map(|one| Column { name: one.name, looks: Vec::new(), walks: Vec::new() }).collect())
        .collect();
    let (start, before) = (Instant::now(), load());
    for round in 0..plan.rounds {
        for turn in 0..subjects.len() {
            let at = (round + turn) % subjects.len();
            let Some(subject) = subjects.get(at) else { continue };
            // Two visits of each kind: a browser that has just been started is the same for all.
            let browser = Browser::start(&installed)?;
            for (rate, columns) in rates.iter().zip(&mut columns) {
                let Some(column) = columns.get_mut(at) else { continue };
                column.looks.push(look(&browser, subject, *rate).at(subject.name)?);
                column.walks.push(walk(&browser, subject, *rate).at(subject.name)?);
            }
        }
        eprintln!("round {} of {}, {:.0} s", round + 1, plan.rounds, start.elapsed().as_secs_f64());
    }
    let mut told = format!("{}.\n", machine(&installed, plan, &before));
    for (rate, columns) in rates.iter().zip(&columns) {
        told.extend(["\n", &write(&format!("{rate}x slower processor"), columns)]);
    }
    println!("{told}");
    if plan.write { page::write(&told) } else { Ok(()) }
}

fn subjects(plan: &Plan) -> Proof<Vec<Subject>> {
    let target = target();
    let mut all = vec![ours()?, by_hand(&target)?];
    if !plan.short {
        all.extend(peers(&target)?);
    }
    all.retain(|subject| plan.only.is_empty() || plan.only.iter().any(|word| subject.name.contains(word.as_str())));
    ensure!(!all.is_empty(), "nobody has such a name");
    Ok(all)
}

fn target() -> PathBuf {
    env::var_os("BENCH_TARGET").map_or_else(|| Path::new("target").join("bench"), PathBuf::from)
}

/// Where and when it was measured, in a line.
fn machine(installed: &Installed, plan: &Plan, before: &str) -> String {
    let said = Command::new(&installed.browser).arg("--version").output().ok();
    let browser = said.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned()).unwrap_or_default();
    let cores = thread::available_parallelism().map_or(0, usize::from);
    format!(
        "{} {}, {browser}, {cores} cores, load {before} before and {} after; \
         150 ms round trip, 1.6 Mbit/s; median (quartiles) · ours divided by theirs",
        plan.rounds,
        if plan.rounds == 1 { "round" } else { "rounds" },
        load()
    )
}

/// How busy the machine is: the average of a minute, where the system tells it.
fn load() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, wanted: Option<(usize, bool, bool)>) {
        let arguments: Vec<String> = line.split_whitespace().map(ToOwned::to_owned).collect();
        let plan = Plan::read(&arguments).ok().map(|plan| (plan.rounds, plan.short, plan.write));
        assert_eq!(plan, wanted, "{line}");
    }

    #[test]
    fn only_a_whole_run_is_written_down() {
        check("", Some((9, false, false)));
        check("--short", Some((1, true, false)));
        check("--rounds 3 --only Preact", Some((3, false, false)));
        check("--write", Some((9, false, true)));
        check("--rounds 11 --write", Some((11, false, true)));
        check("--rounds 3 --write", None);
        check("--short --write", None);
        check("--write --only hand", None);
        check("--rounds 0", None);
        check("--fast", None);
    }
}

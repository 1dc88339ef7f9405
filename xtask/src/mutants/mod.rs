//! `cargo xtask mutants`: changes the rules in one place after the other and sees whether their own tests notice.
//!
//! A change that no test notices stands with its reason in `domain/tests/survivors.toml`, or it is a test that is missing.

mod judge;

use std::time::Instant;

use serde::Deserialize;

use crate::error::Error;
use crate::process::{command as program, run_and_listen};
use crate::project::{Project, make_folder, read, read_toml};
use crate::{say, setup};
use judge::{Mutant, Survivor, Tally, judge};

/// Where the tool writes what became of each change.
const FOLDER: &str = "target/mutants";
const SURVIVORS: &str = "domain/tests/survivors.toml";

/// The tool's own exit codes for a run that came to its end: all noticed, some not, some without an end.
const ENDED: [Option<i32>; 3] = [Some(0), Some(2), Some(3)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explained {
    survivor: Vec<Survivor>,
}

/// Hands the arguments on (`--file F`, `--shard N/M`), and judges what comes back.
pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let tool = setup::mutants(project)?;
    make_folder(&project.path(FOLDER))?;
    say::line("mutants: some four hundred changes, one after the other; half an hour and more on two cores");
    let start = Instant::now();
    let mut run = program(project, tool);
    run.args(["mutants", "--package", "domain", "--output", FOLDER, "--no-shuffle", "--cargo-arg=--locked"]);
    let (status, _) = run_and_listen(run.args(arguments))?;
    if !ENDED.contains(&status.code()) {
        return Err(Error::Failed { program: "cargo-mutants".to_owned(), status });
    }
    let tally = tally(project)?;
    let explained: Explained = read_toml(&project.path(SURVIVORS))?;
    let verdict = judge(&tally, &explained.survivor, arguments.is_empty());
    say::result(&format!("{}in {}\n", verdict.told, say::duration(start.elapsed())));
    if verdict.faults.is_empty() { Ok(()) } else { Err(Error::Unnoticed { lines: verdict.faults }) }
}

/// What the tool wrote; a test that never ends has noticed.
fn tally(project: &Project) -> Result<Tally, Error> {
    let list = |name: &str| -> Result<Vec<Mutant>, Error> {
        let path = project.path(FOLDER).join("mutants.out").join(name);
        let list = read(&path)?;
        list.lines()
            .map(|line| {
                let malformed = || Error::Malformed { path: path.clone(), reason: format!("is no change: {line}") };
                let mutant = Mutant::read(line).ok_or_else(malformed)?;
                let source = read(&project.path(&mutant.file))?;
                Ok(mutant.stands_in(&source))
            })
            .collect()
    };
    Ok(Tally {
        killed: [list("caught.txt")?, list("timeout.txt")?].concat(),
        survived: list("missed.txt")?,
        unviable: list("unviable.txt")?.len(),
    })
}

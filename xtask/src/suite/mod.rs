//! `cargo xtask test`: every proof there is, in the order of how soon it tells something.

mod notice;
mod outer;
mod steps;
mod summary;
mod tally;

use std::time::Instant;

use crate::commands::flags;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::setup;
use steps::Step;
pub use steps::{Bench, host_tests};
use summary::Row;

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [core] = flags(arguments, ["--core"])?;
    let steps = if core { steps::core() } else { steps::all() };
    let bench = if core {
        None
    } else {
        say::heading("setup");
        setup::servers::install(project)?;
        setup::readers::install(project)?;
        Some(Bench::ready(project)?)
    };
    let rows = run(project, bench.as_ref(), &steps);
    if summary::passed(&rows) {
        notice::tell(project);
    }
    say::result(&summary::text(&rows));
    if summary::passed(&rows) { Ok(()) } else { Err(Error::TestsFailed) }
}

/// Takes the steps in their order, up to the first that fails.
fn run(project: &Project, bench: Option<&Bench>, steps: &[&'static Step]) -> Vec<Row> {
    let mut rows = Vec::new();
    for step in steps {
        say::heading(step.name);
        let start = Instant::now();
        let row = match step.take(project, bench) {
            Ok(tally) => Row::new(step.name, tally, start.elapsed()),
            Err(error) => {
                say::line(&format!("error: {error}"));
                Row::stopped(step.name, start.elapsed())
            }
        };
        let failed = row.failed();
        say::line(&format!("{}: {}", step.name, say::duration(start.elapsed())));
        rows.push(row);
        if failed {
            break;
        }
    }
    rows
}

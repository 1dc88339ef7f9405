//! `cargo xtask bench`: hands the command line to the library.

#![forbid(unsafe_code)]

use std::env;
use std::process::ExitCode;

use bench::run::{Plan, run};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match Plan::read(&arguments).and_then(|plan| run(&plan)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {}", fault.why);
            ExitCode::FAILURE
        }
    }
}

//! Strange inputs, thrown at everything that reads what others wrote: none may make it panic.
//!
//! `fuzz [--inputs N] [--seed N]`; `cargo xtask fuzz` calls it. The same numbers give the same inputs. An input that
//! makes a target panic is kept in `target/fuzz/`, to become a seed.

#![forbid(unsafe_code)]

mod mutate;
mod seeds;
mod targets;

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use fastrand::Rng;
use targets::{Target, Thrown};

/// So many inputs when nothing is said: some seconds.
const INPUTS: u64 = 20_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, otherwise| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map_or(Some(otherwise), |value| value.replace('_', "").parse().ok())
    };
    let (inputs, seed) = (number("--inputs", INPUTS).unwrap_or(INPUTS), number("--seed", 1).unwrap_or(1));
    // What a panic says is told with its input, once.
    panic::set_hook(Box::new(|_| ()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let mut total = (0, 0);
    for target in targets::all(root) {
        let (thrown, panics) = throw(root, target, inputs, seed);
        total = (total.0 + thrown, total.1 + panics);
    }
    println!("{} inputs, {} panics (seed {seed})", total.0, total.1);
    if total.1 == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Throws its share of the inputs at a target; how many were thrown, and how many of them made it panic.
fn throw(root: &Path, mut target: Target, inputs: u64, seed: u64) -> (u64, u64) {
    let count = (inputs / target.one_in).max(target.least);
    let mut rng = Rng::with_seed(seed);
    let (start, mut panics, mut good) = (Instant::now(), 0, 0_u64);
    for number in 0..count {
        let mut thrown = Thrown::default();
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.take)(&mut rng, &mut thrown)));
        match outcome {
            Ok(accepted) => good += u64::from(accepted),
            Err(why) => {
                panics += 1;
                let path = keep(root, target.name, number, &thrown);
                println!("PANIC in {}: {}; the input is in {}", target.name, said(&*why), path.display());
            }
        }
    }
    let time = start.elapsed().as_secs_f64();
    println!("{:<10}{count:>10} inputs{good:>10} accepted{panics:>4} panics{time:>8.1} s", target.name);
    (count, panics)
}

fn said(why: &(dyn std::any::Any + Send)) -> String {
    let text =
        why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_else(|| "no words".to_owned())
}

/// Keeps the input for whoever mends it.
fn keep(root: &Path, target: &str, number: u64, thrown: &Thrown) -> PathBuf {
    let folder = root.join("target/fuzz");
    let path = folder.join(format!("{target}-{number}.txt"));
    // Where it cannot be kept, the seed and the number still give it again.
    let _ = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &thrown.0));
    path
}

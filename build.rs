//! Compiles `content/` to static tables, and stops the build where the content breaks a rule.

use std::path::Path;
use std::process::exit;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=content");
    let (Ok(root), Ok(out)) = (env::var("CARGO_MANIFEST_DIR"), env::var("OUT_DIR")) else {
        fail("cargo sets CARGO_MANIFEST_DIR and OUT_DIR for build scripts; run this through cargo");
    };
    match compiler::compile(&Path::new(&root).join("content")) {
        Ok(compiled) => {
            if let Err(error) = fs::write(Path::new(&out).join("tables.rs"), compiled.tables) {
                fail(&format!("the content tables cannot be written: {error}"));
            }
        }
        Err(problems) => {
            problems.0.iter().for_each(|problem| println!("cargo::error={}", one_line(&problem.to_string())));
            exit(1);
        }
    }
}

/// Cargo reads one message a line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fail(why: &str) -> ! {
    println!("cargo::error={why}");
    exit(1)
}

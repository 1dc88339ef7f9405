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
            write(&Path::new(&out).join("tables.rs"), &compiled.tables);
            // For the component tests, which need the words as the browser loads them.
            for words in compiled.words.iter().chain(&compiled.pseudo) {
                write(&Path::new(&out).join("words").join(format!("{}.txt", words.name)), &words.text);
            }
        }
        Err(problems) => {
            problems.0.iter().for_each(|problem| println!("cargo::error={}", one_line(&problem.to_string())));
            exit(1);
        }
    }
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    if let Err(error) = folder.and_then(|()| fs::write(path, text)) {
        fail(&format!("{} cannot be written: {error}", path.display()));
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

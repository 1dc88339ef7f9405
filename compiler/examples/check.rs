//! Checks a content folder and says what is wrong with it: `cargo run -p compiler --example check -- content`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "content".to_owned());
    match compiler::compile(folder.as_ref()) {
        Ok(compiled) => {
            println!("content version {}: {:?}", compiled.version, compiled.audit);
            ExitCode::SUCCESS
        }
        Err(problems) => {
            eprint!("{problems}");
            ExitCode::FAILURE
        }
    }
}

//! Starting other programs: finding them, running them, and hearing what they say.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::error::Error;
use crate::project::Project;

/// A program to be started in the project's folder.
pub fn command(project: &Project, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project.root()).stdin(Stdio::null());
    if plain() {
        command.env("CARGO_TERM_COLOR", "never").env("CARGO_TERM_PROGRESS_WHEN", "never");
    }
    command
}

/// Cargo with one of its commands, always with the committed versions of all crates.
pub fn cargo(project: &Project, subcommand: &str) -> Command {
    let mut command = command(project, "cargo");
    command.args([subcommand, "--locked"]);
    command
}

/// Is a machine reading along?
fn plain() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Runs it to its end; its output goes straight through.
pub fn run(command: &mut Command) -> Result<(), Error> {
    let status = command.status().map_err(|cause| start_error(command, cause))?;
    finished(command, status)
}

/// Runs it to its end and keeps what it says on standard output, showing that too.
pub fn run_and_listen(command: &mut Command) -> Result<(ExitStatus, String), Error> {
    let failed = |command: &Command, cause| start_error(command, cause);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|cause| failed(command, cause))?;
    let mut heard = Vec::new();
    if let Some(output) = child.stdout.take() {
        pass_on(output, &mut heard).map_err(|cause| failed(command, cause))?;
    }
    let status = child.wait().map_err(|cause| failed(command, cause))?;
    Ok((status, String::from_utf8_lossy(&heard).into_owned()))
}

fn pass_on(mut from: impl Read, heard: &mut Vec<u8>) -> io::Result<()> {
    let mut chunk = [0; 8192];
    let mut screen = io::stdout();
    loop {
        let length = from.read(&mut chunk)?;
        let Some(new) = chunk.get(..length).filter(|new| !new.is_empty()) else {
            return Ok(());
        };
        heard.extend_from_slice(new);
        screen.write_all(new)?;
        screen.flush()?;
    }
}

/// What it says on standard output, or nothing if it cannot be started or fails.
pub fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Where the shell would find the program.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The search path with these folders in front.
pub fn path_with(folders: &[&Path]) -> std::ffi::OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|folder| folder.to_path_buf()).chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

fn finished(command: &Command, status: ExitStatus) -> Result<(), Error> {
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed { program: name(command), status })
}

fn start_error(command: &Command, cause: io::Error) -> Error {
    Error::Start { program: name(command), cause }
}

/// The program and its first argument: enough to know which one it was.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let first = command.get_args().next().unwrap_or_default();
    format!("{} {}", program.display(), first.display()).trim_end().to_owned()
}

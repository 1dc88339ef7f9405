//! `cargo xtask serve`: the built site on this machine, for looking at it.

use std::thread;

use crate::build::{self, Profile};
use crate::commands::flags;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::server::Server;
use crate::setup;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let (port, rest) = port(arguments)?;
    let [quick] = flags(&rest, ["--quick"])?;
    let tools = setup::tools(project)?;
    let dist = build::build(project, &tools, Profile::from_flag(quick))?;

    // The folder is swapped by the next build, so the address stays good while this runs.
    let start = |port| Server::start(&dist, port, |_, reply| reply);
    let server = match port {
        Some(port) => start(port).map_err(|_| Error::PortTaken { port })?,
        None => {
            (FIRST_PORT..=LAST_PORT).find_map(|port| start(port).ok()).ok_or(Error::PortTaken { port: FIRST_PORT })?
        }
    };
    say::result(&format!("{}\n", server.url("/")));
    say::line("Ctrl+C stops it.");
    loop {
        thread::park();
    }
}

/// The port that is asked for, and the other arguments.
fn port(arguments: &[String]) -> Result<(Option<u16>, Vec<String>), Error> {
    let mut port = None;
    let mut rest = Vec::new();
    let mut left = arguments.iter();
    while let Some(argument) = left.next() {
        let given = match argument.strip_prefix("--port") {
            Some("") => left.next().map_or("", String::as_str),
            Some(value) if value.starts_with('=') => value.trim_start_matches('='),
            _ => {
                rest.push(argument.clone());
                continue;
            }
        };
        port = Some(given.parse().map_err(|_| Error::BadPort { given: given.to_owned() })?);
    }
    Ok((port, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_read() {
        let read = |line: &str| {
            let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            port(&arguments).map_err(|error| error.to_string())
        };
        let some = |port, rest: &[&str]| {
            let rest = rest.iter().map(|word| (*word).to_owned()).collect();
            Ok((port, rest))
        };
        assert_eq!(read(""), some(None, &[]));
        assert_eq!(read("--port 9000 --quick"), some(Some(9000), &["--quick"]));
        assert_eq!(read("--port=0"), some(Some(0), &[]));
        assert_eq!(read("--portable"), some(None, &["--portable"]));
        assert!(read("--port").is_err());
        assert!(read("--port 70000").is_err());
    }
}

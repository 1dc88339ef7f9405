//! The list of commands: one row each, and nothing that any of them does.

use std::process::ExitCode;

use crate::error::Error;
use crate::project::Project;
use crate::{
    audit, barriers, bench, build, diff, docs, fuzz, lighthouse, mutants, reproduce, rulebook, say, serve, setup, size,
    suite, words,
};

struct Command {
    name: &'static str,
    /// What may follow the name; empty when nothing may.
    usage: &'static str,
    help: &'static str,
    run: fn(&Project, &[String]) -> Result<(), Error>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        usage: "",
        help: "fetch the pinned build tools into .tools/; the others do this themselves",
        run: setup::command,
    },
    Command {
        name: "serve",
        usage: "[--port N] [--quick]",
        help: "build and show the site on this machine",
        run: serve::command,
    },
    Command {
        name: "build",
        usage: "[--quick]",
        help: "write the release site to dist/ (--quick: not optimised, for a look)",
        run: build::command,
    },
    Command {
        name: "size",
        usage: "",
        help: "weigh a first visit to dist/ against xtask/budget.toml",
        run: size::command,
    },
    Command {
        name: "bench",
        usage: "[--rounds N] [--write] [--short] [--only NAME] [--growth]",
        help: "measure dist/ beside what a clinic might use instead (--write: into docs/performance.md; --short: one round, \
               ours and a page by hand)",
        run: bench::command,
    },
    Command {
        name: "lighthouse",
        usage: "[--runs N]",
        help: "let Lighthouse judge the stand-alone page of dist/ as on a telephone: 100 of 100, four times",
        run: lighthouse::command,
    },
    Command {
        name: "audit",
        usage: "",
        help: "list what dist/ can do, against xtask/capabilities.toml",
        run: audit::command,
    },
    Command {
        name: "reproduce",
        usage: "[--short]",
        help: "build once more in another folder, and compare every byte (--short: only put dist/ together again)",
        run: reproduce::command,
    },
    Command {
        name: "fuzz",
        usage: "[--inputs N] [--seed N]",
        help: "throw strange inputs at everything that reads what others wrote",
        run: fuzz::command,
    },
    Command {
        name: "mutants",
        usage: "[--file F] [--shard N/M]",
        help: "change the rules in one place after the other, and see that their tests notice",
        run: mutants::command,
    },
    Command {
        name: "barriers",
        usage: "[<part of a case's name> ...]",
        help: "both engines at every screen in every language, theme and browser, such as \"ar, Chromium\"",
        run: barriers::command,
    },
    Command { name: "docs", usage: "", help: "write anew what README.md repeats from the code", run: docs::command },
    Command {
        name: "rulebook",
        usage: "",
        help: "write the content as a document for the clinical reviewer to target/rulebook/",
        run: rulebook::command,
    },
    Command {
        name: "words",
        usage: "[<tag> [--seen]]",
        help: "how each language stands beside English; begin another; note that one is up to date",
        run: words::command,
    },
    Command {
        name: "diff",
        usage: "<git revision>",
        help: "what the content since then changes for people",
        run: diff::command,
    },
    Command {
        name: "test",
        usage: "[--core]",
        help: "prove everything (--core: only what needs no browser)",
        run: suite::command,
    },
];

/// Runs the command that the arguments name; lists the commands when they name none, and with `--help` the one named.
#[must_use]
pub fn run(arguments: &[String]) -> ExitCode {
    let named = arguments.first().and_then(|name| COMMANDS.iter().find(|command| command.name == name));
    let Some((name, rest)) = arguments.split_first().filter(|_| arguments.iter().all(|given| given != "--help")) else {
        list(named.map_or(COMMANDS, std::slice::from_ref));
        return ExitCode::SUCCESS;
    };
    let outcome = match named {
        Some(command) => Project::find().and_then(|project| (command.run)(&project, rest)),
        None => Err(Error::UnknownCommand { name: name.clone() }),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::line(&format!("error: {error}"));
            ExitCode::from(error.exit_code())
        }
    }
}

fn list(commands: &[Command]) {
    let left = |command: &Command| format!("{} {}", command.name, command.usage);
    let width = commands.iter().map(|command| left(command).len()).max();
    for command in commands {
        let width = width.unwrap_or_default();
        say::result(&format!("cargo xtask {:width$}  {}\n", left(command), command.help));
    }
}

/// Says which of the permitted flags are given; anything else is an error.
pub fn flags<const N: usize>(arguments: &[String], permitted: [&str; N]) -> Result<[bool; N], Error> {
    match arguments.iter().find(|given| !permitted.contains(&given.as_str())) {
        Some(argument) => Err(Error::UnknownArgument { argument: argument.clone() }),
        None => Ok(permitted.map(|flag| arguments.iter().any(|given| given == flag))),
    }
}

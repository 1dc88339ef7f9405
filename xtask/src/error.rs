//! Everything that can stop a command, and the one line that says so.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// What stopped a command.
#[derive(Debug)]
pub enum Error {
    UnknownCommand {
        name: String,
    },
    UnknownArgument {
        argument: String,
    },
    BadPort {
        given: String,
    },
    PortTaken {
        port: u16,
    },
    NotInProject,
    /// A file or folder could not be read, written or moved.
    File {
        doing: &'static str,
        path: PathBuf,
        cause: io::Error,
    },
    /// A file is there but does not say what it should.
    Malformed {
        path: PathBuf,
        reason: String,
    },
    /// A program that only the reader can install.
    Missing {
        what: &'static str,
        how: &'static str,
    },
    Start {
        program: String,
        cause: io::Error,
    },
    Failed {
        program: String,
        status: ExitStatus,
    },
    /// An installation ended well but the tool still does not answer with its version.
    NotInstalled {
        tool: String,
        version: String,
    },
    BrowserMismatch {
        browser: String,
        driver: String,
    },
    Content {
        problems: String,
    },
    NoRevision,
    /// Git has no such commit, or is not keeping this folder.
    UnknownRevision {
        revision: String,
    },
    /// The history does not reach back to the content before its last change.
    NoEarlierContent,
    /// The content of a revision is written in a form that today's compiler does not know.
    OldContent {
        revision: String,
        /// The first problem.
        first: String,
        /// How many more there are.
        more: usize,
    },
    /// Trunk, esbuild or the page left something the site cannot be made from.
    Site {
        reason: String,
    },
    OverBudget {
        lines: Vec<String>,
    },
    /// What the module or a script can do is not what the list says.
    NotAllowed {
        lines: Vec<String>,
    },
    /// Changes of the rules that no test notices.
    Unnoticed {
        lines: Vec<String>,
    },
    /// Lighthouse does not give the whole mark.
    BelowTheMark {
        lines: Vec<String>,
    },
    TestsFailed,
}

impl Error {
    /// 2 when the command line was wrong, 1 when the work was.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::UnknownCommand { .. } | Self::UnknownArgument { .. } | Self::BadPort { .. } | Self::NoRevision => 2,
            _ => 1,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCommand { name } => {
                write!(f, "no command \"{name}\"; `cargo xtask` lists them")
            }
            Self::UnknownArgument { argument } => {
                write!(f, "\"{argument}\" means nothing here; `cargo xtask` lists the arguments")
            }
            Self::BadPort { given } => {
                write!(f, "--port needs a number from 0 to 65535, not \"{given}\"")
            }
            Self::PortTaken { port } => {
                write!(f, "port {port} is in use; name another with --port, or none to take a free one")
            }
            Self::NotInProject => write!(f, "run this inside the project's folder"),
            Self::File { doing, path, cause } => {
                write!(f, "could not {doing} {}: {cause}", path.display())
            }
            Self::Malformed { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::Missing { what, how } => write!(f, "{what} is missing: {how}"),
            Self::Start { program, cause } => write!(f, "could not start {program}: {cause}"),
            Self::Failed { program, status } => write!(f, "{program} failed ({status})"),
            Self::NotInstalled { tool, version } => {
                write!(f, "{tool} {version} was installed but does not run; delete .tools and try again")
            }
            Self::BrowserMismatch { browser, driver } => write!(
                f,
                "the browser ({browser}) and its driver ({driver}) must have the same major version; \
                 install both from the same place"
            ),
            Self::Content { problems } => write!(f, "the content has problems\n{problems}"),
            Self::NoRevision => write!(f, "name a git revision to compare with, such as HEAD or main"),
            Self::UnknownRevision { revision } => write!(f, "git knows no revision \"{revision}\" in this folder"),
            Self::NoEarlierContent => write!(f, "this copy of the repository has no content before its last change"),
            Self::OldContent { revision, first, more } => {
                let others = if *more == 0 { String::new() } else { format!(", and {more} more like it") };
                write!(f, "the content of {revision} cannot be read by today's compiler: {first}{others}")
            }
            Self::Site { reason } => write!(f, "{reason}"),
            Self::OverBudget { lines }
            | Self::NotAllowed { lines }
            | Self::Unnoticed { lines }
            | Self::BelowTheMark { lines } => {
                write!(f, "{}", lines.join("\nerror: "))
            }
            Self::TestsFailed => write!(f, "not everything passed; the first failure is above"),
        }
    }
}

impl std::error::Error for Error {}

/// Adds what was being done, and to what, to an input or output error.
pub trait Doing<T> {
    fn doing(self, doing: &'static str, path: impl Into<PathBuf>) -> Result<T, Error>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, doing: &'static str, path: impl Into<PathBuf>) -> Result<T, Error> {
        self.map_err(|cause| Error::File { doing, path: path.into(), cause })
    }
}

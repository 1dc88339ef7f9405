//! The list of steps, and how each is taken.
//!
//! All steps share one target folder and two sets of settings, cargo's own for development and for
//! release, so that no crate is compiled for the same purpose twice.

use std::path::PathBuf;
use std::process::Command;

use super::outer;
use super::tally::Tally;
use crate::build::{self, Profile};
use crate::error::Error;
use crate::process::{cargo, command, run, run_and_listen};
use crate::project::Project;
use crate::say;
use crate::setup::browser::{self, Browsers};
use crate::setup::{self, Tools};
use crate::{audit, bench, fuzz, reproduce, size, supply};

const TARGET: &str = "wasm32-unknown-unknown";
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// What the steps need beyond the compiler.
pub struct Bench {
    pub tools: Tools,
    /// The `node_modules` of what clinics' pages are made with.
    pub modules: PathBuf,
    /// The script of a session recorder.
    pub recorder: PathBuf,
    /// The script of the engine that looks for barriers beside axe.
    pub second_engine: PathBuf,
    pub browsers: Browsers,
}

impl Bench {
    /// Fetches what is not there yet.
    pub fn ready(project: &Project) -> Result<Self, Error> {
        Ok(Self {
            tools: setup::tools(project)?,
            modules: setup::test_modules(project)?,
            recorder: setup::recorder(project)?,
            second_engine: setup::second_engine(project)?,
            browsers: browser::find(project)?,
        })
    }
}

/// One thing to be proved.
pub struct Step {
    pub name: &'static str,
    kind: Kind,
}

enum Kind {
    /// Passes or fails as a whole.
    Check(fn(&Project) -> Command),
    /// The same, by our own code.
    Proof(fn(&Project) -> Result<(), Error>),
    /// Counts its tests; having none is a failure.
    Tests(fn(&Project) -> Command),
    /// Needs the tools and passes or fails as a whole.
    Work(fn(&Project, &Bench) -> Result<(), Error>),
    /// Needs the tools and counts its tests.
    BrowserTests(fn(&Project, &Bench) -> Command),
    /// The same, where this machine has what they need; says so where it has not.
    BrowserTestsIf(fn(&Project, &Bench) -> Result<Option<Command>, Error>),
}

const CORE: &[Step] = &[
    Step { name: "format", kind: Kind::Check(format) },
    Step { name: "lints", kind: Kind::Check(lints) },
    Step { name: "native tests", kind: Kind::Tests(native_tests) },
    Step { name: "supply", kind: Kind::Proof(supply::check) },
    Step { name: "strange inputs", kind: Kind::Check(fuzz::short) },
];

const BROWSER: &[Step] = &[
    Step { name: "lints of the module", kind: Kind::Check(module_lints) },
    Step { name: "release build", kind: Kind::Work(release_build) },
    Step { name: "audit", kind: Kind::Work(|project, _| audit::check(project)) },
    Step { name: "the same twice", kind: Kind::Work(|project, bench| reproduce::check(project, &bench.tools)) },
    Step { name: "size", kind: Kind::Work(|project, _| size::check(project)) },
    Step { name: "component tests", kind: Kind::BrowserTests(component_tests) },
    Step { name: "host tests", kind: Kind::BrowserTestsIf(all_host_tests) },
    Step { name: "benchmarks, short", kind: Kind::Work(benchmarks) },
    Step { name: "WordPress", kind: Kind::BrowserTestsIf(wordpress) },
];

/// What needs neither tools nor a browser.
pub fn core() -> Vec<&'static Step> {
    CORE.iter().collect()
}

pub fn all() -> Vec<&'static Step> {
    CORE.iter().chain(BROWSER).collect()
}

impl Step {
    /// Takes the step; `None` instead of a tally when it counts nothing.
    pub fn take(&self, project: &Project, bench: Option<&Bench>) -> Result<Option<Tally>, Error> {
        match (&self.kind, bench) {
            (Kind::Check(make), _) => run(&mut make(project)).map(|()| None),
            (Kind::Proof(prove), _) => prove(project).map(|()| None),
            (Kind::Tests(make), _) => count(&mut make(project)).map(Some),
            (Kind::Work(work), Some(bench)) => work(project, bench).map(|()| None),
            (Kind::BrowserTests(make), Some(bench)) => count(&mut make(project, bench)).map(Some),
            (Kind::BrowserTestsIf(make), Some(bench)) => match make(project, bench)? {
                Some(mut command) => count(&mut command).map(Some),
                None => Ok(None),
            },
            (Kind::Work(_) | Kind::BrowserTests(_) | Kind::BrowserTestsIf(_), None) => {
                Err(Error::Missing { what: "a browser", how: "`cargo xtask setup` gets one" })
            }
        }
    }
}

fn count(command: &mut Command) -> Result<Tally, Error> {
    let (status, output) = run_and_listen(command)?;
    Ok(Tally::read(&output, status.success()))
}

fn format(project: &Project) -> Command {
    let mut command = command(project, "cargo");
    command.args(["fmt", "--all", "--check"]);
    command
}

fn lints(project: &Project) -> Command {
    let mut command = cargo(project, "clippy");
    command.args(["--workspace", "--all-targets", "--", "-D", "warnings"]);
    command
}

fn native_tests(project: &Project) -> Command {
    let mut command = cargo(project, "test");
    command.args(["--workspace", "--exclude", "host-tests"]);
    command
}

fn module_lints(project: &Project) -> Command {
    let mut command = cargo(project, "clippy");
    command.args(["--package", "kidney-selfcheck", "--target", TARGET]).args([
        "--lib",
        "--test",
        "components",
        "--",
        "-D",
        "warnings",
    ]);
    command
}

fn release_build(project: &Project, bench: &Bench) -> Result<(), Error> {
    build::build(project, &bench.tools, Profile::Release).map(drop)
}

fn benchmarks(project: &Project, bench: &Bench) -> Result<(), Error> {
    bench::short(project, &bench.tools, &bench.browsers.chromium)
}

fn component_tests(project: &Project, bench: &Bench) -> Command {
    let mut command = cargo(project, "test");
    command
        .args(["--package", "kidney-selfcheck", "--target", TARGET])
        .args(["--test", "components"])
        .env(RUNNER, &bench.tools.test_runner)
        .env("CHROMEDRIVER", &bench.browsers.chromium.driver)
        // A busy machine needs more than the runner's 20 seconds to start a browser.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    command
}

fn all_host_tests(project: &Project, bench: &Bench) -> Result<Option<Command>, Error> {
    let mut command = host_tests(project, bench);
    command.env("OUTER", outer::build(project, &bench.tools)?);
    Ok(Some(command))
}

/// The host tests, with all that they need in their environment.
pub fn host_tests(project: &Project, bench: &Bench) -> Command {
    let mut command = cargo(project, "test");
    command
        .args(["--package", "host-tests"])
        .env("KIDNEY_DIST", project.dist())
        .env("CHROMIUM", &bench.browsers.chromium.browser)
        .env("CHROMEDRIVER", &bench.browsers.chromium.driver)
        .env("AXE", bench.tools.axe())
        .env("SECOND_ENGINE", &bench.second_engine)
        .env("ESBUILD", bench.tools.esbuild())
        .env("RECORDER", &bench.recorder)
        .env("MODULES", &bench.modules);
    if let Some(firefox) = &bench.browsers.firefox {
        command.env("FIREFOX", &firefox.browser).env("GECKODRIVER", &firefox.driver);
    }
    if let Some(webkit) = &bench.browsers.webkit {
        command.env("MINIBROWSER", &webkit.browser).env("WEBKITDRIVER", &webkit.driver);
    }
    command
}

/// The plugin in a real `WordPress`.
fn wordpress(project: &Project, bench: &Bench) -> Result<Option<Command>, Error> {
    let Some(wordpress) = setup::wordpress::ensure(project)? else {
        say::line("not run here: the plugin in WordPress, which is brought by apt-get, as root on Debian");
        return Ok(None);
    };
    let mut command = host_tests(project, bench);
    command.args(["--", "wordpress:"]).env("WORDPRESS", wordpress);
    Ok(Some(command))
}

//! Takes the cases: a few browsers side by side, one fresh tab for each case, and a line for each.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use std::{env, fs, thread};

use crate::browser::{Browser, Engine};
use crate::counts;
use crate::driver::Driver;
use crate::fault::{At, Fault, Proof};
use crate::look::Look;
use crate::site::{dist, variable};

/// As many as a small machine has cores; a waiting browser costs little.
const BROWSERS: usize = 3;

/// One thing to prove on a page.
pub struct Case {
    name: String,
    prove: Box<dyn FnOnce(&Browser) -> Proof + Send>,
}

impl Case {
    /// A case; the name begins with its file.
    pub fn new(name: impl Into<String>, prove: impl FnOnce(&Browser) -> Proof + Send + 'static) -> Self {
        Self { name: name.into(), prove: Box::new(prove) }
    }
}

/// Takes every case whose name holds one of the words on the command line, or all of them.
#[must_use]
pub fn run(files: Vec<Proof<Vec<Case>>>, target: &Path) -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    match cases(files).and_then(|cases| Run::new(cases, &words, target)) {
        Ok(run) => run.take(),
        Err(fault) => {
            eprintln!("error: {}", fault.0);
            ExitCode::FAILURE
        }
    }
}

fn cases(files: Vec<Proof<Vec<Case>>>) -> Proof<Vec<Case>> {
    let lists: Vec<Vec<Case>> = files.into_iter().collect::<Proof<_>>()?;
    Ok(lists.into_iter().flatten().collect())
}

struct Run {
    engine: Engine,
    driver: Driver,
    screenshots: PathBuf,
    waiting: Mutex<VecDeque<Case>>,
    failures: Mutex<Vec<(String, String)>>,
    left_out: usize,
    total: usize,
    start: Instant,
}

impl Run {
    fn new(cases: Vec<Case>, words: &[String], target: &Path) -> Proof<Self> {
        let all = cases.len();
        let wanted = |case: &Case| words.is_empty() || words.iter().any(|word| case.name.contains(word.as_str()));
        let waiting: VecDeque<Case> = cases.into_iter().filter(wanted).collect();
        dist()?;
        let screenshots = target.join("host-screenshots");
        fs::create_dir_all(&screenshots).at(screenshots.display())?;
        Ok(Self {
            engine: Engine::Chromium(variable("CHROMIUM")?.into()),
            driver: Driver::start(variable("CHROMEDRIVER")?.as_ref())?,
            screenshots,
            left_out: all - waiting.len(),
            total: waiting.len(),
            waiting: Mutex::new(waiting),
            failures: Mutex::default(),
            start: Instant::now(),
        })
    }

    fn take(self) -> ExitCode {
        println!("\nrunning {} tests", self.total);
        thread::scope(|scope| {
            for _ in 0..BROWSERS.min(self.total) {
                scope.spawn(|| self.work());
            }
        });
        let failures = self.failures.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (name, why) in &failures {
            println!("\n---- {name} ----\n{why}");
        }
        let (failed, state) = (failures.len(), if failures.is_empty() { "ok" } else { "FAILED" });
        println!(
            "\n{} journeys, {} screens, {} axe checks, {} host pages",
            counts::JOURNEYS,
            counts::SCREENS,
            counts::AXE,
            counts::HOSTS
        );
        println!(
            "test result: {state}. {} passed; {failed} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
            self.total - failed,
            self.left_out,
            self.start.elapsed().as_secs_f64()
        );
        if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// Takes one case after another with one browser; a browser that saw a failure is not trusted with another case.
    fn work(&self) {
        let mut browser = None;
        loop {
            let case = lock(&self.waiting).pop_front();
            let Some(Case { name, prove }) = case else { return };
            let start = Instant::now();
            let result = self.prove(&mut browser, &name, prove);
            let time = start.elapsed().as_secs_f64();
            match result {
                Ok(()) => println!("test {name} ... ok ({time:.1} s)"),
                Err(fault) => {
                    println!("test {name} ... FAILED ({time:.1} s)");
                    lock(&self.failures).push((name, fault.0));
                    browser = None;
                }
            }
        }
    }

    fn prove(
        &self,
        browser: &mut Option<Browser>,
        name: &str,
        prove: Box<dyn FnOnce(&Browser) -> Proof + Send>,
    ) -> Proof {
        let browser = match browser {
            Some(browser) => browser,
            None => browser.insert(Browser::start(&self.driver, &self.engine)?),
        };
        browser.fresh_tab()?;
        let result = catch_unwind(AssertUnwindSafe(|| prove(browser)));
        let fault = match result {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(fault)) => fault,
            Err(_) => Fault("the test itself panicked".to_owned()),
        };
        Err(Fault(format!("{}\n{}", fault.0, self.evidence(browser, name))))
    }

    /// What the screen shows and the console says after a failure.
    fn evidence(&self, browser: &Browser, name: &str) -> String {
        let file = self.screenshots.join(format!("{}.png", file_name(name)));
        let picture = browser.screenshot().and_then(|png| fs::write(&file, png).at(file.display()));
        let picture = picture.map_or_else(|fault| fault.0, |()| file.display().to_string());
        let look = include_str!("js/look.js");
        let look: Proof<Look> = browser.script(&format!("{}\n{look}", include_str!("js/common.js")), &[0.into()]);
        let look = look.map_or_else(|fault| fault.0, |look| look.summary());
        let console = browser.console().map_or_else(|fault| fault.0, |lines| format!("{lines:?}"));
        format!("screenshot: {picture}\nconsole: {console}\n{look}")
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn file_name(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

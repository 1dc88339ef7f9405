//! Takes the cases: a few browsers side by side, one fresh tab for each case, and a line for each.
//!
//! Those that got stuck are taken once more at the end, alone: see [`second_look`].

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use std::{env, fs, thread};

use crate::browser::Browser;
use crate::calls;
use crate::counts;
use crate::engine::{Engine, Feature, Installed};
use crate::fault::{At, Fault, Proof};
use crate::look::Look;
use crate::second_look::{self, Sorted};
use crate::site::{dist, variable};
use crate::tables;

/// As many as a small machine has cores; a waiting browser costs little.
const BROWSERS: usize = 3;

/// Set in the environment for a run of the long cases alone; otherwise none of them is taken.
const LONG: &str = "KIDNEY_LONG";

/// So many browsers at a time, for whoever shares the machine.
const AT_A_TIME: &str = "KIDNEY_BROWSERS";

type Prove = Box<dyn Fn(&Browser) -> Proof + Send>;

/// One thing to prove on a page, in one engine.
pub struct Case {
    name: String,
    engine: Engine,
    prove: Prove,
    is_long: bool,
    wishes: &'static [Feature],
}

impl Case {
    /// A case for Chromium; the name begins with its file.
    pub fn new(name: impl Into<String>, prove: impl Fn(&Browser) -> Proof + Send + 'static) -> Self {
        Self { name: name.into(), engine: Engine::Chromium, prove: Box::new(prove), is_long: false, wishes: &[] }
    }

    /// The same case in each of the three engines, whose names end the names of the cases.
    pub fn in_all(name: impl Into<String>, prove: impl Fn(&Browser) -> Proof + Send + Sync + 'static) -> Vec<Self> {
        Self::in_these(&Engine::ALL, name, prove)
    }

    /// The same case in some engines.
    pub fn in_these(
        engines: &[Engine],
        name: impl Into<String>,
        prove: impl Fn(&Browser) -> Proof + Send + Sync + 'static,
    ) -> Vec<Self> {
        let (name, prove) = (name.into(), Arc::new(prove));
        let case = |engine: &Engine| {
            let prove = Arc::clone(&prove);
            Self {
                name: format!("{name}, {engine}"),
                engine: *engine,
                prove: Box::new(move |browser: &Browser| prove(browser)),
                is_long: false,
                wishes: &[],
            }
        };
        engines.iter().map(case).collect()
    }

    /// The same case, held back for a run of such cases, since it takes minutes: [`LONG`] asks for them.
    #[must_use]
    pub fn long(self) -> Self {
        Self { is_long: true, ..self }
    }

    /// The same case in a browser whose device asks for this from the start, for an engine that cannot be told later.
    #[must_use]
    pub fn on_a_device_that_asks_for(self, wishes: &'static [Feature]) -> Self {
        Self { wishes, ..self }
    }
}

/// Takes every case whose name holds one of the words on the command line, or all of them.
#[must_use]
pub fn run(files: Vec<Proof<Vec<Case>>>, target: &Path) -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    match cases(files).and_then(|cases| Run::new(cases, &words, target)) {
        Ok(run) => run.take(),
        Err(fault) => {
            eprintln!("error: {}", fault.why);
            ExitCode::FAILURE
        }
    }
}

/// Those of this run: all, but for the long ones, or the long ones.
fn cases(files: Vec<Proof<Vec<Case>>>) -> Proof<Vec<Case>> {
    let lists: Vec<Vec<Case>> = files.into_iter().collect::<Proof<_>>()?;
    Ok(lists.into_iter().flatten().filter(|case| case.is_long == is_long_run()).collect())
}

fn is_long_run() -> bool {
    env::var_os(LONG).is_some()
}

fn at_a_time() -> usize {
    env::var(AT_A_TIME).ok().and_then(|number| number.parse().ok()).unwrap_or(BROWSERS)
}

struct Run {
    engines: BTreeMap<Engine, Installed>,
    screenshots: PathBuf,
    waiting: Mutex<BTreeMap<Engine, VecDeque<Case>>>,
    failures: Mutex<Vec<(Case, Fault)>>,
    /// Cases that nobody asked for.
    left_out: usize,
    /// Cases of engines that this machine has not.
    absent: usize,
    total: usize,
    start: Instant,
}

impl Run {
    fn new(cases: Vec<Case>, words: &[String], target: &Path) -> Proof<Self> {
        let all = cases.len();
        let wanted = |case: &Case| words.is_empty() || words.iter().any(|word| case.name.contains(word.as_str()));
        let mut waiting: BTreeMap<Engine, VecDeque<Case>> = BTreeMap::new();
        for case in cases.into_iter().filter(wanted) {
            waiting.entry(case.engine).or_default().push_back(case);
        }
        let wanted: usize = waiting.values().map(VecDeque::len).sum();
        dist()?;
        let screenshots = target.join("host-screenshots");
        fs::create_dir_all(&screenshots).at(screenshots.display())?;
        let engines: BTreeMap<Engine, Installed> =
            Engine::ALL.into_iter().filter_map(|engine| Some((engine, Installed::find(engine)?))).collect();
        for name in Engine::Chromium.variables() {
            variable(name)?;
        }
        waiting.retain(|engine, cases| {
            let there = engines.contains_key(engine);
            if !there {
                let [browser, driver] = engine.variables();
                println!("not run: {} cases in {engine}, for {browser} and {driver} are not set", cases.len());
            }
            there
        });
        let total = waiting.values().map(VecDeque::len).sum();
        Ok(Self {
            engines,
            screenshots,
            left_out: all - wanted,
            absent: wanted - total,
            total,
            waiting: Mutex::new(waiting),
            failures: Mutex::default(),
            start: Instant::now(),
        })
    }

    fn take(self) -> ExitCode {
        println!("\nrunning {} tests", self.total);
        thread::scope(|scope| {
            for worker in 0..at_a_time().min(self.total) {
                let run = &self;
                scope.spawn(move || run.work(worker));
            }
        });
        let failed = std::mem::take(&mut *lock(&self.failures));
        let Sorted { unsteady, mut failures } = second_look::sort(failed, |case| self.check(&mut None, case).is_ok());
        if is_long_run() {
            self.tell_looks(failures.is_empty());
        }
        if failures.is_empty()
            && let Err(fault) = tables::check()
        {
            println!("{}", fault.why);
            failures.push((Case::new("the tables of docs/", |_| Ok(())), fault));
        }
        tell("unsteady, passed the second time after this", &unsteady);
        tell("failures", &failures);
        let (failed, state) = (failures.len(), if failures.is_empty() { "ok" } else { "FAILED" });
        println!("\n{} journeys, {} screens, {} axe checks", counts::JOURNEYS, counts::SCREENS, counts::AXE);
        println!("{}", counts::barriers());
        println!("{}", tables::summary());
        if let Some(calls) = calls::summary() {
            println!("\n{calls}");
        }
        println!(
            "test result: {state}. {} passed; {failed} failed; {} ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
            self.total.saturating_sub(failed),
            self.absent,
            self.left_out,
            self.start.elapsed().as_secs_f64()
        );
        if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// What the long cases looked at; into the table of docs/ only when all were taken and found nothing.
    fn tell_looks(&self, found_nothing: bool) {
        println!("\n{}", counts::table());
        if found_nothing && self.left_out == 0 && self.absent == 0 {
            tables::barriers();
        }
    }

    /// The next case for a worker: each begins with an engine of its own and then helps the others, so that a machine
    /// with few cores has few browsers at a time.
    fn next(&self, worker: usize) -> Option<Case> {
        let order = match worker {
            0 => [Engine::Firefox, Engine::Chromium, Engine::WebKit],
            1 => [Engine::WebKit, Engine::Chromium, Engine::Firefox],
            _ => [Engine::Chromium, Engine::Firefox, Engine::WebKit],
        };
        let mut waiting = lock(&self.waiting);
        order.iter().find_map(|engine| waiting.get_mut(engine)?.pop_front())
    }

    /// Takes one case after another with one browser; a browser that saw a failure is not trusted with another case.
    fn work(&self, worker: usize) {
        let mut browser = None;
        while let Some(case) = self.next(worker) {
            if let Err(fault) = self.check(&mut browser, &case) {
                lock(&self.failures).push((case, fault));
                browser = None;
            }
        }
    }

    /// Takes a case, and says at once how it ended, since a run may be stopped before its end.
    fn check(&self, browser: &mut Option<Browser>, case: &Case) -> Proof {
        let start = Instant::now();
        let result = self.prove(browser, case);
        let (name, time) = (&case.name, start.elapsed().as_secs_f64());
        match &result {
            Ok(()) => println!("test {name} ... ok ({time:.1} s)"),
            Err(fault) => println!("test {name} ... FAILED ({time:.1} s)\n{}", fault.why),
        }
        result
    }

    fn prove(&self, place: &mut Option<Browser>, Case { name, engine, prove, wishes, .. }: &Case) -> Proof {
        let engine = *engine;
        if place.as_ref().is_some_and(|browser| browser.engine() != engine || browser.wishes() != *wishes) {
            *place = None;
        }
        let browser = if let Some(browser) = place {
            browser
        } else {
            let installed = self.engines.get(&engine).ok_or_else(|| Fault::stuck(format!("there is no {engine}")))?;
            place.insert(Browser::start(&Installed { wishes, ..installed.clone() })?)
        };
        browser.fresh_tab()?;
        let result = catch_unwind(AssertUnwindSafe(|| prove(browser)));
        let fault = match result {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(fault)) => fault,
            Err(_) => Fault::wrong("the test itself panicked"),
        };
        Err(fault.told(|why| format!("{why}\n{}", self.evidence(browser, name))))
    }

    /// What the screen shows and the console says after a failure.
    fn evidence(&self, browser: &Browser, name: &str) -> String {
        let file = self.screenshots.join(format!("{}.png", file_name(name)));
        let picture = browser.screenshot().and_then(|png| fs::write(&file, png).at(file.display()));
        let picture = picture.map_or_else(|fault| fault.why, |()| file.display().to_string());
        let look = include_str!("js/look.js");
        let look: Proof<Look> = browser.script(&format!("{}\n{look}", include_str!("js/common.js")), &[0.into()]);
        let look = look.map_or_else(|fault| fault.why, |look| look.summary());
        let console = browser.console().map_or_else(|fault| fault.why, |lines| format!("{lines:?}"));
        format!("screenshot: {picture}\nconsole: {console}\n{look}")
    }
}

/// Lists cases with the first line of what each saw; the whole stands where it happened.
fn tell(title: &str, cases: &[(Case, Fault)]) {
    if !cases.is_empty() {
        println!("\n{title}:");
    }
    for (Case { name, .. }, fault) in cases {
        let line: String = fault.why.lines().next().unwrap_or_default().chars().take(300).collect();
        println!("    {name}\n        {line}");
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn file_name(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

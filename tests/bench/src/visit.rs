//! One visit with a cheap telephone on a slow network: one that only looks, and one that answers twelve questions.

use std::thread;
use std::time::{Duration, Instant};

use host_tests::fault::At;
use host_tests::{Browser, Proof, ensure};
use serde_json::json;

use crate::memory;
use crate::probe::{Hand, Seen, script};
use crate::serve::{Host, Sent};
use crate::subject::{QUESTIONS, Subject};

/// Lighthouse's mobile network: a round trip of 150 ms, and 1.6 and 0.75 Mbit/s.
const ROUND_TRIP: f64 = 150.0;
const DOWN: f64 = 1.6e6 / 8.0;
const UP: f64 = 0.75e6 / 8.0;

/// A cheap telephone, as in the host tests.
const SCREEN: (u32, u32) = (360, 640);

/// When nothing was asked for and nothing painted for so long, the page is done.
const QUIET: Duration = Duration::from_millis(1200);

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A person's pause after an answer, so that one does not wait for the work of the one before.
const PAUSE: Duration = Duration::from_millis(120);

/// What ends gives its memory back in its own time.
const ENDING: Duration = Duration::from_secs(2);

/// A visit that only looks.
#[derive(Clone, Debug)]
pub struct Look {
    /// What the probe saw.
    pub seen: Seen,
    /// All that was sent until the page was quiet.
    pub sent: Vec<Sent>,
    /// The renderer's own memory, in bytes, where the system tells it.
    pub memory: Option<u64>,
}

/// A visit that answers.
#[derive(Clone, Debug)]
pub struct Walk {
    /// What the probe saw up to the first answer.
    pub seen: Seen,
    /// What had been asked for when the first answer was taken.
    pub sent: Vec<Sent>,
    /// From the touch of an option to its painted mark, in milliseconds.
    pub choose: Vec<f64>,
    /// From the touch of Continue to the painted next question.
    pub next: Vec<f64>,
    /// Tasks of more than 50 ms after the first answer: begin and length.
    pub long: Vec<[f64; 2]>,
    /// The renderer's own memory at the end.
    pub memory: Option<u64>,
    /// The same without the service worker, which shares the renderer until it had nothing to do for half a minute.
    pub later: Option<u64>,
}

/// Loads the page and waits until it is quiet.
///
/// # Errors
/// When the browser fails.
pub fn look(browser: &Browser, subject: &Subject, rate: u32) -> Proof<Look> {
    let host = begin(browser, subject, rate, Hand::Still)?;
    let start = Instant::now();
    let mut calm = (0, None, 0, Instant::now());
    let seen = loop {
        let seen = seen(browser)?;
        let now = (host.sent().len(), seen.largest, seen.long.len());
        if now != (calm.0, calm.1, calm.2) {
            calm = (now.0, now.1, now.2, Instant::now());
        }
        if calm.3.elapsed() > QUIET && seen.largest.is_some() {
            break seen;
        }
        ensure!(start.elapsed() < PATIENCE, "{} does not come to rest", subject.name);
        thread::sleep(Duration::from_millis(50));
    };
    Ok(Look { seen, sent: host.sent(), memory: memory_now(browser)? })
}

/// Presses Start as soon as it shows, answers at once, and then answers the rest with a finger.
///
/// # Errors
/// When the browser fails, or the subject does not do what it should.
pub fn walk(browser: &Browser, subject: &Subject, rate: u32) -> Proof<Walk> {
    let host = begin(browser, subject, rate, Hand::Quick)?;
    let first = wait(&format!("{}: the first answer", subject.name), || {
        let now = seen(browser)?;
        Ok(now.answer.map(|_| now))
    })?;
    // The rest of the load must not fall into the answers.
    let mut calm = (0, Instant::now());
    while calm.1.elapsed() < QUIET {
        let now = host.sent().len();
        if now != calm.0 {
            calm = (now, Instant::now());
        }
        thread::sleep(Duration::from_millis(50));
    }
    let before = seen(browser)?.long.len();
    let (mut choose, mut next) = (Vec::new(), Vec::new());
    for nth in 0..QUESTIONS {
        if nth > 0 {
            choose.push(tap(browser, &format!("return bench.choose({nth})")).at(format_args!(
                "{}: option of question {}",
                subject.name,
                nth + 1
            ))?);
        }
        if subject.parts.next.is_some() {
            let what = format!("{}: after question {}", subject.name, nth + 1);
            next.push(tap(browser, "return bench.next()").at(what)?);
        }
    }
    let long = seen(browser)?.long.into_iter().skip(before).collect();
    let until = first.origin + first.answer.unwrap_or_default();
    let sent = host.sent().into_iter().filter(|sent| sent.at <= until).collect();
    let memory = memory_now(browser)?;
    // The driver, which watches it, would keep it for ever.
    for command in ["ServiceWorker.enable", "ServiceWorker.stopAllWorkers"] {
        browser.devtools(command, &json!({}))?;
    }
    thread::sleep(ENDING);
    let later = memory_now(browser)?;
    Ok(Walk { seen: first, sent, choose, next, long, memory, later })
}

/// A tab, network, processor and origin of its own.
fn begin(browser: &Browser, subject: &Subject, rate: u32, hand: Hand) -> Proof<Host> {
    browser.fresh_tab()?;
    let host = Host::start(&subject.folder)?;
    let (width, height) = SCREEN;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
    let network = json!({
        "offline": false, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP,
        "connectionType": "cellular4g",
    });
    let commands = [
        ("Emulation.setDeviceMetricsOverride", metrics),
        ("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })),
        ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script(&subject.parts, hand) })),
        ("Network.enable", json!({})),
        ("Network.emulateNetworkConditions", network),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": rate })),
    ];
    for (command, parameters) in commands {
        browser.devtools(command, &parameters)?;
    }
    browser.open(&host.url())?;
    Ok(host)
}

fn seen(browser: &Browser) -> Proof<Seen> {
    browser.script("return bench.seen()", &[])
}

/// Touches where the script says, and returns how long the change took to be painted.
fn tap(browser: &Browser, arm: &str) -> Proof<f64> {
    let place: Option<[f64; 2]> = browser.script(arm, &[])?;
    let Some([x, y]) = place else {
        let there: String = browser.script("return document.body.innerText.slice(0, 300)", &[])?;
        return Err(host_tests::Fault::stuck(format!("it is not there; there is {there:?}")));
    };
    browser.touch(x.round(), y.round(), 1)?;
    let took = wait("the change", || browser.script("return bench.took()", &[]))?;
    thread::sleep(PAUSE);
    Ok(took)
}

fn wait<T>(what: &str, look: impl Fn() -> Proof<Option<T>>) -> Proof<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        ensure!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// After what nobody uses any more was given back.
fn memory_now(browser: &Browser) -> Proof<Option<u64>> {
    browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
    thread::sleep(Duration::from_millis(200));
    memory::of_page(browser.driver(), || browser.script("bench.spin(); return null", &[]))
}

//! One browser: a session of the driver, and the few things tests ask of it.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction, TouchActions};
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use crate::calls;
use crate::console::{self, Line};
use crate::day;
use crate::driver::Driver;
use crate::engine::{Engine, Feature, Installed};
use crate::fault::{At, Fault, Proof};

/// A browser with one case's tab open.
pub struct Browser {
    /// `None` only while it is dropped.
    session: Option<(Runtime, Client)>,
    engine: Engine,
    wishes: &'static [Feature],
    driver: Option<Driver>,
    profile: PathBuf,
    pressed: AtomicUsize,
}

/// Nobody sees a screen and presses a button of the browser sooner; a screen's entry in the history is made within half
/// of it (web/history.js).
const REACTION: Duration = Duration::from_millis(150);

impl Browser {
    /// Starts one with a profile and a driver of its own.
    ///
    /// # Errors
    /// When the driver does not give one.
    pub fn start(installed: &Installed) -> Proof<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("kidney-selfcheck-{}-{number}", std::process::id()));
        fs::create_dir_all(&profile).at(profile.display())?;
        // From here on dropping it ends the driver and deletes the profile.
        let mut browser = Self {
            session: None,
            engine: installed.engine,
            wishes: installed.wishes,
            driver: None,
            profile,
            pressed: AtomicUsize::new(0),
        };
        let driver = browser.driver.insert(Driver::start(installed, &browser.profile)?);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let wanted = installed.capabilities(&browser.profile)?;
        let client = runtime
            .block_on(ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(driver.url()))
            .at(format_args!("no {}", installed.engine))?;
        browser.session = Some((runtime, client));
        Ok(browser)
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// What its device has asked for from the start.
    pub(crate) fn wishes(&self) -> &'static [Feature] {
        self.wishes
    }

    /// The number of its driver's process; the browser's own are below it.
    #[must_use]
    pub fn driver(&self) -> u32 {
        self.driver.as_ref().map_or(0, Driver::process)
    }

    /// Asks the driver something of a kind.
    fn ask<T, E: Into<Fault>>(
        &self,
        kind: &'static str,
        question: impl AsyncFnOnce(&Client) -> Result<T, E>,
    ) -> Proof<T> {
        let (runtime, client) = self.session.as_ref().ok_or_else(|| Fault::stuck("the browser is gone"))?;
        let start = Instant::now();
        // A browser that hangs must not hang the run.
        let answer = runtime.block_on(async { tokio::time::timeout(Duration::from_secs(60), question(client)).await });
        calls::note(self.engine, kind, start.elapsed());
        answer.map_err(|_| Fault::stuck("the browser did not answer for a minute"))?.map_err(Into::into)
    }

    /// Opens a tab in place of the one before, so that every case has a history and a screen size of its own.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn fresh_tab(&self) -> Proof {
        self.ask("tab", async |client| {
            let old = client.window().await?;
            let new = client.new_window(true).await?.handle;
            client.switch_to_window(old).await?;
            client.close_window().await?;
            client.switch_to_window(new).await
        })?;
        if self.engine != Engine::Chromium {
            return Ok(());
        }
        if let Some(day) = day::told() {
            self.on_day(&day)?;
        }
        // What the tab before said is nobody's business any more.
        self.console()?;
        self.traffic().map(drop)
    }

    /// Has every page that is loaded into this tab from now on believe that it is this day; Chromium's alone.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn on_day(&self, day: &str) -> Proof {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": day::script(day) })).map(drop)
    }

    /// Loads a page and waits for its load event.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn open(&self, url: &str) -> Proof {
        self.ask("load", async |client| client.goto(url).await).at(url)
    }

    /// Presses the browser's own Back, as soon after a screen has come as a person can.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn back(&self) -> Proof {
        thread::sleep(REACTION);
        self.ask("history", async |client| client.back().await)
    }

    /// Presses the browser's own Forward, as soon as a person can.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn forward(&self) -> Proof {
        thread::sleep(REACTION);
        self.ask("history", async |client| client.forward().await)
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn reload(&self) -> Proof {
        self.ask("load", async |client| client.refresh().await)
    }

    /// Goes into the n-th frame of the page; scripts and looks are then about what is in it.
    ///
    /// # Errors
    /// When there is none.
    pub fn enter_frame(&self, nth: u16) -> Proof {
        self.ask("frame", async |client| client.enter_frame(nth).await)
    }

    /// Comes back out of a frame.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn leave_frame(&self) -> Proof {
        self.ask("frame", async |client| client.enter_parent_frame().await)
    }

    /// Runs a script with `arguments` and reads what it returns; a promise is waited for.
    ///
    /// # Errors
    /// When it throws or returns something else.
    pub fn script<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Proof<T> {
        self.script_of("script", script, arguments)
    }

    /// The same with a script of a kind that is counted by itself.
    pub(crate) fn script_of<T: DeserializeOwned>(
        &self,
        kind: &'static str,
        script: &str,
        arguments: &[Value],
    ) -> Proof<T> {
        let value = self.ask(kind, async |client| client.execute(script, arguments.to_vec()).await)?;
        serde_json::from_value(value).at("what a script returned")
    }

    /// Presses keys together, first to last, and lets them go again.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn keys(&self, keys: &[Key]) -> Proof {
        self.keys_in_turn(keys, 1)
    }

    /// The same so many times, one after the other.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn keys_in_turn(&self, keys: &[Key], times: u32) -> Proof {
        self.pressed.fetch_add(times.try_into().unwrap_or(usize::MAX), Ordering::Relaxed);
        let down = keys.iter().map(|key| KeyAction::Down { value: char::from(*key) });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: char::from(*key) });
        let once = down.chain(up);
        let all = (0..times).flat_map(|_| once.clone());
        let all = all.fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.ask("keys", async |client| client.perform_actions(all).await)
    }

    /// How often a key was pressed, alone or with others held; what was typed is not counted.
    #[must_use]
    pub fn pressed(&self) -> usize {
        self.pressed.load(Ordering::Relaxed)
    }

    /// Types a text, key by key, into what has the focus.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn type_text(&self, text: &str) -> Proof {
        let pressed = |value| [KeyAction::Down { value }, KeyAction::Up { value }];
        let keys = text.chars().flat_map(pressed).fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.ask("text", async |client| client.perform_actions(keys).await)
    }

    /// Touches the screen with one finger at a point of the window, as often as asked; where the driver has no finger,
    /// clicks with the mouse.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn touch(&self, x: f64, y: f64, times: usize) -> Proof {
        if self.engine != Engine::Chromium {
            let mouse = (0..times).fold(MouseActions::new("mouse".to_owned()), |mouse, _| {
                mouse
                    .then(PointerAction::MoveTo { duration: None, x, y })
                    .then(PointerAction::Down { button: 0 })
                    .then(PointerAction::Up { button: 0 })
            });
            return self.ask("touch", async |client| client.perform_actions(mouse).await);
        }
        let finger = (0..times).fold(TouchActions::new("finger".to_owned()), |finger, _| {
            finger
                .then(PointerAction::MoveTo { duration: None, x, y })
                .then(PointerAction::Down { button: 0 })
                .then(PointerAction::Up { button: 0 })
        });
        self.ask("touch", async |client| client.perform_actions(finger).await)
    }

    /// Gives the window a size, as the desktop would; no engine goes below about 450 pixels.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn window(&self, width: u32, height: u32) -> Proof {
        self.ask("window", async |client| client.set_window_size(width, height).await)
    }

    /// A command of the `DevTools` protocol; Chromium's alone.
    ///
    /// # Errors
    /// When the browser does not know or cannot do it.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Proof<Value> {
        self.special("devtools", "goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).at(command)
    }

    /// Sets preferences of the browser itself, one after the other, and with `null` takes them back; Firefox's alone.
    ///
    /// # Errors
    /// When the browser fails.
    pub(crate) fn preferences(&self, preferences: &[(&str, Value)]) -> Proof {
        let talk_to = |whom| self.special("preferences", "moz/context", &json!({ "context": whom })).map(drop);
        talk_to("chrome")?;
        let set = self.script_of(
            "preferences",
            "for (const [name, value] of arguments[0]) {
               if (value === null) Services.prefs.clearUserPref(name);
               else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
               else Services.prefs.setStringPref(name, value);
             }
             return null",
            &[json!(preferences)],
        );
        talk_to("content")?;
        set
    }

    /// What has been said in the console since the last time. Only Chromium's driver tells it; in the others a script
    /// that the site puts first into every page listens, so it hears scripts and errors since this page was loaded.
    ///
    /// # Errors
    /// When the browser fails, or nobody listened.
    pub fn console(&self) -> Proof<Vec<Line>> {
        if self.engine == Engine::Chromium {
            return console::read(self.special("log", "se/log", &json!({ "type": "browser" }))?);
        }
        let heard: Option<Vec<Line>> =
            self.script("return window.benchHeard ? window.benchHeard.splice(0) : null", &[])?;
        heard.ok_or_else(|| Fault::stuck("nobody listens to the console of this page"))
    }

    /// The addresses of all requests since the last time, also of those that no server saw. Only Chromium's driver
    /// tells them; in the others the site's own log must do.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn traffic(&self) -> Proof<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        console::requests(self.special("log", "se/log", &json!({ "type": "performance" }))?)
    }

    /// What the window shows, as PNG.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn screenshot(&self) -> Proof<Vec<u8>> {
        self.ask("screenshot", async |client| client.screenshot().await)
    }

    /// The role and the name that the engine computes for an element that a script returned.
    ///
    /// # Errors
    /// When the driver does not tell them.
    pub fn computed(&self, element: &Value) -> Proof<(String, String)> {
        let id = element.get("element-6066-11e4-a52e-4f735466cecf").and_then(Value::as_str);
        let id = id.ok_or_else(|| Fault::wrong(format!("this is no element: {element}")))?;
        let ask = |what: &str| -> Proof<String> {
            let command = Special { path: format!("element/{id}/computed{what}"), body: None };
            let told = self.ask("computed", async |client| client.issue_cmd(command).await).at(what)?;
            Ok(told.as_str().unwrap_or_default().to_owned())
        };
        Ok((ask("role")?, ask("label")?))
    }

    fn special(&self, kind: &'static str, path: &str, body: &Value) -> Proof<Value> {
        let command = Special { path: path.to_owned(), body: Some(body.to_string()) };
        self.ask(kind, async |client| client.issue_cmd(command).await)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some((runtime, client)) = self.session.take() {
            let close = async { tokio::time::timeout(Duration::from_secs(10), client.close()).await };
            let _ = runtime.block_on(close);
        }
        drop(self.driver.take());
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// A command that only some drivers have, or that the client has no name for; without a body it only asks.
#[derive(Debug)]
struct Special {
    path: String,
    body: Option<String>,
}

impl WebDriverCompatibleCommand for Special {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (if self.body.is_some() { Method::POST } else { Method::GET }, self.body.clone())
    }
}

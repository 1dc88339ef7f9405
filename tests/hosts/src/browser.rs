//! One browser: a session of the driver, and the few things tests ask of it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions, PointerAction, TouchActions};
use fantoccini::key::Key;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use crate::console::{self, Line};
use crate::driver::Driver;
use crate::fault::{At, Fault, Proof};

/// Which browser, and how to ask a driver for it.
#[derive(Clone, Debug)]
pub enum Engine {
    /// Chromium, or Chrome, at this path.
    Chromium(PathBuf),
}

impl Engine {
    fn capabilities(&self, profile: &Path) -> Capabilities {
        let Self::Chromium(binary) = self;
        let wanted = json!({
            "goog:chromeOptions": {
                "binary": binary,
                "args": [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-proxy-server",
                    // Nothing but the servers of the cases can be reached.
                    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                    "--window-size=1280,900",
                    format!("--user-data-dir={}", profile.display()),
                ],
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        match wanted {
            Value::Object(wanted) => wanted,
            _ => Capabilities::new(),
        }
    }
}

/// A browser with one case's tab open.
pub struct Browser {
    /// `None` only while it is dropped.
    session: Option<(Runtime, Client)>,
    profile: PathBuf,
}

impl Browser {
    /// Starts one with a profile of its own.
    ///
    /// # Errors
    /// When the driver does not give one.
    pub fn start(driver: &Driver, engine: &Engine) -> Proof<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("kidney-selfcheck-{}-{number}", std::process::id()));
        fs::create_dir_all(&profile).at(profile.display())?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(
            ClientBuilder::new(HttpConnector::new()).capabilities(engine.capabilities(&profile)).connect(driver.url()),
        );
        match client {
            Ok(client) => Ok(Self { session: Some((runtime, client)), profile }),
            Err(error) => {
                let _ = fs::remove_dir_all(&profile);
                Err(Fault(format!("no browser: {error}")))
            }
        }
    }

    fn ask<T, E: Into<Fault>>(&self, question: impl AsyncFnOnce(&Client) -> Result<T, E>) -> Proof<T> {
        let (runtime, client) = self.session.as_ref().ok_or_else(|| Fault("the browser is gone".to_owned()))?;
        // A browser that hangs must not hang the run.
        runtime
            .block_on(async { tokio::time::timeout(Duration::from_secs(60), question(client)).await })
            .map_err(|_| Fault("the browser did not answer for a minute".to_owned()))?
            .map_err(Into::into)
    }

    /// Opens a tab in place of the one before, so that every case has a history and a screen size of its own.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn fresh_tab(&self) -> Proof {
        self.ask(async |client| {
            let old = client.window().await?;
            let new = client.new_window(true).await?.handle;
            client.switch_to_window(old).await?;
            client.close_window().await?;
            client.switch_to_window(new).await
        })?;
        // What the tab before said is nobody's business any more.
        self.console()?;
        self.traffic().map(drop)
    }

    /// Loads a page and waits for its load event.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn open(&self, url: &str) -> Proof {
        self.ask(async |client| client.goto(url).await).at(url)
    }

    /// Presses the browser's own Back.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn back(&self) -> Proof {
        self.ask(async |client| client.back().await)
    }

    /// Presses the browser's own Forward.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn forward(&self) -> Proof {
        self.ask(async |client| client.forward().await)
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn reload(&self) -> Proof {
        self.ask(async |client| client.refresh().await)
    }

    /// Goes into the n-th frame of the page; scripts and looks are then about what is in it.
    ///
    /// # Errors
    /// When there is none.
    pub fn enter_frame(&self, nth: u16) -> Proof {
        self.ask(async |client| client.enter_frame(nth).await)
    }

    /// Comes back out of a frame.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn leave_frame(&self) -> Proof {
        self.ask(async |client| client.enter_parent_frame().await)
    }

    /// Runs a script with `arguments` and reads what it returns; a promise is waited for.
    ///
    /// # Errors
    /// When it throws or returns something else.
    pub fn script<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Proof<T> {
        let value = self.ask(async |client| client.execute(script, arguments.to_vec()).await)?;
        serde_json::from_value(value).at("what a script returned")
    }

    /// Presses keys together, first to last, and lets them go again.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn keys(&self, keys: &[Key]) -> Proof {
        let down = keys.iter().map(|key| KeyAction::Down { value: char::from(*key) });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: char::from(*key) });
        let all = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.ask(async |client| client.perform_actions(all).await)
    }

    /// Touches the screen with one finger at a point of the window, as often as asked.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn touch(&self, x: f64, y: f64, times: usize) -> Proof {
        let finger = (0..times).fold(TouchActions::new("finger".to_owned()), |finger, _| {
            finger
                .then(PointerAction::MoveTo { duration: None, x, y })
                .then(PointerAction::Down { button: 0 })
                .then(PointerAction::Up { button: 0 })
        });
        self.ask(async |client| client.perform_actions(finger).await)
    }

    /// A command of the `DevTools` protocol.
    ///
    /// # Errors
    /// When the browser does not know or cannot do it.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Proof<Value> {
        self.special("goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).at(command)
    }

    /// What has been said in the console since the last time.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn console(&self) -> Proof<Vec<Line>> {
        console::read(self.special("se/log", &json!({ "type": "browser" }))?)
    }

    /// The addresses of all requests since the last time, also of those that no server saw.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn traffic(&self) -> Proof<Vec<String>> {
        console::requests(self.special("se/log", &json!({ "type": "performance" }))?)
    }

    /// What the window shows, as PNG.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn screenshot(&self) -> Proof<Vec<u8>> {
        self.ask(async |client| client.screenshot().await)
    }

    fn special(&self, path: &'static str, body: &Value) -> Proof<Value> {
        let command = Special { path, body: body.to_string() };
        self.ask(async |client| client.issue_cmd(command).await)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some((runtime, client)) = self.session.take() {
            let close = async { tokio::time::timeout(Duration::from_secs(10), client.close()).await };
            let _ = runtime.block_on(close);
        }
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// A command that only some drivers have.
#[derive(Debug)]
struct Special {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Special {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}

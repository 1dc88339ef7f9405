//! The three engines, and how a driver is asked for each.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::fault::{At, Proof};

/// What a person's device asks for: a media feature of style sheets, and its value.
pub type Feature = (&'static str, &'static str);

/// What reads and shows a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// `WebKitGTK`: the nearest thing to Safari on Linux, and not Safari.
    WebKit,
}

impl Engine {
    /// All three, in the order of the tables.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in the names of cases and in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// How narrow its window can be. Its driver waits in vain, up to half a second each time, for one that is to be narrower.
    #[must_use]
    pub fn narrowest(self) -> u32 {
        match self {
            // As narrow as it is told.
            Self::Chromium => 0,
            Self::Firefox => 500,
            Self::WebKit => 447,
        }
    }

    /// What `cargo xtask test` says in the environment: the browser and its driver.
    #[must_use]
    pub fn variables(self) -> [&'static str; 2] {
        match self {
            Self::Chromium => ["CHROMIUM", "CHROMEDRIVER"],
            Self::Firefox => ["FIREFOX", "GECKODRIVER"],
            Self::WebKit => ["MINIBROWSER", "WEBKITDRIVER"],
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An engine that is on this machine.
#[derive(Clone, Debug)]
pub struct Installed {
    /// Which one.
    pub engine: Engine,
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
    /// What the device asks for from the start, for an engine that cannot be told later.
    pub wishes: &'static [Feature],
}

impl Installed {
    /// The engine, if the environment says where it is.
    #[must_use]
    pub fn find(engine: Engine) -> Option<Self> {
        let [browser, driver] = engine.variables().map(|name| env::var_os(name).filter(|value| !value.is_empty()));
        Some(Self { engine, browser: browser?.into(), driver: driver?.into(), wishes: &[] })
    }

    pub(crate) fn is_asked_for(&self, wish: Feature) -> bool {
        self.wishes.contains(&wish)
    }

    /// What the driver is asked for.
    ///
    /// # Errors
    /// When the profile cannot be written.
    pub(crate) fn capabilities(&self, profile: &Path) -> Proof<Capabilities> {
        let wanted = match self.engine {
            Engine::Chromium => self.chromium(profile),
            Engine::Firefox => self.firefox(profile)?,
            Engine::WebKit => {
                let dark = self.is_asked_for(("prefers-color-scheme", "dark")).then_some("--dark-mode");
                let arguments: Vec<&str> = ["--automation"].into_iter().chain(dark).collect();
                json!({ "webkitgtk:browserOptions": { "binary": self.browser, "args": arguments } })
            }
        };
        Ok(match wanted {
            Value::Object(wanted) => wanted,
            _ => Capabilities::new(),
        })
    }

    fn chromium(&self, profile: &Path) -> Value {
        json!({
            "goog:chromeOptions": {
                "binary": self.browser,
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
        })
    }

    fn firefox(&self, profile: &Path) -> Proof<Value> {
        let folder = profile.join("profile");
        fs::create_dir_all(&folder).at(folder.display())?;
        Ok(json!({
            "moz:firefoxOptions": {
                "binary": self.browser,
                "args": ["-headless", "-profile", folder],
                "prefs": {
                    // A private machine's proxy and the wide world are of no use to a case.
                    "network.proxy.type": 0,
                    "network.dns.disabled": true,
                    "app.update.enabled": false,
                    "browser.search.update": false,
                    // A page that prints would otherwise wait for somebody to close the window.
                    "print.always_print_silent": true,
                    "print.printer_Mozilla_Save_to_PDF.print_to_filename": profile.join("paper.pdf"),
                },
            },
        }))
    }
}

//! The driver program: started on a free port, gone when dropped.
//!
//! Each browser has a driver of its own: geckodriver and `WebKitWebDriver` steer one browser at a time.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::{Engine, Installed};
use crate::fault::{At, Fault, Proof};

/// How long a driver may take to listen on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver.
pub struct Driver {
    child: Process,
    /// `WebKit` has no mode without a window, so it gets a screen that nobody sees.
    _screen: Option<Process>,
    url: String,
}

impl Driver {
    /// Starts it and waits until it listens. What it and its browser write goes into the profile.
    ///
    /// # Errors
    /// When the program cannot be started or ends without listening.
    pub fn start(installed: &Installed, profile: &Path) -> Proof<Self> {
        let mut command = Command::new(&installed.driver);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        match installed.engine {
            Engine::Chromium => {
                command.arg("--port=0");
                // "ChromeDriver was started successfully on port 12345."
                Self::listening(command, installed, "successfully on port ")
            }
            Engine::Firefox => {
                command.args(["--host", "127.0.0.1", "--port", "0", "--log", "info"]).env("HOME", profile);
                // A theme is a preference of the browser.
                command.arg("--allow-system-access");
                // "Listening on 127.0.0.1:12345"
                Self::listening(command, installed, "Listening on 127.0.0.1:")
            }
            Engine::WebKit => Self::on_a_screen(command, installed, profile),
        }
    }

    fn listening(mut command: Command, installed: &Installed, before_port: &str) -> Proof<Self> {
        let mut child = Process(command.spawn().at(installed.driver.display())?);
        let port = child.hear(|line| {
            let port = line.split(before_port).nth(1)?;
            Some(port.trim_end_matches('.').to_owned())
        })?;
        Ok(Self { child, _screen: None, url: format!("http://127.0.0.1:{port}") })
    }

    /// `WebKitWebDriver` does not say which port it has taken, so it is told one.
    fn on_a_screen(mut command: Command, installed: &Installed, profile: &Path) -> Proof<Self> {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        let spawned = xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut screen = Process(spawned.at("Xvfb")?);
        let display = screen.hear(|line| Some(line.trim().to_owned()).filter(|line| !line.is_empty()))?;

        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}")).env("HOME", profile);
        // A display of another kind would be taken first.
        command.env_remove("WAYLAND_DISPLAY").env("NO_AT_BRIDGE", "1").stdout(Stdio::null());
        // `WebKitGTK` takes the wish for more contrast from the name of the theme.
        if installed.is_asked_for(("prefers-contrast", "more")) {
            command.env("GTK_THEME", "HighContrast");
        } else {
            command.env_remove("GTK_THEME");
        }
        // Without a graphics card, layers are put together by a compiler of shaders, anew in every process of a page.
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        let child = Process(command.spawn().at(installed.driver.display())?);
        let driver = Self { child, _screen: Some(screen), url: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > PATIENCE {
                return Err(Fault::stuck(format!("{} does not listen", installed.driver.display())));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.0.id()
    }
}

/// A program of ours that ends when it is dropped; nothing else is touched.
struct Process(Child);

impl Process {
    /// Reads what it says up to the line that tells something, and from then on lets it talk.
    fn hear(&mut self, told: impl Fn(&str) -> Option<String>) -> Proof<String> {
        let output = self.0.stdout.take().ok_or_else(|| Fault::stuck("a program has no output"))?;
        let mut lines = BufReader::new(output).lines();
        let found = lines.by_ref().map_while(io::Result::ok).find_map(|line| told(&line));
        // It must never wait for somebody to read what it says.
        thread::spawn(move || lines.map_while(io::Result::ok).for_each(drop));
        found.ok_or_else(|| Fault::stuck("a program ended before it listened"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Its browser has been closed before.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

//! The driver program: started on a free port, gone when dropped.

use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::fault::{At, Fault, Proof};

/// A running chromedriver.
pub struct Driver {
    child: Child,
    url: String,
}

impl Driver {
    /// Starts it and waits until it listens.
    ///
    /// # Errors
    /// When the program cannot be started or ends without saying its port.
    pub fn start(program: &Path) -> Proof<Self> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .at(program.display())?;
        let output = child.stdout.take().ok_or_else(|| Fault("the driver has no output".to_owned()))?;
        // From here on dropping it ends the process.
        let mut driver = Self { child, url: String::new() };
        let mut lines = BufReader::new(output).lines();
        for line in &mut lines {
            let line = line?;
            // "ChromeDriver was started successfully on port 12345."
            if let Some(port) = line.split("successfully on port ").nth(1) {
                driver.url = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
                break;
            }
        }
        ensure!(!driver.url.is_empty(), "{} ended before it listened", program.display());
        // It must never wait for somebody to read what it says.
        thread::spawn(move || lines.map_while(io::Result::ok).for_each(drop));
        Ok(driver)
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Its browsers have been closed before; nothing else is touched.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! Paper and codes, read by programs that are not ours: `pdfinfo` and `pdftotext` (poppler), and `zbarimg` (`ZBar`).

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::fault::{At, Fault, Proof};

/// A size of paper, in inches.
#[derive(Clone, Copy, Debug)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A document that was printed.
pub struct Printed {
    bytes: Vec<u8>,
}

impl Printed {
    /// Prints what the tab shows, with no regard to sizes that a style sheet asks for, as a person's printer would.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn from(browser: &Browser, paper: Paper) -> Proof<Self> {
        let (width, height) = match paper {
            Paper::A4 => (8.27, 11.69),
            Paper::Letter => (8.5, 11.0),
        };
        let wanted = json!({ "paperWidth": width, "paperHeight": height, "printBackground": false,
            "marginTop": 0.4, "marginBottom": 0.4, "marginLeft": 0.4, "marginRight": 0.4 });
        let printed = browser.devtools("Page.printToPDF", &wanted)?;
        let data = printed.get("data").and_then(Value::as_str).ok_or_else(|| Fault::stuck("no document"))?;
        Ok(Self { bytes: STANDARD.decode(data)? })
    }

    /// How many pages it has.
    ///
    /// # Errors
    /// When `pdfinfo` cannot say.
    pub fn pages(&self) -> Proof<usize> {
        let said = ask("pdfinfo", &["-"], &self.bytes)?;
        let line = said.lines().find_map(|line| line.strip_prefix("Pages:"));
        Ok(line.ok_or_else(|| Fault::stuck(said.clone()))?.trim().parse()?)
    }

    /// Its words, without the white space, since lines break where the paper ends.
    ///
    /// # Errors
    /// When `pdftotext` cannot say.
    pub fn words(&self) -> Proof<String> {
        Ok(squeeze(&ask("pdftotext", &["-", "-"], &self.bytes)?))
    }

    /// Keeps it, for whoever asks for it by naming a folder in `HOST_PICTURES`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, name: &str) -> Proof {
        let Ok(folder) = std::env::var("HOST_PICTURES") else { return Ok(()) };
        std::fs::create_dir_all(&folder)?;
        Ok(std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), &self.bytes)?)
    }
}

/// A text without white space.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// What a reader of codes finds in a picture.
///
/// # Errors
/// When it finds none.
pub fn scan(png: &[u8]) -> Proof<String> {
    // Plain bytes: it would guess at the language otherwise.
    let said = ask("zbarimg", &["--quiet", "--raw", "--oneshot", "-Sbinary", "png:-"], png)?;
    Ok(said)
}

/// Asks a program of this machine, with the bytes as its input.
fn ask(program: &str, arguments: &[&str], input: &[u8]) -> Proof<String> {
    let why = format!("{program}; `cargo xtask setup` installs it");
    let mut child =
        Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().at(&why)?;
    let mut pipe = child.stdin.take().ok_or_else(|| Fault::stuck(why.clone()))?;
    let input = input.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().at(&why)?;
    let _ = writer.join();
    ensure!(output.status.success(), "{program} ended with {}", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

//! What the browser's logs say.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::fault::Proof;

/// One line of the console.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// `warning`, `severe` and the like, in lower case.
    pub level: String,
    /// Who said it: `console-api` is a script, the others are the browser.
    pub source: String,
    /// What it says.
    pub text: String,
}

impl Line {
    /// Whether a script said it, and not the browser.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.source == "console-api"
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} {}] {}", self.source, self.level, self.text)
    }
}

#[derive(Deserialize)]
struct Entry {
    level: String,
    #[serde(default)]
    source: String,
    message: String,
}

/// Reads the log of the console.
pub(crate) fn read(log: Value) -> Proof<Vec<Line>> {
    let entries: Vec<Entry> = serde_json::from_value(log)?;
    Ok(entries
        .into_iter()
        .map(|Entry { level, source, message }| {
            let text = if source == "console-api" { said(&message) } else { message };
            Line { level: level.to_lowercase(), source, text }
        })
        .collect())
}

/// The driver writes `address line:column "text"`, with the text as JSON.
fn said(message: &str) -> String {
    let quoted = message.find('"').and_then(|at| message.get(at..)).unwrap_or(message);
    let mut texts = serde_json::Deserializer::from_str(quoted).into_iter::<String>();
    match texts.next() {
        Some(Ok(text)) => text,
        _ => message.to_owned(),
    }
}

/// Reads the addresses asked for out of the log of the network.
pub(crate) fn requests(log: Value) -> Proof<Vec<String>> {
    let entries: Vec<Entry> = serde_json::from_value(log)?;
    let mut addresses = Vec::new();
    for entry in entries {
        let event: Value = serde_json::from_str(&entry.message)?;
        let event = event.get("message");
        let is = event.and_then(|event| event.get("method")).and_then(Value::as_str);
        let address = match is {
            Some("Network.requestWillBeSent") => "/params/request/url",
            Some("Network.webSocketCreated" | "Network.webTransportCreated") => "/params/url",
            _ => continue,
        };
        addresses.extend(event.and_then(|event| event.pointer(address)).and_then(Value::as_str).map(str::to_owned));
    }
    Ok(addresses)
}

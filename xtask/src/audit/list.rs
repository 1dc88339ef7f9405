//! `xtask/capabilities.toml`: what the module and the scripts may do, with the reason of each.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// What the module may import.
    pub imports: Vec<Allowed>,
    /// Names that any script may use.
    pub plain: Plain,
    pub power: Vec<Power>,
}

/// One function that the module may import.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    pub name: String,
    /// What the glue calls for it.
    pub calls: String,
    pub why: String,
    /// What else it could be used for, and what keeps it from that; most can do one thing only.
    pub wide: Option<String>,
}

/// Names that reach nothing outside of the page in front of the reader.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    /// The language itself.
    pub language: Vec<String>,
    /// What the build puts in.
    pub build: Vec<String>,
    /// What is on the screen, and the events and times of it.
    pub screen: Vec<String>,
}

impl Plain {
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.language.iter().chain(&self.build).chain(&self.screen).map(String::as_str)
    }
}

/// A name that reaches further: only the files that are named here may use it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Power {
    pub name: String,
    pub does: String,
    /// The same name is common on objects that are ours, so it counts only where the page itself is asked.
    #[serde(default)]
    pub page_only: bool,
    /// Each file that may use it, with the reason.
    #[serde(default)]
    pub files: BTreeMap<String, String>,
}

impl Power {
    /// `navigator.clipboard` as `clipboard`.
    pub fn last(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or(&self.name)
    }
}

//! The shape of the content files as their authors write them. Every key is known: a misspelt one is refused.

use serde::Deserialize;

/// `questionnaire.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuestionnaireFile {
    pub criterion: Vec<Criterion>,
    pub question: Vec<Question>,
    pub step: Vec<Step>,
    pub ask: Vec<Ask>,
    pub matter: Vec<Matter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Matter {
    pub id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    pub id: String,
    pub evidence: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    pub id: String,
    pub topic: String,
    pub kind: String,
    pub criterion: Option<String>,
    #[serde(default)]
    pub ask_if: Vec<Condition>,
    #[serde(default)]
    pub evidence: Vec<String>,
    #[serde(default)]
    pub option: Vec<QuestionOption>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Condition {
    pub question: String,
    pub any_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuestionOption {
    pub id: String,
    pub role: Option<String>,
    pub safety: Option<String>,
    pub fit: Option<String>,
    pub caution: Option<String>,
    pub criterion: Option<String>,
    #[serde(default)]
    pub can_change: bool,
    #[serde(default)]
    pub evidence: Vec<String>,
    #[serde(default)]
    pub steps: Vec<String>,
    #[serde(default)]
    pub asks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    pub id: String,
    pub when: String,
    #[serde(default)]
    pub nephrologist: bool,
    pub evidence: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ask {
    pub id: String,
    pub when: String,
    #[serde(default)]
    pub matters: Vec<String>,
    pub evidence: Vec<String>,
}

/// `guidance.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GuidanceFile {
    pub treatment: Vec<Entry>,
    pub fact: Vec<Fact>,
    pub warning: Vec<Entry>,
    pub picture: Vec<Picture>,
    pub learn: Vec<Learn>,
    #[serde(default)]
    pub term: Vec<Entry>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    pub id: String,
    pub evidence: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fact {
    pub id: String,
    pub known: bool,
    pub evidence: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Picture {
    pub id: String,
    pub shape: String,
    pub as_of: String,
    pub evidence: Vec<String>,
    pub part: Vec<PicturePart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PicturePart {
    pub id: String,
    pub fill: String,
    #[serde(default = "once")]
    pub count: usize,
    /// Answers, as `question/option`.
    #[serde(default)]
    pub marks: Vec<String>,
}

fn once() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Learn {
    pub id: String,
    pub claim: Vec<Entry>,
}

/// `sources.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourcesFile {
    pub dossier: String,
    pub review_again_by: String,
    pub reviewed_by: String,
    pub reviewed_on: String,
    pub source: Vec<Source>,
    pub evidence: Vec<Evidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    pub key: String,
    pub organisation: String,
    pub title: String,
    pub date: String,
    pub url: String,
    pub grade: String,
    pub retrieved: String,
    pub read_as: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evidence {
    pub id: String,
    /// For the clinical reviewer; never shown to a patient.
    pub supports: String,
    pub sources: Vec<String>,
    #[serde(default)]
    pub general: bool,
}

/// `countries.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CountriesFile {
    pub country: Vec<Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Country {
    pub id: String,
    pub emergency: String,
    pub crisis: Option<Crisis>,
    pub report: Option<Report>,
    /// Where the numbers come from, for the reviewer: an evidence id, or general.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Crisis {
    pub name: String,
    pub phone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Report {
    pub name: String,
    pub url: String,
}

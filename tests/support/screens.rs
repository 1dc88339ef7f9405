//! The screens of the self-check as lists of text paths, in the order in which a person meets them.

use std::collections::BTreeMap;

use super::words::Texts;

/// What stands at the top of every screen but an emergency.
const TOP: &[&str] = &["ui.main-message"];

/// The screens whose texts do not depend on the questions.
const FIXED: &[(&str, &[&str])] = &[
    (
        "start",
        &["ui.title", "ui.start-lead", "ui.start-time", "ui.start-", "ui.review-none", "ui.review-", "ui.funding"],
    ),
    (
        "review",
        &["ui.review-title", "ui.review-intro", "question.*.short", "question.*.title", "question.*.option.*.label"],
    ),
    (
        "learn",
        &[
            "ui.learn-title",
            "ui.learn-lead",
            "learn.",
            "ui.known-title",
            "fact.",
            "warning.",
            "treatment.",
            "picture.",
            "ui.picture-",
        ],
    ),
];

/// What stands on every guidance screen that is no emergency, below the headline and the lead.
const GUIDANCE: &[&str] = &[
    "ui.not-a-verdict",
    "ui.no-flag-is-not-safe",
    "ui.steps-title",
    "step.",
    "ui.asks-title",
    "matter.",
    "ask.",
    "ui.criteria-",
    "ui.picture-",
    "picture.",
    "criterion.",
    "ui.reasons-",
    "question.*.option.*.reason",
    "ui.changes-",
    "question.*.option.*.change",
    "ui.treatments-",
    "treatment.",
    "ui.known-title",
    "ui.not-known-title",
    "fact.",
    "ui.warnings-",
    "warning.",
    "ui.sources-",
    "ui.source-",
    "ui.contact-",
];

/// The steps of an emergency, and of nothing else.
const EMERGENCY_STEPS: &[&str] = &["step.call-emergency", "step.do-not-wait", "step.tell-kidney-team-after"];

/// Every screen: its name, and the paths of its texts in order.
pub fn screens(texts: &Texts) -> BTreeMap<String, Vec<String>> {
    let mut screens = BTreeMap::new();
    let mut add = |name: &str, patterns: &[&str]| {
        screens.insert(name.to_owned(), matching(texts, patterns));
    };
    for (name, patterns) in FIXED {
        add(name, &[TOP, patterns].concat());
    }
    for question in questions(texts) {
        let at = |end: &str| format!("question.{question}.{end}");
        let (title, hint, labels, why) = (at("title"), at("hint"), at("option.*.label"), at("why"));
        add(&format!("question/{question}"), &[TOP, &[&title, &hint, "ui.choose-", &labels, &why]].concat());
    }
    for fit in ["open", "find-out", "discuss", "wait", "usually-outside"] {
        let (headline, lead) = (format!("ui.headline-{fit}"), format!("ui.lead-{fit}"));
        add(&format!("guidance/{fit}"), &[TOP, &[&headline, &lead], GUIDANCE].concat());
    }
    let same_day = ["ui.headline-same-day", "ui.lead-same-day", "question.today.option.*.first", "ui.same-day-no-wait"];
    add("guidance/same-day", &[TOP, &same_day, GUIDANCE].concat());
    let emergency = [
        "ui.headline-emergency",
        "ui.lead-emergency",
        "question.right-now.option.*.label",
        "question.right-now.option.*.first",
        "question.right-now.option.*.reason",
    ];
    add("guidance/emergency", &[&emergency, EMERGENCY_STEPS].concat());
    add("failure", &["failure."]);
    add("fallback", &["fallback."]);
    add("page", &["page.", "ui.language-", "ui.translation-"]);
    add("glossary", &["ui.glossary", "term."]);
    screens
}

fn questions(texts: &Texts) -> Vec<String> {
    let mut ids: Vec<String> = texts
        .keys()
        .filter_map(|path| path.strip_prefix("question.")?.strip_suffix(".title").map(str::to_owned))
        .collect();
    ids.sort();
    ids
}

/// The paths that each pattern names, in its turn, each once. A pattern is a path, a start of paths, or has `*` for a
/// part of one.
fn matching(texts: &Texts, patterns: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for pattern in patterns {
        for path in texts.keys().filter(|path| fits(path, pattern)) {
            if !found.contains(path) {
                found.push(path.clone());
            }
        }
    }
    found
}

fn fits(path: &str, pattern: &str) -> bool {
    if pattern.contains('*') {
        let (parts, wanted): (Vec<_>, Vec<_>) = (path.split('.').collect(), pattern.split('.').collect());
        parts.len() == wanted.len() && parts.iter().zip(wanted).all(|(part, wanted)| wanted == "*" || *part == wanted)
    } else {
        path == pattern || (pattern.ends_with(['.', '-']) && path.starts_with(pattern))
    }
}

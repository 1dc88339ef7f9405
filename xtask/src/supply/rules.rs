//! `deny.toml`, in the form of cargo-deny, and what breaks it.

use std::collections::BTreeMap;

use serde::Deserialize;
use spdx::{Expression, ParseMode};

/// The part of `deny.toml` that is read here; cargo-deny reads it too.
#[derive(Debug, Deserialize)]
pub struct Rules {
    pub graph: Graph,
    pub licenses: Licenses,
    pub bans: Bans,
    pub sources: Sources,
}

#[derive(Debug, Deserialize)]
pub struct Graph {
    pub targets: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Licenses {
    pub allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Bans {
    pub deny: Vec<Banned>,
    /// One version that may be there beside another, as `name@version`.
    pub skip: Vec<Banned>,
}

#[derive(Debug, Deserialize)]
pub struct Banned {
    #[serde(rename = "crate")]
    pub name: String,
    pub reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sources {
    pub allow_registry: Vec<String>,
}

/// A crate, as far as the rules look at it.
#[derive(Debug, Clone)]
pub struct Crate {
    pub name: String,
    pub version: String,
    pub licence: Option<String>,
    /// Where it comes from; one of our own comes from nowhere.
    pub source: Option<String>,
}

/// Licences under which whatever is in the module may be given away as it is.
const SHIPPED: &[&str] = &["MIT", "Apache-2.0", "Unicode-3.0"];

/// One line for each crate that breaks a rule.
pub fn broken(rules: &Rules, all: &[Crate], shipped: &[Crate]) -> Vec<String> {
    let mut lines = Vec::new();
    for one in all {
        let Crate { name, version, .. } = one;
        lines.extend(licence(one, |licence| rules.licenses.allow.iter().any(|allowed| allowed == licence)));
        lines.extend(
            rules
                .bans
                .deny
                .iter()
                .filter(|ban| ban.name == *name)
                .map(|ban| format!("{name} {version}: {}", ban.reason)),
        );
        let known =
            |source: &String| rules.sources.allow_registry.iter().any(|url| *source == format!("registry+{url}"));
        let strange = one.source.as_ref().filter(|source| !known(source));
        lines.extend(strange.map(|source| format!("{name} {version} comes from {source}")));
    }
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in shipped {
        let known = |skip: &Banned| skip.name == format!("{}@{}", one.name, one.version);
        if !rules.bans.skip.iter().any(known) {
            versions.entry(&one.name).or_default().push(&one.version);
        }
        lines.extend(
            licence(one, |licence| SHIPPED.contains(&licence)).map(|line| format!("{line}, and it is in the module")),
        );
    }
    let twice = versions.iter().filter(|(_, versions)| versions.len() > 1);
    lines.extend(
        twice.map(|(name, versions)| format!("{name} is in the module more than once: {}", versions.join(", "))),
    );
    lines.sort();
    lines.dedup();
    lines
}

/// What is wrong with its licence.
fn licence(one: &Crate, allowed: impl Fn(&str) -> bool) -> Option<String> {
    let Crate { name, version, licence, .. } = one;
    let Some(text) = licence else { return Some(format!("{name} {version} names no licence")) };
    let Ok(expression) = Expression::parse_mode(text, ParseMode::LAX) else {
        return Some(format!("{name} {version}: \"{text}\" is no licence"));
    };
    let fine = expression.evaluate(|licence| allowed(&licence.to_string()));
    (!fine).then(|| format!("{name} {version}: the licence {text} is not allowed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
        graph = { targets = ["wasm32-unknown-unknown"] }
        licenses = { allow = ["MIT", "Apache-2.0", "Unicode-3.0", "BSL-1.0", "Apache-2.0 WITH LLVM-exception"] }
        bans = { deny = [{ crate = "openssl", reason = "not needed" }], skip = [{ crate = "b@1.0.0", reason = "old" }] }
        sources = { allow-registry = ["https://registry.example/index"] }
    "#;

    fn one(name: &str, version: &str, licence: &str) -> Crate {
        let source = Some("registry+https://registry.example/index".to_owned());
        Crate { name: name.to_owned(), version: version.to_owned(), licence: Some(licence.to_owned()), source }
    }

    #[track_caller]
    fn check(all: &[Crate], shipped: &[Crate], expected: &[&str]) {
        assert_eq!(broken(&toml::from_str(RULES).unwrap(), all, shipped), expected);
    }

    #[test]
    fn licences_are_read_as_they_are_written() {
        check(
            &[one("a", "1.0.0", "MIT/Apache-2.0"), one("b", "1.0.0", "(MIT OR GPL-3.0-only) AND Unicode-3.0")],
            &[],
            &[],
        );
        check(&[one("a", "1.0.0", "Apache-2.0 WITH LLVM-exception")], &[], &[]);
        check(
            &[one("a", "1.0.0", "MIT AND GPL-3.0-only")],
            &[],
            &["a 1.0.0: the licence MIT AND GPL-3.0-only is not allowed"],
        );
        check(&[one("a", "1.0.0", "mine")], &[], &["a 1.0.0: \"mine\" is no licence"]);
        check(&[Crate { licence: None, ..one("a", "1.0.0", "") }], &[], &["a 1.0.0 names no licence"]);
        let boost = [one("a", "1.0.0", "BSL-1.0")];
        check(&boost, &[], &[]);
        check(&boost, &boost, &["a 1.0.0: the licence BSL-1.0 is not allowed, and it is in the module"]);
    }

    #[test]
    fn bans_sources_and_doubles_are_told() {
        check(&[one("openssl", "1.0.0", "MIT")], &[], &["openssl 1.0.0: not needed"]);
        let other = |source: Option<&str>| Crate { source: source.map(str::to_owned), ..one("a", "1.0.0", "MIT") };
        check(&[other(Some("git+https://git.example/a"))], &[], &["a 1.0.0 comes from git+https://git.example/a"]);
        check(&[other(None)], &[], &[]);
        let two = [one("a", "1.0.0", "MIT"), one("a", "2.0.0", "MIT")];
        check(&two, &[], &[]);
        check(&two, &two, &["a is in the module more than once: 1.0.0, 2.0.0"]);
        check(&[], &[one("b", "1.0.0", "MIT"), one("b", "2.0.0", "MIT")], &[]);
    }
}

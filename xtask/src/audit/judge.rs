//! Compares what was found with what is allowed, both ways: what is not allowed, and what is allowed for nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{List, Power};
use super::module::Import;
use super::script::Use;

/// A file with script in it.
pub struct File {
    /// Its path in the project.
    pub path: String,
    /// The sources it is made of; itself where it is a source.
    pub parts: BTreeSet<String>,
    pub uses: Vec<Use>,
}

/// One line for each import that is not allowed, and for each that is allowed and not there.
pub fn imports(list: &List, found: &[Import]) -> Vec<String> {
    let allowed: BTreeMap<_, _> =
        list.imports.iter().map(|one| ((one.name.as_str(), one.calls.as_str()), one.why.as_str())).collect();
    let there: BTreeSet<_> = found.iter().map(|one| (one.name.as_str(), one.calls.as_str())).collect();
    let unknown = there.iter().filter(|one| !allowed.contains_key(*one));
    let unknown = unknown.map(|(name, calls)| format!("the module imports {name} (which calls: {calls}): not allowed"));
    let stale = allowed.keys().filter(|one| !there.contains(*one));
    let stale = stale.map(|(name, calls)| format!("{name} ({calls}) is allowed, but the module does not import it"));
    let mute = allowed.iter().filter(|(_, why)| why.trim().is_empty());
    let mute = mute.map(|((name, _), _)| format!("{name} is allowed without a reason"));
    let mut lines: Vec<String> = unknown.chain(stale).chain(mute).collect();
    if allowed.len() < list.imports.len() {
        lines.push("an import is allowed twice".to_owned());
    }
    lines
}

/// One line for each use that is not allowed.
pub fn forbidden(list: &List, files: &[File]) -> Vec<String> {
    let mut lines = BTreeSet::new();
    for file in files {
        for one in &file.uses {
            let powers: Vec<_> = list.power.iter().filter(|power| is_use(power, one)).collect();
            let known = !powers.is_empty() || one.member || list.plain.all().any(|name| name == one.name);
            if !known {
                lines.insert(format!("{} uses {}, which no line of the list knows", file.path, one.name));
            }
            let allowed = |power: &Power| file.parts.iter().any(|part| power.files.contains_key(part));
            lines.extend(
                powers
                    .iter()
                    .filter(|power| !allowed(power))
                    .map(|power| format!("{} uses {} ({}): not allowed", file.path, power.name, power.does)),
            );
        }
    }
    lines.into_iter().collect()
}

/// One line for each name and file that is allowed for nothing, or for no reason.
pub fn stale(list: &List, files: &[File]) -> Vec<String> {
    let used: BTreeSet<&str> =
        files.iter().flat_map(|file| &file.uses).filter(|one| !one.member).map(|one| one.name.as_str()).collect();
    let plain = list.plain.all().filter(|name| !used.contains(name));
    let mut lines: Vec<String> = plain.map(|name| format!("{name} is allowed, but no script uses it")).collect();
    for power in &list.power {
        for (path, why) in &power.files {
            let file = files.iter().find(|file| file.path == *path);
            if !file.is_some_and(|file| file.uses.iter().any(|one| is_use(power, one))) {
                lines.push(format!("{path} may use {}, but does not", power.name));
            }
            if why.trim().is_empty() {
                lines.push(format!("{path} may use {} without a reason", power.name));
            }
        }
    }
    lines
}

/// Whether this use is one of that power.
pub fn is_use(power: &Power, one: &Use) -> bool {
    if one.member {
        return !power.page_only && power.last() == one.name;
    }
    // What nobody may use, nobody may use a part of; what somebody may has a line for each part.
    let part = || one.name.strip_prefix(&power.name).is_some_and(|rest| rest.starts_with('.'));
    one.name == power.name || (power.files.is_empty() && part())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::script;

    const LIST: &str = r#"
        imports = [
            { name = "focus", calls = "focus", why = "the heading" },
            { name = "log", calls = "console.log", why = "warnings" },
        ]
        plain = { language = ["Map"], build = [], screen = ["document.body"] }
        [[power]]
        name = "fetch"
        does = "asks the network"
        files = { "web/files.js" = "brings the files" }
        [[power]]
        name = "document.cookie"
        does = "keeps"
        [[power]]
        name = "name"
        does = "keeps as long as the tab"
        page-only = true
    "#;

    fn list() -> List {
        toml::from_str(LIST).unwrap()
    }

    fn import(name: &str, calls: &str) -> Import {
        Import { name: name.to_owned(), calls: calls.to_owned() }
    }

    #[track_caller]
    fn check_imports(found: &[(&str, &str)], expected: &[&str]) {
        let found: Vec<_> = found.iter().map(|(name, calls)| import(name, calls)).collect();
        assert_eq!(imports(&list(), &found), expected);
    }

    #[test]
    fn imports_are_allowed_or_told() {
        check_imports(&[("focus", "focus"), ("log", "console.log")], &[]);
        check_imports(
            &[("focus", "focus"), ("log", "console.log"), ("fetch", "fetch")],
            &["the module imports fetch (which calls: fetch): not allowed"],
        );
        // The same name that does something else is another import.
        check_imports(
            &[("focus", "focus"), ("log", "console.log fetch")],
            &[
                "the module imports log (which calls: console.log fetch): not allowed",
                "log (console.log) is allowed, but the module does not import it",
            ],
        );
    }

    fn file(path: &str, parts: &[&str], text: &str) -> File {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        File { path: path.to_owned(), parts, uses: script::read(text).unwrap().uses }
    }

    fn good() -> File {
        file("web/files.js", &["web/files.js"], "new Map(); document.body; fetch('a'); x => x.name")
    }

    #[track_caller]
    fn check_scripts(files: &[File], expected: &[&str]) {
        assert_eq!(forbidden(&list(), files), expected);
    }

    #[test]
    fn scripts_use_what_they_may() {
        check_scripts(&[good()], &[]);
        check_scripts(&[good(), file("dist/a.js", &["web/files.js", "web/a.js"], "window.fetch('a')")], &[]);
    }

    #[test]
    fn what_is_not_allowed_is_told() {
        let other = |text| file("web/a.js", &["web/a.js"], text);
        check_scripts(&[good(), other("fetch('b')")], &["web/a.js uses fetch (asks the network): not allowed"]);
        check_scripts(
            &[good(), other("const page = document.body; page.cookie = 1")],
            &["web/a.js uses document.cookie (keeps): not allowed"],
        );
        check_scripts(
            &[good(), other("window.name = 1; new WebSocket('a')")],
            &[
                "web/a.js uses WebSocket, which no line of the list knows",
                "web/a.js uses name (keeps as long as the tab): not allowed",
            ],
        );
        check_scripts(
            &[good(), file("dist/a.js", &["web/a.js"], "fetch('b')")],
            &["dist/a.js uses fetch (asks the network): not allowed"],
        );
    }

    #[test]
    fn what_is_allowed_for_nothing_is_told() {
        assert_eq!(stale(&list(), &[good()]), [""; 0]);
        assert_eq!(
            stale(&list(), &[file("web/files.js", &["web/files.js"], "new Map()")]),
            ["document.body is allowed, but no script uses it", "web/files.js may use fetch, but does not"],
        );
    }
}

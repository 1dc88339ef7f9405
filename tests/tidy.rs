//! What the house keeps to, checked by reading its files: rooms, purity, versions, and what must stand nowhere.

#![allow(clippy::panic, reason = "a rule that is broken stops the test")]

mod support;

use std::collections::BTreeSet;

use support::{exists, files, read, toml};
use toml::{Table, Value};

/// The rooms of `src/` in their order: each knows only those before it.
const ROOMS: &[&str] = &["content", "words", "settings", "voice", "run", "sheet", "ui", "embed"];

/// Rust files that ship, without their test modules.
fn shipped() -> Vec<(String, String)> {
    let files = files("src", ".rs").into_iter().chain(files("domain/src", ".rs"));
    files.filter(|path| !path.ends_with("/tests.rs")).map(|path| (path.clone(), without_tests(&read(&path)))).collect()
}

/// A file up to its tests, which stand last, and without comments.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Where a text holds a name that is not a part of a longer one.
fn holds(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

/// No file of these holds any of the names; all places are told.
#[track_caller]
fn check_absent<'a>(
    what: &str,
    files: impl IntoIterator<Item = (String, String)>,
    names: impl IntoIterator<Item = &'a str>,
) {
    let names: Vec<_> = names.into_iter().collect();
    let mut found = Vec::new();
    for (path, text) in files {
        for (number, line) in (1..).zip(text.lines()) {
            found.extend(names.iter().filter(|name| holds(line, name)).map(|name| format!("{path}:{number}: {name}")));
        }
    }
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

fn with_text(paths: Vec<String>) -> Vec<(String, String)> {
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn at<'a>(table: &'a Table, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('.');
    let first = table.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.get(part))
}

#[track_caller]
fn text_at(file: &str, path: &str) -> String {
    match at(&toml(file), path).and_then(Value::as_str) {
        Some(text) => text.to_owned(),
        None => panic!("{file} has no {path}"),
    }
}

#[test]
fn the_domain_is_pure() {
    let manifest = toml("domain/Cargo.toml");
    for kind in ["dependencies", "dev-dependencies", "build-dependencies", "target"] {
        assert!(!manifest.contains_key(kind), "domain/Cargo.toml has {kind}");
    }
    let impure = [
        "std::time",
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "std::sync",
        "SystemTime",
        "Instant",
        "rand::",
        "print!(",
        "println!(",
        "eprintln!(",
        "dbg!(",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "yew",
        "static mut",
        "thread_local!",
    ];
    let domain = shipped().into_iter().filter(|(path, _)| path.starts_with("domain/"));
    check_absent("the domain knows no clock, chance, input, output or web", domain, impure);
}

/// A plain `cargo test` proves the core without a web crate.
#[test]
fn the_web_is_for_the_wasm_target_only() {
    let lib = read("src/lib.rs");
    for room in ["ui", "embed"] {
        let gated = format!("#[cfg(target_arch = \"wasm32\")]\npub mod {room};");
        assert!(lib.contains(&gated), "src/lib.rs: {room} is not gated to wasm32");
        assert_eq!(lib.matches(&format!("mod {room};")).count(), 1, "src/lib.rs: {room} stands twice");
    }
    let manifest = toml("Cargo.toml");
    let native: Vec<_> = manifest.get("dependencies").and_then(Value::as_table).into_iter().flatten().collect();
    assert!(native.iter().all(|(name, _)| *name == "domain"), "Cargo.toml: for every target: {native:?}");
    let core =
        shipped().into_iter().filter(|(path, _)| !path.starts_with("src/ui/") && !path.starts_with("src/embed/"));
    check_absent("only ui and embed know the web", core, ["web_sys", "js_sys", "wasm_bindgen", "yew", "gloo"]);
}

#[test]
fn nothing_points_back() {
    let mut edges = BTreeSet::new();
    let rooms: BTreeSet<_> =
        files("src", ".rs").iter().filter_map(|path| path.split('/').nth(1)).map(str::to_owned).collect();
    for room in rooms.iter().filter(|name| !name.contains('.')) {
        assert!(ROOMS.contains(&room.as_str()), "src/{room} is no room that this test knows");
    }
    for (place, room) in ROOMS.iter().enumerate() {
        for path in files(&format!("src/{room}"), ".rs") {
            for target in targets(&read(&path)) {
                let Some(other) = ROOMS.iter().position(|known| *known == target) else { continue };
                assert!(other <= place, "{path}: {room} knows {target}, which comes after it");
                edges.insert(format!("{target} <- {room}"));
            }
        }
    }
    edges.retain(|edge| edge.split(" <- ").next() != edge.split(" <- ").nth(1));
    println!("{}", edges.into_iter().collect::<Vec<_>>().join(", "));
    for (path, text) in with_text(files("domain/src", ".rs").into_iter().chain(files("compiler/src", ".rs")).collect())
    {
        assert!(!text.contains("kidney_selfcheck"), "{path} knows the widget");
    }
}

/// The modules of this crate that a file names, alone or in braces.
fn targets(text: &str) -> BTreeSet<String> {
    let name =
        |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = text.get(at + "crate::".len()..).unwrap_or_default();
        let Some(list) = rest.strip_prefix('{') else {
            found.insert(name(rest));
            continue;
        };
        let mut depth = 0_usize;
        for part in list.split_inclusive(['{', '}', ',']) {
            if depth == 0 {
                found.insert(name(part.trim_start()));
            }
            found.remove("");
            match part.chars().next_back() {
                Some('{') => depth += 1,
                Some('}') if depth == 0 => break,
                Some('}') => depth -= 1,
                _ => {}
            }
        }
    }
    found
}

#[test]
fn imports_are_found_alone_and_in_braces() {
    let found = targets(
        "use crate::content::{A, ui};\nuse crate::{\n    words::{B, fill},\n    run::Run,\n};\ncrate::embed::go()",
    );
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["content", "embed", "run", "words"]);
}

/// Text of a clinic, a translator or a person is never read as markup.
#[test]
fn no_text_becomes_markup() {
    let ways = ["from_html_unchecked", "set_inner_html", "inner_html", "insert_adjacent_html", "VRaw"];
    check_absent("shipped code makes no markup of text", shipped(), ways);
}

/// Global objects break in a shadow root and with several widgets on a page.
#[test]
fn only_embed_touches_the_page() {
    let others = shipped().into_iter().filter(|(path, _)| !path.starts_with("src/embed/"));
    let globals = [
        "document()",
        "window()",
        "web_sys::window",
        "gloo_utils",
        "console::",
        "local_storage",
        "session_storage",
        "history()",
        "location()",
    ];
    check_absent("only src/embed may touch the page's globals", others, globals);
}

/// An element or attribute with an address makes the browser fetch it, without any function that the audit of the module
/// (`cargo xtask audit`) could see. The screens have none but links, which wait for a press.
#[test]
fn nothing_on_the_screens_loads_anything() {
    let elements = [
        "iframe", "frame", "embed", "object", "script", "link", "audio", "video", "track", "form", "base", "meta",
        "image", "use", "feImage", "portal",
    ];
    let attributes = [
        "src",
        "srcset",
        "imagesrcset",
        "poster",
        "action",
        "formaction",
        "background",
        "ping",
        "xlink:href",
        "srcdoc",
        "style",
        "data",
        "manifest",
    ];
    let quoted = elements.iter().chain(&attributes).map(|name| format!("\"{name}\""));
    // As the pen writes them, with a class behind the name.
    let opened = elements.iter().map(|name| format!("\"{name}."));
    let tags = elements.iter().flat_map(|name| [format!("<{name} "), format!("<{name}>")]);
    let set = attributes.iter().flat_map(|name| [format!(" {name}=\""), format!(" {name}={{")]);
    let names: Vec<String> = quoted.chain(opened).chain(tags).chain(set).collect();
    let screens =
        shipped().into_iter().filter(|(path, _)| path.starts_with("src/ui/") || path.starts_with("src/embed/"));
    check_absent(
        "nothing on the screens has an address that loads by itself",
        screens,
        names.iter().map(String::as_str),
    );
}

#[test]
fn what_ships_cannot_panic() {
    let names = [
        "unwrap()",
        "expect(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
        "assert!(",
        "assert_eq!(",
        "unwrap_unchecked",
        "clippy::unwrap_used",
        "clippy::expect_used",
        "clippy::indexing_slicing",
        "clippy::panic",
    ];
    // `expect(` is also the attribute that names a lint and its reason.
    let code =
        shipped().into_iter().map(|(path, text)| (path, text.replace("#[expect(", "").replace("#![expect(", "")));
    check_absent("shipped code has no way to panic", code, names);
    for lint in ["unwrap_used", "expect_used", "indexing_slicing", "panic", "todo"] {
        assert!(
            at(&toml("Cargo.toml"), &format!("workspace.lints.clippy.{lint}")).is_some(),
            "Cargo.toml does not lint {lint}"
        );
    }
}

#[test]
fn no_crate_has_unsafe_code() {
    assert_eq!(text_at("Cargo.toml", "workspace.lints.rust.unsafe_code"), "forbid");
    let manifests = files("", "Cargo.toml");
    assert!(manifests.len() >= 4, "{manifests:?}");
    for path in manifests {
        let lints = at(&toml(&path), "lints.workspace").and_then(Value::as_bool);
        assert_eq!(lints, Some(true), "{path} does not take the lints of the workspace");
    }
    // What cargo compiles without taking the lints, such as a script of its own, is read as text. The words are written
    // in two parts, so that this file does not hold them.
    let ways = ["{", "fn ", "impl ", "extern ", "trait "].map(|next| format!("{} {next}", concat!("un", "safe")));
    let permission = concat!("allow(un", "safe_code");
    let names = ways.iter().map(String::as_str).chain([permission]);
    check_absent("no file of ours has unsafe code", with_text(files("", ".rs")), names);
}

#[test]
fn every_rust_file_begins_with_what_it_is_for() {
    let rust = files("", ".rs");
    for path in &rust {
        assert!(read(path).starts_with("//! "), "{path} does not begin with //!");
    }
    println!("{} Rust files", rust.len());
}

/// Every text file that may be in the repository.
fn tracked() -> Vec<(String, String)> {
    let text = [
        ".rs",
        ".toml",
        ".md",
        ".js",
        ".mjs",
        ".json",
        ".html",
        ".css",
        ".txt",
        ".svg",
        ".lock",
        ".yml",
        ".yaml",
        ".npmrc",
        ".sh",
        "/run",
        ".gitignore",
        ".py",
    ];
    with_text(files("", "").into_iter().filter(|path| text.iter().any(|end| path.ends_with(end))).collect())
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    // Written in two parts, so that this file does not name them.
    let folders = [("/wo", "rk"), ("/tm", "p"), ("/ro", "ot"), ("/ho", "me"), ("/fa", "rm"), ("/Us", "ers")];
    let hosts = [
        ("artif", "actory"),
        ("registry.npm", "js.org"),
        ("index.crates", ".io"),
        ("static.crates", ".io"),
        ("regis", "try.yarn"),
    ];
    let mut found = Vec::new();
    for (path, text) in tracked() {
        for (number, line) in (1..).zip(text.lines()) {
            let folder = folders.iter().map(|(a, b)| format!("{a}{b}")).find(|folder| is_path(line, folder));
            let host = hosts.iter().map(|(a, b)| format!("{a}{b}")).find(|host| line.contains(host.as_str()));
            found.extend(folder.or(host).map(|name| format!("{path}:{number}: {name}")));
        }
    }
    assert!(found.is_empty(), "paths of a machine, or hosts of a registry:\n{}", found.join("\n"));
}

/// Whether a line holds an absolute path below this folder: not the end of an address or of a longer path.
fn is_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + folder.len()..).and_then(|text| text.chars().next());
        let starts = !before.is_some_and(|letter| letter.is_alphanumeric() || "._-/})".contains(letter));
        starts && !after.is_some_and(|letter| letter.is_alphanumeric() || "._-".contains(letter))
    })
}

#[test]
fn a_note_of_what_is_left_to_do_says_why() {
    let marks = [("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("HA", "CK")].map(|(a, b)| format!("{a}{b}"));
    for (path, text) in tracked().into_iter().filter(|(path, _)| !path.ends_with("package-lock.json")) {
        for (number, line) in (1..).zip(text.lines()) {
            for mark in marks.iter().filter(|mark| holds(line, mark)) {
                let reason = line.split(mark.as_str()).nth(1).unwrap_or_default();
                assert!(reason.split_whitespace().count() >= 5, "{path}:{number}: {mark} without a reason: {line}");
            }
        }
    }
}

/// Versions that several places repeat, so that one cannot be raised alone.
#[test]
fn versions_agree() {
    let bindgen = text_at("xtask/versions.toml", "cargo.wasm-bindgen");
    let exact = format!("={bindgen}");
    let target = "target.cfg(target_arch = \"wasm32\").dependencies.wasm-bindgen";
    let pinned = toml("Cargo.toml")
        .get("target")
        .and_then(|target| target.get("cfg(target_arch = \"wasm32\")"))
        .and_then(|target| target.get("dependencies"))
        .and_then(|dependencies| dependencies.get("wasm-bindgen"))
        .cloned();
    let pinned = pinned.as_ref().and_then(|value| value.as_str().or_else(|| value.get("version")?.as_str()));
    assert_eq!(pinned, Some(exact.as_str()), "Cargo.toml: {target}");
    assert_eq!(text_at("Trunk.toml", "tools.wasm_bindgen"), bindgen, "Trunk.toml");
    assert_eq!(text_at("Trunk.toml", "trunk-version"), format!("={}", text_at("xtask/versions.toml", "cargo.trunk")));
    let locked = read("Cargo.lock").replace("\r\n", "\n");
    assert!(locked.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{bindgen}\"")), "Cargo.lock");
    let npm = read("xtask/npm/package.json");
    let versions = toml("xtask/versions.toml");
    for (package, version) in versions.get("npm").and_then(Value::as_table).into_iter().flatten() {
        let version = version.as_str().unwrap_or_default();
        assert!(npm.contains(&format!("\"{package}\": \"{version}\"")), "xtask/npm/package.json: {package} {version}");
    }
    let msrv = text_at("Cargo.toml", "workspace.package.rust-version");
    let number = |version: &str| version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
    assert!(
        number(&msrv) <= number(&text_at("rust-toolchain.toml", "toolchain.channel")),
        "{msrv} is newer than the toolchain"
    );
}

/// A text that no screen shows is translated for nothing.
#[test]
fn every_text_of_the_screens_is_used() {
    let code: String = with_text(files("src", ".rs")).into_iter().map(|(_, text)| without_tests(&text)).collect();
    let words = toml("content/words/en.toml");
    let keys: Vec<_> = words.get("ui").and_then(Value::as_table).into_iter().flatten().map(|(key, _)| key).collect();
    let constant = |key: &str| format!("ui::{}", key.replace(['-', '.'], "_").to_uppercase());
    // The words of the language chooser are handed to the script by the build.
    let build = read("xtask/src/build/site.rs");
    let used = |key: &str| {
        if build.contains(&format!("\"ui.{key}\"")) {
            return true;
        }
        let name = constant(key);
        code.match_indices(&name).any(|(at, _)| {
            let after = code.get(at + name.len()..).and_then(|text| text.chars().next());
            !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
        })
    };
    let unused: Vec<_> = keys.iter().filter(|key| !used(key)).collect();
    println!("{} texts of the screens", keys.len());
    assert!(unused.is_empty(), "no screen shows: {unused:?}");
}

/// Each invariant of the house stands in a row `| 4 | … | … |` whose last cell names in backticks the tests or files
/// that prove it.
#[test]
fn every_invariant_names_its_proof() {
    if !exists("ARCHITECTURE.md") {
        println!("there is no ARCHITECTURE.md yet");
        return;
    }
    let text = read("ARCHITECTURE.md");
    let tests: String = with_text(files("", ".rs")).into_iter().map(|(_, text)| text).collect();
    let scripts: String = with_text(files("tests", ".js")).into_iter().map(|(_, text)| text).collect();
    let mut numbers = BTreeSet::new();
    for line in text.lines() {
        let cells: Vec<_> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let Some(number) = cells.first().and_then(|cell| cell.parse::<u32>().ok()) else { continue };
        let proofs: Vec<_> = cells.last().unwrap_or(&"").split('`').skip(1).step_by(2).collect();
        assert!(!proofs.is_empty(), "invariant {number} names no proof");
        for proof in proofs {
            let name = proof.rsplit("::").next().unwrap_or(proof).trim_end_matches("()");
            let known = exists(proof) || tests.contains(&format!("fn {name}(")) || scripts.contains(name);
            assert!(known, "invariant {number}: there is no test or file {proof}");
        }
        numbers.insert(number);
    }
    assert_eq!(numbers, (1..=13).collect(), "ARCHITECTURE.md has a row for each invariant");
}

#[test]
fn no_page_has_script_or_style_in_it() {
    let pages: Vec<_> =
        with_text(files("", ".html")).into_iter().filter(|(path, _)| !path.starts_with("tests/")).collect();
    assert!(pages.iter().any(|(path, _)| path == "index.html"));
    for (path, text) in pages {
        let low = text.to_lowercase();
        // Into these two the build puts one style and one script, each with its hash in the page's policy; nothing else is
        // in them.
        let filled = ["index.html", "web/onefile.html"].contains(&path.as_str());
        if filled {
            for place in ["style", "script"] {
                assert_eq!(text.matches(&format!("><!-- {place} --></{place}>")).count(), 1, "{path}: {place}");
                assert_eq!(text.matches(&format!("'<!-- {place} hash -->'")).count(), 1, "{path}: {place}");
            }
            assert_eq!(low.matches("<style").count(), 1, "{path}");
        }
        assert!(filled || !low.contains("<style"), "{path}");
        assert!(!low.contains("javascript:"), "{path}");
        for tag in low.split('<').skip(1).filter(|tag| !tag.starts_with('!')) {
            let inside = tag.split('>').next().unwrap_or_default();
            let names = inside.split_whitespace().skip(1).filter_map(|part| part.split('=').next());
            for name in names {
                assert!(
                    name != "style" && !(name.starts_with("on") && inside.contains(&format!("{name}="))),
                    "{path}: {inside}"
                );
            }
            if inside.starts_with("script") && (inside.contains(" src=") || !filled) {
                assert!(inside.contains(" src="), "{path}: a script in the page: {inside}");
                assert!(tag.ends_with('>'), "{path}: a script with a body: {tag}");
            }
        }
    }
}

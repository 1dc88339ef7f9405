//! What a screen reader is given: the accessibility tree of a screen as text, and the text kept in `trees/`.
//!
//! A line is a node: its role, its name in quotes, and its states; what is in it stands further in.
//! Left out is what nobody hears: nodes that are ignored or only group, and texts that their parent has as its name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::day;
use crate::fault::{At, Fault, Proof};
use crate::page::Page;

/// So many letters of a text are enough to know it by; its words have tests of their own.
const LETTERS: usize = 90;

/// The states that are told, as Chromium calls them.
const STATES: &[&str] = &[
    "level",
    "focused",
    "checked",
    "selected",
    "pressed",
    "expanded",
    "disabled",
    "required",
    "invalid",
    "readonly",
    "live",
    "atomic",
    "hasPopup",
    "modal",
    "valuemin",
    "valuemax",
    "valuetext",
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "nodeId")]
    id: String,
    ignored: bool,
    role: Option<Worth>,
    name: Option<Worth>,
    description: Option<Worth>,
    value: Option<Worth>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Worth,
}

#[derive(Deserialize)]
struct Worth {
    value: Option<Value>,
}

impl Worth {
    fn text(&self) -> String {
        match &self.value {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.split_whitespace().map(steady).collect::<Vec<_>>().join(" "),
            Some(other) => other.to_string(),
        }
    }
}

/// A word, or in place of the content's own number, which changes with every letter of it, a row of crosses.
fn steady(word: &str) -> &str {
    let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
    if digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) { "xxxxxxxxxxxx" } else { word }
}

fn text(worth: Option<&Worth>) -> String {
    worth.map(Worth::text).unwrap_or_default()
}

/// A line of the text, and what is in it.
struct Branch {
    role: String,
    name: String,
    rest: String,
    inside: Vec<Branch>,
}

/// Chromium's own tree of the whole page, without the note that shows only when the content's day is past.
///
/// # Errors
/// When the browser fails.
pub fn read(page: &Page) -> Proof<String> {
    let show = |how: &str| -> Proof {
        let each = "for (const note of within(arguments[1])) note.style.display = arguments[2]; return null";
        page.script(each, &[day::NOTE.into(), how.into()])
    };
    show("none")?;
    let all = page.browser.devtools("Accessibility.getFullAXTree", &json!({}))?;
    show("")?;
    let nodes: Vec<Node> = serde_json::from_value(all.get("nodes").cloned().unwrap_or_default()).at("the tree")?;
    let first = nodes.first().map(|node| node.id.clone()).ok_or_else(|| Fault::wrong("an empty tree"))?;
    let by_id: BTreeMap<&str, &Node> = nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let mut text = String::new();
    for branch in branches(&first, &by_id) {
        write(&mut text, &branch, 0);
    }
    Ok(text)
}

fn branches(id: &str, nodes: &BTreeMap<&str, &Node>) -> Vec<Branch> {
    let Some(node) = nodes.get(id) else { return Vec::new() };
    let role = text(node.role.as_ref());
    if ["InlineTextBox", "LineBreak", "ListMarker"].contains(&role.as_str()) {
        return Vec::new();
    }
    let mut inside: Vec<Branch> = Vec::new();
    for branch in node.child_ids.iter().flat_map(|child| branches(child, nodes)) {
        match inside.last_mut() {
            // One sentence, whatever stands around its words.
            Some(before) if before.role == "text" && branch.role == "text" => {
                before.name = format!("{} {}", before.name, branch.name);
            }
            _ => inside.push(branch),
        }
    }
    let mut name = text(node.name.as_ref());
    if role == "StaticText" {
        let branch = Branch { role: "text".to_owned(), name, rest: String::new(), inside: Vec::new() };
        return if branch.name.is_empty() { Vec::new() } else { vec![branch] };
    }
    if role == "LabelText" {
        // The words of a label are heard as the name of what it labels.
        let named: Vec<String> =
            inside.iter().filter(|branch| branch.role != "text").map(|branch| branch.name.clone()).collect();
        inside.retain(|branch| branch.role != "text" || !named.contains(&branch.name));
        return inside;
    }
    if node.ignored || name.is_empty() && ["generic", "none"].contains(&role.as_str()) {
        return inside;
    }
    if role == "MenuListPopup" {
        let options: Vec<&str> = inside.iter().map(|branch| branch.name.as_str()).collect();
        let name = format!("options: {}", options.join(" | "));
        return vec![Branch { role: name, name: String::new(), rest: String::new(), inside: Vec::new() }];
    }
    match inside.as_slice() {
        // Nothing but words is in it.
        [only] if only.role == "text" && name.is_empty() => name.clone_from(&only.name),
        _ => {}
    }
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let heard: String = inside.iter().map(|branch| letters(&branch.name)).collect();
    if inside.iter().all(|branch| branch.role == "text") && heard == letters(&name) {
        inside.clear();
    }
    let rest = rest(node, &role);
    vec![Branch { role, name, rest, inside }]
}

/// What is told of a node behind its name.
fn rest(node: &Node, role: &str) -> String {
    let mut rest = String::new();
    let mut told = |what: &str| {
        // Writing to a text cannot fail.
        let _ = write!(rest, ", {what}");
    };
    for state in STATES {
        // How deep a list lies is told by where it stands; whether the window has the focus is not the page's affair.
        if *state == "level" && role != "heading" || *state == "focused" && role == "RootWebArea" {
            continue;
        }
        let Some(property) = node.properties.iter().find(|property| property.name == *state) else { continue };
        match property.value.text().as_str() {
            "false" if ["checked", "pressed", "selected", "expanded"].contains(state) => told(&format!("not {state}")),
            "" | "false" | "off" => {}
            "true" => told(state),
            other => told(&format!("{state} {other}")),
        }
    }
    for (what, worth) in [("value", &node.value), ("described as", &node.description)] {
        let text = text(worth.as_ref());
        if !text.is_empty() {
            told(&format!("{what} \"{}\"", cut(&text)));
        }
    }
    rest
}

/// A text in short.
#[must_use]
pub fn cut(text: &str) -> String {
    let short: String = text.chars().take(LETTERS).collect();
    if short.len() == text.len() { short } else { format!("{}…", short.trim_end()) }
}

fn write(text: &mut String, branch: &Branch, depth: usize) {
    let _ = write!(text, "{}{}", "  ".repeat(depth), branch.role);
    if !branch.name.is_empty() {
        let _ = write!(text, " \"{}\"", cut(&branch.name));
    }
    text.push_str(&branch.rest);
    text.push('\n');
    for inside in &branch.inside {
        write(text, inside, depth + 1);
    }
}

/// Where the tree of a screen in a language is kept.
#[must_use]
pub fn file(language: &str, screen: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("trees").join(language).join(format!("{screen}.txt"))
}

/// Compares a tree with the one that is kept, or with `KIDNEY_BLESS` keeps it.
///
/// # Errors
/// When they differ; shows the lines that do.
pub fn compare(language: &str, screen: &str, seen: &str) -> Proof {
    let file = file(language, screen);
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept == seen {
        return Ok(());
    }
    if env::var_os("KIDNEY_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        return fs::write(&file, seen).at(file.display());
    }
    Err(Fault::wrong(format!(
        "the tree of {screen} in {language} is another one; look at it, and keep it with KIDNEY_BLESS=1\n{}",
        difference(&kept, seen)
    )))
}

/// Sees that no tree is kept of a screen that there is no more.
///
/// # Errors
/// With the names of those that are.
pub fn none_left(language: &str, read: &[String]) -> Proof {
    let folder = file(language, "-").with_file_name("");
    let mut left = Vec::new();
    for entry in fs::read_dir(&folder).at(folder.display())? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if read.contains(&name) {
            continue;
        }
        if env::var_os("KIDNEY_BLESS").is_some() {
            fs::remove_file(&path)?;
        } else {
            left.push(name);
        }
    }
    ensure!(left.is_empty(), "no screen has these trees any more: {left:?}");
    Ok(())
}

/// What changes from one tree to another: the lines that go and those that come.
#[must_use]
pub fn change(before: &str, after: &str) -> String {
    let mut text = String::new();
    apart(before, after, |_, sign, line| {
        let _ = writeln!(text, "{sign} {line}");
    });
    text
}

/// The lines that only one of two texts has, in order, each with its number.
fn difference(kept: &str, seen: &str) -> String {
    let mut text = String::new();
    apart(kept, seen, |number, sign, line| {
        let _ = writeln!(text, "    {number} {sign} {line}");
    });
    text
}

fn apart(kept: &str, seen: &str, mut tell: impl FnMut(usize, char, &str)) {
    let (mut kept, mut seen): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), seen.lines().collect());
    while kept.last().is_some_and(|last| seen.last() == Some(last)) {
        kept.pop();
        seen.pop();
    }
    let (mut old, mut new) = (kept.as_slice(), seen.as_slice());
    while !(old.is_empty() && new.is_empty()) {
        let (gone, come) = until_both(old, new);
        let ((gone, old_rest), (come, new_rest)) = (old.split_at(gone), new.split_at(come));
        for (sign, lines, from) in [('-', gone, kept.len() - old.len()), ('+', come, seen.len() - new.len())] {
            for (at, line) in lines.iter().enumerate() {
                tell(from + at + 1, sign, line);
            }
        }
        // The line that both have.
        (old, new) = (old_rest.get(1..).unwrap_or_default(), new_rest.get(1..).unwrap_or_default());
    }
}

/// How many lines stand in each before the nearest that both have.
fn until_both(old: &[&str], new: &[&str]) -> (usize, usize) {
    for apart in 0..old.len() + new.len() {
        for gone in 0..=apart {
            let (one, other) = (old.get(gone), new.get(apart - gone));
            if one.is_some() && one == other {
                return (gone, apart - gone);
            }
        }
    }
    (old.len(), new.len())
}

/// What can be worked with, and the headings: role and name of each line of a tree that is one, in order.
///
/// # Errors
/// When no tree is kept.
pub fn controls(language: &str, screen: &str) -> Proof<Vec<(String, String)>> {
    const KINDS: &[&str] =
        &["heading", "button", "link", "radio", "checkbox", "combobox", "textbox", "DisclosureTriangle", "progressbar"];
    let file = file(language, screen);
    let tree = fs::read_to_string(&file).at(file.display())?;
    let lines = tree.lines().map(str::trim_start).filter_map(|line| {
        let (role, rest) = line.split_once(" \"").unwrap_or((line.split(',').next().unwrap_or(line), ""));
        let name = rest.split_once('"').map_or("", |(name, _)| name);
        KINDS.contains(&role).then(|| (role.to_owned(), name.to_owned()))
    });
    Ok(lines.collect())
}

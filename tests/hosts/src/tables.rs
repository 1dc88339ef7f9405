//! The tables of docs/ that the cases themselves write: what a whole run found must be what stands there.
//!
//! A table stands between `<!-- printed by the tests: NAME -->` and `<!-- end -->`. It is compared when every case that
//! writes into it was taken, in every engine; a difference is a failure, and with `KIDNEY_BLESS` set it is written anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use crate::counts;
use crate::engine::Engine;
use crate::fault::{At, Fault, Proof};

/// A table: its name, its page, and the heads of its first column and of what it counts.
struct Table {
    name: &'static str,
    page: &'static str,
    row: &'static str,
    /// What the last row says, from the number of rows that an engine has and of those that were taken.
    total: fn(usize, usize) -> Option<String>,
}

const TABLES: &[Table] = &[
    Table {
        name: "faults",
        page: "docs/reliability.md",
        row: "Fault injected",
        total: |survived, injected| Some(format!("{survived} of {injected}")),
    },
    Table { name: "memory", page: "docs/reliability.md", row: "The module's memory", total: |_, _| None },
    Table {
        name: "hosts",
        page: "docs/embedding.md",
        row: "Site",
        total: |whole, tried| Some(format!("{whole} of {tried}")),
    },
    Table { name: "barriers", page: "docs/accessibility.md", row: "Violations found", total: |_, _| None },
    Table { name: "keys", page: "docs/accessibility.md", row: "By keyboard alone", total: |_, _| None },
    Table { name: "privacy", page: "docs/privacy.md", row: "After a full run", total: |_, _| None },
];

/// A row: the engines that must write into it, and what each found.
struct Row {
    name: String,
    expected: Vec<Engine>,
    cells: BTreeMap<Engine, String>,
}

/// In the order of the cases.
type Rows = Vec<Row>;

static FOUND: Mutex<BTreeMap<&'static str, Rows>> = Mutex::new(BTreeMap::new());

fn with_found<T>(act: impl FnOnce(&mut BTreeMap<&'static str, Rows>) -> T) -> T {
    act(&mut FOUND.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Makes a row, so that the order is that of the cases and not of the workers.
pub fn row(table: &'static str, name: impl Into<String>, engines: &[Engine]) {
    let row = Row { name: name.into(), expected: engines.to_vec(), cells: BTreeMap::new() };
    with_found(|found| found.entry(table).or_default().push(row));
}

/// Writes what an engine found into a row.
pub fn note(table: &'static str, name: &str, engine: Engine, cell: impl Into<String>) {
    with_found(|found| {
        let rows = found.entry(table).or_default();
        if let Some(row) = rows.iter_mut().find(|row| row.name == name) {
            row.cells.insert(engine, cell.into());
        }
    });
}

/// What looked where in a run that looks for barriers everywhere, as counts.rs has it.
const LOOKS: [(&str, &str, &str); 8] = [
    ("axe", "axe", "alone"),
    ("Equal Access", "Equal Access", "alone"),
    ("contrasts, by our own reckoning", "contrasts", "alone"),
    ("cut off or too small, at 320 pixels in letters twice as large", "boxes", "alone"),
    ("axe, in a clinic's page", "axe", "embedded"),
    ("Equal Access, in a clinic's page", "Equal Access", "embedded"),
    ("contrasts, in a clinic's page", "contrasts", "embedded"),
    ("cut off or too small, in a clinic's page", "boxes", "embedded"),
];

/// Fills the table of barriers after a whole run of the long cases, in which none was found.
pub(crate) fn barriers() {
    for (name, by, place) in LOOKS {
        row("barriers", name, &Engine::ALL);
        for engine in Engine::ALL {
            note("barriers", name, engine, counts::looks(by, place, engine));
        }
    }
}

/// Whether every case of a table was taken, in every engine it is for.
fn is_complete(table: &Table) -> bool {
    with_found(|found| {
        let rows = found.get(table.name).map_or(&[][..], Vec::as_slice);
        !rows.is_empty() && rows.iter().all(|row| row.expected.iter().all(|engine| row.cells.contains_key(engine)))
    })
}

/// A line for each table that counts: faults survived of those injected, and sites on which all was whole, by engine.
#[must_use]
pub fn summary() -> String {
    with_found(|found| {
        [("faults survived", "faults"), ("host pages passed", "hosts")]
            .map(|(what, table)| {
                let rows = found.get(table).map_or(&[][..], Vec::as_slice);
                let each = Engine::ALL.map(|engine| {
                    let (passed, all) = count(rows, engine);
                    format!("{passed} of {all} in {engine}")
                });
                format!("{what}: {}", each.join(", "))
            })
            .join("\n")
    })
}

/// The cell of a fault that was survived.
pub const SURVIVED: &str = "survived";

/// The cell of a site on which the self-check was whole.
pub const WHOLE: &str = "whole";

/// How many rows an engine passed, and of how many.
fn count(rows: &[Row], engine: Engine) -> (usize, usize) {
    let tried = rows.iter().filter(|row| row.expected.contains(&engine));
    let passed =
        tried.clone().filter(|row| row.cells.get(&engine).is_some_and(|cell| cell == SURVIVED || cell == WHOLE));
    (passed.count(), tried.count())
}

/// Compares the pages with what was found, or writes them anew.
///
/// # Errors
/// When they differ, or a page has no place for its table.
pub(crate) fn check() -> Proof {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for table in TABLES.iter().filter(|table| is_complete(table)) {
        let file = root.join(table.page);
        let page = fs::read_to_string(&file).at(table.page)?;
        let fresh = put(&page, table)?;
        if fresh == page {
            continue;
        }
        if env::var_os("KIDNEY_BLESS").is_some() {
            fs::write(&file, fresh).at(table.page)?;
            println!("{}: the table \"{}\" was written anew", table.page, table.name);
            continue;
        }
        // Nothing to compare with, as long as no whole run has been taken for it.
        if page.contains(&format!("{}Not yet: ", begin(table))) {
            println!("{}: the table \"{}\" is not written yet", table.page, table.name);
            continue;
        }
        return Err(Fault::wrong(format!(
            "{}: the table \"{}\" is not what was found; run again with KIDNEY_BLESS=1 to write it anew",
            table.page, table.name
        )));
    }
    Ok(())
}

/// What stands before a table in its page.
fn begin(table: &Table) -> String {
    format!("<!-- printed by the tests: {} -->\n", table.name)
}

/// The page with the table as it was found.
fn put(page: &str, table: &Table) -> Proof<String> {
    let begin = begin(table);
    let no_place = || Fault::wrong(format!("{} has no place for the table \"{}\"", table.page, table.name));
    let (before, rest) = page.split_once(&begin).ok_or_else(no_place)?;
    let (_, after) = rest.split_once("<!-- end -->").ok_or_else(no_place)?;
    Ok(format!("{before}{begin}{}<!-- end -->{after}", markdown(table)))
}

fn markdown(table: &Table) -> String {
    with_found(|found| {
        let rows = found.get(table.name).map_or(&[][..], Vec::as_slice);
        let mut text = format!("| {} |", table.row);
        // Writing to a text cannot fail.
        let line = |text: &mut String, cells: [String; 3]| {
            for cell in cells {
                let _ = write!(text, " {cell} |");
            }
            text.push('\n');
        };
        line(&mut text, Engine::ALL.map(|engine| engine.name().to_owned()));
        text.push_str("|---|---|---|---|\n");
        for row in rows {
            let _ = write!(text, "| {} |", row.name);
            line(
                &mut text,
                Engine::ALL.map(|engine| row.cells.get(&engine).cloned().unwrap_or_else(|| "—".to_owned())),
            );
        }
        let totals = Engine::ALL.map(|engine| {
            let (passed, tried) = count(rows, engine);
            (table.total)(passed, tried)
        });
        if let [Some(chromium), Some(firefox), Some(webkit)] = totals {
            text.push_str("| **All** |");
            line(&mut text, [chromium, firefox, webkit].map(|total| format!("**{total}**")));
        }
        text
    })
}

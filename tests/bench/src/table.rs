//! The tables of `docs/performance.md`: one row for each thing measured, one column for each subject.

use std::fmt::Write as _;

use crate::stats::Sample;
use crate::subject::OURS;
use crate::visit::{Look, Walk};

/// All visits of one subject at one speed of the processor.
#[derive(Clone, Debug)]
pub struct Column {
    /// The subject's name.
    pub name: &'static str,
    /// Those that only looked.
    pub looks: Vec<Look>,
    /// Those that answered.
    pub walks: Vec<Walk>,
}

/// How the numbers of a row are written.
#[derive(Clone, Copy)]
enum Unit {
    /// Milliseconds, with quartiles.
    Times,
    /// The median alone, with one decimal.
    Plain,
    /// Bytes, as thousands.
    Kilobytes,
    /// Bytes, as millions.
    Megabytes,
}

struct Row {
    name: &'static str,
    unit: Unit,
    sample: fn(&Column) -> Sample,
    /// Not the median but this part of the sample.
    part: f64,
}

const fn row(name: &'static str, unit: Unit, sample: fn(&Column) -> Sample) -> Row {
    Row { name, unit, sample, part: 0.5 }
}

const ROWS: &[Row] = &[
    row("first paint, ms", Unit::Times, |column| column.looks.iter().filter_map(|look| look.seen.first).collect()),
    row("largest paint, ms", Unit::Times, |column| column.looks.iter().filter_map(|look| look.seen.largest).collect()),
    row("Start works: the first question stands, ms", Unit::Times, |column| {
        column.walks.iter().filter_map(|walk| walk.seen.start).collect()
    }),
    row("the first answer is taken, ms", Unit::Times, |column| {
        column.walks.iter().filter_map(|walk| walk.seen.answer).collect()
    }),
    row("choose, ms", Unit::Times, |column| column.walks.iter().flat_map(|walk| walk.choose.clone()).collect()),
    Row {
        part: 0.95,
        ..row("choose, p95, ms", Unit::Plain, |c| c.walks.iter().flat_map(|w| w.choose.clone()).collect())
    },
    row("continue, ms", Unit::Times, |column| column.walks.iter().flat_map(|walk| walk.next.clone()).collect()),
    Row {
        part: 0.95,
        ..row("continue, p95, ms", Unit::Plain, |c| c.walks.iter().flat_map(|w| w.next.clone()).collect())
    },
    row("long tasks up to the first answer", Unit::Plain, |column| {
        column.walks.iter().map(|walk| count(walk.seen.long.len())).collect()
    }),
    row("their length together, ms", Unit::Plain, |column| {
        column.walks.iter().map(|walk| walk.seen.long.iter().map(|[_, length]| length).sum()).collect()
    }),
    row("long tasks in the answers after it", Unit::Plain, |column| {
        column.walks.iter().map(|walk| count(walk.long.len())).collect()
    }),
    row("moved by itself while loading (CLS)", Unit::Plain, |column| {
        column.looks.iter().map(|look| look.seen.shift).collect()
    }),
    row("bytes by the first answer, KB", Unit::Kilobytes, |column| {
        column.walks.iter().map(|walk| walk.sent.iter().map(|sent| count(sent.bytes)).sum()).collect()
    }),
    row("requests by then", Unit::Plain, |column| column.walks.iter().map(|walk| count(walk.sent.len())).collect()),
    row("bytes in all, KB", Unit::Kilobytes, |column| {
        column.looks.iter().map(|look| look.sent.iter().map(|sent| count(sent.bytes)).sum()).collect()
    }),
    row("requests in all", Unit::Plain, |column| column.looks.iter().map(|look| count(look.sent.len())).collect()),
    row("memory once loaded, MB", Unit::Megabytes, |column| {
        column.looks.iter().filter_map(|look| look.memory.map(megabytes)).collect()
    }),
    row("memory after twelve answers, MB", Unit::Megabytes, |column| {
        column.walks.iter().filter_map(|walk| walk.memory.map(megabytes)).collect()
    }),
    row("the same, half a minute later, MB", Unit::Megabytes, |column| {
        column.walks.iter().filter_map(|walk| walk.later.map(megabytes)).collect()
    }),
];

#[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64
}

/// One table: medians, with the quartiles behind times, and how many times as much or as long a peer takes as ours.
#[must_use]
pub fn write(title: &str, columns: &[Column]) -> String {
    let mut table = format!("| {title} |");
    for column in columns {
        let _ = write!(table, " {} |", column.name);
    }
    table.push_str("\n|---|");
    table.push_str(&"---:|".repeat(columns.len()));
    table.push('\n');
    for row in ROWS {
        let _ = write!(table, "| {} |", row.name);
        let ours = columns.iter().find(|column| column.name == OURS).and_then(|column| value(row, column));
        for column in columns {
            let _ = write!(table, " {}{} |", cell(row, column), ratio(ours, value(row, column), column.name));
        }
        table.push('\n');
    }
    table
}

fn value(row: &Row, column: &Column) -> Option<f64> {
    (row.sample)(column).quantile(row.part)
}

fn cell(row: &Row, column: &Column) -> String {
    let sample = (row.sample)(column);
    let Some(middle) = sample.quantile(row.part) else { return "–".to_owned() };
    match (row.unit, sample.spread()) {
        (Unit::Times, Some([_, low, high])) if middle < 100.0 => format!("{middle:.1} ({low:.1}–{high:.1})"),
        (Unit::Times, Some([_, low, high])) => format!("{middle:.0} ({low:.0}–{high:.0})"),
        (Unit::Kilobytes, _) => format!("{:.1}", middle / 1000.0),
        (Unit::Megabytes, _) => format!("{:.1}", middle / 1e6),
        _ if middle < 1.0 && middle > 0.0 => format!("{middle:.3}"),
        _ => format!("{middle:.1}").trim_end_matches(".0").to_owned(),
    }
}

/// Ours divided by theirs.
fn ratio(ours: Option<f64>, theirs: Option<f64>, name: &str) -> String {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if name != OURS && theirs > 0.0 => format!(" · {:.2}", ours / theirs),
        _ => String::new(),
    }
}

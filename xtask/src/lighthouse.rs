//! `cargo xtask lighthouse`: the stand-alone page in Lighthouse's mobile preset, which must give the whole mark.
//!
//! Performance is the median of several runs; the other three are exact, so every run must give all of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::{Doing, Error};
use crate::process::{self, run};
use crate::project::{Project, make_folder, read};
use crate::say;
use crate::server::{Server, compressed};
use crate::setup::{self, browser};

/// An odd number has a run in the middle.
const RUNS: usize = 5;

const EXACT: [&str; 2] = ["accessibility", "best-practices"];

/// Lighthouse asks for `robots.txt` from inside the page, and the page refuses every request once it is whole
/// (`web/silence.js`). So what it says to search engines is judged without the script that shuts the page off.
const WITHOUT_SILENCE: &str = "*/page.js";

/// What is told of each run.
const METRICS: [(&str, &str); 5] = [
    ("first-contentful-paint", "first paint"),
    ("largest-contentful-paint", "largest paint"),
    ("total-blocking-time", "blocked"),
    ("speed-index", "speed index"),
    ("cumulative-layout-shift", "layout shift"),
];

fn runs(arguments: &[String]) -> Result<usize, Error> {
    match arguments {
        [] => Ok(RUNS),
        [flag, number] if flag == "--runs" => {
            let unknown = || Error::UnknownArgument { argument: number.clone() };
            number.parse().ok().filter(|runs| *runs > 0).ok_or_else(unknown)
        }
        [other, ..] => Err(Error::UnknownArgument { argument: other.clone() }),
    }
}

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let runs = runs(arguments)?;
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        return Err(Error::Missing { what: "dist/", how: "run `cargo xtask build` first" });
    }
    let house = House {
        project,
        program: setup::lighthouse(project)?.join("lighthouse/cli/index.js"),
        browser: browser::chromium(project)?.browser,
        folder: project.path("target/lighthouse"),
    };
    make_folder(&house.folder)?;
    let root = dist.clone();
    let server = Server::start(&dist, 0, move |request, reply| compressed(&root, request, reply));
    let server = server.doing("serve", &dist)?;

    let categories = format!("--only-categories=performance,{}", EXACT.join(","));
    let reports: Vec<Value> = (1..=runs)
        .map(|nth| house.ask(&server.url("/"), &format!("run-{nth}"), &[&categories]))
        .collect::<Result<_, _>>()?;
    let blocked = format!("--blocked-url-patterns={WITHOUT_SILENCE}");
    let seo = house.ask(&server.url("/"), "seo", &["--only-categories=seo", &blocked])?;
    say::result(&table(&reports, &seo));
    let lines = faults(&reports, &seo);
    if lines.is_empty() { Ok(()) } else { Err(Error::BelowTheMark { lines }) }
}

/// How Lighthouse is started.
struct House<'a> {
    project: &'a Project,
    program: PathBuf,
    browser: PathBuf,
    folder: PathBuf,
}

impl House<'_> {
    fn ask(&self, url: &str, name: &str, options: &[&str]) -> Result<Value, Error> {
        let report = self.folder.join(format!("{name}.json"));
        let mut node = process::command(self.project, "node");
        node.arg(&self.program).arg(url).args(options);
        node.args(["--quiet", "--output=json", "--no-enable-error-reporting"]);
        node.args(["--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run"]);
        node.arg(format!("--output-path={}", report.display())).env("CHROME_PATH", &self.browser);
        run(&mut node)?;
        parse(&report)
    }
}

fn parse(path: &Path) -> Result<Value, Error> {
    let malformed =
        |reason: serde_json::Error| Error::Malformed { path: path.to_path_buf(), reason: reason.to_string() };
    serde_json::from_str(&read(path)?).map_err(malformed)
}

/// The mark of a category, of 100; none where Lighthouse could not give one.
fn mark(report: &Value, category: &str) -> Option<f64> {
    Some((report.pointer(&format!("/categories/{category}/score"))?.as_f64()? * 100.0).round())
}

fn metric(report: &Value, audit: &str) -> Option<f64> {
    report.pointer(&format!("/audits/{audit}/numericValue"))?.as_f64()
}

fn median(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect::<Option<_>>()?;
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// One column for the marks and one for each metric; one row for each run, and one for the medians.
fn table(reports: &[Value], seo: &Value) -> String {
    let told = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.0}"));
    let finer = |name: &str, value: Option<f64>| match (name, value) {
        ("cumulative-layout-shift", Some(value)) => format!("{value:.3}"),
        (_, value) => told(value),
    };
    let mut table = "| Run | Performance | Accessibility | Best practices |".to_owned();
    for (_, name) in METRICS {
        // Writing to a text cannot fail.
        let _ = write!(table, " {name} |");
    }
    table.push_str("\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    let categories = ["performance", EXACT[0], EXACT[1]];
    for (nth, report) in reports.iter().enumerate() {
        let marks = categories.map(|category| told(mark(report, category)));
        let metrics = METRICS.map(|(audit, _)| finer(audit, metric(report, audit)));
        let _ = writeln!(table, "| {} | {} | {} |", nth + 1, marks.join(" | "), metrics.join(" | "));
    }
    let marks = categories.map(|category| told(median(reports.iter().map(|report| mark(report, category)))));
    let metrics = METRICS.map(|(audit, _)| finer(audit, median(reports.iter().map(|report| metric(report, audit)))));
    let _ = writeln!(table, "| median | {} | {} |", marks.join(" | "), metrics.join(" | "));
    let _ = writeln!(table, "\nSEO: {}", told(mark(seo, "seo")));
    table
}

/// What is below the mark, with the audits that took it away.
fn faults(reports: &[Value], seo: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let middle = median(reports.iter().map(|report| mark(report, "performance")));
    if middle != Some(100.0) {
        let worst = reports.iter().find(|report| mark(report, "performance") == middle);
        faults.push(fault(worst.unwrap_or(&Value::Null), "performance"));
    }
    for category in EXACT {
        faults.extend(reports.iter().find(|report| mark(report, category) != Some(100.0)).map(|r| fault(r, category)));
    }
    if mark(seo, "seo") != Some(100.0) {
        faults.push(fault(seo, "seo"));
    }
    faults
}

fn fault(report: &Value, category: &str) -> String {
    let audits = report.pointer(&format!("/categories/{category}/auditRefs")).and_then(Value::as_array);
    let below: Vec<&str> = audits
        .into_iter()
        .flatten()
        .filter(|audit| audit.get("weight").and_then(Value::as_f64).is_some_and(|weight| weight > 0.0))
        .filter_map(|audit| audit.get("id")?.as_str())
        .filter(|id| {
            let score = report.pointer(&format!("/audits/{id}/score")).and_then(Value::as_f64);
            score.is_some_and(|score| score < 0.995)
        })
        .collect();
    let mark = mark(report, category).map_or_else(|| "no mark".to_owned(), |mark| format!("{mark}"));
    format!("Lighthouse gives {category} {mark} of 100: {}", below.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn report(performance: f64, accessibility: f64) -> Value {
        json!({
            "categories": {
                "performance": { "score": performance, "auditRefs": [{ "id": "total-blocking-time", "weight": 30 }] },
                "accessibility": { "score": accessibility, "auditRefs": [{ "id": "button-name", "weight": 10 }] },
                "best-practices": { "score": 1, "auditRefs": [] },
                "seo": { "score": 1, "auditRefs": [] },
            },
            "audits": {
                "total-blocking-time": { "score": performance, "numericValue": 120.4 },
                "button-name": { "score": accessibility },
            },
        })
    }

    #[test]
    fn performance_is_the_middle_run_and_the_others_are_exact() {
        let check = |runs: &[(f64, f64)], wanted: &[&str]| {
            let reports: Vec<Value> = runs.iter().map(|(one, other)| report(*one, *other)).collect();
            assert_eq!(faults(&reports, &report(1.0, 1.0)), wanted);
        };
        check(&[(1.0, 1.0), (0.9, 1.0), (1.0, 1.0)], &[]);
        check(&[(0.9, 1.0), (0.8, 1.0), (1.0, 1.0)], &["Lighthouse gives performance 90 of 100: total-blocking-time"]);
        check(&[(1.0, 1.0), (1.0, 0.9), (1.0, 1.0)], &["Lighthouse gives accessibility 90 of 100: button-name"]);
        assert_eq!(faults(&[json!({})], &json!({})).len(), 4);
    }

    #[test]
    fn the_table_has_a_row_for_each_run() {
        let table = table(&[report(1.0, 1.0), report(0.9, 1.0)], &report(1.0, 1.0));
        assert!(table.contains("| 2 | 90 | 100 | 100 | – | – | 120 | – | – |"), "{table}");
        assert!(table.ends_with("SEO: 100\n"), "{table}");
    }
}

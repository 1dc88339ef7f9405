//! `cargo xtask size`: what a first visit costs a reader, against the budget.

mod weigh;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::commands::flags;
use crate::error::{Doing, Error};
use crate::project::{Project, read_toml};
use crate::say;
use weigh::{Weight, brotli_size};

/// `xtask/budget.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Budget {
    bytes: usize,
    requests: usize,
    /// Every file, and what it may weigh by itself, so that none grows in the shade of another that shrank.
    first_visit: BTreeMap<String, usize>,
    /// What a clinic's page loads, whose reader has not come near the tag.
    far: BTreeMap<String, usize>,
    /// What comes by itself once the first screen is there; nobody waits for it, but somebody pays for it.
    behind: BTreeMap<String, usize>,
}

pub fn command(project: &Project, arguments: &[String]) -> Result<(), Error> {
    let [] = flags(arguments, [])?;
    check(project)
}

/// Prints the table; an error if the budget does not allow it.
pub fn check(project: &Project) -> Result<(), Error> {
    let budget: Budget = read_toml(&project.path("xtask/budget.toml"))?;
    let weights = weigh(project, &budget.first_visit)?;
    say::result(&table(&weights, &budget));
    let mut lines = excesses(&weights, &budget);
    for (when, files) in [("before the tag is near", &budget.far), ("behind the first screen", &budget.behind)] {
        let weights = weigh(project, files)?;
        for Weight { name, plain, brotli } in &weights {
            say::result(&format!("{when}: {name}, {plain} plain, {brotli} Brotli\n"));
        }
        lines.extend(beyond(&weights, files));
    }
    if lines.is_empty() { Ok(()) } else { Err(Error::OverBudget { lines }) }
}

fn weigh(project: &Project, files: &BTreeMap<String, usize>) -> Result<Vec<Weight>, Error> {
    let weigh = |name: &String| {
        let path = project.dist().join(name);
        let bytes = fs::read(&path).doing("read (run `cargo xtask build` first)", &path)?;
        Ok(Weight { name: name.clone(), plain: bytes.len(), brotli: brotli_size(&bytes) })
    };
    files.keys().map(weigh).collect()
}

fn table(weights: &[Weight], budget: &Budget) -> String {
    let mut table = format!("{:<22}{:>9}{:>9}\n", "first visit", "plain", "Brotli");
    let mut row = |name: &str, plain: String, brotli: usize| {
        // Writing to a text cannot fail.
        let _ = writeln!(table, "{name:<22}{plain:>9}{brotli:>9}");
    };
    for weight in weights {
        row(&weight.name, weight.plain.to_string(), weight.brotli);
    }
    let plain: usize = weights.iter().map(|weight| weight.plain).sum();
    row("all", plain.to_string(), total(weights));
    row("permitted", String::new(), budget.bytes);
    let _ = writeln!(table, "{} requests of {} permitted", weights.len(), budget.requests);
    table
}

fn total(weights: &[Weight]) -> usize {
    weights.iter().map(|weight| weight.brotli).sum()
}

/// One line for each limit that is passed, naming the heaviest file and the excess.
fn excesses(weights: &[Weight], budget: &Budget) -> Vec<String> {
    let mut lines = Vec::new();
    let heaviest = weights.iter().max_by_key(|weight| weight.brotli);
    if let Some(heaviest) = heaviest.filter(|_| total(weights) > budget.bytes) {
        lines.push(format!(
            "a first visit is {} bytes (Brotli) over its {}; the heaviest file is {} with {}",
            total(weights) - budget.bytes,
            budget.bytes,
            heaviest.name,
            heaviest.brotli
        ));
    }
    lines.extend(beyond(weights, &budget.first_visit));
    if weights.len() > budget.requests {
        let beyond: Vec<&str> = weights.iter().skip(budget.requests).map(|weight| weight.name.as_str()).collect();
        lines.push(format!(
            "a first visit makes {} requests, {} over its {}: {}",
            weights.len(),
            beyond.len(),
            budget.requests,
            beyond.join(", ")
        ));
    }
    lines
}

/// One line for each file over its own limit.
fn beyond(weights: &[Weight], limits: &BTreeMap<String, usize>) -> Vec<String> {
    let over = weights.iter().filter_map(|Weight { name, brotli, .. }| {
        let excess = brotli.checked_sub(*limits.get(name)?).filter(|by| *by > 0)?;
        Some(format!("{name} is {excess} bytes (Brotli) over its own {}", brotli - excess))
    });
    over.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(sizes: &[usize]) -> Vec<Weight> {
        let weight =
            |(nth, size): (usize, &usize)| Weight { name: format!("file-{nth}"), plain: size * 2, brotli: *size };
        sizes.iter().enumerate().map(weight).collect()
    }

    fn budget(bytes: usize, requests: usize) -> Budget {
        Budget { bytes, requests, first_visit: BTreeMap::new(), far: BTreeMap::new(), behind: BTreeMap::new() }
    }

    #[test]
    fn each_file_keeps_its_own_budget() {
        let files = |most: usize| BTreeMap::from([("file-1".to_owned(), most)]);
        let lines = |most| excesses(&weights(&[30, 90]), &Budget { first_visit: files(most), ..budget(120, 2) });
        assert!(lines(90).is_empty());
        assert_eq!(lines(80), ["file-1 is 10 bytes (Brotli) over its own 80"]);
    }

    #[test]
    fn a_budget_is_kept_up_to_its_last_byte() {
        assert!(excesses(&weights(&[60, 40]), &budget(100, 2)).is_empty());
    }

    #[test]
    fn an_excess_names_file_and_amount() {
        assert_eq!(
            excesses(&weights(&[30, 90, 1]), &budget(100, 2)),
            [
                "a first visit is 21 bytes (Brotli) over its 100; the heaviest file is file-1 with 90",
                "a first visit makes 3 requests, 1 over its 2: file-2",
            ]
        );
    }
}

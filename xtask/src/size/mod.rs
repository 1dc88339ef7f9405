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
    let weights = weigh(project, budget.first_visit.keys())?;
    let behind = weigh(project, budget.behind.keys())?;
    say::result(&[table("first visit", &weights), permitted(&weights, &budget), table("behind it", &behind)].concat());
    let mut lines = excesses(&weights, &budget);
    lines.extend(files_over(&behind, &budget.behind));
    if lines.is_empty() { Ok(()) } else { Err(Error::OverBudget { lines }) }
}

fn weigh<'a>(project: &Project, names: impl Iterator<Item = &'a String>) -> Result<Vec<Weight>, Error> {
    let mut weights = Vec::new();
    for name in names {
        let path = project.dist().join(name);
        let bytes = fs::read(&path).doing("read (run `cargo xtask build` first)", &path)?;
        weights.push(Weight { name: name.clone(), plain: bytes.len(), brotli: brotli_size(&bytes) });
    }
    Ok(weights)
}

fn row(table: &mut String, name: &str, plain: &str, brotli: usize) {
    // Writing to a text cannot fail.
    let _ = writeln!(table, "{name:<22}{plain:>9}{brotli:>9}");
}

fn table(title: &str, weights: &[Weight]) -> String {
    let mut table = format!("{title:<22}{:>9}{:>9}\n", "plain", "Brotli");
    for weight in weights {
        row(&mut table, &weight.name, &weight.plain.to_string(), weight.brotli);
    }
    let plain: usize = weights.iter().map(|weight| weight.plain).sum();
    row(&mut table, "all", &plain.to_string(), total(weights));
    table
}

fn permitted(weights: &[Weight], budget: &Budget) -> String {
    let mut lines = String::new();
    row(&mut lines, "permitted", "", budget.bytes);
    lines + &format!("{} requests of {} permitted\n", weights.len(), budget.requests)
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
    lines.extend(files_over(weights, &budget.first_visit));
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

/// One line for each file that is over its own limit.
fn files_over<'a>(weights: &'a [Weight], limits: &'a BTreeMap<String, usize>) -> impl Iterator<Item = String> + 'a {
    weights.iter().filter_map(|Weight { name, brotli, .. }| {
        let excess = brotli.checked_sub(*limits.get(name)?).filter(|by| *by > 0)?;
        Some(format!("{name} is {excess} bytes (Brotli) over its own {}", brotli - excess))
    })
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
        Budget { bytes, requests, first_visit: BTreeMap::new(), behind: BTreeMap::new() }
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

//! The renderer's own memory, as the system counts it: the page's objects, its script, and its WebAssembly.
//!
//! Neither the heap that a page can ask about nor `measureUserAgentSpecificMemory` knows of WebAssembly's memory.

use std::collections::HashMap;
use std::fs;

use host_tests::Proof;

/// The memory that the page's renderer shares with nobody, in bytes; only Linux tells it.
///
/// A browser has renderers of its own beside it, one of them larger than most pages, and says nowhere which is whose.
/// So the page is let `spin`: the renderer below the `ancestor` that worked most meanwhile is its.
///
/// # Errors
/// When the page cannot spin.
pub fn of_page(ancestor: u32, spin: impl FnOnce() -> Proof) -> Proof<Option<u64>> {
    let before = renderers(ancestor);
    spin()?;
    let after = renderers(ancestor);
    let worked = |id: &u32, ticks: u64| ticks - before.get(id).copied().unwrap_or(0).min(ticks);
    let busiest = after.iter().max_by_key(|(id, ticks)| worked(id, **ticks)).map(|(id, _)| *id);
    Ok(busiest.and_then(own))
}

/// The renderers below a process, each with how long it has worked, in the system's ticks.
fn renderers(ancestor: u32) -> HashMap<u32, u64> {
    let processes = processes();
    let below = |mut id: u32| loop {
        match processes.get(&id) {
            Some(process) if process.parent == ancestor => return true,
            Some(process) if process.parent > 1 => id = process.parent,
            _ => return false,
        }
    };
    let found = processes.iter().filter(|(id, process)| process.renderer && below(**id));
    found.map(|(id, process)| (*id, process.ticks)).collect()
}

/// What a process has written to and shares with nobody, swapped out or not.
fn own(id: u32) -> Option<u64> {
    let parts = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    Some((field(&parts, "Private_Dirty:")? + field(&parts, "Swap:").unwrap_or(0)) * 1024)
}

struct Process {
    parent: u32,
    renderer: bool,
    ticks: u64,
}

fn processes() -> HashMap<u32, Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id| Some((id, process(id)?))).collect()
}

fn process(id: u32) -> Option<Process> {
    let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
    let renderer = String::from_utf8_lossy(&command).contains("--type=renderer");
    let (parent, ticks) = parent_and_ticks(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)?;
    Some(Process { parent, renderer, ticks })
}

/// The fourth field, and the fourteenth and fifteenth together; the second may have blanks and brackets in it.
fn parent_and_ticks(stat: &str) -> Option<(u32, u64)> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some((fields.get(1)?.parse().ok()?, ticks(11)? + ticks(12)?))
}

fn field(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_tells_is_read() {
        let stat = "23 (a (strange) name) S 17 23 23 0 -1 4194560 1 2 3 4 250 50 0 0 20 0 1 0";
        assert_eq!(parent_and_ticks(stat), Some((17, 300)));
        assert_eq!(parent_and_ticks("23 (short) S 17"), None);
        let parts = "Private_Dirty:   12345 kB\nSwap:  7 kB\n";
        assert_eq!(field(parts, "Private_Dirty:"), Some(12345));
        assert_eq!(field(parts, "Anonymous:"), None);
    }

    #[test]
    fn this_test_has_no_renderer() {
        assert_eq!(of_page(std::process::id(), || Ok(())).unwrap(), None);
    }
}

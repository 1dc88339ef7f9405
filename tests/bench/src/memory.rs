//! The renderer's own memory, as the system counts it: the page's objects, its script, and its WebAssembly.
//!
//! Neither the heap that a page can ask about nor `measureUserAgentSpecificMemory` knows of WebAssembly's memory.

use std::collections::HashMap;
use std::fs;

/// The memory of the largest renderer below a process, in bytes; only Linux tells it. The browser keeps an empty one
/// ready beside that of the page, which is smaller.
#[must_use]
pub fn largest_renderer(ancestor: u32) -> Option<u64> {
    let processes = processes();
    let below = |mut id: u32| loop {
        match processes.get(&id) {
            Some(process) if process.parent == ancestor => return true,
            Some(process) if process.parent > 1 => id = process.parent,
            _ => return false,
        }
    };
    processes.iter().filter(|(id, process)| process.renderer && below(**id)).map(|(_, process)| process.own).max()
}

struct Process {
    parent: u32,
    renderer: bool,
    /// What it has not from a file and shares with nobody, swapped out or not: Chromium's "private memory footprint".
    own: u64,
}

fn processes() -> HashMap<u32, Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id| Some((id, process(id)?))).collect()
}

fn process(id: u32) -> Option<Process> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
    let number = |name: &str| field(&status, name);
    Some(Process {
        parent: u32::try_from(number("PPid:")?).ok()?,
        renderer: String::from_utf8_lossy(&command).contains("--type=renderer"),
        own: (number("RssAnon:").unwrap_or(0) + number("VmSwap:").unwrap_or(0)) * 1024,
    })
}

fn field(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_of_a_process_is_read() {
        let status = "Name:\tchromium\nPPid:\t17\nRssAnon:\t   12345 kB\n";
        assert_eq!(field(status, "PPid:"), Some(17));
        assert_eq!(field(status, "RssAnon:"), Some(12345));
        assert_eq!(field(status, "VmSwap:"), None);
    }

    #[test]
    fn this_test_is_no_renderer() {
        assert_eq!(largest_renderer(std::process::id()), None);
    }
}

//! What the whole run has done, for its last line.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A number that every worker adds to.
pub struct Count(AtomicUsize);

impl Count {
    const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.load(Ordering::Relaxed).fmt(f)
    }
}

/// Interviews from Start to the guidance.
pub static JOURNEYS: Count = Count::new();
/// Screens that came up and kept the laws of every screen.
pub static SCREENS: Count = Count::new();
/// Runs of axe over a page.
pub static AXE: Count = Count::new();
/// Host pages on which the self-check was whole.
pub static HOSTS: Count = Count::new();

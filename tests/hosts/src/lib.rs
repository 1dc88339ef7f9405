//! The bench for whole pages: real browsers, driven by real keys and touches, on the release site.
//!
//! Reading order: [`runner`] takes [`Case`]s, gives each a [`Browser`] with a fresh tab, and counts; [`site`] serves
//! `dist/` with the host pages of `pages/` beside it, each case on an origin of its own; [`page`] is what a test
//! reads and does on a page; [`sheets`] finds the answers that lead to each outcome.
//!
//! Everything is blocking: a browser does one thing after another, and tests read better for it.
//! A case says which engines it is for: [`Case::new`] is for Chromium, [`Case::in_all`] for the three of
//! [`engine::Engine`]. What only Chromium can do goes through [`Browser::devtools`].

#![forbid(unsafe_code)]

#[macro_use]
pub mod fault;

pub mod browser;
pub mod calls;
pub mod console;
pub mod counts;
pub mod day;
pub mod driver;
pub mod engine;
pub mod look;
pub mod page;
pub mod paper;
pub mod runner;
#[path = "../../support/runs.rs"]
pub mod runs;
pub mod second_look;
pub mod sheets;
pub mod site;
pub mod tables;
pub mod tree;
pub mod words;

pub use browser::Browser;
pub use console::Line;
pub use engine::Engine;
pub use fault::{Fault, Proof};
pub use look::Look;
pub use page::{By, PATIENCE, Page, Window};
pub use runner::Case;
pub use sheets::Sheet;
pub use site::Site;

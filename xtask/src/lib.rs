//! The project's commands, and the web server that `serve` and the host tests share.
//!
//! Nothing here is shipped: this crate builds, measures and proves what is.

#![forbid(unsafe_code)]

mod commands;
mod error;
mod project;
mod versions;

mod process;
mod say;

mod setup;

// The list of settings, from the library, which xtask cannot build before it has checked the content.
#[path = "../../src/settings/list.rs"]
pub mod settings;

mod audit;
mod barriers;
mod bench;
mod build;
mod docs;
mod lighthouse;
mod size;

mod diff;
mod fuzz;
mod mutants;
mod reproduce;
mod rulebook;
mod supply;
mod words;

mod serve;
pub mod server;

mod suite;

pub use commands::run;

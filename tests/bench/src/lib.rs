//! The release site beside what a clinic would use instead: the same browser, network, processor, probe and run.
//!
//! Reading order: [`subject`] lists who is measured and where each one's buttons are; [`serve`] sends the files as a
//! good server would, with Brotli; [`visit`] is one visit by a person with a cheap telephone; [`probe`] is the script
//! that measures inside the page, the same for all; [`memory`] asks the system about the renderer; [`stats`] makes
//! medians of the visits, and [`table`] the tables of `docs/performance.md`, where [`page`] puts them.
//!
//! Nothing here is a test: a time that is measured is told, and never judged.

#![forbid(unsafe_code)]

pub mod memory;
pub mod page;
pub mod probe;
pub mod run;
pub mod serve;
pub mod stats;
pub mod subject;
pub mod table;
pub mod visit;

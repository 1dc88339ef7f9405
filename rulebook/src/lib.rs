//! The content as documents for the clinical reviewer: the rule book, and what a change of the content changes.
//!
//! Everything is made from [`compiler::Compiled`] alone; nothing here decides anything, and nothing of it ships in the
//! module.
//!
//! Reading order: [`document`] (what a document is made of), its writers ([`html`], [`markdown`], [`plain`]), then the
//! two documents: [`book`] and [`change`].

pub mod document;

pub mod html;
pub mod markdown;
pub mod plain;

mod say;
mod speech;

pub mod book;

/// The looks of the rule book, for the screen and for paper. It stands beside the page as `rulebook.css`.
pub const STYLE: &str = include_str!("../rulebook.css");

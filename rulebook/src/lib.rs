//! The content as a document for the clinical reviewer: the rule book.
//!
//! Everything is made from [`compiler::Compiled`] alone; nothing here decides anything, and nothing of it ships in the
//! module.
//!
//! Reading order: [`document`] (what a document is made of), its writers ([`html`], [`markdown`]), then what stands
//! in it: [`book`], and the words of another language beside English: [`translation`].

pub mod document;

pub mod html;
pub mod markdown;

mod say;
mod speech;

pub mod book;
pub mod translation;

/// The looks of the rule book, for the screen and for paper. It stands beside the page as `rulebook.css`.
pub const STYLE: &str = include_str!("../rulebook.css");

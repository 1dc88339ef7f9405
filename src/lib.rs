//! kidney-selfcheck: what a person's answers mean for *asking about* stem cell treatment in kidney failure.
//!
//! It gives no verdict and no score, stores nothing, sends nothing, and always points to the nephrologist.
//!
//! The rooms, in reading order; each knows only those before it:
//!
//! - [`domain`]: the rules, pure (a crate of its own, re-exported here);
//! - [`content`]: the questionnaire, guidance and sources as static tables, made by the build from `content/`;
//! - [`words`]: the texts of one language;
//! - [`settings`]: what the clinic's page sets;
//! - [`voice`]: the texts for this reader on this page;
//! - [`sheet`]: what a person takes away, in words;
//! - [`run`]: one person's way through the screens;
//! - `ui`: the screens, in Yew;
//! - `embed`: the boundary to the page.
//!
//! `ui` and `embed` exist for the wasm target only, so that a plain `cargo test` proves the rest without a web crate.
//!
//! # As a component of another Yew app
//!
//! ```ignore
//! use kidney_selfcheck::ui::{SelfCheck, Event};
//!
//! html! { <SelfCheck settings={settings} words={words} on_event={Callback::from(|event: Event| …)} /> }
//! ```

pub use domain;

pub mod content;
pub mod run;
pub mod settings;
pub mod sheet;
pub mod voice;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
pub mod ui;

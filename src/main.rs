//! The module that the browser loads: the exports of `embed`, and nothing that runs by itself.
//!
//! A program of its own, because a library that is built for other crates too is not optimised as a whole: as a second
//! crate type of the library, the same module was a fifth larger.

#[cfg(target_arch = "wasm32")]
use kidney_selfcheck as _;

fn main() {}

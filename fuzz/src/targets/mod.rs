//! What the inputs are thrown at, and how many of all each gets.

mod answers;
mod content;
mod settings;
mod text;
mod words;

use std::path::Path;

use fastrand::Rng;

/// The input as it was thrown, should it make the target panic.
#[derive(Default)]
pub struct Thrown(pub String);

/// Makes an input and throws it; whether the target took it for a good one.
pub type Take = Box<dyn FnMut(&mut Rng, &mut Thrown) -> bool>;

/// Something that reads what others wrote.
pub struct Target {
    pub name: &'static str,
    /// One input in so many of those asked for.
    pub one_in: u64,
    /// And no fewer.
    pub least: u64,
    pub take: Take,
}

pub fn all(root: &Path) -> Vec<Target> {
    let words = words::files(root);
    vec![
        Target { name: "settings", one_in: 3, least: 1, take: settings::target(root) },
        Target { name: "text", one_in: 3, least: 1, take: text::target(root) },
        Target { name: "words", one_in: 10, least: 1, take: words::target(root, &words) },
        Target { name: "answers", one_in: 4, least: 1, take: answers::target(root, &words) },
        // Each is the whole content, compiled.
        Target { name: "content", one_in: 5_000, least: 12, take: content::target(root) },
    ]
}

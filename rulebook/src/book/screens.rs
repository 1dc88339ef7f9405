//! Every other text that the content has, so that nothing on a screen is left unread.

use crate::document::{Block, Line, heading, id, paragraph};
use crate::speech::{Speech, in_one};

/// Beginnings of paths, and where their texts stand.
const PLACES: &[(&str, &str)] = &[
    ("ui.", "On the screens"),
    ("fallback.", "On the page before the tool runs, and where it cannot"),
    ("failure.", "Where the tool has stopped"),
    ("page.", "On the page around the tool"),
];

pub fn blocks(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![paragraph(
        "Headings, buttons and messages, and what people read where the tool cannot run. These too point to the \
         nephrologist and the emergency number.",
    )];
    for (beginning, place) in PLACES {
        let texts = speech.words.texts.keys().filter_map(|path| Some((path, path.strip_prefix(beginning)?)));
        let rows: Vec<Vec<Line>> = texts.map(|(path, name)| vec![vec![id(name)], in_one(speech.lines(path))]).collect();
        blocks.push(heading(3, "", *place));
        blocks.push(Block::Table(["Key", "Words"].map(str::to_owned).to_vec(), rows));
    }
    blocks
}

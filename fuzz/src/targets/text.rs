//! A text with marks and placeholders, as it comes from a words file or from the person.

use std::path::Path;

use domain::Wishes;
use domain::take_away::LONGEST_OWN;
use kidney_selfcheck::words::{Piece, fill, has_marks, pieces, plain};

use super::Take;
use crate::{mutate, seeds};

pub fn target(root: &Path) -> Take {
    let seeds = seeds::of(root, "text");
    Box::new(move |rng, thrown| {
        let all: Vec<&str> = seeds.iter().map(String::as_str).collect();
        let (one, other) = (mutate::pick(rng, &all), mutate::pick(rng, &all));
        thrown.0 = mutate::text(rng, one, other, &["{emergency}", "{date}", "\u{2}3\u{3}", "\u{4}"]);
        take(&thrown.0)
    })
}

fn take(text: &str) -> bool {
    let filled = fill(text, &[("emergency", "999"), ("date", text), ("", "{}")]);
    let said: String = pieces(text)
        .iter()
        .map(|piece| match piece {
            Piece::Plain(said) | Piece::Term(_, said) => *said,
        })
        .collect();
    assert_eq!(said, plain(text), "marks change what is read");
    assert!(plain(&filled).len() <= filled.len());
    let mut wishes = Wishes::default();
    wishes.write(text);
    assert!(wishes.own().chars().count() <= LONGEST_OWN, "more than permitted");
    assert!(!wishes.own().contains(|letter: char| letter.is_control() && letter != '\n'));
    has_marks(text)
}

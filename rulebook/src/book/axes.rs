//! How to read a finding, and how findings come together.

use domain::finding::{Caution, Fit, Safety};

use crate::document::{Block, Line, Piece, heading, line, paragraph, strong, text};
use crate::say;
use crate::speech::Speech;

pub fn blocks(speech: Speech) -> Vec<Block> {
    let rows = |values: Vec<(Piece, String)>| -> Vec<Vec<Line>> {
        values.into_iter().map(|(mark, means)| vec![vec![mark], line(means)]).collect()
    };
    let safety = Safety::ALL
        .iter()
        .map(|value| (Piece::Mark(value.id().to_owned(), *value as usize * 2), say::safety(*value).to_owned()));
    let fit = Fit::ALL.iter().map(|value| {
        let shown = speech.me(&format!("ui.fit-{}", value.id()));
        (Piece::Mark(value.id().to_owned(), *value as usize), format!("{} Shown as \"{shown}\".", say::fit(*value)))
    });
    let caution = Caution::ALL
        .iter()
        .map(|value| (Piece::Mark(value.id().to_owned(), *value as usize * 2), say::caution(*value).to_owned()));
    let mut blocks = vec![paragraph(
        "Every answer is placed on three axes. Each axis goes from best, at the top, to worst. An answer that says \
         nothing on an axis has the best value of it.",
    )];
    for (title, first, values) in [
        ("Safety: how fast somebody must act", "Value", rows(safety.collect())),
        ("Fit: beside what kidney cell studies usually ask for", "Value", rows(fit.collect())),
        ("Caution: whether somebody may be selling", "Value", rows(caution.collect())),
    ] {
        let table = Block::Table(vec![first.to_owned(), "What it means".to_owned()], values);
        blocks.push(Block::Group("axis", vec![heading(3, "", title), table]));
    }
    blocks.push(Block::List(vec![
        vec![strong("The outcome"), text(" is the worst value on each axis over all answers to questions that were asked. Nothing else decides.")],
        vec![strong("An emergency"), text(" ends the questions at once, and hides everything but what to do now.")],
        vec![strong("\"I don't know\" and \"Prefer not to say\""), text(" are answers. They are never better than every fact one could give.")],
        vec![strong("A question that is not asked"), text(" has no influence, even if it was answered before and the person went back.")],
        vec![strong("Can change"), text(" marks answers of which it is true and kind to say that they may change. Only these are offered under \"What would change this\".")],
    ]));
    blocks
}

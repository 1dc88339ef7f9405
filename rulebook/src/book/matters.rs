//! What a person may say matters to them: it orders the questions to bring and changes nothing else.

use domain::question::MatterIx;

use crate::document::{Block, Line, Piece, id, joined, paragraph, text};
use crate::speech::{Speech, anchor, emphasised, in_one};

pub fn blocks(speech: Speech) -> Vec<Block> {
    let questionnaire = &speech.compiled.questionnaire;
    let rows = questionnaire.matters.iter().enumerate().map(|(at, matter)| {
        let mut name = in_one(emphasised(speech.lines(&format!("matter.{}", matter.id))));
        name.extend([text(" "), id(matter.id)]);
        let asks = questionnaire.asks.iter().filter(|ask| ask.matters.contains(&MatterIx(at)));
        let asks: Vec<Line> = asks
            .map(|ask| vec![Piece::Cross(speech.me(&format!("ask.{}", ask.id)).to_owned(), anchor("ask", ask.id))])
            .collect();
        vec![name, joined(asks, " ")]
    });
    let heads = ["What may matter", "Questions that then come first"].map(str::to_owned).to_vec();
    vec![
        paragraph(
            "A person may choose what matters most to them. It changes no finding and no outcome. It only decides which \
             questions to bring come first, and adds those that are for it alone.",
        ),
        Block::Table(heads, rows.collect()),
    ]
}

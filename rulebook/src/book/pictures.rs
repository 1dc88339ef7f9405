//! The pictures: their words, and in words what is drawn of each row.

use compiler::book::{Picture, PicturePart};

use crate::document::{Block, Line, Piece, heading, id, joined, line, paragraph, text};
use crate::speech::{Speech, anchor, emphasised, in_one};

pub fn blocks(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![
        paragraph(
            "A picture is a list of rows with a shape beside each. The person reads the words of every row; the shape \
             repeats them. Where an answer of theirs belongs to a row, the row says so.",
        ),
        Block::Paragraph(in_one(speech.lines("ui.picture-marked"))),
        Block::Paragraph(in_one(speech.lines("ui.picture-unmarked"))),
    ];
    blocks.extend(speech.book.pictures.iter().map(|picture| one(speech, picture)));
    blocks
}

fn one(speech: Speech, picture: &Picture) -> Block {
    let name = &picture.entry.id;
    let at = format!("picture.{name}");
    let mut blocks = vec![heading(3, anchor("picture", name), speech.me(&format!("{at}.caption")))];
    blocks.extend(speech.lines(&format!("{at}.text")).into_iter().map(Block::Paragraph));
    let heads = ["Row", "What it says", "Drawn", "Answers marked in it"].map(str::to_owned).to_vec();
    let rows = picture.parts.iter().map(|part| row(speech, &format!("{at}.part.{}", part.id), part));
    blocks.push(Block::Table(heads, rows.collect()));
    let mut fields = vec![
        ("Id".to_owned(), vec![vec![id(name.as_str())]]),
        ("As of".to_owned(), vec![line(picture.as_of.as_str())]),
    ];
    fields.extend(speech.sources(&picture.entry.evidence));
    blocks.push(Block::Fields(fields));
    Block::Group("item", blocks)
}

fn row(speech: Speech, at: &str, part: &PicturePart) -> Vec<Line> {
    let mut name = in_one(emphasised(speech.lines(&format!("{at}.name"))));
    name.extend([text(" "), id(part.id.as_str())]);
    let words = ["text", "mark"].into_iter().flat_map(|text| speech.lines(&format!("{at}.{text}")));
    let drawn = if part.count == 1 { part.fill.clone() } else { format!("{}, {} times", part.fill, part.count) };
    let marks = part.marks.iter().filter_map(|chosen| {
        let question = speech.compiled.questionnaire.question(chosen.question)?;
        let label = format!("question.{}.option.{}.label", question.id, question.options.get(chosen.option.0)?.id);
        Some(vec![Piece::Cross(speech.me(&label).to_owned(), anchor("question", question.id))])
    });
    vec![name, joined(words, ". "), line(drawn), joined(marks, "; ")]
}

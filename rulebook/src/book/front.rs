//! The first page: which edition this is, who has checked it, and how to read it.

use crate::document::{Block, Line, Piece, heading, joined, line, paragraph, strong, text};
use crate::say;
use crate::speech::{Speech, anchor};

/// Said wherever somebody could take the content for checked.
pub const UNCHECKED: &str = "No clinician has checked this content yet.";

pub fn blocks(speech: Speech) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(vec![strong(speech.me("ui.title"))])];
    if speech.book.review.is_none() {
        blocks.push(Block::Notice(line(UNCHECKED)));
    }
    blocks.push(edition(speech));
    blocks.push(heading(2, "how-to-read", "How to read this"));
    blocks.push(paragraph(
        "This is everything that the tool asks, decides and says. It is written from the content files alone, by a \
         program, so nothing is left out or added. The content version is made from those files: any change of a word \
         or a rule gives another version.",
    ));
    blocks.push(paragraph(
        "The tool helps people with kidney disease, and those who care for them, to get ready to talk with their \
         kidney doctor about stem cell treatment. It gives no verdict, score or probability. Every result, and every \
         failure, points to the nephrologist and to the emergency number.",
    ));
    blocks.push(Block::List(vec![
        vec![
            strong("With little time:"),
            text(" read "),
            to("axes", "the three axes"),
            text(", then "),
            to("glance", "all answers at a glance"),
            text(", then "),
            to("results", "what the person is told"),
            text(". The chapter of "),
            to("questions", "questions"),
            text(" has each answer in full: its words, its place on the axes, what it adds and its sources."),
        ],
        look_first(speech),
        vec![
            strong("What is proved and what is not:"),
            text(" that the rules keep to the "),
            to("laws", "laws"),
            text(" is proved over every way of answering. That they are medically right, no program can say. That is the reviewer's part."),
        ],
        vec![
            strong("Words:"),
            text(" as the patient reads them. \"For someone else\" is what a relative reads instead, where it differs. {emergency} and other words in braces are filled in: the number of the country, the name of the clinic, a date."),
        ],
        vec![
            strong("Sources:"),
            text(" an evidence id, then the keys of its references with the date that each prints, or when it was read. The "),
            to("references", "references"),
            text(" say what each piece of evidence supports and where it stands."),
        ],
        vec![
            strong("To sign:"),
            text(" write on the pages as you like, and fill in the "),
            to("sign-off", "last page"),
            text(". A signature holds for this content version only."),
        ],
    ]));
    blocks
}

fn edition(speech: Speech) -> Block {
    let (compiled, book) = (speech.compiled, speech.book);
    let reviewed = book
        .review
        .as_ref()
        .map_or_else(|| UNCHECKED.to_owned(), |review| format!("{}, {}", review.by, say::date(&review.on)));
    let languages: Vec<String> =
        book.words.iter().map(|words| format!("{} ({})", words.language.name, words.language.tag)).collect();
    let fields = [
        ("Content version", compiled.version.clone()),
        ("Evidence gathered", say::date(&book.gathered)),
        ("Reviewed by and on", reviewed),
        ("Review again by", say::date(&book.review_again_by)),
        ("Languages", languages.join(", ")),
        (
            "Size",
            format!(
                "{} questions, {} answers, {} steps, {} questions to bring, {} references",
                compiled.questionnaire.questions.len(),
                speech.options(),
                compiled.questionnaire.steps.len(),
                compiled.questionnaire.asks.len(),
                book.sources.len()
            ),
        ),
        ("Ways of answering", format!("{}, all audited", say::number(compiled.audit.sheets))),
    ];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), vec![line(value)]));
    Block::Group("edition", vec![Block::Fields(fields.collect())])
}

/// The statements that rest on nobody's word but ours, and the numbers to call.
fn look_first(speech: Speech) -> Line {
    let mut look = vec![strong("What to look at first:"), text(" the "), to("numbers", "numbers to call")];
    let bare = speech.used().into_iter().filter_map(|at| speech.book.evidence.get(at));
    let bare = bare.filter(|evidence| evidence.sources.is_empty());
    let bare: Vec<Line> =
        bare.map(|evidence| vec![Piece::Cross(evidence.id.clone(), anchor("evidence", &evidence.id))]).collect();
    if !bare.is_empty() {
        look.push(text(", and what rests on general medical advice with no primary source behind it: "));
        look.extend(joined(bare, ", "));
    }
    look.push(text("."));
    look
}

fn to(anchor: &str, words: &str) -> Piece {
    Piece::Cross(words.to_owned(), anchor.to_owned())
}

//! What this is, which edition, and who has checked it.

use crate::document::{Block, line, paragraph, strong, text};
use crate::say;
use crate::speech::Speech;

pub fn blocks(speech: Speech) -> Vec<Block> {
    let compiled = speech.compiled;
    let book = speech.book;
    let options: usize = compiled.questionnaire.questions.iter().map(|question| question.options.len()).sum();
    let reviewed = book.review.as_ref().map_or_else(
        || "No clinician has checked this content yet.".to_owned(),
        |review| format!("{}, {}", review.by, say::date(&review.on)),
    );
    let languages: Vec<String> =
        book.words.iter().map(|words| format!("{} ({})", words.language.name, words.language.tag)).collect();
    let mut blocks = vec![Block::Paragraph(vec![strong(speech.me("ui.title"))])];
    if book.review.is_none() {
        blocks.push(Block::Notice(line("No clinician has checked this content yet.")));
    }
    let fields = [
        ("Content version", compiled.version.clone()),
        ("Evidence gathered", say::date(&book.gathered)),
        ("Reviewed by and on", reviewed),
        ("Review again by", say::date(&book.review_again_by)),
        ("Languages", languages.join(", ")),
        (
            "Size",
            format!(
                "{} questions, {options} answers, {} steps, {} questions to bring, {} references",
                compiled.questionnaire.questions.len(),
                compiled.questionnaire.steps.len(),
                compiled.questionnaire.asks.len(),
                book.sources.len()
            ),
        ),
    ];
    blocks.push(Block::Group(
        "edition",
        vec![Block::Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), vec![line(value)])).collect())],
    ));
    blocks.push(paragraph(
        "This is everything that the tool asks, decides and says. It is written from the content files alone, so it is \
         what people get. The content version is made from those files: any change of a word or a rule gives another \
         version.",
    ));
    blocks.push(paragraph(
        "The tool helps people with kidney disease, and those who care for them, to prepare a talk with their kidney \
         doctor about stem cell treatment. It gives no verdict, score or probability. Answers stay on the person's \
         device. Every result, and every failure, points to the nephrologist and to the emergency number.",
    ));
    blocks.push(Block::List(vec![
        vec![strong("Words: "), text("shown as the patient reads them. \"For someone else\" is what a relative reads instead, where it differs.")],
        vec![strong("Braces: "), text("{emergency} and others like it are filled in: the number of the country, the name of the clinic, a date.")],
        vec![strong("Sources: "), text("an evidence id, then the keys of its references with their dates. Both are explained under References.")],
    ]));
    blocks
}

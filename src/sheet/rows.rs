//! The answers alone, as ids with the words that the person read: what the page makes a file for the clinic's computer of.

use super::Source;
use crate::content::{QUESTIONNAIRE, option_words, question_words};

/// A line for each question: its id and title, and then the id and label of each answer, with tabs between them, which
/// no text of the words holds.
#[must_use]
pub fn rows(source: Source) -> String {
    let mut rows = String::new();
    for (ix, chosen) in &source.take.answers {
        let (Some(question), Some(words)) = (QUESTIONNAIRE.question(*ix), question_words(*ix)) else { continue };
        rows.push_str(question.id);
        rows.push('\t');
        rows.push_str(&source.voice.say(words.title));
        for &answer in chosen {
            let option = question.options.get(answer.option.0);
            if let Some((option, words)) = option.zip(option_words(*ix, answer.option)) {
                for part in ["\t", option.id, "\t", &source.voice.say(words.label)] {
                    rows.push_str(part);
                }
            }
        }
        rows.push('\n');
    }
    rows
}

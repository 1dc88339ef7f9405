//! The sheet as plain text, for a message, a note or a file.

use super::{Sheet, Style};

/// Writes it, laid out with line breaks alone, so that it looks the same everywhere.
#[must_use]
pub fn plain(sheet: &Sheet) -> String {
    let mut text = [&sheet.title, "\n"].concat();
    for line in &sheet.head {
        text.push_str(line);
        text.push('\n');
    }
    for section in &sheet.sections {
        text.push('\n');
        text.push_str(&section.heading);
        text.push_str("\n----------\n");
        for (number, item) in (1..).zip(&section.items) {
            text.push_str(&mark(section.style, number));
            text.push_str(&item.line());
            text.push('\n');
        }
    }
    text
}

fn mark(style: Style, number: usize) -> String {
    match style {
        Style::Numbered => [&number.to_string(), ". "].concat(),
        Style::WithRoom => "[ ] ".to_owned(),
        Style::Plain | Style::Compact => "- ".to_owned(),
    }
}

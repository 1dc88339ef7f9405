//! Writes a document as Markdown, one sentence a line.

use crate::document::{Block, Document, Line, Piece, put};

/// The whole text.
#[must_use]
pub fn text(document: &Document) -> String {
    let mut text = format!("# {}\n", escape(&document.title));
    for block in &document.blocks {
        write_block(&mut text, block);
    }
    text
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(level, anchor, title) => {
            let anchor = if anchor.is_empty() { String::new() } else { format!("<a id=\"{anchor}\"></a>") };
            put(out, format_args!("\n{} {anchor}{}\n", "#".repeat(usize::from(*level)), line(title)));
        }
        Block::Paragraph(text) | Block::Note(text) => put(out, format_args!("\n{}\n", sentences(text, ""))),
        Block::Notice(text) => put(out, format_args!("\n> **Note:** {}\n", sentences(text, "> "))),
        Block::List(items) => {
            out.push('\n');
            for item in items {
                put(out, format_args!("- {}\n", sentences(item, "  ")));
            }
        }
        Block::Fields(fields) => {
            out.push('\n');
            for (name, lines) in fields {
                match lines.as_slice() {
                    [one] => put(out, format_args!("- {}: {}\n", escape(name), sentences(one, "  "))),
                    many => {
                        put(out, format_args!("- {}:\n", escape(name)));
                        for one in many {
                            put(out, format_args!("  - {}\n", sentences(one, "    ")));
                        }
                    }
                }
            }
        }
        Block::Table(heads, rows) => {
            let heads: Vec<String> = heads.iter().map(|head| escape(head)).collect();
            put(out, format_args!("\n| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len())));
            for row in rows {
                put(out, format_args!("| {} |\n", row.iter().map(line).collect::<Vec<_>>().join(" | ")));
            }
        }
        Block::Form(names) => {
            out.push('\n');
            for name in names {
                put(out, format_args!("- {}: {}\n", escape(name), "\\_".repeat(30)));
            }
        }
        Block::Group(_, blocks) => {
            for block in blocks {
                write_block(out, block);
            }
        }
    }
}

/// A line with a new line after each sentence; all but the first begin with `indent`.
fn sentences(pieces: &Line, indent: &str) -> String {
    let text = line(pieces);
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        match words.peek() {
            Some(next) if ends_sentence(word) && begins_sentence(next) => put(&mut out, format_args!("\n{indent}")),
            Some(_) => out.push(' '),
            None => {}
        }
    }
    out
}

/// Whether a sentence ends with a word: a full stop after a lone letter is that of a list or an initial.
fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(['"', ')', '*', '\u{2019}', '\u{201d}']);
    let letters = bare.trim_end_matches(['.', '?', '!']);
    bare.len() > letters.len() && letters.trim_start_matches(['*', '"', '(', '[']).chars().count() > 1
}

fn begins_sentence(word: &str) -> bool {
    let bare = word.trim_start_matches(['"', '(', '*', '[', '\u{2018}', '\u{201c}']);
    bare.starts_with(|first: char| first.is_uppercase() || first == '{')
}

fn line(line: &Line) -> String {
    line.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) | Piece::Quiet(text) | Piece::Mark(text, 0) => escape(text),
        Piece::Strong(text) | Piece::Mark(text, _) => strong(text),
        Piece::Id(id) => format!("`{id}`"),
        Piece::Link(text, address) => format!("[{}]({address})", escape(text)),
        Piece::Cross(text, anchor) => format!("[{}](#{anchor})", escape(text)),
    }
}

/// Stars count only where no space is beside them inside.
fn strong(text: &str) -> String {
    let bare = text.trim();
    if bare.is_empty() {
        return text.to_owned();
    }
    let before = text.len() - text.trim_start().len();
    let after = text.len() - text.trim_end().len();
    format!("{}**{}**{}", " ".repeat(before), escape(bare), " ".repeat(after))
}

/// Text as it stands in Markdown.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{strong, text};

    #[track_caller]
    fn check(line: &Line, written: &str) {
        assert_eq!(sentences(line, "  "), written);
    }

    #[test]
    fn one_sentence_a_line() {
        check(&vec![text("Call now. Sit down.")], "Call now.\n  Sit down.");
        check(&vec![text("Call now. "), strong("Sit down.")], "Call now.\n  **Sit down.**");
        check(&vec![text("Is it \"real?\" Ask. (Then wait.)")], "Is it \"real?\"\n  Ask.\n  (Then wait.)");
        check(&vec![text("The numbers, e.g. 911, are 3.")], "The numbers, e.g. 911, are 3.");
        check(&vec![strong("a. Chest pain")], "**a. Chest pain**");
        check(&vec![text("Dr A. Example")], "Dr A. Example");
    }

    #[test]
    fn what_markdown_would_read_as_its_own_is_escaped() {
        check(&vec![text("a*b_[c]|<d>`#")], "a\\*b\\_\\[c\\]\\|\\<d\\>\\`\\#");
        check(&vec![strong(" so "), text("it is")], " **so** it is");
    }
}

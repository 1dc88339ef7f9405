//! Writes a document as Markdown.

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
        Block::Paragraph(text) | Block::Note(text) => put(out, format_args!("\n{}\n", line(text))),
        Block::Notice(text) => put(out, format_args!("\n> **Note:** {}\n", line(text))),
        Block::List(items) => {
            out.push('\n');
            for item in items {
                put(out, format_args!("- {}\n", line(item)));
            }
        }
        Block::Fields(fields) => {
            out.push('\n');
            for (name, lines) in fields {
                match lines.as_slice() {
                    [one] => put(out, format_args!("- {}: {}\n", escape(name), line(one))),
                    many => {
                        put(out, format_args!("- {}:\n", escape(name)));
                        for one in many {
                            put(out, format_args!("  - {}\n", line(one)));
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

fn line(line: &Line) -> String {
    line.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) | Piece::Quiet(text) | Piece::Mark(text, 0) => escape(text),
        Piece::Strong(text) | Piece::Mark(text, _) => format!("**{}**", escape(text)),
        Piece::Id(id) => format!("`{id}`"),
        Piece::Link(text, address) => format!("[{}]({address})", escape(text)),
        Piece::Cross(text, anchor) => format!("[{}](#{anchor})", escape(text)),
    }
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

//! Writes a document as plain text, for the log of a machine.

use crate::document::{Block, Document, Line, Piece, put};

/// The whole text.
#[must_use]
pub fn text(document: &Document) -> String {
    let mut text = format!("{}\n{}\n", document.title, "=".repeat(document.title.chars().count()));
    for block in &document.blocks {
        write_block(&mut text, block);
    }
    text
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(2, _, title) => {
            let title = line(title);
            put(out, format_args!("\n{title}\n{}\n", "-".repeat(title.chars().count())));
        }
        Block::Heading(_, _, title) => put(out, format_args!("\n{}\n", line(title))),
        Block::Paragraph(text) | Block::Note(text) => put(out, format_args!("{}\n", line(text))),
        Block::Notice(text) => put(out, format_args!("! {}\n", line(text))),
        Block::List(items) => {
            for item in items {
                put(out, format_args!("- {}\n", line(item)));
            }
        }
        Block::Fields(fields) => {
            for (name, lines) in fields {
                match lines.as_slice() {
                    [one] => put(out, format_args!("    {name}: {}\n", line(one))),
                    many => {
                        put(out, format_args!("    {name}\n"));
                        for one in many {
                            put(out, format_args!("        {}\n", line(one)));
                        }
                    }
                }
            }
        }
        Block::Table(heads, rows) => write_table(out, heads, rows),
        Block::Form(names) => {
            for name in names {
                put(out, format_args!("{name}: {}\n", "_".repeat(30)));
            }
        }
        Block::Group(_, blocks) => {
            for block in blocks {
                write_block(out, block);
            }
        }
    }
}

/// Columns as wide as their widest cell.
fn write_table(out: &mut String, heads: &[String], rows: &[Vec<Line>]) {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(line).collect()).collect();
    let mut widths: Vec<usize> = heads.iter().map(|head| head.chars().count()).collect();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in core::iter::once(heads).chain(rows.iter().map(Vec::as_slice)) {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        put(out, format_args!("    {}\n", cells.join("  ").trim_end()));
    }
}

fn line(line: &Line) -> String {
    line.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Text(text)
        | Piece::Strong(text)
        | Piece::Quiet(text)
        | Piece::Id(text)
        | Piece::Mark(text, _)
        | Piece::Cross(text, _) => text.clone(),
        Piece::Link(text, address) => format!("{text} <{address}>"),
    }
}

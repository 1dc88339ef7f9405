//! Writes a document as one HTML page: no script and no style in it, and a policy that lets nothing else in.

use crate::document::{Block, Document, Line, Piece, put};

/// The page may load its style sheet and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// The whole page. It finds its looks in `rulebook.css` beside it.
#[must_use]
pub fn page(document: &Document) -> String {
    write_page(document, None)
}

/// The same of a document whose tables have another language, and perhaps another direction, in their last column.
#[must_use]
pub fn page_in(document: &Document, tag: &str, dir: &str) -> String {
    write_page(document, Some((tag, dir)))
}

fn write_page(document: &Document, last: Option<(&str, &str)>) -> String {
    let title = escape(&document.title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"rulebook.css\">\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n"
    );
    for block in &document.blocks {
        write_block(&mut page, block, last);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn write_block(out: &mut String, block: &Block, last: Option<(&str, &str)>) {
    match block {
        Block::Heading(level, anchor, title) => {
            let anchor = if anchor.is_empty() { String::new() } else { format!(" id=\"{}\"", escape(anchor)) };
            put(out, format_args!("<h{level}{anchor}>{}</h{level}>\n", line(title)));
        }
        Block::Paragraph(text) => put(out, format_args!("<p>{}</p>\n", line(text))),
        Block::Notice(text) => put(out, format_args!("<p class=\"notice\">{}</p>\n", line(text))),
        Block::Note(text) => put(out, format_args!("<p class=\"note\">{}</p>\n", line(text))),
        Block::List(items) => {
            out.push_str("<ul>\n");
            for item in items {
                put(out, format_args!("<li>{}</li>\n", line(item)));
            }
            out.push_str("</ul>\n");
        }
        Block::Fields(fields) => {
            out.push_str("<dl>\n");
            for (name, lines) in fields {
                let values: Vec<String> = lines.iter().map(|value| format!("<dd>{}</dd>", line(value))).collect();
                put(out, format_args!("<div><dt>{}</dt>{}</div>\n", escape(name), values.concat()));
            }
            out.push_str("</dl>\n");
        }
        Block::Table(heads, rows) => write_table(out, heads, rows, last),
        Block::Form(names) => {
            out.push_str("<dl class=\"form\">\n");
            for name in names {
                put(out, format_args!("<div><dt>{}</dt><dd></dd></div>\n", escape(name)));
            }
            out.push_str("</dl>\n");
        }
        Block::Group(kind, blocks) => {
            put(out, format_args!("<section class=\"{kind}\">\n"));
            for block in blocks {
                write_block(out, block, last);
            }
            out.push_str("</section>\n");
        }
    }
}

fn write_table(out: &mut String, heads: &[String], rows: &[Vec<Line>], last: Option<(&str, &str)>) {
    out.push_str("<div class=\"table\"><table>\n<thead><tr>");
    for head in heads {
        put(out, format_args!("<th scope=\"col\">{}</th>", escape(head)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let language = |at: usize| match last.filter(|_| at + 1 == row.len()) {
            Some((tag, dir)) => format!(" lang=\"{}\" dir=\"{}\"", escape(tag), escape(dir)),
            None => String::new(),
        };
        let cells = row.iter().enumerate().map(|(at, cell)| format!("<td{}>{}</td>", language(at), line(cell)));
        let cells: Vec<String> = cells.collect();
        put(out, format_args!("<tr>{}</tr>\n", cells.concat()));
    }
    out.push_str("</tbody></table></div>\n");
}

fn line(line: &Line) -> String {
    line.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => escape(text),
        Piece::Strong(text) => format!("<strong>{}</strong>", escape(text)),
        Piece::Quiet(text) => format!("<small>{}</small>", escape(text)),
        Piece::Id(id) => format!("<code>{}</code>", escape(id)),
        Piece::Mark(text, place) => format!("<span class=\"mark mark-{place}\">{}</span>", escape(text)),
        Piece::Link(text, address) => format!("<a href=\"{}\">{}</a>", escape(address), escape(text)),
        Piece::Cross(text, anchor) => format!("<a href=\"#{}\">{}</a>", escape(anchor), escape(text)),
    }
}

/// Text as it stands in HTML, in and between tags.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! The sheet for paper: on the screen it is not shown; a print shows nothing else.

use crate::content::ui;
use crate::sheet::{Item, Section, Sheet, Style};
use crate::ui::pen::{At, Pen};

/// The sheet. `web/sheet.css` lays it out.
pub fn view(pen: &mut Pen, sheet: &Sheet) {
    let words = &pen.cx.words;
    pen.open("article");
    pen.set(
        &["class", "aria-hidden", "lang", "dir"],
        &[Some("sheet"), Some("true"), Some(words.tag()), Some(words.dir())],
    );
    pen.line("h1", sheet.title.clone());
    for line in &sheet.head {
        pen.line("p.head", line.clone());
    }
    for part in &sheet.sections {
        section(pen, part);
    }
    begin(pen, "notes");
    pen.put("h2", ui::SHEET_NOTES);
    pen.open("p.room");
    pen.close();
    pen.close();
    pen.close();
}

fn begin(pen: &mut Pen, id: &str) {
    pen.open("section");
    pen.set(&["data-part"], &[Some(id)]);
}

fn section(pen: &mut Pen, section: &Section) {
    begin(pen, section.id);
    pen.line("h2", section.heading.clone());
    pen.open(match section.style {
        Style::Numbered => "ol.numbered",
        Style::WithRoom => "ul.with-room",
        Style::Compact => "ul.compact",
        Style::Plain => "ul.plain",
    });
    for each in &section.items {
        item(pen, each);
    }
    pen.close();
    pen.close();
}

fn item(pen: &mut Pen, item: &Item) {
    pen.open("li");
    if let Some(name) = &item.name {
        pen.line("b", [name, ": "].concat());
    }
    pen.open("span");
    // The person's own words may be in any script.
    pen.fixed(&[("dir", At("auto"))]);
    pen.say(item.text.clone());
    pen.close();
    pen.close();
}

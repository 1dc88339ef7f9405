//! The sheet for paper: on the screen it is not shown; a print shows nothing else.
//!
//! Where it is in two languages, the clinic's words stand below the person's, each in its own direction.

use crate::sheet::{Item, Section, Sheet, Style};
use crate::ui::pen::{At, Pen};

/// The sheet. `web/sheet.css` lays it out.
pub fn view(pen: &mut Pen, sheet: &Sheet) {
    let words = pen.cx.words;
    pen.open("article");
    pen.set(
        &["class", "aria-hidden", "lang", "dir"],
        &[Some("sheet"), Some("true"), Some(words.tag()), Some(words.dir())],
    );
    pen.open("h1");
    both(pen, &sheet.title);
    pen.close();
    for line in &sheet.head {
        pen.open("p.head");
        both(pen, line);
        pen.close();
    }
    for part in &sheet.sections {
        section(pen, part);
    }
    begin(pen, "notes", &sheet.notes);
    pen.open("p.room");
    pen.close();
    pen.close();
    pen.close();
}

fn begin(pen: &mut Pen, id: &str, heading: &str) {
    pen.open("section");
    pen.set(&["data-part"], &[Some(id)]);
    pen.open("h2");
    both(pen, heading);
    pen.close();
}

fn section(pen: &mut Pen, section: &Section) {
    begin(pen, section.id, &section.heading);
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
    both(pen, &item.text);
    pen.close();
    pen.close();
}

/// The reader's words, and below them the clinic's.
fn both(pen: &mut Pen, text: &str) {
    let (first, other) = text.split_once('\n').map_or((text, None), |(first, other)| (first, Some(other)));
    pen.say(first.to_owned());
    if let Some((other, words)) = other.zip(pen.cx.clinic) {
        pen.open("span");
        pen.set(&["class", "lang", "dir"], &[Some("other"), Some(words.tag()), Some(words.dir())]);
        pen.say(other.trim_start().to_owned());
        pen.close();
    }
}

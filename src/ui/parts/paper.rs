//! The sheet for paper: on the screen it is not shown; a print shows nothing else.

use yew::prelude::*;

use crate::content::ui;
use crate::sheet::{Item, Section, Sheet, Style};
use crate::ui::cx::Cx;
use crate::ui::el::{At, bare, el, of, text, with};

/// The sheet. `web/sheet.css` lays it out.
pub fn view(cx: &Cx, sheet: &Sheet) -> Html {
    let title = bare("h1", vec![text(sheet.title.clone())]);
    let head = sheet.head.iter().map(|line| of("p", "head", vec![text(line.clone())]));
    let room = el("p", &[("class", At("room"))], Vec::new());
    let notes = part("notes", vec![cx.h2(ui::SHEET_NOTES), room]);
    let parts = [title].into_iter().chain(head).chain(sheet.sections.iter().map(section)).chain([notes]);
    with(
        "article",
        &["class", "aria-hidden", "lang", "dir"],
        ["sheet", "true", cx.words.tag(), cx.words.dir()].map(|value| Some(value.to_owned())).into(),
        parts.collect(),
    )
}

fn part(id: &str, inside: Vec<Html>) -> Html {
    with("section", &["data-part"], vec![Some(id.to_owned())], inside)
}

fn section(section: &Section) -> Html {
    let (list, class) = match section.style {
        Style::Numbered => ("ol", "numbered"),
        Style::WithRoom => ("ul", "with-room"),
        Style::Compact => ("ul", "compact"),
        Style::Plain => ("ul", "plain"),
    };
    let heading = bare("h2", vec![text(section.heading.clone())]);
    part(section.id, vec![heading, of(list, class, section.items.iter().map(item).collect())])
}

fn item(item: &Item) -> Html {
    let name = item.name.iter().map(|name| bare("b", vec![text([name, ": "].concat())]));
    // The person's own words may be in any script.
    let words = el("span", &[("dir", At("auto"))], vec![text(item.text.clone())]);
    bare("li", name.chain([words]).collect())
}

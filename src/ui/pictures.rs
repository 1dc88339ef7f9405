//! The pictures: rows of words, and beside each the shape that the content asks for.
//!
//! The words are real text and say all that is drawn, so the shapes are hidden from screen readers: a name for the
//! drawing would only be the same words twice. A row's drawing is as high as its words, which may grow, wrap and change
//! direction. No letter stands in a drawing, and nothing is said by colour.

use super::pen::Pen;
use super::{date, parts};
use crate::content::{Fill, Key, Picture, PicturePart, Shape, ui};
use domain::guidance::Chosen;

/// How many people stand side by side, and the room that one takes.
const ABREAST: usize = 4;
const WIDE: usize = 22;
const HIGH: usize = 42;

/// A picture; with the answers of a person who is to find theirs marked in it, or `None` where it is about nobody.
pub fn view(pen: &mut Pen, picture: &'static Picture, answers: Option<&[Chosen]>) {
    let cx = pen.cx;
    let given = answers.unwrap_or_default();
    // Who was not asked is not told that something is missing.
    let asked = |mark: &Chosen| given.iter().any(|chosen| chosen.question == mark.question);
    // Its words come with the rest.
    if !cx.words.is_whole() || answers.is_some() && !picture.parts.iter().any(|part| part.marks.iter().any(asked)) {
        return pen.gap();
    }
    let is_here = |part: &&PicturePart| given.iter().any(|chosen| part.marks.contains(chosen));
    let mut caption = cx.filled(picture.caption, &[("date", &date::written(picture.as_of, cx.words.tag()))]);
    if answers.is_some() {
        let mut here = String::new();
        for part in picture.parts.iter().filter(is_here) {
            here.push_str(if here.is_empty() { "" } else { "; " });
            here.push_str(&cx.string(part.name));
        }
        caption.push(' ');
        caption.push_str(&match here.as_str() {
            "" => cx.string(ui::PICTURE_UNMARKED),
            here => cx.filled(ui::PICTURE_MARKED, &[("name", here)]),
        });
    }
    pen.open("figure");
    pen.set(&["part", "data-picture"], &[Some("picture"), Some(picture.id)]);
    pen.line("figcaption", caption);
    pen.open("ul");
    for part in picture.parts {
        row(pen, picture.shape, part, if is_here(&part) { Some(ui::PICTURE_ANSWER) } else { part.mark });
    }
    pen.close();
    pen.fold("details.more", ui::PICTURE_IN_WORDS);
    pen.put("p", picture.text);
    parts::sources(pen, None, picture.evidence);
    pen.close();
    pen.close();
}

fn row(pen: &mut Pen, shape: Shape, part: &PicturePart, mark: Option<Key>) {
    pen.open("li");
    pen.set(&["data-part", "data-marked"], &[Some(part.id), mark.map(|_| "")]);
    draw(pen, shape, part);
    pen.open("div");
    pen.strong(part.name);
    pen.put("p", part.text);
    if let Some(mark) = mark {
        pen.put("p.mark", mark);
    }
    pen.close();
    pen.close();
}

/// What is drawn of one row: its ground, and on it the shape, as often as it counts.
fn draw(pen: &mut Pen, shape: Shape, part: &PicturePart) {
    let (ground, look, figure) = match (shape, part.fill) {
        (Shape::Bar, fill) => {
            let long = match fill {
                Fill::Empty => "",
                Fill::Quarter => "M0 50H25",
                Fill::Half => "M0 50H50",
                Fill::Full => "M0 50H100",
            };
            ("M0 0H100V100H0z", "full", long)
        }
        (Shape::Rung, fill) => ("M10 0V100M90 0V100", look(fill), "M10 50H90"),
        (Shape::Time, Fill::Full) => ("M50 0V100", "dot", "M50 50h.01"),
        (Shape::Time, fill) => ("", look(fill), "M50 0V100"),
        (Shape::Person, fill) => ("", look(fill), "m11 3a5 5 0 1 1-.1 0zm-7 35v-13q0-8 7-8t7 8v13z"),
    };
    // People keep their form; all else is as high as the words beside it.
    let (class, room, stretch) = if shape == Shape::Person {
        let high = (part.count.div_ceil(ABREAST) * HIGH).to_string();
        (Some("people"), ["0 0 ", &(ABREAST * WIDE).to_string(), " ", &high].concat(), None)
    } else {
        (None, "0 0 100 100".to_owned(), Some("none"))
    };
    pen.open("svg");
    pen.set(&["class", "aria-hidden", "viewBox", "preserveAspectRatio"], &[class, Some("true"), Some(&room), stretch]);
    pen.path("ground", ground);
    for at in 0..part.count {
        let [x, y] = [at % ABREAST * WIDE, at / ABREAST * HIGH].map(|place| place.to_string());
        pen.path(look, &["M", &x, " ", &y, figure].concat());
    }
    pen.close();
}

/// How a shape is drawn that is so full: a class of `web/widget.css`.
const fn look(fill: Fill) -> &'static str {
    match fill {
        Fill::Empty => "empty",
        Fill::Quarter => "quarter",
        Fill::Half => "half",
        Fill::Full => "full",
    }
}

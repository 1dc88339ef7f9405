//! The pictures: rows of words, and beside each the shape that the content asks for.
//!
//! The words are real text and say all that is drawn, so the shapes are hidden from screen readers: a name for the
//! drawing would only be the same words twice. A row's drawing is as high as its words, which may grow, wrap and change
//! direction. No letter stands in a drawing, and nothing is said by colour.

use domain::guidance::Chosen;
use yew::prelude::*;

use super::cx::Cx;
use super::el::{bare, text, with};
use super::{date, parts};
use crate::content::{Fill, Key, Picture, PicturePart, Shape, ui};

/// How many people stand side by side, and the room that one takes.
const ABREAST: usize = 4;
const WIDE: usize = 22;
const HIGH: usize = 42;

/// A picture; with the answers of a person who is to find theirs marked in it, or `None` where it is about nobody.
pub fn view(cx: &Cx, picture: &'static Picture, answers: Option<&[Chosen]>) -> Html {
    let given = answers.unwrap_or_default();
    // Who was not asked is not told that something is missing.
    let asked = |mark: &Chosen| given.iter().any(|chosen| chosen.question == mark.question);
    // Its words come with the rest.
    if !cx.words.is_whole() || answers.is_some() && !picture.parts.iter().flat_map(|part| part.marks).any(asked) {
        return Html::default();
    }
    let mut here = String::new();
    let mut rows = Vec::new();
    for part in picture.parts {
        let is_here = given.iter().any(|chosen| part.marks.contains(chosen));
        if is_here {
            here.push_str(if here.is_empty() { "" } else { "; " });
            here.push_str(&cx.string(part.name));
        }
        rows.push(row(cx, picture.shape, part, if is_here { Some(ui::PICTURE_ANSWER) } else { part.mark }));
    }
    let mut caption = cx.filled(picture.caption, &[("date", &date::written(picture.as_of, cx.words.tag()))]);
    if answers.is_some() {
        caption.push(' ');
        caption.push_str(&match here.as_str() {
            "" => cx.string(ui::PICTURE_UNMARKED),
            here => cx.filled(ui::PICTURE_MARKED, &[("name", here)]),
        });
    }
    let words = vec![cx.p(picture.text), parts::sources(cx, picture.evidence)];
    with(
        "figure",
        &["part", "data-picture"],
        vec![Some("picture".to_owned()), Some(picture.id.to_owned())],
        vec![
            bare("figcaption", vec![text(caption)]),
            bare("ul", rows),
            parts::fold("more", cx.text(ui::PICTURE_IN_WORDS), words),
        ],
    )
}

fn row(cx: &Cx, shape: Shape, part: &PicturePart, mark: Option<Key>) -> Html {
    let mark_words = mark.map(|mark| cx.tell_of("p", "mark", mark));
    let words = [cx.strong(part.name), cx.p(part.text)].into_iter().chain(mark_words).collect();
    with(
        "li",
        &["data-part", "data-marked"],
        vec![Some(part.id.to_owned()), mark.map(|_| String::new())],
        vec![drawing(shape, part), bare("div", words)],
    )
}

/// What is drawn of one row: its ground, and on it the shape, as often as it counts.
fn drawing(shape: Shape, part: &PicturePart) -> Html {
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
    let path =
        |class: &str, d: String| with("path", &["class", "d"], vec![Some(class.to_owned()), Some(d)], Vec::new());
    let mut paths = vec![path("ground", ground.to_owned())];
    for at in 0..part.count {
        let [x, y] = [at % ABREAST * WIDE, at / ABREAST * HIGH].map(|place| place.to_string());
        paths.push(path(look, ["M", &x, " ", &y, figure].concat()));
    }
    // People keep their form; all else is as high as the words beside it.
    let (class, room, stretch) = if shape == Shape::Person {
        let high = (part.count.div_ceil(ABREAST) * HIGH).to_string();
        (Some("people"), ["0 0 ", &(ABREAST * WIDE).to_string(), " ", &high].concat(), None)
    } else {
        (None, "0 0 100 100".to_owned(), Some("none"))
    };
    with(
        "svg",
        &["class", "aria-hidden", "viewBox", "preserveAspectRatio"],
        vec![class.map(str::to_owned), Some("true".to_owned()), Some(room), stretch.map(str::to_owned)],
        paths,
    )
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

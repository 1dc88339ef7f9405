//! Words that a person can tap for one sentence of what they mean. The browser's own popover opens and closes it; where
//! there is none, the meaning stands in brackets.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::html::{onkeydown, ontoggle};
use yew::prelude::*;

use super::cx::Cx;
use super::focus;
use super::pen::Pen;
use crate::content::TERMS;
use crate::words::{Piece, has_marks, pieces};

/// Which terms a screen has explained: each is explained where it stands first.
#[derive(Default)]
pub struct Explained {
    /// Whether nothing is explained here, since there are more urgent things to read.
    pub nothing: bool,
    seen: RefCell<Vec<usize>>,
    count: Cell<usize>,
}

impl Explained {
    /// What is folded away explains its terms by itself: where they stood first may be out of sight, or in another fold.
    pub fn apart<T>(&self, fold: impl FnOnce() -> T) -> T {
        let outside = self.seen.take();
        let folded = fold();
        self.seen.replace(outside);
        folded
    }

    /// A number for the meaning, where this term is to be explained here.
    fn number(&self, term: usize) -> Option<usize> {
        let mut seen = self.seen.borrow_mut();
        if self.nothing || seen.contains(&term) {
            return None;
        }
        seen.push(term);
        self.count.set(self.count.get() + 1);
        Some(self.count.get())
    }
}

/// A text with its terms.
pub fn view(cx: &Cx, text: String) -> Html {
    if !has_marks(&text) {
        return Html::from(text);
    }
    let mut pen = Pen::new(cx);
    for piece in pieces(&text) {
        match piece {
            Piece::Plain(said) => pen.say(said.to_owned()),
            Piece::Term(term, said) => one(&mut pen, term, said),
        }
    }
    pen.done()
}

fn one(pen: &mut Pen, at: usize, said: &str) {
    let cx = pen.cx;
    // The meanings come with the rest of the words.
    let known = cx.words.is_whole().then_some(at);
    let Some((term, number)) =
        known.and_then(|at| TERMS.get(at)).and_then(|term| Some((term, cx.explained.number(at)?)))
    else {
        return pen.say(said.to_owned());
    };
    let id = cx.id(&["term-", &number.to_string()].concat());
    // A line would end between a button and the sign behind it.
    let (said, sign) = said.split_at(said.find('\u{a0}').unwrap_or(said.len()));
    pen.open("span.held");
    pen.open("button");
    pen.set(
        &["type", "class", "part", "data-term", "popovertarget"],
        &[Some("button"), Some("term"), Some("term"), Some(term.id), Some(&id)],
    );
    pen.say(said.to_owned());
    pen.close();
    pen.open("span");
    // It takes the focus when it opens, so that a screen reader reads it.
    pen.set(
        &["id", "class", "part", "popover", "role", "tabindex"],
        &[Some(&id), Some("meaning"), Some("meaning"), Some("auto"), Some("note"), Some("-1")],
    );
    pen.listen(Rc::new(ontoggle::Wrapper::new(Callback::from(|event: Event| focus::to_meaning(&event)))));
    pen.listen(Rc::new(onkeydown::Wrapper::new(Callback::from(|event: KeyboardEvent| focus::to_term(&event)))));
    pen.line("b", [&cx.string(term.name), ": "].concat());
    pen.say(cx.string(term.meaning));
    pen.close();
    pen.say(sign.to_owned());
    pen.close();
}

//! Words that a person can tap for one sentence of what they mean. The browser's own popover opens and closes it; where
//! there is none, the meaning stands in brackets.

use std::cell::{Cell, RefCell};

use yew::prelude::*;

use super::cx::Cx;
use super::focus;
use crate::content::{TERMS, ui};
use crate::words::{Piece, has_marks, pieces};

/// Which terms a screen has explained: each is explained where it stands first.
pub struct Explained {
    /// Whether nothing is explained here, since there are more urgent things to read.
    pub nothing: bool,
    seen: RefCell<Vec<usize>>,
    count: Cell<usize>,
}

impl Explained {
    /// Nothing so far.
    pub const fn new(nothing: bool) -> Self {
        Self { nothing, seen: RefCell::new(Vec::new()), count: Cell::new(0) }
    }

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
    let pieces = pieces(&text).into_iter().map(|piece| match piece {
        Piece::Plain(said) => Html::from(said.to_owned()),
        Piece::Term(term, said) => one(cx, term, said),
    });
    pieces.collect()
}

fn one(cx: &Cx, at: usize, said: &str) -> Html {
    // The meanings come with the rest of the words.
    let known = cx.words.is_whole().then_some(at);
    let Some((term, number)) =
        known.and_then(|at| TERMS.get(at)).and_then(|term| Some((term, cx.explained.number(at)?)))
    else {
        return Html::from(said.to_owned());
    };
    let id = cx.id(&["term-", &number.to_string()].concat());
    html! {
        <>
            <button type="button" class="term" part="term" data-term={term.id} popovertarget={id.clone()}
                aria-description={cx.string(ui::TERM_EXPLAIN)}>{ said.to_owned() }</button>
            // It takes the focus when it opens, so that a screen reader reads it.
            <span id={id} class="meaning" part="meaning" popover="auto" role="note" tabindex="-1"
                ontoggle={|event| focus::to_meaning(&event)} onkeydown={|event| focus::to_term(&event)}><b>{ cx.string(term.name) }{ ": " }</b>{ cx.string(term.meaning) }</span>
        </>
    }
}

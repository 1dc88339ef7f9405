//! What every screen is given: the words for this reader, the settings, and the way to act.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::terms::{self, Explained};
use crate::content::{Country, Key, ui};
use crate::run::{Action, Run};
use crate::settings::Settings;
use crate::words::{Audience, Words, fill, plain};

thread_local! {
    static INSTANCES: Cell<u32> = const { Cell::new(0) };
}

/// A name that no other self-check on the page has, for ids and names of inputs.
pub fn instance_name() -> String {
    INSTANCES.with(|count| {
        count.set(count.get() + 1);
        format!("kidney-selfcheck-{}", count.get())
    })
}

/// The context of a screen.
pub struct Cx {
    /// The texts of one language.
    pub words: Rc<Words>,
    /// What the page sets.
    pub settings: Rc<Settings>,
    /// Who reads.
    pub audience: Audience,
    /// Takes actions.
    pub dispatcher: UseReducerDispatcher<Run>,
    /// This instance's own name.
    pub name: String,
    /// The terms that this screen has explained.
    pub explained: Explained,
}

impl Cx {
    /// A text as it is; with the emergency number in it, where it has a place for one.
    pub fn string(&self, key: Key) -> String {
        self.filled(key, &[])
    }

    /// A text, as markup: where it is a paragraph, its terms can be tapped.
    pub fn text(&self, key: Key) -> Html {
        terms::view(self, self.marked(key, &[]))
    }

    /// A text with values in its placeholders.
    pub fn filled(&self, key: Key, values: &[(&str, &str)]) -> String {
        plain(&self.marked(key, values))
    }

    /// A text with the marks of its terms.
    fn marked(&self, key: Key, values: &[(&str, &str)]) -> String {
        let text = self.words.get(key, self.audience);
        if !text.contains('{') {
            return text.to_owned();
        }
        let mut all = vec![("emergency", self.emergency())];
        all.extend_from_slice(values);
        fill(text, &all)
    }

    /// The country's numbers, where the clinic says which country.
    pub fn country(&self) -> Option<&'static Country> {
        self.settings.country
    }

    /// The emergency number, or how to name one in general.
    pub fn emergency(&self) -> &str {
        match self.settings.country {
            Some(country) => country.emergency,
            None => self.words.get(ui::EMERGENCY_NUMBER_UNKNOWN, self.audience),
        }
    }

    /// An id that is unique on the page.
    pub fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }

    /// A callback that does one thing.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let dispatcher = self.dispatcher.clone();
        Callback::from(move |_| dispatcher.dispatch(action))
    }
}

//! What every screen is given: the words for this reader, the settings, and the way to act.

use std::cell::Cell;

use yew::prelude::*;

use super::Hands;
use super::terms::{self, Explained};
use crate::content::{Country, Key, ui};
use crate::run::Action;
use crate::settings::Settings;
use crate::voice::Voice;
use crate::words::{Audience, Words};

thread_local! {
    static INSTANCES: Cell<u32> = const { Cell::new(0) };
}

/// A name that no other self-check on the page has, for ids and names of inputs.
pub fn instance_name() -> String {
    INSTANCES.with(|count| {
        count.set(count.get() + 1);
        ["kidney-selfcheck-", &count.get().to_string()].concat()
    })
}

/// The context of a screen.
pub struct Cx<'a> {
    /// The texts of one language.
    pub words: &'a Words,
    /// The texts of the clinic's language, where it is another.
    pub clinic: Option<&'a Words>,
    /// What the page sets.
    pub settings: &'a Settings,
    /// Who reads.
    pub audience: Audience,
    /// Takes actions.
    pub act: Callback<Action>,
    /// A name that no other screen has, of this instance or of another.
    pub name: String,
    /// What takes things away, where there is something.
    pub hands: Option<&'a Hands>,
    /// The terms that this screen has explained.
    pub explained: Explained,
}

impl Cx<'_> {
    /// A text as it is; with the emergency number in it, where it has a place for one.
    pub fn string(&self, key: Key) -> String {
        self.filled(key, &[])
    }

    /// A text, as markup: where it is a paragraph, its terms can be tapped.
    pub fn text(&self, key: Key) -> Html {
        terms::view(self, self.voice().marked(key, &[]))
    }

    /// A text with values in its placeholders.
    pub fn filled(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.voice().fill(key, values)
    }

    /// Who is spoken to.
    pub fn voice(&self) -> Voice<'_> {
        Voice { words: self.words, settings: self.settings, audience: self.audience }
    }

    /// The clinic's name, or what stands for it.
    pub fn clinic(&self) -> String {
        self.settings.clinic_name.clone().unwrap_or_else(|| self.string(ui::THE_CLINIC))
    }

    /// The country's numbers, where the clinic says which country.
    pub fn country(&self) -> Option<&'static Country> {
        self.settings.country
    }

    /// An id that is unique on the page.
    pub fn id(&self, part: &str) -> String {
        [&self.name, "-", part].concat()
    }

    /// A callback that does one thing.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

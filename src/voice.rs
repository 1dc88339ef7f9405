//! The texts for this reader on this page: one language, the patient's form or a relative's, the country's number.

use crate::content::{Key, ui};
use crate::settings::Settings;
use crate::words::{Audience, Words, fill, plain};

/// Who is spoken to, and with what.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// The texts of one language.
    pub words: &'a Words,
    /// What the page sets.
    pub settings: &'a Settings,
    /// Who reads.
    pub audience: Audience,
}

impl<'a> Voice<'a> {
    /// A text, with the emergency number in it where it has a place for one.
    #[must_use]
    pub fn say(self, key: Key) -> String {
        self.fill(key, &[])
    }

    /// A text with values in its placeholders.
    #[must_use]
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        plain(&self.marked(key, values))
    }

    /// The same with the marks of the words that are explained.
    #[must_use]
    pub fn marked(self, key: Key, values: &[(&str, &str)]) -> String {
        let text = self.words.get(key, self.audience);
        if !text.contains('{') {
            return text.to_owned();
        }
        let mut all = vec![("emergency", self.emergency())];
        all.extend_from_slice(values);
        fill(text, &all)
    }

    /// The emergency number, or how to name one in general.
    #[must_use]
    pub fn emergency(self) -> &'a str {
        match self.settings.country {
            Some(country) => country.emergency,
            None => self.words.get(ui::EMERGENCY_NUMBER_UNKNOWN, self.audience),
        }
    }
}

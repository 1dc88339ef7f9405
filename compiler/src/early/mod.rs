//! The first two screens as they stand in the page before the program is there, in the words and the look of the
//! program's own.
//!
//! `src/ui` makes the live ones (`ui/mod.rs`, `screens/start.rs`, `screens/question.rs`, `parts/mod.rs`) and
//! `web/languages.js` the choice of language; the host tests compare the two (`early::same_as_live`).

mod question;
mod start;

use std::fmt::Write as _;

use domain::Questionnaire;

use crate::fallback::escape;
use crate::words::Words;

pub use question::check;
pub use start::Dates;

/// The fragment that the build puts before the fallback; `all` are the languages to choose from.
///
/// It is hidden: the script in the page shows it, and hears what is pressed in it (`web/early.js`).
pub fn html(words: &Words, all: &[Words], dates: &Dates, questionnaire: &Questionnaire) -> String {
    let mut page = Page { words, html: String::new() };
    page.line(&format!("<div class=\"early app\" data-wait=\"{}\" hidden>", escape(page.get("fallback.wait"))));
    page.languages(all);
    page.line("<div class=\"selfcheck\">");
    page.put("p class=\"main-message\"", "ui.main-message");
    page.line("<p class=\"unseen\" role=\"status\"></p>");
    start::write(&mut page, dates);
    question::write(&mut page, questionnaire);
    page.foot();
    page.html.push_str("</div></div>");
    page.html
}

/// The early screens, while they are written.
struct Page<'a> {
    words: &'a Words,
    html: String,
}

impl<'a> Page<'a> {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.html, "{line}");
    }

    /// A text as it is written.
    fn get(&self, key: &str) -> &'a str {
        self.words.texts.get(key).map(|text| text.me.as_str()).unwrap_or_default()
    }

    fn filled(&self, text: &str) -> String {
        // The page sets no country.
        escape(&text.replace("{emergency}", self.get("ui.emergency-number-unknown")))
    }

    /// A text as the patient reads it.
    fn text(&self, key: &str) -> String {
        self.filled(self.get(key))
    }

    /// What a relative reads instead, once it is chosen.
    fn other(&self, key: &str) -> String {
        let form = self.words.texts.get(key).and_then(|text| text.other.as_deref().filter(|other| *other != text.me));
        form.map_or_else(String::new, |form| format!(" data-other=\"{}\"", self.filled(form)))
    }

    /// An element with a text in it.
    fn element(&self, open: &str, key: &str) -> String {
        let name = open.split(' ').next().unwrap_or(open);
        format!("<{open}{}>{}</{name}>", self.other(key), self.text(key))
    }

    fn put(&mut self, open: &str, key: &str) {
        self.line(&self.element(open, key));
    }

    fn button(&self, action: &str, class: &str, key: &str) -> String {
        self.element(&format!("button type=\"button\" class=\"{class}\" data-action=\"{action}\""), key)
    }

    /// An answer to choose; browsers fill it in again after a reload, and this one holds answers.
    fn option(&self, input: &str, key: &str) -> String {
        let label = self.element("span", key);
        format!("<label class=\"option\"><input {input} autocomplete=\"off\">{label}</label>")
    }

    fn languages(&mut self, all: &[Words]) {
        if all.len() < 2 {
            return;
        }
        let option = |other: &Words| {
            let now = if other.tag == self.words.tag { " selected" } else { "" };
            let Words { tag, dir, name, .. } = other;
            format!("<option value=\"{tag}\" lang=\"{tag}\" dir=\"{dir}\"{now}>{}", escape(name))
        };
        let options = all.iter().map(option).collect::<Vec<_>>().concat();
        self.line(&format!(
            "<div class=\"languages\"><label>{}<select data-action=\"language\" autocomplete=\"off\">{options}</select></label><p></p></div>",
            self.element("span", "ui.language-label")
        ));
    }

    fn foot(&mut self) {
        self.line(&format!("<div class=\"foot\"><p>{}</p>", self.element("strong", "ui.emergency-line")));
        let quiet = [("learn", "ui.learn-button"), ("clear", "ui.clear")];
        let quiet = quiet.map(|(action, key)| self.button(action, "quiet", key));
        self.line(&format!("<div class=\"quiet-actions\">{}</div></div>", quiet.concat()));
    }
}

//! The start screen as it stands in the page before the program is there, in the words and the look of the program's own.
//!
//! `src/ui` makes the live one (`ui/mod.rs`, `screens/start.rs`, `parts/mod.rs`) and `web/languages.js` the choice of
//! language; the host tests compare the two (`early::same_as_live`).

use std::fmt::Write as _;

use crate::date;
use crate::fallback::escape;
use crate::words::{UNREVIEWED, Words};

/// What the content says of its own age and review.
pub struct Dates<'a> {
    /// The content version.
    pub version: &'a str,
    /// When the evidence was gathered.
    pub dossier: &'a str,
    /// Until when it holds.
    pub again: &'a str,
    /// Who reviewed it, and when; empty: nobody.
    pub reviewed: (&'a str, &'a str),
}

/// The fragment that the build puts before the fallback; `all` are the languages to choose from.
pub fn html(words: &Words, all: &[Words], dates: &Dates) -> String {
    let get = |key: &str| words.texts.get(key).map(|text| text.me.as_str()).unwrap_or_default();
    // The page sets no country.
    let number = get("ui.emergency-number-unknown");
    let text = |key: &str| escape(&get(&format!("ui.{key}")).replace("{emergency}", number));
    // What a relative reads instead, once it is chosen.
    let other = |key: &str| {
        let form = words
            .texts
            .get(&format!("ui.{key}"))
            .and_then(|text| text.other.as_deref().filter(|other| *other != text.me));
        form.map_or_else(String::new, |form| format!(" data-other=\"{}\"", escape(form)))
    };
    let on_day = |key: &str, date: &str| {
        text(key).replace("{date}", &date::written(date, &words.tag)).replace("{version}", dates.version)
    };
    let mut html = String::new();
    let mut line = |line: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(html, "{line}");
    };
    line(&format!("<div class=\"early app\" data-wait=\"{}\">", escape(get("fallback.wait"))));
    if all.len() > 1 {
        let option = |other: &Words| {
            let now = if other.tag == words.tag { " selected" } else { "" };
            let Words { tag, dir, name, .. } = other;
            format!("<option value=\"{tag}\" lang=\"{tag}\" dir=\"{dir}\"{now}>{}", escape(name))
        };
        let options = all.iter().map(option).collect::<Vec<_>>().concat();
        line(&format!(
            "<div class=\"languages\"><label><span>{}</span><select data-action=\"language\" autocomplete=\"off\">{options}</select></label><p></p></div>",
            text("language-label")
        ));
    }
    line("<div class=\"selfcheck\">");
    line(&format!("<p class=\"main-message\"{}>{}</p>", other("main-message"), text("main-message")));
    line("<p class=\"unseen\" role=\"status\"></p>");
    line(&format!("<h1>{}</h1>", text("title")));
    line(&format!("<p class=\"lead\">{}</p>", text("start-lead")));
    line(&format!("<p>{}</p>", text("start-time")));
    line(&format!("<fieldset aria-describedby=\"hint\"><legend><h2>{}</h2></legend>", text("start-who")));
    line(&format!("<p class=\"hint\" id=\"hint\">{}</p>", text("start-who-hint")));
    let choice = |value: &str, checked: &str| {
        let label = text(&format!("start-who-{value}"));
        format!(
            "<label class=\"option\"><input type=\"radio\" name=\"who\" value=\"{value}\" autocomplete=\"off\"{checked}><span>{label}</span></label>"
        )
    };
    line(&format!("<div class=\"options\">{}{}</div></fieldset>", choice("me", " checked"), choice("other", "")));
    let button = |action: &str, class: &str, label: &str| {
        let (other, text) = (other(label), text(label));
        format!("<button type=\"button\" class=\"{class}\" data-action=\"{action}\"{other}>{text}</button>")
    };
    line(&format!("<div class=\"actions\">{}</div>", button("start", "go", "start-button")));
    for part in ["what", "not", "private"] {
        let (title, said) = (text(&format!("start-{part}-title")), text(&format!("start-{part}")));
        line(&format!("<h2>{title}</h2>\n<p>{said}</p>"));
    }
    line("<div class=\"review-note\">");
    let (reviewer, on) = dates.reviewed;
    if reviewer.is_empty() {
        line(&format!("<p><strong>{}</strong></p>", text("review-none")));
    } else {
        line(&format!("<p>{}</p>", on_day("review-by", on).replace("{reviewer}", &escape(reviewer))));
    }
    if words.is_unreviewed_translation() {
        line(&format!("<p><strong>{}</strong></p>", escape(get(UNREVIEWED))));
    }
    line(&format!("<p>{} {}</p>", on_day("review-version", dates.dossier), on_day("review-again", dates.again)));
    line(&format!("<p>{}</p>\n</div>", text("funding-none")));
    line(&format!("<div class=\"foot\"><p><strong>{}</strong></p>", text("emergency-line")));
    let quiet = [button("learn", "quiet", "learn-button"), button("clear", "quiet", "clear")];
    line(&format!("<div class=\"quiet-actions\">{}</div></div>", quiet.concat()));
    html.push_str("</div></div>");
    html
}

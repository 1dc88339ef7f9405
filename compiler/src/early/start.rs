//! The start screen.

use super::Page;
use crate::date;
use crate::fallback::escape;
use crate::words::UNREVIEWED;

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

pub fn write(page: &mut Page, dates: &Dates) {
    page.line("<section>");
    page.put("h1 tabindex=\"-1\"", "ui.title");
    page.put("p class=\"lead\"", "ui.start-lead");
    page.put("p", "ui.start-time");
    let title = page.element("h2", "ui.start-who");
    page.line(&format!("<fieldset aria-describedby=\"who-hint\"><legend>{title}</legend>"));
    page.put("p class=\"hint\" id=\"who-hint\"", "ui.start-who-hint");
    let who = [("me", " checked"), ("other", "")].map(|(who, now)| {
        page.option(&format!("type=\"radio\" name=\"who\" value=\"{who}\"{now}"), &format!("ui.start-who-{who}"))
    });
    page.line(&format!("<div class=\"options\">{}</div></fieldset>", who.concat()));
    page.line(&format!("<div class=\"actions\">{}</div>", page.button("start", "go", "ui.start-button")));
    for part in ["what", "not", "private"] {
        page.put("h2", &format!("ui.start-{part}-title"));
        page.put("p", &format!("ui.start-{part}"));
    }
    note(page, dates);
    page.line("</section>");
}

fn note(page: &mut Page, dates: &Dates) {
    page.line("<div class=\"review-note\">");
    let on_day = |page: &Page, key: &str, on: &str| {
        page.text(key).replace("{date}", &date::written(on, &page.words.tag)).replace("{version}", dates.version)
    };
    let (reviewer, on) = dates.reviewed;
    if reviewer.is_empty() {
        page.line(&format!("<p>{}</p>", page.element("strong", "ui.review-none")));
    } else {
        page.line(&format!("<p>{}</p>", on_day(page, "ui.review-by", on).replace("{reviewer}", &escape(reviewer))));
    }
    if page.words.is_unreviewed_translation() {
        page.line(&format!("<p>{}</p>", page.element("strong", UNREVIEWED)));
    }
    let (version, again) =
        (on_day(page, "ui.review-version", dates.dossier), on_day(page, "ui.review-again", dates.again));
    page.line(&format!("<p>{version} {again}</p>"));
    page.put("p", "ui.funding-none");
    page.line("</div>");
}

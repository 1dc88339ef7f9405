//! What stands in the tag where the tool cannot run, and in a frame before it does: readable and useful on its own
//! (invariant 13).

use std::fmt::Write as _;

use crate::words::Words;

/// How many questions to bring it has.
pub const ASKS: usize = 6;

/// The fragment that the build puts into the tag of the stand-alone page.
pub fn html(words: &Words) -> String {
    let text = |key: &str| words.texts.get(&format!("fallback.{key}")).map(|text| escape(&text.me)).unwrap_or_default();
    let mut html = String::new();
    let paragraph = |html: &mut String, class: &str, key: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(html, "<p class=\"{class}\">{}</p>", text(key));
    };
    let _ = writeln!(html, "<div class=\"fallback\" lang=\"{}\" dir=\"{}\">", words.tag, words.dir);
    let _ = writeln!(html, "<h1>{}</h1>", text("heading"));
    paragraph(&mut html, "message", "message");
    paragraph(&mut html, "emergency", "emergency");
    let _ = writeln!(html, "<h2>{}</h2>\n<ul>", text("ask-title"));
    for number in 0..ASKS {
        let _ = writeln!(html, "<li>{}</li>", text(&format!("ask.{number}")));
    }
    html.push_str("</ul>\n");
    paragraph(&mut html, "warn", "warn");
    paragraph(&mut html, "options", "options");
    html.push_str("</div>");
    html
}

/// A text as it stands in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! A QR code as one SVG path.

use crate::sheet::squares;
use crate::ui::pen::Pen;

/// The code; nothing where the text is longer than any code holds.
pub fn view(pen: &mut Pen, text: &str, name: &str) {
    let Some(code) = squares(text) else { return pen.gap() };
    let edge = code.size.to_string();
    pen.open("svg");
    pen.set(
        &["class", "role", "aria-label", "viewBox", "shape-rendering"],
        &[Some("qr"), Some("img"), Some(name), Some(&["0 0 ", &edge, " ", &edge].concat()), Some("crispEdges")],
    );
    pen.path("light", &["M0 0h", &edge, "v", &edge, "H0z"].concat());
    pen.path("dark", &code.path);
    pen.close();
}

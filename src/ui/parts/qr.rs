//! A QR code as one SVG path.

use crate::ui::Squares;
use crate::ui::pen::Pen;

/// The code, under a name for those who do not see it.
pub fn view(pen: &mut Pen, code: &Squares, name: &str) {
    let edge = &*code.edge;
    pen.open("svg");
    pen.set(
        &["class", "role", "aria-label", "viewBox", "shape-rendering"],
        &[Some("qr"), Some("img"), Some(name), Some(&["0 0 ", edge, " ", edge].concat()), Some("crispEdges")],
    );
    pen.path("light", &["M0 0h", edge, "v", edge, "H0z"].concat());
    pen.path("dark", &code.path);
    pen.close();
}

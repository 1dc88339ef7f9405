//! A QR code as one SVG path.

use yew::prelude::*;

use crate::sheet::squares;
use crate::ui::el::with;

/// The code; nothing where the text is longer than any code holds.
pub fn view(text: &str, name: &str) -> Html {
    let Some(code) = squares(text) else { return Html::default() };
    let path = |class, shape: String| with("path", &["class", "d"], vec![Some(class), Some(shape)], Vec::new());
    let edge = code.size.to_string();
    let light = ["M0 0h", &edge, "v", &edge, "H0z"].concat();
    with(
        "svg",
        &["class", "role", "aria-label", "viewBox", "shape-rendering"],
        ["qr", "img", name, &["0 0 ", &edge, " ", &edge].concat(), "crispEdges"]
            .map(|value| Some(value.to_owned()))
            .into(),
        vec![path("light".to_owned(), light), path("dark".to_owned(), code.path)],
    )
}

//! A QR code as one SVG path: made on the device, from plain text.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use crate::ui::el::with;

/// Light squares around the code; readers need four.
const QUIET: i32 = 4;

/// The code; nothing where the text is longer than any code holds.
pub fn view(text: &str, name: &str) -> Html {
    // The lowest correction: a screen has no dirt, and fewer squares are larger ones.
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Low) else { return Html::default() };
    let size = code.size() + 2 * QUIET;
    let path = |class, shape: String| with("path", &["class", "d"], vec![Some(class), Some(shape)], Vec::new());
    let edge = size.to_string();
    let light = ["M0 0h", &edge, "v", &edge, "H0z"].concat();
    with(
        "svg",
        &["class", "role", "aria-label", "viewBox", "shape-rendering"],
        ["qr", "img", name, &["0 0 ", &edge, " ", &edge].concat(), "crispEdges"]
            .map(|value| Some(value.to_owned()))
            .into(),
        vec![path("light".to_owned(), light), path("dark".to_owned(), dark(&code))],
    )
}

/// Every run of dark squares in a row as one stroke.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let wide = (x - from).to_string();
                let [from, y] = [from + QUIET, y + QUIET].map(|at| at.to_string());
                for part in ["M", &from, " ", &y, "h", &wide, "v1h-", &wide, "z"] {
                    path.push_str(part);
                }
            } else {
                x += 1;
            }
        }
    }
    path
}

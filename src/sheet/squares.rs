//! A QR code as the path of its dark squares: made on the device, from plain text.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light squares around the code; readers need four.
const QUIET: i32 = 4;

/// A code, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    /// How many squares it is wide and high, with its quiet margin.
    pub size: i32,
    /// Every run of dark squares in a row, as an SVG path.
    pub path: String,
}

/// Draws it; nothing where the text is longer than any code holds.
#[must_use]
pub fn squares(text: &str) -> Option<Squares> {
    // The lowest correction: a screen has no dirt, and fewer squares are larger ones.
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    Some(Squares { size: code.size() + 2 * QUIET, path: dark(&code) })
}

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

//! Moves the focus to a new screen, so that a keyboard and a screen reader start where the eye does.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What gets the focus on a screen: its heading, or the summary of what is missing.
const TARGET: &str = "[data-focus]";

/// Focuses the present screen and brings its top into view.
pub fn to_screen(root: &NodeRef) {
    let Some(root) = root.cast::<Element>() else { return };
    if root.get_bounding_client_rect().top() < 0.0 {
        root.scroll_into_view();
    }
    let target = root.query_selector(TARGET).ok().flatten();
    if let Some(target) = target.and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(target).ok()) {
        // An element that cannot be focused stays unfocused; the person still sees the screen.
        let _ = target.focus();
    }
}

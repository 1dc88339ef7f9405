//! Moves the focus to what is new, so that a keyboard and a screen reader start where the eye does.

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

/// Focuses the meaning of a term that opens.
pub fn to_meaning(event: &Event) {
    let meaning = event.target_dyn_into::<HtmlElement>();
    // A browser without popovers knows no such selector, and shows the meaning all the time.
    if let Some(meaning) = meaning.filter(|meaning| meaning.matches(":popover-open").unwrap_or(false)) {
        let _ = meaning.focus();
    }
}

/// Brings the focus back to the term when Escape closes its meaning: inside a shadow root, Chromium loses it.
pub fn to_term(event: &KeyboardEvent) {
    let meaning = event.target_dyn_into::<Element>().filter(|_| event.key() == "Escape");
    let term = meaning.and_then(|meaning| meaning.previous_element_sibling());
    if let Some(term) = term.and_then(|term| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(term).ok()) {
        let _ = term.focus();
    }
}

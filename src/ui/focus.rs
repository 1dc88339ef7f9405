//! Moves the focus to what is new, so that a keyboard and a screen reader start where the eye does.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What gets the focus on a screen: its heading, or the summary of what is missing.
const TARGET: &str = "[data-focus]";

/// Lets go of what has the focus, before its screen goes. Chromium lays the page out when a focused element is taken out
/// of it, and by then the old screen and the new one both stand there.
#[inline(never)]
pub fn leave(root: &NodeRef) {
    let focused = root.cast::<Element>().and_then(|root| root.owner_document()?.active_element());
    if let Some(focused) = focused {
        // Whatever has the focus knows how to let go.
        let _ = focused.unchecked_ref::<HtmlElement>().blur();
    }
}

/// Focuses the present screen and brings its top into view.
pub fn to_screen(root: &NodeRef) {
    let Some(root) = root.cast::<Element>() else { return };
    if root.get_bounding_client_rect().top() < 0.0 {
        root.scroll_into_view();
    }
    if let Ok(Some(target)) = root.query_selector(TARGET) {
        take(&target);
    }
}

/// Focuses the meaning of a term that opens.
pub fn to_meaning(event: &Event) {
    let meaning = event.target_dyn_into::<Element>();
    // A browser without popovers knows no such selector, and shows the meaning all the time.
    if let Some(meaning) = meaning.filter(|meaning| meaning.matches(":popover-open").unwrap_or(false)) {
        take(&meaning);
    }
}

/// Brings the focus back to the term when Escape closes its meaning: inside a shadow root, Chromium loses it.
pub fn to_term(event: &KeyboardEvent) {
    let meaning = event.target_dyn_into::<Element>().filter(|_| event.key() == "Escape");
    if let Some(term) = meaning.and_then(|meaning| meaning.previous_element_sibling()) {
        take(&term);
    }
}

/// Every element of ours is one of HTML. One that cannot be focused stays unfocused; the person still sees the screen.
fn take(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

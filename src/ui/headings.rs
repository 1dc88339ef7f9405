//! Fits the headings to those of the page around: their level for screen readers, whatever their looks.

use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

/// No page has a lower one.
const LOWEST: u32 = 6;

/// Says at which level every heading is, where they do not begin at 1.
pub fn fit(root: &NodeRef, first: u32) {
    let Some(root) = root.cast::<Element>() else { return };
    for (own, name) in (1..).zip(["h1", "h2", "h3", "h4"]) {
        let headings = root.get_elements_by_tag_name(name);
        for heading in (0..headings.length()).filter_map(|at| headings.item(at)?.dyn_into::<Element>().ok()) {
            // The sheet is a page of its own, on paper or in a file.
            if heading.closest(".sheet").is_ok_and(|sheet| sheet.is_some()) {
                continue;
            }
            let level = (own + first - 1).min(LOWEST);
            // An attribute that cannot be set leaves the heading at its own level.
            let _ = if level == own {
                heading.remove_attribute("aria-level")
            } else {
                heading.set_attribute("aria-level", &level.to_string())
            };
        }
    }
}

//! Dates as the reader's language writes them, by the browser's own `Intl`.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Today where the device is, as `2026-11-23`.
pub fn today() -> String {
    let now = Date::new_0();
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-")
}

/// Writes `2026`, `2026-11` or `2026-11-23` in the language of `tag`.
pub fn written(date: &str, tag: &str) -> String {
    if date.len() <= 4 {
        return date.to_owned();
    }
    let options = Object::new();
    let set =
        |name: &str, value: &str| drop(Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)));
    set("timeZone", "UTC");
    // In Arabic, WebKit would write other digits than the words beside it and than other browsers.
    set("numberingSystem", "latn");
    set("year", "numeric");
    set("month", "long");
    if date.len() > 7 {
        set("day", "numeric");
    }
    let day = Date::new(&JsValue::from_str(date));
    if day.get_time().is_nan() {
        return date.to_owned();
    }
    day.to_locale_date_string(tag, &options).into()
}

//! Dates as the reader's language writes them, by the browser's own `Intl`.

use std::cell::RefCell;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

thread_local! {
    /// What was written, behind language and date: a browser takes up to a millisecond for each, and every question has
    /// some folded away. There are some dozens of dates in all.
    static WRITTEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

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
    let key = [tag, " ", date, " "].concat();
    WRITTEN.with_borrow_mut(|all| {
        if let Some(written) = all.iter().find_map(|line| line.strip_prefix(&*key)) {
            return written.to_owned();
        }
        let written = by_intl(date, tag);
        all.push([&*key, &written].concat());
        written
    })
}

fn by_intl(date: &str, tag: &str) -> String {
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

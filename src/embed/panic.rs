//! A panic is unreachable by design (invariant 13). Should one come all the same, every element on the page shows the
//! failure screen before the module traps, and the site's owner reads where it happened. No answer is in the message.

use std::cell::Cell;
use std::sync::Once;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::console;

use super::WATCHERS;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// As long as it lives, its element hears of a panic.
pub struct Watch(u32);

impl Watch {
    /// Begins to watch.
    pub fn new(notify: &Function) -> Self {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| yew::set_custom_panic_hook(Box::new(|info| announce(&info.to_string()))));
        let number = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
        WATCHERS.with_borrow_mut(|watchers| watchers.push((number, notify.clone())));
        Self(number)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        WATCHERS.with_borrow_mut(|watchers| watchers.retain(|(number, _)| *number != self.0));
    }
}

fn announce(message: &str) {
    console::error_1(&JsValue::from_str(message));
    WATCHERS.with(|watchers| {
        // If the panic came while the list was being changed, the trap that follows is noticed by the loader.
        if let Ok(watchers) = watchers.try_borrow() {
            for (_, notify) in watchers.iter() {
                let _ = notify.call2(&JsValue::NULL, &JsValue::from_str("panicked"), &JsValue::from(0));
            }
        }
    });
}

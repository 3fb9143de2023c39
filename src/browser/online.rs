//! Whether the phone believes it has a network. A belief, not a fact: requests decide.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// Whether there seems to be a network now.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the resident has asked the browser to spare data; where it does not tell, no
/// (Network Information API, `saveData`).
pub fn saves_data() -> bool {
    let read = |holder: &JsValue, key: &str| Reflect::get(holder, &key.into()).ok();
    window()
        .and_then(|window| read(window.navigator().as_ref(), "connection"))
        .and_then(|connection| read(&connection, "saveData"))
        .is_some_and(|saves| saves.is_truthy())
}

/// Calls back with every change, for the portal's whole life.
pub fn on_change(changed: impl Fn(bool) + Copy + 'static) {
    let Some(window) = window() else { return };
    for (kind, online) in [("online", true), ("offline", false)] {
        let handler = Closure::<dyn FnMut()>::new(move || changed(online));
        // Listening to a known event cannot fail.
        let _ = window.add_event_listener_with_callback(kind, handler.as_ref().unchecked_ref());
        handler.forget();
    }
}

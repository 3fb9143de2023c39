//! Whether the phone believes it has a network. A belief, not a fact: requests decide.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Whether there seems to be a network now.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
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

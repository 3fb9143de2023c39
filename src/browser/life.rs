//! When a page may have a chance again: the network came back, somebody looks at it again, it was restored.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Calls back at each of them, for the portal's whole life.
pub fn on_chance(chance: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    let handler = || Closure::<dyn FnMut()>::new(chance.clone());
    for kind in ["online", "focus", "pageshow"] {
        let handler = handler();
        // Listening to a known event cannot fail.
        let _ = window.add_event_listener_with_callback(kind, handler.as_ref().unchecked_ref());
        handler.forget();
    }
    if let Some(document) = window.document() {
        let looked_at = document.clone();
        let handler = Closure::<dyn FnMut()>::new(move || {
            if !looked_at.hidden() {
                chance();
            }
        });
        let callback = handler.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback("visibilitychange", callback);
        handler.forget();
    }
}

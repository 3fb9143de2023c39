//! The worker that keeps the portal on the phone, as far as a tab is told of it: `boot.js` registers it, and says when this
//! tab is of an older build.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{boot, window};

/// Whether this tab is of an older build than the one on the phone.
pub fn is_old() -> bool {
    let told = boot::prepared().and_then(|boot| Reflect::get(&boot, &"isOld".into()).ok());
    told.is_some_and(|told| told.is_truthy())
}

/// Calls back when that becomes so, for the portal's whole life.
pub fn on_old(told: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    let handler = Closure::<dyn FnMut()>::new(told);
    // Listening to an event cannot fail.
    let _ = window.add_event_listener_with_callback("raati-old", handler.as_ref().unchecked_ref());
    handler.forget();
}

/// Opens the address anew, with the newest build.
pub fn reload() {
    if let Some(window) = window() {
        // A browser that refuses leaves a portal that works.
        let _ = window.location().reload();
    }
}

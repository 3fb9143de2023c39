//! Doing something later.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Calls back once after so many milliseconds.
pub fn after(millis: i32, then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let handler = Closure::once_into_js(then);
    // A timer cannot be refused.
    let _ = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(handler.unchecked_ref(), millis);
}

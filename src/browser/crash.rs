//! The last resort: when the portal's own code fails, or has nothing to start with, engineers get the reason on the
//! console and the resident gets readable help instead of a dead screen.
//!
//! The reason holds the failing place in our code or in the profile, and no content.

use wasm_bindgen::JsValue;

/// From now on a failure is told. The help stands in `index.html` and is shown by `boot.js`.
pub fn tell() {
    std::panic::set_hook(Box::new(|info| give_up(info)));
}

/// Tells engineers the reason, and shows the help.
pub fn give_up(reason: &impl ToString) {
    web_sys::console::error_1(&JsValue::from(reason.to_string()));
    super::boot::crashed();
}

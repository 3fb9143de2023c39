//! The last resort: when the portal's own code fails, engineers get a line on the console and the
//! resident gets readable help instead of a dead screen.
//!
//! The line holds the failing place in our code and no content.

use wasm_bindgen::JsValue;

/// From now on a failure is told. The help stands in `index.html` and is shown by `boot.js`.
pub fn tell() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from(info.to_string()));
        super::boot::crashed();
    }));
}

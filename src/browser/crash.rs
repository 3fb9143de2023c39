//! The last resort: when the portal's own code fails, or has nothing to start with, engineers get the reason on the
//! console, and the resident a portal that started anew or readable help instead of a dead screen.
//!
//! The reason holds the failing place in our code or in the profile, and no content.

use wasm_bindgen::JsValue;

/// From now on a failure is told. What follows it is up to `boot.js`, which still works.
pub fn tell() {
    std::panic::set_hook(Box::new(|info| {
        say(info);
        super::boot::crashed();
    }));
}

/// Tells engineers the reason, and shows the help.
pub fn give_up(reason: &impl ToString) {
    say(reason);
    super::boot::give_up();
}

fn say(reason: &impl ToString) {
    web_sys::console::error_1(&JsValue::from(reason.to_string()));
}

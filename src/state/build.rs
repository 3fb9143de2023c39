//! Whether the build that this tab runs is the newest one on the phone.

use markup::prelude::*;

use crate::browser::worker;

/// Follows it for the portal's life; tracked.
pub fn is_old() -> Signal<bool> {
    let old = RwSignal::new(worker::is_old());
    worker::on_old(move || {
        old.try_set(true);
    });
    old.into()
}

/// Takes the newest build into use.
pub fn renew() {
    worker::reload();
}

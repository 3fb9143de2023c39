//! Whether the phone believes it has a network.

use markup::prelude::*;

use crate::browser::online;

/// Follows the phone's belief for the portal's life; tracked.
pub fn is_online() -> Signal<bool> {
    let believed = RwSignal::new(online::is_online());
    online::on_change(move |online| {
        believed.try_set(online);
    });
    believed.into()
}

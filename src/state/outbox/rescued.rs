//! What `rescue.html` may have sent behind this portal's back: it changes no record, and leaves word only that it tried.

use outbox::Stage;

use crate::browser::storage::{self, Keep};

/// Written by `rescue.js` before it sends anything.
const RESCUED: &str = "raati.rescued";

/// Whether something that waits here may have been sent from there.
pub(super) fn is_possible() -> bool {
    storage::get(Keep::OnPhone, RESCUED).is_some()
}

/// Nothing waits here any more.
pub(super) fn is_over() {
    storage::remove(Keep::OnPhone, RESCUED);
}

/// Whether nobody has tried to send it, from anywhere.
pub fn is_untried(stage: Stage) -> bool {
    match stage {
        Stage::Draft => true,
        Stage::Fresh => !is_possible(),
        _ => false,
    }
}

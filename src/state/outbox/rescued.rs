//! What `rescue.html` may have sent behind this portal's back: it changes no record, and leaves word only that it was open.

use outbox::Stage;

use crate::browser::storage::{self, Keep};

/// Written by `rescue.js` before it reads what waits, and before it sends any of it.
const RESCUED: &str = "raati.rescued";

/// Whether something that waits here may have been sent from there.
pub(super) fn is_possible() -> bool {
    storage::get(Keep::OnPhone, RESCUED).is_some()
}

/// Nothing waits here any more.
pub(super) fn is_over() {
    storage::remove(Keep::OnPhone, RESCUED);
}

/// Whether what this portal never tried, at this stage, may have been sent from there.
pub fn may_have_sent(stage: Stage) -> bool {
    stage == Stage::Fresh && is_possible()
}

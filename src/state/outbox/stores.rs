//! What the stores hold and say, in the machine's terms.

use outbox::{Raw, Stores, Written};

use crate::browser::vault::{Put, Records};

/// Both stores.
pub(super) fn stores((primary, shadow): (Records, Records)) -> Stores {
    let raw = |(key, bytes)| Raw { key, bytes };
    Stores {
        primary: primary.into_iter().map(raw).collect(),
        shadow: shadow.into_iter().map(raw).collect(),
    }
}

/// How a put ended.
pub(super) fn written(put: Put) -> Written {
    match put {
        Put::Committed => Written::Committed,
        Put::Failed => Written::Failed,
        Put::Absent => Written::Absent,
        Put::Skipped => Written::Skipped,
        Put::Conflict(held) => Written::Conflict(held),
    }
}

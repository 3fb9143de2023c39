//! Names of states in the page itself, for whoever looks at it from outside: style, tests, support. No words for people.

use outbox::{Saved, Stage};

/// Where an item is.
pub(super) fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Fresh | Stage::Queued => "queued",
        Stage::Sending => "sending",
        Stage::Checking => "checking",
        Stage::Arrived => "arrived",
        Stage::AuthBlocked => "auth_blocked",
        Stage::NeedsYou => "needs_you",
        Stage::Discarded => "discarded",
    }
}

/// Whether it is safe on this phone.
pub(super) fn saved_name(saved: Saved) -> &'static str {
    match saved {
        Saved::NotYet => "no",
        Saved::Failed => "failed",
        Saved::Once(_) => "once",
        Saved::Twice(_) => "twice",
    }
}

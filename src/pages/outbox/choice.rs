//! What can be done about an item at all: fewer cases than an item has states.

use outbox::{Line, Stage};

/// What the buttons depend on: not every turn of a try, so that none of them goes from under a finger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Over: to be taken off the list.
    Arrived,
    /// Not to be sent yet.
    Draft,
    /// Tried, and to be tried again.
    Waits,
    /// To be tried, and to be changed until then.
    NeverTried,
    /// To be sent once its owner signed in.
    SignIn,
    /// To be decided by the person.
    NeedsYou,
}

/// Of an item as it is now.
pub(super) fn choice(line: &Line) -> Choice {
    match line.stage {
        Stage::Arrived | Stage::Discarded => Choice::Arrived,
        Stage::Draft => Choice::Draft,
        Stage::Fresh => Choice::NeverTried,
        Stage::Queued | Stage::Sending | Stage::Checking => Choice::Waits,
        Stage::AuthBlocked => Choice::SignIn,
        Stage::NeedsYou => Choice::NeedsYou,
    }
}

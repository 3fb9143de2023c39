//! What may follow what: every stage and every kind of input, each cell decided. A cell that cannot be is a
//! [`Refusal`], never a panic.

#![expect(
    clippy::match_same_arms,
    reason = "a table has its rows, also where two say the same"
)]

use crate::state::Stage;

/// What can happen to an item, without what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The person writes on.
    Keep,
    /// The person taps send.
    Submit,
    /// A try begins.
    Start,
    /// A look-up begins.
    Look,
    /// There is a receipt.
    Arrived,
    /// The look-up says it is surely not there.
    Absent,
    /// Another try later.
    Again,
    /// It has to be looked up.
    Check,
    /// The backend does not know who asks.
    Block,
    /// It takes the person.
    Refuse,
    /// The page that held it is gone.
    Orphan,
    /// Its owner signed in.
    SignIn,
    /// The person says: now.
    Retry,
    /// The person gives it up.
    Discard,
    /// The person cancels what only this phone knows of.
    Withdraw,
    /// The person wants it off the list.
    Dismiss,
}

/// Why something cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// It was tried: its bytes are frozen.
    Tried,
    /// It has arrived or was given up.
    Over,
    /// It is not over yet.
    NotOver,
    /// It is a draft.
    NotSubmitted,
    /// It was submitted before; once is enough.
    Already,
    /// It is on its way just now.
    InFlight,
    /// It waits for a sign-in.
    Blocked,
    /// It waits for the person.
    NeedsPerson,
    /// It was never tried, so nothing can have come of it.
    NeverTried,
    /// What came is about a try that no longer counts.
    Stale,
    /// It does not concern this item.
    Nothing,
    /// A later one takes it back.
    Cancelled,
    /// There is no such item, or it is somebody else's.
    Unknown,
}

impl Kind {
    /// Every one.
    pub const ALL: [Self; 16] = [
        Self::Keep,
        Self::Submit,
        Self::Start,
        Self::Look,
        Self::Arrived,
        Self::Absent,
        Self::Again,
        Self::Check,
        Self::Block,
        Self::Refuse,
        Self::Orphan,
        Self::SignIn,
        Self::Retry,
        Self::Discard,
        Self::Withdraw,
        Self::Dismiss,
    ];
}

/// The stage that follows.
pub fn next(stage: Stage, kind: Kind) -> Result<Stage, Refusal> {
    match kind {
        Kind::Keep
        | Kind::Submit
        | Kind::Discard
        | Kind::Retry
        | Kind::Withdraw
        | Kind::Dismiss => by_the_person(stage, kind),
        Kind::Start | Kind::Look | Kind::Orphan | Kind::SignIn => by_ourselves(stage, kind),
        _ => by_the_backend(stage, kind),
    }
}

fn by_the_person(stage: Stage, kind: Kind) -> Result<Stage, Refusal> {
    use Stage as S;
    match (kind, stage) {
        (Kind::Dismiss, S::Arrived) => Ok(S::Arrived),
        (Kind::Dismiss, S::Discarded) => Err(Refusal::Nothing),
        (Kind::Dismiss, _) => Err(Refusal::NotOver),
        (_, S::Arrived | S::Discarded) => Err(Refusal::Over),
        (Kind::Keep, S::Draft) => Ok(S::Draft),
        (Kind::Keep, S::Fresh) | (Kind::Submit, S::Draft) => Ok(S::Fresh),
        (Kind::Keep, _) => Err(Refusal::Tried),
        (Kind::Submit, _) => Err(Refusal::Already),
        (Kind::Withdraw, S::Draft | S::Fresh) | (Kind::Discard, _) => Ok(S::Discarded),
        (Kind::Withdraw, _) => Err(Refusal::Tried),
        (_, S::Draft) => Err(Refusal::NotSubmitted),
        (_, S::Sending) => Err(Refusal::InFlight),
        (_, S::AuthBlocked | S::NeedsYou) => Ok(S::Queued),
        (_, S::Fresh | S::Queued | S::Checking) => Ok(stage),
    }
}

fn by_ourselves(stage: Stage, kind: Kind) -> Result<Stage, Refusal> {
    use Stage as S;
    match (kind, stage) {
        (Kind::SignIn, S::AuthBlocked) | (Kind::Orphan, S::Sending) => Ok(S::Queued),
        (Kind::SignIn, _) => Err(Refusal::Nothing),
        (Kind::Orphan, S::Checking) => Ok(S::Checking),
        (Kind::Orphan, _) => Err(Refusal::Stale),
        (_, S::Arrived | S::Discarded) => Err(Refusal::Over),
        (_, S::Draft) => Err(Refusal::NotSubmitted),
        (_, S::Sending) => Err(Refusal::InFlight),
        (_, S::AuthBlocked) => Err(Refusal::Blocked),
        (_, S::NeedsYou) => Err(Refusal::NeedsPerson),
        (Kind::Start, S::Fresh | S::Queued) => Ok(S::Sending),
        (Kind::Look, S::Fresh) => Err(Refusal::NeverTried),
        (Kind::Look, S::Queued | S::Checking) => Ok(S::Checking),
        (_, S::Fresh | S::Queued | S::Checking) => Err(Refusal::InFlight),
    }
}

fn by_the_backend(stage: Stage, kind: Kind) -> Result<Stage, Refusal> {
    use Stage as S;
    match (kind, stage) {
        (_, S::Draft | S::Fresh) => Err(Refusal::NeverTried),
        // Truth beats all else, even a deletion that came too late.
        (Kind::Arrived, S::Arrived) => Err(Refusal::Over),
        (Kind::Arrived, _) => Ok(S::Arrived),
        (_, S::Arrived | S::Discarded) => Err(Refusal::Over),
        (Kind::Absent, S::Checking) | (Kind::Again, S::Sending) => Ok(S::Queued),
        (Kind::Absent, _) => Err(Refusal::Stale),
        (Kind::Again, S::Checking) | (Kind::Check, S::Sending | S::Checking) => Ok(S::Checking),
        (Kind::Block, S::Sending | S::Checking) => Ok(S::AuthBlocked),
        (Kind::Refuse, S::Queued | S::Sending | S::Checking) => Ok(S::NeedsYou),
        _ => Err(Refusal::Stale),
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;

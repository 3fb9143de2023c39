//! Why an item takes the person: what the backend said no for, by the names of the contract's problems.

use serde::{Deserialize, Serialize};

/// Why it takes the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No place or seat is free.
    Full,
    /// Has closed.
    Closed,
    /// Opens later.
    NotYetOpen,
    /// No longer there.
    Gone,
    /// The backend found fault with what was written.
    Invalid,
    /// It takes an invitation.
    InvitationOnly,
    /// The panel's term is over.
    TermOver,
    /// Only for members.
    MembersOnly,
    /// No invitation has this code.
    UnknownCode,
    /// The time to reply is over.
    Expired,
    /// The sender took it back.
    Withdrawn,
    /// Someone else used it.
    Used,
    /// Already accepted.
    AlreadyAccepted,
    /// Already answered.
    AlreadyAnswered,
    /// Already registered.
    AlreadyRegistered,
    /// Feedback was given already.
    AlreadyGiven,
    /// One may come without registering.
    NotNeeded,
    /// The meeting has not begun.
    NotYet,
    /// It is over.
    Over,
    /// The event was cancelled.
    Cancelled,
    /// It takes a sign-in that proves who one is.
    StrongSignIn,
    /// This id is taken by something else.
    IdReused,
    /// This backend does not offer it (any more).
    NotOffered,
    /// Nobody can tell whether it arrived; sending again might count twice.
    Unsure,
    /// Some reason that this version does not know.
    #[serde(other)]
    Other,
}

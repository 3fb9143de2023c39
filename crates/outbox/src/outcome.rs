//! What came of a try, as the portal tells it: a small closed set, made from `connect`'s receipt or failure.

use model::Timestamp;
use serde::{Deserialize, Serialize};

/// What came of sending an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A receipt that matches the item. Nothing else is arrival, no status on its own.
    Receipt(Receipt),
    /// Some success, but no matching receipt: a login page of the network, an empty or cut-off answer, another id.
    NoReceipt,
    /// No answer: offline, cut off, too slow.
    Unreachable,
    /// It never left this phone.
    NotSent,
    /// 429: not taken in.
    Limited(Option<RetryAfter>),
    /// 503: the backend cannot now; it may have kept it.
    Busy(Option<RetryAfter>),
    /// Any other status that is neither a success nor one of the following.
    Faulty(u16),
    /// The backend works on the same item just now.
    InProgress,
    /// Not signed in any more.
    SignedOut,
    /// The backend said no.
    Refused(Reason),
    /// The backend said no, but may have kept it.
    Unsure,
}

/// What a look-up found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It is there.
    There(Receipt),
    /// It is surely not there.
    Absent,
    /// The look-up itself failed so. (A receipt in here counts as found.)
    Failed(Outcome),
}

/// When a backend asked not to be called again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// Before so many seconds have passed.
    Seconds(u64),
    /// Before a point in time.
    At {
        /// That time.
        then: Timestamp,
        /// What time the backend thought it was (`Date`); the device's time, where it did not say.
        told_at: Timestamp,
    },
}

/// Longest that a backend's word is taken for: one that asks for years is broken, and an answer must not wait for it.
pub const LONGEST_RETRY_AFTER_MS: u64 = 24 * 60 * 60 * 1000;

impl RetryAfter {
    /// So many milliseconds from when it was told.
    pub fn wait_ms(self) -> u64 {
        let asked = match self {
            Self::Seconds(seconds) => seconds.saturating_mul(1000),
            Self::At { then, told_at } => {
                u64::try_from(then.millis().saturating_sub(told_at.millis())).unwrap_or(0)
            }
        };
        asked.min(LONGEST_RETRY_AFTER_MS)
    }
}

/// The backend's word that it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// A short code to read out, where there is one.
    pub code: Option<String>,
    /// When the backend stored it.
    #[serde(with = "crate::moment::millis")]
    pub at: Timestamp,
    /// What came of it.
    pub standing: Standing,
}

/// What an arrived write came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Done: answered, registered, a member.
    Done,
    /// On a waiting list.
    Waiting,
    /// Asked for; somebody decides.
    Requested,
}

/// Why it takes the person. Names are those of the contract's problems.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_taken_by_the_backends_own_clock_and_within_bounds() {
        let at = |then, told_at| RetryAfter::At {
            then: Timestamp::from_millis(then),
            told_at: Timestamp::from_millis(told_at),
        };
        assert_eq!(RetryAfter::Seconds(30).wait_ms(), 30_000);
        assert_eq!(
            RetryAfter::Seconds(u64::MAX).wait_ms(),
            LONGEST_RETRY_AFTER_MS
        );
        assert_eq!(at(90_000, 30_000).wait_ms(), 60_000);
        assert_eq!(at(0, 30_000).wait_ms(), 0);
        assert_eq!(at(i64::MAX, i64::MIN).wait_ms(), LONGEST_RETRY_AFTER_MS);
    }
}

//! What came of a try, as the portal tells it: a small closed set, made from `connect`'s receipt or failure.

use crate::reason::Reason;
use crate::receipt::Receipt;
use crate::retry_after::RetryAfter;

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

//! Where an item is, as its record says it.

use crate::reason::Reason;
use crate::receipt::Receipt;
use crate::wire::worded;
use crate::words::Tab;
use model::Timestamp;
use serde::Serialize;

/// The states of `research/reliability.md` §4.2. None of them is "failed": an item is under way, or it waits for
/// someone, or it is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written; not to be sent yet.
    Draft,
    /// To be sent.
    Queued,
    /// A page is sending it. A lease, not a truth: the page may have died.
    Sending {
        /// Which page.
        by: Tab,
    },
    /// The backend has it.
    Arrived {
        /// Its word.
        receipt: Receipt,
    },
    /// To be sent once its owner has signed in.
    AuthBlocked,
    /// The person has to decide.
    NeedsYou {
        /// Why.
        why: Reason,
    },
    /// It may be there: to be looked up before it is sent again.
    Checking {
        /// The page that looks it up just now.
        by: Option<Tab>,
    },
    /// Given up by the person; what stays is a mark that keeps old copies from coming back.
    Discarded {
        /// How.
        why: Farewell,
        /// When, by the device's clock.
        #[serde(serialize_with = "crate::moment::millis")]
        at: Timestamp,
    },
}

worded! {
    /// How an item was given up.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Farewell {
        /// The person deleted it.
        Deleted = "deleted",
        /// The person cancelled what had never been sent, so nothing is sent at all.
        Cancelled = "cancelled",
    }
}

/// A state without what it carries; [`State::Queued`] apart for what was never tried, which alone can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Being written.
    Draft,
    /// To be sent, never tried.
    Fresh,
    /// To be sent again.
    Queued,
    /// On its way.
    Sending,
    /// There.
    Arrived,
    /// Waits for a sign-in.
    AuthBlocked,
    /// Waits for the person.
    NeedsYou,
    /// To be looked up.
    Checking,
    /// Given up.
    Discarded,
}

impl Stage {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Fresh,
        Self::Queued,
        Self::Sending,
        Self::Arrived,
        Self::AuthBlocked,
        Self::NeedsYou,
        Self::Checking,
        Self::Discarded,
    ];

    /// Nothing more comes of it.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Arrived | Self::Discarded)
    }

    /// Later items of its lane wait for it.
    pub(crate) fn holds_lane(self) -> bool {
        matches!(
            self,
            Self::Fresh | Self::Queued | Self::Sending | Self::AuthBlocked | Self::Checking
        )
    }

    /// Never tried, so that nobody but this phone knows of it.
    pub(crate) fn is_unknown_to_all(self) -> bool {
        matches!(self, Self::Draft | Self::Fresh)
    }
}

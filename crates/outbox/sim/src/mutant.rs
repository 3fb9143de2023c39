//! Worlds and portals that are wrong on purpose: each has to be caught, or the judge proves nothing.

use crate::server::{Body, Reply};
use model::Timestamp;
use outbox::{Found, Outcome, Receipt, RetryAfter, Standing};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// Nothing.
    None,
    /// Any 2xx is a receipt.
    AnySuccessIsAReceipt,
    /// Records are deleted when their item is sent.
    DeletesBeforeItArrived,
    /// Each try has an id of its own.
    NewIdAtEachTry,
    /// The shadow is never written, and said to be.
    IgnoresTheShadow,
    /// Only the primary store is read at the start.
    LoadsThePrimaryOnly,
    /// `Retry-After` is not read.
    IgnoresRetryAfter,
    /// "Committed" is said when the write begins.
    SaysSavedTooEarly,
    /// Look-ups are answered without asking: it is not there.
    NeverLooksUp,
    /// The page does not hear who signs in, and sends what it has as whoever that is.
    SendsAsAnyone,
    /// A repeat has other bytes.
    ChangesItsBytes,
    /// Failures of the way are said to be "never sent".
    CallsTheUnknownUnsent,
    /// Puts are not compared with what is there.
    PutsBlindly,
}

impl Mutant {
    /// Every wrong one.
    pub const ALL: [Self; 12] = [
        Self::AnySuccessIsAReceipt,
        Self::DeletesBeforeItArrived,
        Self::NewIdAtEachTry,
        Self::IgnoresTheShadow,
        Self::LoadsThePrimaryOnly,
        Self::IgnoresRetryAfter,
        Self::SaysSavedTooEarly,
        Self::NeverLooksUp,
        Self::SendsAsAnyone,
        Self::ChangesItsBytes,
        Self::CallsTheUnknownUnsent,
        Self::PutsBlindly,
    ];

    /// What the portal makes of an answer to a write.
    pub(crate) fn outcome(self, id: &str, reply: &Reply, at: u64) -> Outcome {
        let after = reply
            .retry_after
            .filter(|_| self != Self::IgnoresRetryAfter);
        let after = after.map(RetryAfter::Seconds);
        match (&reply.body, reply.status) {
            (_, 200..=299) if self == Self::AnySuccessIsAReceipt => Outcome::Receipt(receipt(at)),
            (Body::Receipt(of), _) if of == id => Outcome::Receipt(receipt(at)),
            (Body::Problem(why), _) => Outcome::Refused(*why),
            (Body::MayPersist, _) => Outcome::Unsure,
            (_, 401) => Outcome::SignedOut,
            (_, 429) => Outcome::Limited(after),
            (_, 503) => Outcome::Busy(after),
            (_, 200..=299) => Outcome::NoReceipt,
            (_, status) => Outcome::Faulty(status),
        }
    }

    /// What it makes of silence.
    pub(crate) fn silence(self) -> Outcome {
        if self == Self::CallsTheUnknownUnsent {
            Outcome::NotSent
        } else {
            Outcome::Unreachable
        }
    }

    /// What it makes of an answer to a look-up.
    pub(crate) fn found(self, id: &str, reply: &Reply, at: u64) -> Found {
        match &reply.body {
            Body::Absent => Found::Absent,
            Body::Receipt(of) if of == id => Found::There(receipt(at)),
            _ => Found::Failed(self.outcome(id, reply, at)),
        }
    }
}

fn receipt(at: u64) -> Receipt {
    let at = Timestamp::from_millis(i64::try_from(at).unwrap_or_default());
    Receipt {
        code: None,
        at,
        standing: Standing::Done,
    }
}

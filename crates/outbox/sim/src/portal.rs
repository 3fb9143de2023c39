//! What the portal makes of an answer – rightly, or as a mutant would.

use crate::mutant::Mutant;
use crate::server::{Body, Reply};
use model::Timestamp;
use outbox::{Found, Outcome, Receipt, RetryAfter, Standing};

impl Mutant {
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

//! What an outcome means: the table of `research/reliability.md` §4.6, one row one arm, one test each.

#![expect(
    clippy::match_same_arms,
    reason = "a table has its rows, also where two say the same"
)]

use crate::outcome::Outcome;
use crate::promise::{Doubt, LookUp, Promise};
use crate::reason::Reason;
use crate::receipt::Receipt;
use crate::retry_after::RetryAfter;
use crate::wire::worded;

/// Bad answers in a row after which an item that can be looked up is.
pub(crate) const BAD_ANSWERS: u32 = 5;

worded! {
    /// Why an item waits for another try.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Cause {
        /// No answer came.
        Unreachable = "unreachable",
        /// An answer came, but not from our backend: perhaps this network wants a login first.
        BadAnswer = "bad_answer",
        /// The backend asked to wait, or cannot now.
        Busy = "busy",
        /// The backend failed.
        Faulty = "faulty",
        /// The backend said something nobody understands; it is asked again, but rarely.
        Odd = "odd",
        /// It did not leave this phone.
        NotSent = "not_sent",
    }
}

/// What to do about an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It arrived.
    Arrived(Receipt),
    /// Another try later; `doubt` is what this try leaves.
    Again {
        cause: Cause,
        doubt: Doubt,
        told_ms: Option<u64>,
    },
    /// Look it up before anything else.
    Check,
    /// Sign in first.
    Blocked,
    /// It takes the person; `doubt` is what this try leaves.
    NeedsYou { why: Reason, doubt: Doubt },
}

impl Cause {
    /// It says something about the way to the backend, not about this item.
    pub(crate) fn is_of_the_way(self) -> bool {
        matches!(self, Self::Unreachable | Self::BadAnswer | Self::Busy)
    }
}

/// Judges an outcome. `before` is the doubt that earlier tries left, `bad_answers` how many bad answers came in a row
/// before this one.
pub(crate) fn classify(
    outcome: &Outcome,
    promise: Promise,
    before: Doubt,
    bad_answers: u32,
) -> Verdict {
    let can_look = promise.look_up == LookUp::Can;
    let again = |cause, doubt, told_ms| Verdict::Again {
        cause,
        doubt,
        told_ms,
    };
    let maybe = Doubt::MayBeThere;
    match outcome {
        Outcome::Receipt(receipt) => Verdict::Arrived(receipt.clone()),
        Outcome::NotSent => again(Cause::NotSent, before, None),
        Outcome::Unreachable => again(Cause::Unreachable, maybe, None),
        Outcome::NoReceipt if can_look && bad_answers + 1 >= BAD_ANSWERS => Verdict::Check,
        Outcome::NoReceipt => again(Cause::BadAnswer, maybe, None),
        Outcome::Limited(told) => again(Cause::Busy, before, told.map(RetryAfter::wait_ms)),
        Outcome::Busy(told) => again(Cause::Busy, maybe, told.map(RetryAfter::wait_ms)),
        Outcome::InProgress => again(Cause::Busy, maybe, None),
        Outcome::SignedOut => Verdict::Blocked,
        Outcome::Faulty(300..=399 | 511) => again(Cause::BadAnswer, maybe, None),
        Outcome::Faulty(425) => again(Cause::Faulty, before, None),
        Outcome::Faulty(408 | 500..=599) => again(Cause::Faulty, maybe, None),
        Outcome::Faulty(_) => again(Cause::Odd, maybe, None),
        Outcome::Unsure if can_look => Verdict::Check,
        Outcome::Unsure => Verdict::NeedsYou {
            why: Reason::Unsure,
            doubt: maybe,
        },
        // The id may be taken by our own earlier try, and a poll may have closed after it.
        Outcome::Refused(Reason::IdReused) if can_look => Verdict::Check,
        Outcome::Refused(_) if can_look && before == maybe => Verdict::Check,
        Outcome::Refused(why) => Verdict::NeedsYou {
            why: *why,
            doubt: before,
        },
    }
}

#[cfg(test)]
#[path = "classify_tests.rs"]
mod tests;

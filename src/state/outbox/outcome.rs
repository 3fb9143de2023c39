//! What came of a try, in the outbox's terms. Only an answer that proves arrival is a receipt.

use connect::{Answer, Ask, Failure, Refusal, Standing as Came, arrival};
use model::Timestamp;
use outbox::{Outcome, Reason, Receipt, RetryAfter, Standing};

use super::letter::takes_away;

/// Of an answer or a failure to a write.
pub(super) fn outcome(ask: &Ask, came: &Result<Answer, Failure>, now: Timestamp) -> Outcome {
    let proven = came.as_ref().map_err(Clone::clone);
    match proven.and_then(|answer| arrival(ask, answer)) {
        Ok(arrival) => Outcome::Receipt(Receipt {
            code: arrival.code,
            at: arrival.at.unwrap_or(now),
            standing: match arrival.standing {
                Came::Done => Standing::Done,
                Came::Waiting => Standing::Waiting,
                Came::Requested => Standing::Requested,
            },
        }),
        Err(Failure::NotFound) if takes_away(ask.capability()) => Outcome::Receipt(Receipt {
            code: None,
            at: now,
            standing: Standing::Done,
        }),
        Err(failure) => of_failure(&failure),
    }
}

fn of_failure(failure: &Failure) -> Outcome {
    match failure {
        Failure::Unreachable => Outcome::Unreachable,
        Failure::NotOffered => Outcome::Refused(Reason::NotOffered),
        Failure::SignedOut => Outcome::SignedOut,
        Failure::NotFound => Outcome::Refused(Reason::Gone),
        Failure::Refused(refusal) | Failure::Told(refusal, _) => Outcome::Refused(reason(*refusal)),
        Failure::Invalid(_) => Outcome::Refused(Reason::Invalid),
        Failure::Unsure => Outcome::Unsure,
        // It does not tell whether it was too much (429) or too busy (503): the careful reading.
        Failure::Busy(seconds) => {
            Outcome::Busy(seconds.map(|seconds| RetryAfter::Seconds(u64::from(seconds))))
        }
        Failure::Faulty(status) => Outcome::Faulty(*status),
        Failure::Unreadable(_) => Outcome::NoReceipt,
    }
}

fn reason(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::Full => Reason::Full,
        Refusal::Closed => Reason::Closed,
        Refusal::NotYetOpen => Reason::NotYetOpen,
        Refusal::InvitationOnly => Reason::InvitationOnly,
        Refusal::TermOver => Reason::TermOver,
        Refusal::MembersOnly => Reason::MembersOnly,
        Refusal::UnknownCode => Reason::UnknownCode,
        Refusal::Expired => Reason::Expired,
        Refusal::Withdrawn => Reason::Withdrawn,
        Refusal::Used => Reason::Used,
        Refusal::AlreadyAccepted => Reason::AlreadyAccepted,
        Refusal::AlreadyAnswered => Reason::AlreadyAnswered,
        Refusal::AlreadyRegistered => Reason::AlreadyRegistered,
        Refusal::NotNeeded => Reason::NotNeeded,
        Refusal::AlreadyGiven => Reason::AlreadyGiven,
        Refusal::NotYet => Reason::NotYet,
        Refusal::Over => Reason::Over,
        Refusal::Cancelled => Reason::Cancelled,
        Refusal::StrongSignIn => Reason::StrongSignIn,
        Refusal::IdReused => Reason::IdReused,
        Refusal::UntilResponse | Refusal::UntilClosed | Refusal::GroupTooSmall | Refusal::Other => {
            Reason::Other
        }
    }
}

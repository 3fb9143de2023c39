//! What came of a try, in the outbox's terms. Only an answer that proves arrival is a receipt.

use connect::{Answer, Ask, Failure, Refusal, Standing as Came, arrival};
use model::Timestamp;
use outbox::{Outcome, Reason, Receipt, RetryAfter, Standing};

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

#[cfg(test)]
mod tests {
    use connect::calls;
    use model::{PanelId, Timestamp};

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_769_212_800_000);

    fn of(answer: &str) -> Answer {
        Answer::of_text(answer).unwrap()
    }

    #[test]
    fn only_what_proves_arrival_is_a_receipt() {
        let panel = PanelId::parse("p1").unwrap();
        let join = calls::join_panel(&panel, "", None);
        let member =
            r#"["fi", {"panel": "p1", "state": "requested", "since": "2026-01-24T00:00:00Z"}]"#;
        let Outcome::Receipt(receipt) = outcome(join.ask(), &Ok(of(member)), NOW) else {
            panic!("a membership is a receipt");
        };
        assert_eq!((receipt.standing, receipt.at), (Standing::Requested, NOW));
        for answer in [r#"["fi", null]"#, r#"["fi", {}]"#, r#"["fi", "ok"]"#] {
            assert_eq!(
                outcome(join.ask(), &Ok(of(answer)), NOW),
                Outcome::NoReceipt
            );
        }
    }

    #[test]
    fn what_is_gone_is_no_receipt_for_whoever_takes_away() {
        // Any proxy can say 404.
        let leave = calls::leave_panel(&PanelId::parse("p1").unwrap());
        let gone = Err(Failure::NotFound);
        assert_eq!(
            outcome(leave.ask(), &gone, NOW),
            Outcome::Refused(Reason::Gone)
        );
    }

    #[test]
    fn a_busy_backend_may_have_kept_it() {
        let join = calls::join_panel(&PanelId::parse("p1").unwrap(), "", None);
        let busy = Err(Failure::Busy(Some(7)));
        let told = Some(RetryAfter::Seconds(7));
        assert_eq!(outcome(join.ask(), &busy, NOW), Outcome::Busy(told));
    }
}

//! One test a row of the classification table, named for it.

use super::*;
use crate::promise::Dedupe;
use crate::receipt::Standing;
use model::Timestamp;

const CAN: Promise = Promise {
    by: Dedupe::PutById,
    look_up: LookUp::Can,
};
const CANNOT: Promise = Promise {
    by: Dedupe::PutById,
    look_up: LookUp::Cannot,
};
const MAYBE: Doubt = Doubt::MayBeThere;
const CLEAR: Doubt = Doubt::Clear;

/// On a first try, without a look-up.
fn first(outcome: Outcome) -> Verdict {
    classify(&outcome, CANNOT, CLEAR, 0)
}

fn again(cause: Cause, doubt: Doubt) -> Verdict {
    Verdict::Again {
        cause,
        doubt,
        told_ms: None,
    }
}

#[test]
fn fetch_rejected_is_tried_again_and_may_be_there() {
    assert_eq!(
        first(Outcome::Unreachable),
        again(Cause::Unreachable, MAYBE)
    );
}

#[test]
fn what_never_left_leaves_no_new_doubt() {
    assert_eq!(first(Outcome::NotSent), again(Cause::NotSent, CLEAR));
    let second = classify(&Outcome::NotSent, CAN, MAYBE, 0);
    assert_eq!(second, again(Cause::NotSent, MAYBE));
}

#[test]
fn a_matching_receipt_is_arrival() {
    let receipt = Receipt {
        code: Some("K7QM-2F9D".to_owned()),
        at: Timestamp::from_millis(1),
        standing: Standing::Done,
    };
    assert_eq!(
        first(Outcome::Receipt(receipt.clone())),
        Verdict::Arrived(receipt)
    );
}

#[test]
fn a_success_without_receipt_is_not_arrival() {
    assert_eq!(first(Outcome::NoReceipt), again(Cause::BadAnswer, MAYBE));
}

#[test]
fn the_fifth_success_without_receipt_is_looked_up_where_one_can() {
    let nth = |promise, before| classify(&Outcome::NoReceipt, promise, MAYBE, before);
    assert_eq!(nth(CAN, 3), again(Cause::BadAnswer, MAYBE));
    assert_eq!(nth(CAN, 4), Verdict::Check);
    assert_eq!(nth(CANNOT, 400), again(Cause::BadAnswer, MAYBE));
}

#[test]
fn redirects_and_511_are_not_arrival() {
    for status in [301, 302, 304, 307, 308, 511] {
        assert_eq!(
            first(Outcome::Faulty(status)),
            again(Cause::BadAnswer, MAYBE)
        );
    }
}

#[test]
fn signed_out_blocks() {
    assert_eq!(first(Outcome::SignedOut), Verdict::Blocked);
}

#[test]
fn faults_of_the_backend_are_tried_again_and_may_be_there() {
    for status in [408, 500, 502, 503, 504, 520, 522, 599] {
        assert_eq!(first(Outcome::Faulty(status)), again(Cause::Faulty, MAYBE));
    }
}

#[test]
fn too_early_was_not_taken_in() {
    assert_eq!(first(Outcome::Faulty(425)), again(Cause::Faulty, CLEAR));
}

#[test]
fn too_many_requests_waits_as_told_and_was_not_taken_in() {
    let told = Outcome::Limited(Some(RetryAfter::Seconds(7)));
    let expected = Verdict::Again {
        cause: Cause::Busy,
        doubt: CLEAR,
        told_ms: Some(7_000),
    };
    assert_eq!(first(told), expected);
    assert_eq!(first(Outcome::Limited(None)), again(Cause::Busy, CLEAR));
}

#[test]
fn unavailable_waits_as_told_and_may_be_there() {
    let told = Outcome::Busy(Some(RetryAfter::Seconds(7)));
    let expected = Verdict::Again {
        cause: Cause::Busy,
        doubt: MAYBE,
        told_ms: Some(7_000),
    };
    assert_eq!(first(told), expected);
}

#[test]
fn in_progress_is_tried_again() {
    assert_eq!(first(Outcome::InProgress), again(Cause::Busy, MAYBE));
}

#[test]
fn an_id_that_is_taken_is_looked_up_or_needs_you() {
    let taken = Outcome::Refused(Reason::IdReused);
    assert_eq!(classify(&taken, CAN, CLEAR, 0), Verdict::Check);
    assert_eq!(
        first(taken),
        Verdict::NeedsYou {
            why: Reason::IdReused,
            doubt: CLEAR
        }
    );
}

#[test]
fn refusals_need_you() {
    for why in [
        Reason::Closed,
        Reason::Full,
        Reason::Gone,
        Reason::Invalid,
        Reason::Other,
    ] {
        assert_eq!(
            first(Outcome::Refused(why)),
            Verdict::NeedsYou { why, doubt: CLEAR }
        );
    }
}

#[test]
fn a_refusal_after_a_try_that_may_have_arrived_is_looked_up_first() {
    let closed = Outcome::Refused(Reason::Closed);
    assert_eq!(classify(&closed, CAN, MAYBE, 0), Verdict::Check);
    let told = Verdict::NeedsYou {
        why: Reason::Closed,
        doubt: MAYBE,
    };
    assert_eq!(classify(&closed, CANNOT, MAYBE, 0), told);
}

#[test]
fn an_error_that_may_have_persisted_is_never_sent_again_by_itself() {
    assert_eq!(classify(&Outcome::Unsure, CAN, CLEAR, 0), Verdict::Check);
    assert_eq!(
        first(Outcome::Unsure),
        Verdict::NeedsYou {
            why: Reason::Unsure,
            doubt: MAYBE
        }
    );
}

#[test]
fn any_other_status_is_tried_again_but_rarely() {
    for status in [100, 402, 418, 451, 999] {
        assert_eq!(first(Outcome::Faulty(status)), again(Cause::Odd, MAYBE));
    }
}

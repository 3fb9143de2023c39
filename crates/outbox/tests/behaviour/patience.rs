//! When to try again, when to look first, when to ask.

use crate::page::*;
use raati_outbox::*;

const MINUTE: u64 = 60_000;
const YEAR: i64 = 365 * 24 * 60 * 60_000;

fn one(promise: Promise) -> Page {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", promise)));
    page
}

#[test]
fn the_same_bytes_go_out_at_each_try_for_ever() {
    let mut page = one(BY_ID);
    let first = page.sent[0].letter.clone();
    for _ in 0..300 {
        assert_eq!(page.sent[0].letter, first);
        page.answer(Outcome::Unreachable);
        page.pass(11 * MINUTE);
    }
    assert_eq!(page.sent[0].attempt, 301);
}

#[test]
fn a_captive_portal_is_not_arrival() {
    let mut page = one(BY_ID);
    page.answer(Outcome::NoReceipt);
    let journey = page.journey("a");
    let Journey::Waiting(Why::Retry { cause, .. }) = journey else {
        panic!("{journey:?}");
    };
    assert_eq!(cause, Cause::BadAnswer);
}

#[test]
fn nothing_shortens_what_the_backend_asked_for() {
    let mut page = one(BY_ID);
    page.answer(Outcome::Limited(Some(RetryAfter::Seconds(120))));
    page.tell(Event::TryNow(id("a")));
    page.tell(Event::Nudge);
    page.tell(Event::Submit(write("b", "m", BY_ID)));
    page.pass(119_000);
    page.reopen();
    page.pass(900);
    assert!(page.sent().is_empty());
    page.pass(5 * MINUTE);
    assert!(!page.sent().is_empty());
}

#[test]
fn try_now_and_news_of_the_network_shorten_our_own_wait() {
    for event in [Event::TryNow(id("a")), Event::Nudge] {
        let mut page = one(BY_ID);
        for _ in 0..12 {
            page.answer(Outcome::Unreachable);
            page.pass(11 * MINUTE);
        }
        page.answer(Outcome::Unreachable);
        page.pass(11_000);
        assert!(page.sent().is_empty());
        page.tell(event);
        page.pass(2_000);
        assert_eq!(page.sent(), ["a"]);
    }
}

#[test]
fn a_network_that_flaps_for_five_minutes_causes_no_storm() {
    let mut page = one(BY_ID);
    let mut tries = 0;
    for _ in 0..1_500 {
        while !page.sent.is_empty() {
            tries += 1;
            page.answer(Outcome::Unreachable);
        }
        page.tell(Event::Nudge);
        page.pass(200);
    }
    assert!(tries <= 40, "{tries}");
}

#[test]
fn a_clock_that_jumps_holds_nothing_back() {
    for skew in [-10 * YEAR, 10 * YEAR] {
        let mut page = one(BY_ID);
        page.answer(Outcome::Unreachable);
        page.skew = skew;
        page.pass(6 * MINUTE);
        assert_eq!(page.sent(), ["a"]);
        page.answer(Outcome::Limited(Some(RetryAfter::Seconds(60))));
        page.skew -= YEAR;
        page.reopen();
        page.pass(6 * MINUTE);
        assert_eq!(page.sent(), ["a"]);
    }
}

#[test]
fn where_nobody_can_know_the_person_is_asked_and_each_yes_is_one_try() {
    let mut page = one(NONE);
    page.answer(Outcome::Unreachable);
    page.pass(24 * 60 * MINUTE);
    assert!(page.sent().is_empty());
    let unsure = Journey::NeedsYou {
        why: Reason::Unsure,
        doubt: Doubt::MayBeThere,
    };
    assert_eq!(page.journey("a"), unsure);
    page.tell(Event::TryNow(id("a")));
    page.pass(MINUTE);
    assert_eq!(page.sent(), ["a"]);
    page.answer(Outcome::Unreachable);
    page.pass(24 * 60 * MINUTE);
    assert_eq!((page.sent().len(), page.journey("a")), (0, unsure));
}

#[test]
fn a_page_that_died_while_sending_asks_too() {
    let mut page = one(NONE);
    page.reopen();
    page.pass(24 * 60 * MINUTE);
    assert!(page.sent().is_empty());
    assert!(matches!(
        page.journey("a"),
        Journey::NeedsYou {
            why: Reason::Unsure,
            ..
        }
    ));
}

#[test]
fn where_it_can_be_looked_up_it_is_before_it_is_sent_again() {
    let mut page = one(LOOKED_UP);
    page.answer(Outcome::Unreachable);
    page.pass(29_000);
    // The first try may still be on its way.
    assert_eq!((page.sent.len(), page.looked_up.len()), (0, 0));
    page.pass(5 * MINUTE);
    assert_eq!((page.sent.len(), page.looked_up.len()), (0, 1));
    page.find(Found::Absent);
    assert_eq!(page.sent(), ["a"]);
    page.answer(Outcome::Unreachable);
    page.pass(10 * MINUTE);
    page.find(Found::There(there()));
    assert!(matches!(page.journey("a"), Journey::Arrived(_)));
}

#[test]
fn a_key_that_may_be_forgotten_is_not_trusted() {
    let by = Dedupe::Header {
        window_ms: 60 * MINUTE,
    };
    for (look_up, expected) in [(LookUp::Can, (0, 1)), (LookUp::Cannot, (0, 0))] {
        let mut page = one(Promise { by, look_up });
        page.answer(Outcome::Unreachable);
        page.pass(6 * MINUTE);
        assert_eq!(page.sent(), ["a"]);
        page.answer(Outcome::Limited(Some(RetryAfter::Seconds(40 * 60))));
        page.pass(60 * MINUTE);
        assert_eq!((page.sent.len(), page.looked_up.len()), expected);
    }
}

#[test]
fn a_refusal_after_a_lost_answer_is_looked_up_where_one_can() {
    let mut page = one(Promise {
        by: Dedupe::PutById,
        look_up: LookUp::Can,
    });
    page.answer(Outcome::Unreachable);
    page.pass(6 * MINUTE);
    page.answer(Outcome::Refused(Reason::Closed));
    assert_eq!(page.journey("a"), Journey::Checking);
    page.pass(MINUTE);
    page.find(Found::Absent);
    page.answer(Outcome::Refused(Reason::Closed));
    let why = Reason::Closed;
    assert_eq!(
        page.journey("a"),
        Journey::NeedsYou {
            why,
            doubt: Doubt::Clear
        }
    );
}

//! Order within one subject, none between subjects; what supersedes what.

use crate::page::*;
use raati_outbox::*;

fn submit(name: &str, lane: &str) -> Event {
    Event::Submit(write(name, lane, BY_ID))
}

fn cancel(name: &str, target: &str, lane: &str) -> Event {
    Event::Submit(Writing {
        cancels: Some(id(target)),
        ..write(name, lane, BY_ID)
    })
}

#[test]
fn a_second_tap_is_the_same_tap() {
    let mut page = Page::open();
    for _ in 0..100 {
        page.tell(submit("a", "l"));
    }
    assert_eq!(page.sent(), ["a"]);
    assert_eq!(page.outbox.items().count(), 1);
}

#[test]
fn until_something_arrived_one_goes_at_a_time_and_then_three() {
    let mut page = Page::open();
    for name in ["a", "b", "c", "d", "e"] {
        page.tell(submit(name, name));
    }
    assert_eq!(page.sent(), ["a"]);
    page.answer(receipt());
    assert_eq!(page.sent(), ["b", "c", "d"]);
}

#[test]
fn a_registration_and_its_cancellation_keep_their_order_and_nobody_else_waits() {
    let mut page = Page::open();
    page.tell(submit("first", "other"));
    page.answer(receipt());
    page.tell(submit("register", "event"));
    page.tell(cancel("cancel", "register", "event"));
    page.tell(submit("answer", "poll"));
    assert_eq!(page.sent(), ["register", "answer"]);
    assert_eq!(page.journey("cancel"), Journey::Waiting(Why::Earlier));
    page.answer(receipt());
    assert_eq!(page.sent(), ["answer", "cancel"]);
}

#[test]
fn cancelling_what_was_never_tried_sends_nothing_at_all() {
    let mut page = Page::open();
    page.tell(submit("first", "other"));
    page.tell(submit("register", "event"));
    page.tell(cancel("cancel", "register", "event"));
    page.answer(receipt());
    assert!(page.sent().is_empty());
    let journey = page.journey("register");
    assert!(matches!(
        journey,
        Journey::Discarded {
            why: Farewell::Cancelled,
            ..
        }
    ));
    assert!(page.outbox.item(&id("cancel")).is_none());
}

#[test]
fn cancelling_what_was_refused_sends_nothing_either() {
    let mut page = Page::open();
    page.tell(submit("register", "event"));
    page.tell(cancel("cancel", "register", "event"));
    page.answer(Outcome::Refused(Reason::Full));
    assert!(page.sent().is_empty());
    for name in ["register", "cancel"] {
        assert!(
            matches!(page.journey(name), Journey::Discarded { .. }),
            "{name}"
        );
    }
}

#[test]
fn what_is_taken_back_cannot_be_insisted_on() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("register", "event", NONE)));
    page.answer(Outcome::Unreachable);
    page.pass(10 * 60_000);
    page.tell(cancel("cancel", "register", "event"));
    page.tell(Event::TryNow(id("register")));
    assert_eq!(page.refused, [Refusal::Cancelled]);
}

#[test]
fn a_draft_is_not_sent_and_an_edit_counts_until_the_first_try() {
    let mut page = Page::open();
    page.tell(Event::Keep(write("a", "l", BY_ID)));
    assert_eq!((page.sent().len(), page.journey("a")), (0, Journey::Draft));
    let mut edited = write("a", "l", BY_ID);
    edited.letter.body = Some("[]".to_owned());
    page.tell(Event::Submit(edited.clone()));
    assert_eq!(page.sent[0].letter.body.as_deref(), Some("[]"));
    edited.letter.body = Some("[1]".to_owned());
    page.tell(Event::Keep(edited));
    assert_eq!(page.refused, [Refusal::Tried]);
}

#[test]
fn one_poison_item_among_a_hundred_keeps_none_of_the_others() {
    let mut page = Page::open();
    for number in 0..100 {
        page.tell(submit(&format!("i{number}"), &format!("l{number}")));
    }
    let (mut arrived, mut tries_of_poison) = (0, 0);
    for _ in 0..400 {
        while let Some(errand) = page.sent.first() {
            if errand.id.as_str() == "i0" {
                tries_of_poison += 1;
                page.answer(Outcome::Refused(Reason::Invalid));
            } else {
                arrived += 1;
                page.answer(receipt());
            }
        }
        page.pass(1_000);
    }
    assert_eq!((arrived, tries_of_poison), (99, 1));
    let why = Reason::Invalid;
    assert_eq!(
        page.journey("i0"),
        Journey::NeedsYou {
            why,
            doubt: Doubt::Clear
        }
    );
}

#[test]
fn an_item_that_fails_for_ever_keeps_none_of_the_others() {
    let mut page = Page::open();
    page.tell(submit("bad", "l0"));
    page.answer(Outcome::Faulty(500));
    page.tell(submit("good", "l1"));
    assert_eq!(page.sent(), ["good"]);
}

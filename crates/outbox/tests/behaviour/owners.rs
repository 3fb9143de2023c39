//! Whose it is: nobody sends or sees another's.

use crate::page::*;
use raati_outbox::*;

#[test]
fn a_refused_session_blocks_all_and_only_the_same_person_goes_on() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.tell(Event::Submit(write("b", "m", BY_ID)));
    page.answer(Outcome::SignedOut);
    assert!(page.sent().is_empty());
    for name in ["a", "b"] {
        assert_eq!(page.journey(name), Journey::Waiting(Why::SignIn));
    }
    page.tell(Event::SignedIn(who("bo")));
    page.pass(60 * 60_000);
    assert!(page.sent().is_empty());
    page.tell(Event::SignedIn(who("anna")));
    let first = page.sent()[0].to_owned();
    page.answer(receipt());
    assert_eq!(page.sent().len(), 1);
    assert_ne!(page.sent()[0], first);
}

#[test]
fn nobody_sees_what_is_anothers_or_touches_it() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.tell(Event::SignedIn(who("bo")));
    assert_eq!(page.outbox.items().count(), 0);
    assert!(page.outbox.item(&id("a")).is_none());
    for event in [
        Event::TryNow(id("a")),
        Event::Discard(id("a")),
        Event::Dismiss(id("a")),
    ] {
        page.tell(event);
    }
    let theirs = Writing {
        owner: who("bo"),
        ..write("a", "l", BY_ID)
    };
    page.tell(Event::Submit(theirs));
    assert_eq!(page.refused, [Refusal::Unknown; 4]);
    page.tell(Event::SignedOut);
    assert_eq!(page.outbox.items().count(), 0);
    page.tell(Event::SignedIn(who("anna")));
    assert_eq!(page.outbox.items().count(), 1);
}

#[test]
fn what_is_for_another_backend_stays() {
    let mut page = Page::open();
    let backend = Backend::parse("another").unwrap();
    page.tell(Event::Submit(Writing {
        backend,
        ..write("a", "l", BY_ID)
    }));
    page.pass(60 * 60_000);
    assert!(page.sent().is_empty());
    assert_eq!(page.journey("a"), Journey::Waiting(Why::OtherBackend));
}

#[test]
fn what_has_arrived_keeps_no_answer_and_can_be_taken_off_the_list() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.tell(Event::Dismiss(id("a")));
    assert_eq!(page.refused, [Refusal::NotOver]);
    page.answer(receipt());
    assert!(matches!(page.journey("a"), Journey::Arrived(_)));
    assert!(page.record("a").contains("\"letter\":null"));
    page.tell(Event::Dismiss(id("a")));
    assert_eq!(page.outbox.items().count(), 0);
    assert!(page.record("a").contains("\"title\":\"\""));
}

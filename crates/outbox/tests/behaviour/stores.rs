//! What is saved, what outlives what, and what is shown of it.

use crate::page::*;
use raati_outbox::Written::{Absent, Committed, Failed};
use raati_outbox::*;

#[test]
fn saved_is_what_the_stores_said() {
    let saved = |primary, shadow| {
        let mut page = Page::open();
        page.ends = (primary, shadow);
        page.tell(Event::Keep(write("a", "l", BY_ID)));
        page.shown("a").saved
    };
    assert!(matches!(saved(Committed, Committed), Saved::Twice(_)));
    for (primary, shadow) in [
        (Committed, Failed),
        (Committed, Absent),
        (Failed, Committed),
        (Absent, Committed),
    ] {
        assert!(
            matches!(saved(primary.clone(), shadow.clone()), Saved::Once(_)),
            "{primary:?} {shadow:?}"
        );
    }
    assert_eq!(saved(Failed, Failed), Saved::Failed);
    assert_eq!(saved(Absent, Absent), Saved::Failed);
}

#[test]
fn a_wiped_primary_store_is_given_everything_back() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.answer(Outcome::Unreachable);
    page.primary.clear();
    page.reopen();
    assert!(matches!(page.shown("a").saved, Saved::Twice(_)));
    assert!(page.primary.contains_key("a"));
    page.pass(2_000);
    assert_eq!(page.sent(), ["a"]);
}

#[test]
fn without_any_store_one_can_still_send() {
    let mut page = Page::open();
    page.ends = (Absent, Absent);
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.pass(60_000);
    assert_eq!(page.sent(), ["a"]);
    page.answer(receipt());
    assert!(matches!(page.journey("a"), Journey::Arrived(_)));
}

#[test]
fn stores_that_fail_for_ever_hold_back_nothing_that_the_backend_can_tell_apart() {
    let mut page = Page::open();
    page.tell(Event::Keep(write("a", "l", BY_ID)));
    page.ends = (Failed, Failed);
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.pass(10 * 60_000);
    assert_eq!(page.sent(), ["a"]);
}

#[test]
fn stores_that_fail_hold_back_what_nobody_could_tell_apart_after_a_crash() {
    let mut page = Page::open();
    page.ends = (Failed, Failed);
    page.tell(Event::Submit(write("a", "l", NONE)));
    page.pass(60 * 60_000);
    assert!(page.sent().is_empty());
    page.ends = (Committed, Committed);
    page.pass(60 * 60_000);
    assert_eq!(page.sent(), ["a"]);
}

#[test]
fn a_page_that_is_alone_takes_over_at_once() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    page.reopen();
    assert_eq!(page.sent(), ["a"]);
    assert_eq!(page.sent[0].attempt, 2);
}

#[test]
fn another_pages_arrival_is_shown_here() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    let before = page.outbox.item(&id("a")).unwrap().envelope().clone();
    page.answer(receipt());
    let after = page.outbox.item(&id("a")).unwrap().envelope().clone();
    let mut other = Page::open();
    other.tell(Event::Heard(Box::new(before)));
    assert_eq!(other.journey("a"), Journey::Sending);
    other.tell(Event::Heard(Box::new(after)));
    assert!(matches!(other.journey("a"), Journey::Arrived(_)));
}

#[test]
fn a_discarded_item_leaves_a_mark_and_no_words() {
    let mut page = Page::open();
    page.tell(Event::Keep(write("a", "l", BY_ID)));
    page.tell(Event::Discard(id("a")));
    assert_eq!(page.outbox.items().count(), 0);
    let record = page.record("a");
    assert!(
        record.contains("\"letter\":null") && record.contains("\"title\":\"\""),
        "{record}"
    );
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    assert_eq!(page.refused, [Refusal::Over]);
}

#[test]
fn what_another_page_has_tried_to_send_is_not_taken_back() {
    let mut page = Page::open();
    page.tell(Event::Submit(write("first", "k", BY_ID)));
    page.tell(Event::Submit(write("a", "l", BY_ID)));
    let mut theirs = page.outbox.item(&id("a")).unwrap().envelope().clone();
    assert_eq!(theirs.stage(), Stage::Fresh);
    theirs.revision += 1;
    theirs.attempts = 1;
    theirs.doubt = Doubt::MayBeThere;
    page.ends.0 = Written::Conflict(Some(theirs.to_bytes()));
    page.tell(Event::TakeBack(id("a")));
    assert_eq!(page.refused, [Refusal::Stale]);
    assert_eq!(page.outbox.item(&id("a")).unwrap().envelope(), &theirs);

    let mut alone = Page::open();
    alone.tell(Event::Submit(write("first", "k", BY_ID)));
    alone.tell(Event::Submit(write("a", "l", BY_ID)));
    alone.tell(Event::TakeBack(id("a")));
    assert_eq!(alone.refused, []);
    assert_eq!(alone.outbox.items().count(), 1);
}

#[test]
fn what_cannot_be_read_is_listed_and_left() {
    let mut page = Page::open();
    page.primary.insert("x".to_owned(), b"torn".to_vec());
    page.reopen();
    assert_eq!(page.outbox.strange()[0].why, Strangeness::Unreadable);
    assert_eq!(page.primary["x"], b"torn");
}

//! Who may register to an event, for what, and why not.

#![allow(clippy::unwrap_used)] // test helpers panic too

mod common;

use common::{at, event, receipt};
use proptest::prelude::*;
use raati_model::event::{
    Consent, Event, EventState, LONGEST_ACCESS_NEEDS, Offer, Places, Registration,
    RegistrationForm, RegistrationProblem, Seat, SeatState, WhyNotRegister,
};
use raati_model::panel::Window;
use raati_model::{RegistrationId, Timestamp};

/// An hour before the event of `common`.
fn now() -> Timestamp {
    at("2026-01-24T11:00:00Z")
}

fn places(capacity: Option<u32>, taken: u32) -> Places {
    Places {
        window: Window::default(),
        capacity,
        taken: Some(taken),
        waiting_list_capacity: 2,
        waiting: 0,
    }
}

fn id() -> RegistrationId {
    RegistrationId::parse("registration").unwrap()
}

fn needing(places: Places) -> Event {
    Event {
        registration: Registration::Needed(places),
        ..event("e")
    }
}

fn seated(state: SeatState) -> Event {
    let seat = Some(Seat {
        id: id(),
        state,
        receipt: receipt(),
    });
    Event {
        seat,
        ..needing(places(None, 0))
    }
}

#[test]
fn registering_gives_a_place_then_the_waiting_list_then_nothing() {
    assert_eq!(
        needing(places(None, 900)).may_register(now()),
        Ok(Offer::Place(None))
    );
    assert_eq!(
        needing(places(Some(10), 9)).may_register(now()),
        Ok(Offer::Place(Some(1)))
    );
    let full = places(Some(10), 10);
    assert_eq!(needing(full).may_register(now()), Ok(Offer::WaitingList(1)));
    let one_waits = Places { waiting: 1, ..full };
    assert_eq!(
        needing(one_waits).may_register(now()),
        Ok(Offer::WaitingList(2))
    );
    let two_wait = Places { waiting: 2, ..full };
    assert_eq!(
        needing(two_wait).may_register(now()),
        Err(WhyNotRegister::Full)
    );
}

#[test]
fn nobody_overtakes_those_who_wait() {
    let freed = Places {
        waiting: 1,
        ..places(Some(10), 9)
    };
    assert_eq!(freed.offer(), Some(Offer::WaitingList(2)));
}

#[test]
fn there_are_reasons_not_to_register() {
    assert_eq!(
        event("e").may_register(now()),
        Err(WhyNotRegister::NotNeeded)
    );
    let attending = seated(SeatState::Attending);
    assert_eq!(
        attending.may_register(now()),
        Err(WhyNotRegister::AlreadyAttending)
    );
    let waiting = seated(SeatState::Waiting(3));
    assert_eq!(
        waiting.may_register(now()),
        Err(WhyNotRegister::AlreadyWaiting(3))
    );
    let cancelled = Event {
        state: EventState::Cancelled,
        ..attending
    };
    assert_eq!(
        cancelled.may_register(now()),
        Err(WhyNotRegister::Cancelled)
    );
    let over = needing(places(None, 0));
    assert_eq!(
        over.may_register(over.span.ends_at),
        Err(WhyNotRegister::Over)
    );
    let window = |opens_at, closes_at| {
        needing(Places {
            window: Window {
                opens_at,
                closes_at,
            },
            ..places(None, 0)
        })
    };
    let later = now().plus_minutes(1);
    let opening = window(Some(later), None).may_register(now());
    assert_eq!(opening, Err(WhyNotRegister::NotYetOpen(later)));
    let closed = window(None, Some(now())).may_register(now());
    assert_eq!(closed, Err(WhyNotRegister::Closed));
}

#[test]
fn a_seat_can_be_given_up_until_the_event_begins() {
    let attending = seated(SeatState::Attending);
    assert!(attending.may_cancel(now()));
    assert!(!attending.may_cancel(attending.span.starts_at));
    assert!(seated(SeatState::Waiting(1)).may_cancel(now()));
    assert!(!event("e").may_cancel(now()));
}

#[test]
fn an_event_is_upcoming_until_it_ends() {
    let event = event("e");
    assert!(event.is_upcoming(now()) && event.is_upcoming(event.span.starts_at));
    assert!(!event.is_upcoming(event.span.ends_at));
}

#[test]
fn access_needs_are_sent_only_with_consent() {
    let check = |needs, consent| RegistrationForm::check(id(), needs, consent);
    let form = check("  tulkki ", Consent::Given).unwrap();
    assert_eq!((form.id, form.access_needs.as_str()), (id(), "tulkki"));
    assert_eq!(
        check("tulkki", Consent::Withheld),
        Err(RegistrationProblem::ConsentMissing)
    );
    assert_eq!(check(" \n", Consent::Withheld).unwrap().access_needs, "");
    let most = "ä".repeat(LONGEST_ACCESS_NEEDS);
    assert!(check(&most, Consent::Given).is_ok());
    let more = check(&format!("{most}ä"), Consent::Given);
    assert_eq!(more, Err(RegistrationProblem::TooLong));
}

proptest! {
    #[test]
    fn places_never_run_over(
        capacity in prop::option::of(0u32..5), taken in 0u32..8, waiting in 0u32..5,
        waiting_list_capacity in 0u32..4,
    ) {
        let places =
            Places { waiting_list_capacity, waiting, ..places(capacity, taken) };
        let untold = Places { taken: None, ..places };
        prop_assert_eq!(untold.offer(), Some(Offer::Place(None)));
        match places.offer() {
            Some(Offer::Place(None)) => prop_assert!(capacity.is_none()),
            Some(Offer::Place(Some(free))) => {
                prop_assert_eq!(Some(taken + free), capacity);
                prop_assert!(free > 0 && waiting == 0);
            }
            Some(Offer::WaitingList(number)) => {
                prop_assert!(number <= waiting_list_capacity);
                prop_assert_eq!(number, waiting + 1);
            }
            None => prop_assert!(waiting >= waiting_list_capacity),
        }
    }
}

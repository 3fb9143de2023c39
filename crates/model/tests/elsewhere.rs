//! What is done on another site is never offered here, and what stands in its way is still told.

mod common;

use common::{at, event, panel, poll};
use raati_model::event::{Event, Places, Registration, WhyNotRegister};
use raati_model::panel::{Joining, Panel, WhyNotJoin, Window};
use raati_model::poll::{Poll, WhyNotAnswer};
use raati_model::{Site, Timestamp};

fn site() -> Option<Site> {
    Site::parse("https://muualla.example/ilmo")
}

fn now() -> Timestamp {
    at("2026-01-20T12:00:00Z")
}

fn closed() -> Window {
    Window {
        opens_at: None,
        closes_at: Some(now()),
    }
}

#[test]
fn joining_elsewhere_outranks_how_one_would_join_here() {
    for joining in [Joining::Open, Joining::OnRequest, Joining::ByInvitation] {
        let panel = Panel {
            joining,
            elsewhere: site(),
            ..panel()
        };
        assert_eq!(panel.may_join(now()), Err(WhyNotJoin::Elsewhere));
        let late = Panel {
            joining_window: closed(),
            ..panel
        };
        assert_eq!(late.may_join(now()), Err(WhyNotJoin::Closed));
    }
}

#[test]
fn a_poll_that_is_answered_elsewhere_cannot_be_answered_here() {
    let poll = Poll {
        elsewhere: site(),
        ..poll(vec![])
    };
    assert_eq!(poll.may_answer(now()), Err(WhyNotAnswer::Elsewhere));
    let late = Poll {
        window: closed(),
        ..poll
    };
    assert_eq!(late.may_answer(now()), Err(WhyNotAnswer::Closed(now())));
}

#[test]
fn an_event_with_another_register_has_no_places_here() {
    let needed = |window, capacity| {
        Registration::Needed(Places {
            window,
            capacity,
            taken: Some(0),
            waiting_list_capacity: 0,
            waiting: 0,
        })
    };
    let with = |registration| Event {
        registration,
        elsewhere: site(),
        ..event("e")
    };
    for registration in [
        Registration::NotNeeded,
        needed(Window::default(), None),
        needed(Window::default(), Some(0)),
    ] {
        let event = with(registration);
        assert_eq!(event.may_register(now()), Err(WhyNotRegister::Elsewhere));
    }
    let late = with(needed(closed(), None));
    assert_eq!(late.may_register(now()), Err(WhyNotRegister::Closed));
}

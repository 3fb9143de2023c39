//! Who may join a panel, how, and why not.

#![allow(clippy::unwrap_used)] // test helpers panic too

mod common;

use common::{at, panel};
use raati_model::panel::{
    HowToJoin, Joining, Membership, MembershipState, Moment, Panel, Seats, Term, WhyNotJoin, Window,
};
use raati_model::{Day, Timestamp};

fn now() -> Timestamp {
    at("2026-03-01T12:00:00Z")
}

fn with_membership(state: MembershipState) -> Panel {
    let panel = panel();
    let membership = Membership {
        panel: panel.id.clone(),
        state,
        since: now(),
    };
    Panel {
        membership: Some(membership),
        ..panel
    }
}

fn term(ends_on: &str) -> Term {
    let day = |text| Day::parse(text).unwrap();
    Term {
        starts_on: day("2026-01-01"),
        ends_on: day(ends_on),
    }
}

#[test]
fn one_joins_as_the_panel_wants() {
    for (joining, expected) in [
        (Joining::Open, Ok(HowToJoin::AtOnce)),
        (Joining::OnRequest, Ok(HowToJoin::ByRequest)),
        (Joining::ByInvitation, Err(WhyNotJoin::InvitationOnly)),
    ] {
        assert_eq!(Panel { joining, ..panel() }.may_join(now()), expected);
    }
}

#[test]
fn members_and_those_who_asked_need_not_join() {
    let member = with_membership(MembershipState::Member);
    let asked = with_membership(MembershipState::Requested);
    assert_eq!(member.may_join(now()), Err(WhyNotJoin::AlreadyMember));
    assert_eq!(asked.may_join(now()), Err(WhyNotJoin::AlreadyRequested));
    assert!(member.may_leave() && asked.may_leave() && !panel().may_leave());
}

#[test]
fn a_full_panel_takes_nobody() {
    let seats = |total, taken| Panel {
        seats: Some(Seats {
            total,
            taken: Some(taken),
        }),
        ..panel()
    };
    assert_eq!(seats(20, 19).may_join(now()), Ok(HowToJoin::AtOnce));
    assert_eq!(seats(20, 20).may_join(now()), Err(WhyNotJoin::Full));
    assert_eq!(seats(20, 21).may_join(now()), Err(WhyNotJoin::Full));
}

#[test]
fn where_nobody_tells_how_many_seats_are_taken_none_is_said_to_be_free() {
    let seats = Seats {
        total: 20,
        taken: None,
    };
    let untold = Panel {
        seats: Some(seats),
        ..panel()
    };
    assert_eq!(seats.free(), None);
    assert_eq!(untold.may_join(now()), Ok(HowToJoin::AtOnce));
}

#[test]
fn the_last_day_of_a_term_still_counts() {
    let until = |day| Panel {
        term: Some(term(day)),
        ..panel()
    };
    assert_eq!(until("2026-03-01").may_join(now()), Ok(HowToJoin::AtOnce));
    assert_eq!(
        until("2026-02-28").may_join(now()),
        Err(WhyNotJoin::TermOver)
    );
}

#[test]
fn joining_has_its_time() {
    let (before, after) = (at("2026-03-01T11:59:59Z"), at("2026-03-01T12:00:01Z"));
    let window = |opens_at, closes_at| Panel {
        joining_window: Window {
            opens_at,
            closes_at,
        },
        ..panel()
    };
    assert_eq!(
        window(Some(before), Some(after)).may_join(now()),
        Ok(HowToJoin::AtOnce)
    );
    assert_eq!(
        window(Some(after), None).may_join(now()),
        Err(WhyNotJoin::NotYetOpen(after))
    );
    assert_eq!(
        window(None, Some(before)).may_join(now()),
        Err(WhyNotJoin::Closed)
    );
}

#[test]
fn a_window_opens_inclusively_and_closes_exclusively() {
    let window = Window {
        opens_at: Some(now()),
        closes_at: Some(now().plus_minutes(1)),
    };
    assert_eq!(window.at(now().plus_minutes(-1)), Moment::Before(now()));
    assert_eq!(window.at(now()), Moment::Within);
    assert_eq!(window.at(now().plus_minutes(1)), Moment::After);
    assert_eq!(Window::default().at(now()), Moment::Within);
}

/// The reason told is the one that stays true longest.
#[test]
fn reasons_have_an_order() {
    let mut worst = Panel {
        term: Some(term("2026-02-01")),
        joining_window: Window {
            opens_at: None,
            closes_at: Some(now()),
        },
        joining: Joining::ByInvitation,
        seats: Some(Seats {
            total: 1,
            taken: Some(1),
        }),
        ..with_membership(MembershipState::Member)
    };
    assert_eq!(worst.may_join(now()), Err(WhyNotJoin::AlreadyMember));
    worst.membership = None;
    assert_eq!(worst.may_join(now()), Err(WhyNotJoin::TermOver));
    worst.term = None;
    assert_eq!(worst.may_join(now()), Err(WhyNotJoin::Closed));
    worst.joining_window = Window::default();
    assert_eq!(worst.may_join(now()), Err(WhyNotJoin::InvitationOnly));
    worst.joining = Joining::OnRequest;
    assert_eq!(worst.may_join(now()), Err(WhyNotJoin::Full));
}

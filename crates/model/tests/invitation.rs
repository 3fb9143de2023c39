//! What can be replied to an invitation, when, and how its code is read.

#![allow(clippy::unwrap_used)] // test helpers panic too

mod common;

use common::{at, text};
use proptest::prelude::*;
use raati_model::invitation::{
    Invitation, InvitationCode, InvitationState, Target, Usage, WhyNotReply,
};
use raati_model::{InvitationId, LocalText, PollId, Timestamp};

fn reply_by() -> Timestamp {
    at("2026-02-01T21:59:59Z")
}

fn invitation(state: InvitationState) -> Invitation {
    Invitation {
        id: InvitationId::parse("i").unwrap(),
        target: Target::Poll(PollId::parse("p").unwrap()),
        title: text("Kutsu"),
        text: LocalText::default(),
        from: None,
        why_me: LocalText::default(),
        minutes: Some(2),
        who_sees: LocalText::default(),
        what_next: LocalText::default(),
        reply_by: Some(reply_by()),
        usage: Usage::SingleUse,
        state,
    }
}

#[test]
fn replies_are_possible_while_it_waits_and_after_a_no() {
    use InvitationState as State;
    let (before, after) = (reply_by().plus_minutes(-1), reply_by());
    for (state, in_time, too_late) in [
        (State::Pending, Ok(()), Err(WhyNotReply::Expired)),
        (State::Postponed, Ok(()), Err(WhyNotReply::Expired)),
        (State::Declined, Ok(()), Err(WhyNotReply::Expired)),
        (
            State::Accepted,
            Err(WhyNotReply::AlreadyAccepted),
            Err(WhyNotReply::AlreadyAccepted),
        ),
        (
            State::Expired,
            Err(WhyNotReply::Expired),
            Err(WhyNotReply::Expired),
        ),
        (
            State::Withdrawn,
            Err(WhyNotReply::Withdrawn),
            Err(WhyNotReply::Withdrawn),
        ),
        (State::Used, Err(WhyNotReply::Used), Err(WhyNotReply::Used)),
    ] {
        assert_eq!(invitation(state).may_reply(before), in_time, "{state:?}");
        assert_eq!(invitation(state).may_reply(after), too_late, "{state:?}");
        let waits = matches!(state, State::Pending | State::Postponed);
        assert_eq!(invitation(state).is_waiting(before), waits);
        assert!(!invitation(state).is_waiting(after));
    }
}

#[test]
fn only_a_waiting_one_expires() {
    use InvitationState as State;
    let late = reply_by().plus_days(1);
    assert_eq!(invitation(State::Pending).state_at(late), State::Expired);
    assert_eq!(invitation(State::Postponed).state_at(late), State::Expired);
    for state in [
        State::Accepted,
        State::Declined,
        State::Withdrawn,
        State::Used,
    ] {
        assert_eq!(invitation(state).state_at(late), state);
    }
    let open_ended = Invitation {
        reply_by: None,
        ..invitation(State::Pending)
    };
    assert_eq!(open_ended.state_at(late), State::Pending);
}

#[test]
fn codes_are_read_as_people_type_them() {
    for typed in [
        "K7QM2F9D",
        " k7qm-2f9d ",
        "K7QM–2F9D",
        "k7 qm.2f 9d",
        "k7qm\u{a0}2f9d\n",
    ] {
        assert_eq!(
            InvitationCode::parse(typed).unwrap().as_str(),
            "K7QM2F9D",
            "{typed:?}"
        );
    }
    let code = InvitationCode::parse(" oIl-oOo").unwrap();
    assert_eq!(code.as_str(), "011000");
    assert_eq!((code.plain(), code.typed()), ("OILOOO", "oIl-oOo"));
    assert_eq!(InvitationCode::parse("011000"), Some(code));
}

#[test]
fn what_cannot_be_a_code_is_refused() {
    let too_long = "A".repeat(33);
    for typed in [
        "",
        "ABC12",
        too_long.as_str(),
        "ABC_123",
        "ÄBC123",
        "ABC123/../x",
        "ABC123?",
    ] {
        assert!(InvitationCode::parse(typed).is_none(), "{typed:?}");
    }
    assert!(InvitationCode::parse(&"A".repeat(32)).is_some());
}

#[test]
fn a_code_is_never_printed() {
    let code = InvitationCode::parse("K7QM2F9D").unwrap();
    assert!(!format!("{code:?}").contains("K7QM"));
}

proptest! {
    #[test]
    fn a_code_is_its_own_code(typed in "[0-9a-zA-Z -]{0,40}") {
        if let Some(code) = InvitationCode::parse(&typed) {
            prop_assert_eq!(InvitationCode::parse(code.as_str()), Some(code));
        }
    }
}

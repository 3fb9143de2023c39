//! What tells a repeat of a write from a new one.

#![allow(
    clippy::unwrap_used,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{Call, Profile, calls};
use model::invitation::{InvitationCode, Reply};
use model::{IntentKey, InvitationId, PanelId};

fn header<T>(call: &Call<T>) -> Option<String> {
    let profile = Arc::new(Profile::native("/api/v1").unwrap());
    let mut sent = None;
    let _ = support::run(&profile, call, |request| {
        let mut headers = request.headers.iter();
        sent = headers
            .find(|(name, _)| name == "idempotency-key")
            .map(|(_, value)| value.clone());
        support::answer(500, "")
    });
    sent
}

#[test]
fn joining_and_replying_carry_the_key_of_their_intent() {
    let key = IntentKey::parse("0123456789abcdefghjkmnpqrs").unwrap();
    let panel = PanelId::parse("p").unwrap();
    let join = calls::join_panel(&panel, "", Some(&key));
    assert_eq!(header(&join), Some(key.to_string()));
    assert_eq!(header(&join.clone()), header(&join), "a repeat is the same");

    let invitation = InvitationId::parse("i").unwrap();
    let code = InvitationCode::parse("KA7V2026");
    let reply = |key| calls::reply_invitation(&invitation, Reply::Accept, code.as_ref(), key);
    assert_eq!(header(&reply(Some(&key))), Some(key.to_string()));
}

#[test]
fn without_a_key_there_is_no_header() {
    let panel = PanelId::parse("p").unwrap();
    assert_eq!(header(&calls::join_panel(&panel, "", None)), None);
    assert_eq!(header(&calls::leave_panel(&panel)), None);
    assert_eq!(header(&calls::panel(&panel)), None);
}

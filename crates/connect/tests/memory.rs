//! What this phone did completes what a backend tells, where the backend cannot know.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{Call, Exchange, HttpResponse, Memory, Next, Profile, calls};
use model::event::{Consent, RegistrationForm};
use model::invitation::{InvitationCode, InvitationState, Reply};
use model::{EventId, InvitationId, Language, PanelId, RegistrationId};
use support::{answer, circumstances};

fn profile(me: &str) -> Arc<Profile> {
    let text = format!(
        r#"{{"profile": 1, "base": "https://a.example", "operations": {{
            "me": {me},
            "panel": {{"get": "/panels/{{panel}}", "record": "body"}},
            "join_panel": {{"put": "/panels/{{panel}}/members/{{key}}", "dedupe": "put_by_id", "proof": "body.ok"}},
            "leave_panel": {{"delete": "/panels/{{panel}}/members/x", "dedupe": "idempotent"}}
        }}}}"#
    );
    let checked = Profile::parse(&text, &|_| None);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn run<T>(
    memory: &mut Memory,
    profile: &Arc<Profile>,
    call: &Call<T>,
    response: &HttpResponse,
) -> T {
    let mut exchange = Exchange::begin(Arc::clone(profile), call.ask(), circumstances());
    loop {
        match exchange.go_on() {
            Next::Send(_) => exchange.receive(response),
            Next::Done(answer) => {
                let mut answer = answer.unwrap();
                memory.note(profile.remembers(), call.ask(), &answer);
                memory.complete(profile.remembers(), call.ask(), &mut answer);
                return call.read(&answer).unwrap();
            }
        }
    }
}

#[test]
fn a_membership_is_remembered_until_it_ends() {
    let profile = profile(r#"{"from": "this_phone"}"#);
    let id = PanelId::parse("7").unwrap();
    let panel = answer(
        200,
        r#"{"id": 7, "name": {"fi": "Raati"}, "attendance": "online", "joining": "open"}"#,
    );
    let read = calls::panel(&id);
    let mut memory = Memory::default();
    let key = model::IntentKey::parse("0123456789abcdefghjkmnpqrs").unwrap();
    assert!(
        run(&mut memory, &profile, &read, &panel)
            .membership
            .is_none()
    );
    let joined = answer(200, r#"{"ok": true}"#);
    run(
        &mut memory,
        &profile,
        &calls::join_panel(&id, "", Some(&key)),
        &joined,
    );
    let mut memory = Memory::from_json(&memory.to_json());
    assert!(
        run(&mut memory, &profile, &read, &panel)
            .membership
            .is_some()
    );
    let me = run(&mut memory, &profile, &calls::me(), &panel);
    assert_eq!(me.memberships[0].panel, id);
    run(
        &mut memory,
        &profile,
        &calls::leave_panel(&id),
        &answer(204, ""),
    );
    assert!(
        run(&mut memory, &profile, &read, &panel)
            .membership
            .is_none()
    );
}

#[test]
fn what_is_kept_may_be_damaged() {
    for text in ["", "[]", "{", r#"{"memberships": 3}"#] {
        let mut memory = Memory::from_json(text);
        let profile = profile(r#"{"from": "this_phone"}"#);
        let me = run(&mut memory, &profile, &calls::me(), &answer(200, "{}"));
        assert!(me.memberships.is_empty());
    }
}

#[test]
fn the_code_of_an_invitation_that_was_put_off_is_remembered() {
    let text = r#"{"profile": 1, "base": "https://a.example",
        "entities": {"invitation": {
            "id": "=slug", "title": "=heading", "target": {"kind": "panel", "id": "=panel"},
            "state": {"=": "_.input.reply", "words": {"later": "postponed", "accept": "accepted"}, "otherwise": "pending"}
        }},
        "operations": {
            "me": {"from": "this_phone"}, "invitations": {"from": "this_phone"},
            "invitation": {"get": "/invitations/{code}", "record": "body"},
            "reply_invitation": {"post": "/replies", "body": {"code": "=input.code"}, "record": "body", "dedupe": "none"}
        }}"#;
    let checked = Profile::parse(text, &|_| None);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    let profile = Arc::new(checked.profile.unwrap());
    let body = answer(
        200,
        r#"{"slug": "kutsu", "heading": {"fi": "Tule"}, "panel": 1}"#,
    );
    let code = InvitationCode::parse("KAISLA26").unwrap();
    let mut memory = Memory::default();
    let looked = run(&mut memory, &profile, &calls::invitation(&code), &body);
    assert_eq!(looked.state, InvitationState::Pending);
    let mut memory = Memory::from_json(&memory.to_json());
    let later = calls::reply_invitation(&looked.id, Reply::Later, None, None);
    let asked = memory.recall(profile.remembers(), later.ask());
    let mut exchange = Exchange::begin(Arc::clone(&profile), &asked, circumstances());
    let Next::Send(request) = exchange.go_on() else {
        unreachable!("nothing is sent")
    };
    assert_eq!(request.body.as_deref(), Some(r#"{"code":"KAISLA26"}"#));
    run(&mut memory, &profile, &later, &body);
    let listed = run(&mut memory, &profile, &calls::invitations(), &body);
    assert_eq!(listed.items[0].state, InvitationState::Postponed);
    let me = run(&mut memory, &profile, &calls::me(), &body);
    assert!(me.memberships.is_empty());
    let accept = calls::reply_invitation(&looked.id, Reply::Accept, Some(&code), None);
    run(&mut memory, &profile, &accept, &body);
    let me = run(&mut memory, &profile, &calls::me(), &body);
    assert_eq!(me.memberships[0].panel.as_str(), "1");
    let other = InvitationId::parse("other").unwrap();
    let unknown = calls::reply_invitation(&other, Reply::Later, None, None);
    assert_eq!(
        &memory.recall(profile.remembers(), unknown.ask()),
        unknown.ask()
    );
}

#[test]
fn what_is_remembered_keeps_its_own_title_where_ids_are_counted_for_each_kind() {
    let text = r#"{"profile": 1, "base": "https://a.example", "operations": {
        "me": {"from": "this_phone"},
        "panel": {"get": "/panels/{panel}", "record": "body"},
        "event": {"get": "/events/{event}", "record": "body"},
        "register": {"put": "/events/{event}/seats/{key}", "dedupe": "put_by_id", "proof": "body.ok"}
    }}"#;
    let profile = Arc::new(Profile::parse(text, &|_| None).profile.unwrap());
    let mut memory = Memory::default();
    let event = EventId::parse("7").unwrap();
    let read = answer(
        200,
        r#"{"id": 7, "kind": "cafe", "title": {"fi": "Kahvila"}, "starts_at": "2026-12-01T12:00:00Z",
            "ends_at": "2026-12-01T13:00:00Z", "place": {"attendance": "online"}, "state": "scheduled",
            "registration": {"needed": true}}"#,
    );
    run(&mut memory, &profile, &calls::event(&event), &read);
    let panel = answer(
        200,
        r#"{"id": 7, "name": {"fi": "Raati"}, "attendance": "online", "joining": "open"}"#,
    );
    let panel_id = PanelId::parse("7").unwrap();
    run(&mut memory, &profile, &calls::panel(&panel_id), &panel);
    let id = RegistrationId::parse("5b0f1c9e-6d53-4c0b-9a57-0d4f6a5b7c31").unwrap();
    let form = RegistrationForm::check(id, "", Consent::Withheld).unwrap();
    let taken = answer(200, r#"{"ok": true}"#);
    run(
        &mut memory,
        &profile,
        &calls::register(&event, &form),
        &taken,
    );

    let me = run(&mut memory, &profile, &calls::me(), &taken);
    assert_eq!(
        me.registrations[0].title.exactly(Language::Fi),
        Some("Kahvila")
    );
}

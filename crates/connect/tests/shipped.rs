//! What real servers said when they refused, read by the profiles that are shipped for them. The bodies were recorded from
//! the kits of `tests/conformance`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::fs;
use std::sync::Arc;

use connect::{Failure, HttpRequest, HttpResponse, Method, Profile, Refusal, calls};
use model::invitation::InvitationCode;
use model::{IntentKey, PanelId, PollId};
use support::{answer, run};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn shipped(name: &str) -> Arc<Profile> {
    let text = fs::read_to_string(format!("{ROOT}/profiles/{name}.json")).unwrap();
    let preset = |name: &str| fs::read_to_string(format!("{ROOT}/public/presets/{name}.json")).ok();
    let checked = Profile::parse(&text, &preset);
    assert!(
        checked.findings.is_empty(),
        "{name}: {:#?}",
        checked.findings
    );
    Arc::new(checked.profile.unwrap())
}

/// What becomes of joining where the write is answered so, and a first look is not.
fn joining(profile: &str, status: u16, body: &str) -> Failure {
    let key = IntentKey::parse("5b0f1c9e6d534c0b9a570d4f01").unwrap();
    let call = calls::join_panel(&PanelId::parse("5").unwrap(), "", Some(&key));
    let backend = |request: &HttpRequest| -> HttpResponse {
        match request.method {
            Method::Get => answer(200, r#"{"data": {"entry": "free"}, "joining": "free"}"#),
            _ => answer(status, body),
        }
    };
    run(&shipped(profile), &call, backend).unwrap_err()
}

const PROFILES: [&str; 4] = ["directus", "postgraphile", "drf", "drf_jsonapi"];

#[test]
fn a_page_of_a_hotel_network_is_no_receipt() {
    for profile in PROFILES {
        for (status, page) in [(200, "<html>Log in</html>"), (200, "{}"), (200, "")] {
            let failure = joining(profile, status, page);
            let read = matches!(failure, Failure::Unreadable(_));
            assert!(read, "{profile} {page}: {failure:?}");
        }
        assert!(matches!(
            joining(profile, 502, "<html>Bad gateway</html>"),
            Failure::Faulty(502)
        ));
    }
}

#[test]
fn refusals_have_their_reason() {
    let only_invited = Failure::Refused(Refusal::InvitationOnly);
    for (profile, status, body, expected) in [
        (
            "drf",
            409,
            r#"{"detail":"Tähän raatiin kutsutaan.","code":"by_invitation"}"#,
            only_invited.clone(),
        ),
        (
            "drf_jsonapi",
            409,
            r#"{"errors":[{"detail":"Tähän raatiin kutsutaan.","status":"409","source":{"pointer":"/data"},"code":"by_invitation"}]}"#,
            only_invited.clone(),
        ),
        (
            "postgraphile",
            200,
            r#"{"data":{"joinPanel":null},"errors":[{"message":"BY_INVITATION","path":["joinPanel"],"extensions":{"code":"BY_INVITATION"}}]}"#,
            only_invited,
        ),
        (
            "postgraphile",
            200,
            r#"{"data":{"joinPanel":null},"errors":[{"message":"An error occurred (logged with hash: 'awvc')","path":["joinPanel"],"extensions":{"errorId":"EHN8"}}]}"#,
            Failure::Faulty(200),
        ),
        (
            "directus",
            400,
            r#"{"errors":[{"message":"Invalid foreign key.","extensions":{"collection":null,"field":null,"code":"INVALID_FOREIGN_KEY"}}]}"#,
            Failure::NotFound,
        ),
        (
            "directus",
            403,
            r#"{"errors":[{"message":"You don't have permission to access this.","extensions":{"code":"FORBIDDEN"}}]}"#,
            Failure::NotFound,
        ),
        (
            "directus",
            429,
            r#"{"errors":[{"message":"Too many requests.","extensions":{"code":"REQUESTS_EXCEEDED"}}]}"#,
            Failure::Busy(None),
        ),
    ] {
        assert_eq!(joining(profile, status, body), expected, "{profile} {body}");
    }
}

#[test]
fn a_field_error_comes_back_to_what_was_sent() {
    for (profile, body, pointer) in [
        (
            "drf",
            r#"{"message":["Varmista, että tässä kentässä on enintään 2000 merkkiä."]}"#,
            "/text",
        ),
        (
            "drf_jsonapi",
            r#"{"errors":[{"detail":"Liian pitkä.","status":"400","source":{"pointer":"/data/attributes/message"},"code":"max_length"}]}"#,
            "/text",
        ),
        (
            "directus",
            r#"{"errors":[{"message":"Value too long.","extensions":{"collection":"panel_members","field":"message","type":"max","code":"VALUE_TOO_LONG"}}]}"#,
            "/text",
        ),
    ] {
        let Failure::Invalid(errors) = joining(profile, 400, body) else {
            panic!("{profile}")
        };
        let pointers: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(pointers, [pointer], "{profile}");
    }
}

#[test]
fn an_unknown_code_is_told_from_a_fault() {
    let call = calls::invitation(&InvitationCode::parse("VATUKKA9").unwrap());
    for (profile, status, body) in [
        (
            "directus",
            200,
            r#"{"name":"DirectusError","code":"FORBIDDEN","status":403}"#,
        ),
        ("postgraphile", 200, r#"{"data":{"invitationByCode":null}}"#),
        (
            "drf",
            404,
            r#"{"detail":"No Invitation matches the given query."}"#,
        ),
        (
            "drf_jsonapi",
            404,
            r#"{"errors":[{"detail":"No Invitation matches the given query.","status":"404","code":"not_found"}]}"#,
        ),
    ] {
        let told = run(&shipped(profile), &call, |_| answer(status, body));
        let unknown = Failure::Refused(Refusal::UnknownCode);
        assert_eq!(told.unwrap_err(), unknown, "{profile}");
    }
}

#[test]
fn an_id_of_another_form_is_gone_and_not_a_fault() {
    let call = calls::poll(&PollId::parse("odotustila").unwrap());
    let gone = run(&shipped("postgraphile"), &call, |request| {
        let body = request.body.as_deref().unwrap();
        assert!(body.contains(r#""variables":{"poll":0}"#), "{body}");
        answer(200, r#"{"data":{"pollByRowId":null}}"#)
    });
    assert_eq!(gone.unwrap_err(), Failure::NotFound);
}

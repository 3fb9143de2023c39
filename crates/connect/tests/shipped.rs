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
use model::answer::Answer;
use model::draft::Draft;
use model::invitation::InvitationCode;
use model::{IntentKey, PanelId, PollId, QuestionId, ResponseId};
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
            // As its documentation says; the kit has no limit.
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
            r#"{"message":["Arvo saa olla enintään 2000 merkkiä pitkä."]}"#,
            "/text",
        ),
        (
            "drf_jsonapi",
            r#"{"errors":[{"detail":"Arvo saa olla enintään 2000 merkkiä pitkä.","status":"400","source":{"pointer":"/data/attributes/message"},"code":"max_length"}]}"#,
            "/text",
        ),
        // It is about no field of the form, but about the key beside it.
        (
            "directus",
            r#"{"errors":[{"message":"Validation failed for field \"client_key\". Value is required.","extensions":{"field":"client_key","type":"required","code":"FAILED_VALIDATION"}}]}"#,
            "",
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

#[test]
fn each_answer_that_does_not_fit_is_pointed_to() {
    let body = r#"{"answers":{"1":{"value":["Tämä kenttä vaaditaan."]},"2":{"question":["Epäkelpo pääavain 77 - objektia ei ole olemassa."]}}}"#;
    let refused = answering("drf", 400, body);
    let Failure::Invalid(errors) = refused else {
        panic!("{refused:?}")
    };
    let pointers: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/answers/1/value", "/answers/2/question"]);
    let closed = r#"{"detail":"Kysely on päättynyt.","code":"closed"}"#;
    assert_eq!(
        answering("drf", 409, closed),
        Failure::Refused(Refusal::Closed)
    );
    let missing = r#"{"errors":[{"detail":"Vastauksia puuttuu tai niitä on liikaa.","status":"400","source":{"pointer":"/data/attributes/answers"},"code":"invalid"}]}"#;
    let refused = answering("drf_jsonapi", 400, missing);
    let Failure::Invalid(errors) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        errors.first().map(|error| error.pointer.as_str()),
        Some("/answers")
    );
}

/// What becomes of an answer of one text where the write is answered so.
fn answering(profile: &str, status: u16, body: &str) -> Failure {
    let question = r#"{"id": 4, "key": "q4", "kind": "text", "title_fi": "Mitä muuta?", "title_sv": "", "required": false, "options": []}"#;
    let poll = format!(r#"{{"id": 1, "title_fi": "Kysely", "questions": [{question}]}}"#);
    let id = PollId::parse("1").unwrap();
    let read = run(&shipped("drf"), &calls::poll(&id), |_| answer(200, &poll));
    let mut draft = Draft::new(ResponseId::parse("5b0f1c9e6d534c0b9a570d4f11").unwrap());
    draft.set(
        QuestionId::parse("q4").unwrap(),
        Answer::Text("Kiitos.".to_owned()),
    );
    let call = calls::submit_response(&id, &draft.check(&read.unwrap()).unwrap());
    let backend = |request: &HttpRequest| match request.method {
        Method::Get => answer(200, &poll),
        _ => answer(status, body),
    };
    run(&shipped(profile), &call, backend).unwrap_err()
}

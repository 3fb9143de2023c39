//! What becomes of a write that a backend refuses: earlier steps are taken back, and its own words are let through where the
//! profile says so.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{
    Exchange, Failure, HttpRequest, HttpResponse, Method, Next, Profile, Refusal, calls,
};
use model::event::{Consent, RegistrationForm, Seat};
use model::{EventId, RegistrationId};
use serde_json::json;
use support::{answer, circumstances, run};

const PROFILE: &str = include_str!("profiles/seats.json");

const PRESET: &str =
    r#"{ "outcomes": [{ "status": "4xx", "is": "closed" }, { "status": "5xx", "is": "server" }] }"#;

fn profile() -> Arc<Profile> {
    let preset = |name: &str| (name == "usual").then(|| PRESET.to_owned());
    let checked = Profile::parse(PROFILE, &preset);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

/// Registers against a backend that answers the last step so; what was sent comes along.
fn register(last: &HttpResponse) -> (Result<Seat, Failure>, Vec<String>) {
    let id = RegistrationId::parse("0123456789abcdefghijkl").unwrap();
    let form = RegistrationForm::check(id, "", Consent::Withheld).unwrap();
    let call = calls::register(&EventId::parse("7").unwrap(), &form);
    let mut sent = Vec::new();
    let result = run(&profile(), &call, |request: &HttpRequest| {
        sent.push(format!("{} {}", request.method.as_str(), request.url));
        match request.url.as_str() {
            "https://seats.example/reservations" => {
                answer(201, &json!({"code": "r 1"}).to_string())
            }
            "https://seats.example/notes" => answer(201, &json!({"id": 5}).to_string()),
            "https://seats.example/signups" => last.clone(),
            _ => answer(500, "no"),
        }
    });
    (result, sent)
}

#[test]
fn steps_before_a_refused_one_are_taken_back_last_first() {
    let (result, sent) = register(&answer(400, "{}"));
    assert_eq!(result.unwrap_err(), Failure::Refused(Refusal::Closed));
    assert_eq!(
        sent,
        [
            "POST https://seats.example/reservations",
            "POST https://seats.example/notes",
            "POST https://seats.example/signups",
            "DELETE https://seats.example/notes/5",
            "DELETE https://seats.example/reservations/r%201",
        ]
    );
}

#[test]
fn nothing_is_taken_back_where_the_last_step_may_have_been_done() {
    for last in [
        answer(500, "{}"),
        answer(200, "<html>Log in to the hotel network</html>"),
        answer(200, "{}"),
    ] {
        let (result, sent) = register(&last);
        assert!(result.is_err());
        assert_eq!(sent.len(), 3, "{sent:?}");
    }
}

#[test]
fn nor_where_all_went_well() {
    let arrived = json!({"id": "0123456789abcdefghijkl"});
    let (result, sent) = register(&answer(201, &arrived.to_string()));
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(sent.len(), 3);
}

#[test]
fn own_rules_go_before_those_of_a_preset_and_may_let_words_through() {
    let full = json!({"detail": " Kaikki paikat\n ovat  varattuja. "});
    let (result, _) = register(&answer(409, &full.to_string()));
    let words = "Kaikki paikat ovat varattuja.".to_owned();
    assert_eq!(result.unwrap_err(), Failure::Told(Refusal::Full, words));
}

#[test]
fn words_that_are_a_page_or_none_are_not_let_through() {
    for detail in [json!("x".repeat(401)), json!(""), json!({"a": 1})] {
        let (result, _) = register(&answer(409, &json!({ "detail": detail }).to_string()));
        assert_eq!(result.unwrap_err(), Failure::Refused(Refusal::Full));
    }
}

#[test]
fn a_refusal_stays_one_where_undoing_gets_no_answer() {
    let id = RegistrationId::parse("0123456789abcdefghijkl").unwrap();
    let form = RegistrationForm::check(id, "", Consent::Withheld).unwrap();
    let call = calls::register(&EventId::parse("7").unwrap(), &form);
    let mut exchange = Exchange::begin(profile(), call.ask(), circumstances());
    loop {
        match exchange.go_on() {
            Next::Send(request) if request.method == Method::Delete => {
                exchange.unanswered(Failure::Unreachable);
            }
            Next::Send(request) if request.url.ends_with("/signups") => {
                exchange.receive(&answer(400, "{}"));
            }
            Next::Send(_) => exchange.receive(&answer(201, r#"{"code": "r", "id": 5}"#)),
            Next::Done(answer) => {
                let closed = Failure::Refused(Refusal::Closed);
                assert_eq!(answer.map(|_| ()), Err(closed));
                break;
            }
        }
    }
}

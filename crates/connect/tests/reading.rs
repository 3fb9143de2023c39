//! Reading answers: what is a receipt, what is left out, and where an error says it is.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use connect::{Failure, FieldError, HttpResponse, Refusal, calls};
use model::draft::Draft;
use model::{PanelId, PollId, ResponseId};
use support::{answer, read as read_call};

const PANEL: &str = r#"{"id": "p1", "name": {"fi": "Raati"}, "attendance": "online",
    "joining": "open", "discretion": "new-kind"}"#;

#[test]
fn a_list_leaves_out_what_it_cannot_read_and_says_how_many() {
    let body = format!(r#"{{"items": [{PANEL}, {{"id": 7}}, 3], "next": "c2", "total": 3}}"#);
    let page = read_call(&calls::panels(None), &answer(200, &body)).unwrap();
    assert_eq!(
        (page.items.len(), page.left_out, page.total),
        (1, 2, Some(3))
    );
    assert!(page.next.is_some());
}

#[test]
fn an_error_tells_where_what_was_expected_and_what_was_got_but_no_content() {
    let body = PANEL.replace(r#""online""#, r#""secretly""#);
    let panel = PanelId::parse("p1").unwrap();
    let Err(Failure::Unreadable(error)) = read_call(&calls::panel(&panel), &answer(200, &body))
    else {
        panic!("must not be readable");
    };
    assert_eq!(error.path, "/attendance");
    assert_eq!(error.expected, "in_person, online or hybrid");
    assert_eq!(error.got, "a text of 8 characters");
}

#[test]
fn what_is_not_understood_is_treated_with_the_greater_care() {
    let panel = PanelId::parse("p1").unwrap();
    let panel = read_call(&calls::panel(&panel), &answer(200, PANEL)).unwrap();
    assert_eq!(panel.discretion, model::panel::Discretion::Sensitive);
}

/// G-receipt: a 2xx alone is no receipt (research/reliability.md §0.4).
#[test]
fn nothing_but_a_receipt_is_a_receipt() {
    let poll = PollId::parse("p").unwrap();
    let question = r#"{"id": "q", "type": "info", "title": {"fi": "Hei"}}"#;
    let body = format!(r#"{{"id": "p", "title": {{"fi": "Kysely"}}, "questions": [{question}]}}"#);
    let read = read_call(&calls::poll(&poll), &answer(200, &body)).unwrap();
    let answers = Draft::new(ResponseId::parse("r1").unwrap())
        .check(&read)
        .unwrap();
    let call = calls::submit_response(&poll, &answers);
    for (status, body) in [
        (200, "<html>Log in to the hotel network</html>"),
        (200, ""),
        (200, "{}"),
        (204, ""),
        (201, r#"{"code": "", "at": "2026-01-01T00:00:00Z"}"#),
        (201, r#"{"code": "K7QM", "at": "yesterday"}"#),
        (200, r#"{"code": "K7QM", "at": "2026-01-01T00:00:00Z"#),
    ] {
        let read = read_call(&call, &answer(status, body));
        assert!(
            matches!(read, Err(Failure::Unreadable(_))),
            "{status} {body}: {read:?}"
        );
    }
    let id = answers.response().as_str();
    let receipt = format!(r#"{{"id": "{id}", "code": "K7QM-2F9D", "at": "2026-01-01T00:00:00Z"}}"#);
    assert_eq!(
        read_call(&call, &answer(201, &receipt)).unwrap().code,
        "K7QM-2F9D"
    );
    for status in [302, 511, 500] {
        assert_eq!(
            read_call(&call, &answer(status, &receipt)),
            Err(Failure::Faulty(status))
        );
    }
}

#[test]
fn problems_become_failures_in_the_callers_terms() {
    let read = |status, body: &str| read_call(&calls::me(), &answer(status, body)).unwrap_err();
    let kind = |kind: &str| format!(r#"{{"type": "https://raati.invalid/problems/{kind}"}}"#);
    assert_eq!(read(401, ""), Failure::SignedOut);
    assert_eq!(read(404, "gone"), Failure::NotFound);
    assert_eq!(read(410, ""), Failure::NotFound);
    assert_eq!(
        read(404, &kind("unknown_code")),
        Failure::Refused(Refusal::UnknownCode)
    );
    assert_eq!(read(409, &kind("full")), Failure::Refused(Refusal::Full));
    assert_eq!(
        read(409, &kind("never-heard")),
        Failure::Refused(Refusal::Other)
    );
    let body =
        r#"{"errors": [{"pointer": "/answers/0/value", "code": "too_long", "question": "q1"}]}"#;
    let error = FieldError {
        pointer: "/answers/0/value".to_owned(),
        code: "too_long".to_owned(),
        question: Some("q1".to_owned()),
    };
    assert_eq!(read(422, body), Failure::Invalid(vec![error]));
    let busy = HttpResponse {
        headers: vec![("retry-after".to_owned(), "7".to_owned())],
        ..answer(503, "")
    };
    assert_eq!(read_call(&calls::me(), &busy), Err(Failure::Busy(Some(7))));
}

#[test]
fn an_answer_without_a_body_is_only_taken_where_none_is_due() {
    let panel = PanelId::parse("p").unwrap();
    assert!(read_call(&calls::leave_panel(&panel), &answer(204, "")).is_ok());
    assert!(read_call(&calls::leave_panel(&panel), &answer(200, "<html>")).is_err());
    assert!(read_call(&calls::me(), &answer(204, "")).is_err());
}

/// The reasons that the table of operations gives for 403 and 409.
fn reasons_of_the_contract() -> Vec<&'static str> {
    let contract = include_str!("../../../docs/contract.md");
    let rows = contract.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split([';', '|']))
        .filter_map(|part| part.split_once("409 ").or(part.split_once("403 ")))
        .flat_map(|(_, reasons)| reasons.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_reason_of_the_contract_is_known() {
    let reasons = reasons_of_the_contract();
    assert!(reasons.contains(&"already_accepted") && reasons.contains(&"not_needed"));
    for reason in reasons {
        assert_ne!(Refusal::parse(reason), Refusal::Other, "{reason}");
    }
}

#[test]
fn what_holds_nothing_counts_as_absent() {
    let body = r#"{"id": "p", "name": {"fi": "Raati"}, "attendance": "online", "joining": "open", "term": {}, "seats": {}}"#;
    let panel = read_call(
        &calls::panel(&PanelId::parse("p").unwrap()),
        &answer(200, body),
    )
    .unwrap();
    assert_eq!((panel.term, panel.seats), (None, None));
    let body = r#"{"id": "e", "title": {"fi": "Kahvila"}, "starts_at": "2026-12-01T15:00:00Z",
        "ends_at": "2026-12-01T17:00:00Z", "place": {"attendance": "online", "venue": {"name": {}, "address": ""}}}"#;
    let call = calls::event(&model::EventId::parse("e").unwrap());
    assert_eq!(
        read_call(&call, &answer(200, body)).unwrap().place.venue,
        None
    );
}

//! No answer of a backend, however odd, may panic a decoder.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use connect::{EventQuery, HttpResponse, calls};
use model::invitation::InvitationCode;
use model::{EventId, MeetingId, PanelId, PollId};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{answer as response, read};

/// Names the contract uses, so that random objects get past the first field.
const NAMES: &[&str] = &[
    "items",
    "id",
    "name",
    "title",
    "fi",
    "type",
    "kind",
    "questions",
    "options",
    "label",
    "show_if",
    "all",
    "any",
    "question",
    "is",
    "value",
    "values",
    "starts_at",
    "ends_at",
    "place",
    "attendance",
    "registration",
    "needed",
    "capacity",
    "tally",
    "counts",
    "count",
    "rows",
    "columns",
    "scale",
    "first",
    "last",
    "code",
    "at",
    "state",
    "target",
    "progress",
    "published_at",
    "sources",
    "theme",
];

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "single_choice",
            "matrix",
            "ranking",
            "scale",
            "online",
            "planned",
            "open",
            "counts",
            "2026-01-24T14:00:00+02:00",
            "2026-01-24",
            "attending",
            "waiting",
            "pending",
            "poll",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..10).prop_map(|fields| {
                fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()
            }),
        ]
    })
}

fn read_everything(response: &HttpResponse) {
    let id = "x";
    let panel = PanelId::parse(id).unwrap();
    let poll = PollId::parse(id).unwrap();
    let _ = read(&calls::portal(), response);
    let _ = read(&calls::me(), response);
    let _ = read(&calls::panels(None), response);
    let _ = read(&calls::panel(&panel), response);
    let _ = read(&calls::meetings(&panel), response);
    let _ = read(&calls::meeting(&MeetingId::parse(id).unwrap()), response);
    let _ = read(&calls::themes(&panel), response);
    let _ = read(&calls::invitations(), response);
    let _ = read(
        &calls::invitation(&InvitationCode::parse("KA7V2026").unwrap()),
        response,
    );
    let _ = read(&calls::polls(None), response);
    let _ = read(&calls::poll(&poll), response);
    let _ = read(&calls::poll_results(&poll), response);
    let _ = read(&calls::events(&EventQuery::default(), None), response);
    let _ = read(&calls::event(&EventId::parse(id).unwrap()), response);
    let _ = read(&calls::impacts(None), response);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn random_json_is_read_or_refused(value in json(), status in 100_u16..600) {
        read_everything(&response(200, &value.to_string()));
        read_everything(&response(200, &json!({ "items": [value.clone(), value.clone()] }).to_string()));
        read_everything(&response(status, &value.to_string()));
    }

    #[test]
    fn random_text_is_refused(body in ".{0,200}") {
        read_everything(&response(200, &body));
    }
}

/// Deeper than `serde_json`'s limit, and conditions deeper than ours.
#[test]
fn deep_nesting_is_refused_not_a_stack_overflow() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    read_everything(&response(200, &deep));
    let mut condition = json!({ "question": "q", "is": "answered" });
    for _ in 0..60 {
        condition = json!({ "all": [condition] });
    }
    let question =
        json!({ "id": "q", "type": "info", "title": { "fi": "x" }, "show_if": condition });
    let poll = json!({ "id": "p", "title": { "fi": "x" }, "questions": [question] });
    let read = read(
        &calls::poll(&PollId::parse("p").unwrap()),
        &response(200, &poll.to_string()),
    );
    assert!(matches!(read, Err(connect::Failure::Unreadable(_))));
}

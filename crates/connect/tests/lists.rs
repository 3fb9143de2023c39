//! A list that is read straight from its text brings what one brings that is read by the interpreter.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of a test"
)]

use std::sync::Arc;

use connect::{Circumstances, EventQuery, Exchange, HttpResponse, Next, Profile, Running, calls};
use model::{Language, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};

/// `records` finds the list; an entity with a bit of everything.
fn profile(records: &str, whole: bool) -> Arc<Profile> {
    let profile = json!({
        "profile": 1, "name": "Lists", "base": "https://api.example.fi",
        "portal": { "name": { "fi": "Listat" }, "languages": ["fi"] },
        "pagers": { "pages": {
            "kind": "cursor", "next": "body.next || body.links.next", "total": "body.meta.total", "query": { "after": "=page.cursor" }
        } },
        "outcomes": [
            { "when": "body.error", "code": "body.error.code", "codes": { "gone": "gone", "*": "server" } },
            { "status": 422, "is": "invalid", "fields": "flatten_errors(body)" }
        ],
        "entities": { "event": {
            "id": "=id",
            "title": "=lang_rows(texts, 'tag', 'title') || title",
            "summary": { "=": "not_null(summary, texts[0].title)", "as": "html" },
            "starts_at": { "=": "starts", "as": "time" },
            "ends_at": { "=": "not_null(ends, starts)", "as": "time" },
            "kind": "=lookup(kind, `{\"a\": \"cafe\"}`)",
            "place": { "attendance": "=online == `true` && 'online' || 'in_person'", "venue": { "name": "=place.name" } },
            "material": { "=each": "files", "map": { "title": "=name", "body": "=_.record.title" } },
            "languages": "=texts[].tag",
            "contact": "=sort_by(people[?name] || `[]`, &to_string(name))[0]",
            "state": { "=": "type(value)", "words": { "array": "cancelled", "*": "scheduled" } },
            "revision": "=length(to_array(value || files))"
        } },
        "operations": { "events": { "get": "/events", "pager": "pages", "records": records, "whole": whole } }
    });
    let checked = Profile::parse(&profile.to_string(), &|_| None);
    Arc::new(
        checked
            .profile
            .unwrap_or_else(|| panic!("{:?}", checked.findings)),
    )
}

/// What comes of these answers, as text.
fn brought(profile: &Arc<Profile>, answers: &[(u16, Value)]) -> String {
    let at = Circumstances {
        language: Language::Fi,
        now: Timestamp::parse("2026-01-01T00:00:00Z").unwrap(),
        origin: "https://osallistu.example.fi".to_owned(),
    };
    let call = calls::events(&EventQuery::default(), None);
    let mut exchange = Exchange::begin(Arc::clone(profile), call.ask(), at);
    let mut log = String::new();
    for (status, body) in answers.iter().cycle().take(70) {
        match exchange.go_on() {
            Next::Send(request) => log.push_str(&request.url),
            Next::Done(answer) => {
                let read = answer.as_ref().map(|answer| call.read(answer));
                return format!("{log} {answer:?} {read:?}");
            }
        }
        Running::receive(
            &mut exchange,
            &HttpResponse {
                status: *status,
                headers: Vec::new(),
                body: body.to_string(),
            },
        );
    }
    log
}

fn scalar() -> impl Strategy<Value = Value> {
    let texts = &[
        "",
        "a",
        "fi-FI",
        "sv",
        "2026-05-04T12:00:00Z",
        "<p>Hei <b>taas</b></p>",
        "a/b",
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..20).prop_map(Value::from),
        prop::sample::select(&texts[..]).prop_map(Value::from),
    ]
}

fn object(names: &'static [&'static str], value: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let field = (prop::sample::select(names).prop_map(str::to_owned), value);
    let fields = prop::collection::vec(field, 0..names.len() + 2);
    fields
        .prop_map(|fields| fields.into_iter().collect())
        .boxed()
}

fn list(item: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop::collection::vec(item, 0..4)
        .prop_map(Value::Array)
        .boxed()
}

fn record() -> BoxedStrategy<Value> {
    let part = object(&["tag", "title", "name", "role"], scalar().boxed());
    let any = prop_oneof![3 => scalar().boxed(), 1 => part.clone(), 2 => list(part)].boxed();
    let names = &[
        "id", "texts", "title", "summary", "starts", "ends", "kind", "online", "place", "files",
        "people", "value", "_", "unseen",
    ];
    let record = object(names, any.clone());
    let good = |record: Value| {
        let mut record = record;
        record["id"] = json!("e1");
        record["title"] = json!("Kahvila");
        record["starts"] = json!("2026-05-04T12:00:00Z");
        record
    };
    prop_oneof![4 => record.clone().prop_map(good), 2 => record.clone(), 1 => any, 1 => list(record)].boxed()
}

fn body() -> BoxedStrategy<Value> {
    let data = prop_oneof![8 => list(record()), 1 => record(), 1 => scalar()];
    let rest = object(
        &["next", "links", "meta", "error", "data"],
        object(&["next", "total", "code"], scalar().boxed()),
    );
    let next = prop_oneof![2 => Just(Value::Null), 1 => scalar()];
    let whole = (data, rest, next).prop_map(|(data, rest, next)| {
        let mut body = rest;
        body["data"] = data;
        body["next"] = next;
        body
    });
    prop_oneof![12 => whole, 1 => record(), 1 => scalar()].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_list_is_the_same_however_it_is_read(
        answers in prop::collection::vec((prop::sample::select(&[200_u16, 200, 200, 200, 422, 500][..]), body()), 1..3),
        whole in any::<bool>(),
    ) {
        // What is no plain path is left to the interpreter.
        let (quick, slow) = (profile("body.data", whole), profile("body.data | @", whole));
        prop_assert_eq!(brought(&quick, &answers), brought(&slow, &answers));
    }
}

#[test]
fn such_lists_are_read_at_all() {
    let record =
        json!({ "id": 7, "title": "Kahvila", "starts": "2026-05-04T12:00:00Z", "unseen": [1] });
    let brought = brought(
        &profile("body.data", false),
        &[(200, json!({ "data": [record] }))],
    );
    assert!(
        brought.contains("left_out: 0") && brought.contains("Kahvila"),
        "{brought}"
    );
}

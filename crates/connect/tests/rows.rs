//! Backends that only keep rows: results counted over several pages and plain values, a repeat found by looking first.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{HttpRequest, HttpResponse, Method, Profile, calls};
use model::event::{Consent, RegistrationForm};
use model::results::{Cell, Tally};
use model::{EventId, PollId, RegistrationId};
use serde_json::{Value, json};
use support::{answer, run};

const PROFILE: &str = r#"{
  "profile": 1, "base": "https://rows.example",
  "pagers": { "skip": { "kind": "offset", "size": 2, "query": { "skip": "=page.offset" }, "stop": "short_page" } },
  "entities": {
    "panel": { "id": "=id", "name": "=name", "attendance": "online", "joining": "open" },
    "poll": { "id": "=id", "title": "=title", "questions": "=questions", "hide_results": "off", "min_group_size": 3 },
    "seat": { "id": "=id", "state": "attending", "receipt": { "code": "=receipt_code(id)", "at": "=at" } }
  },
  "operations": {
    "panels": { "get": "/groups", "pager": "skip", "records": "body", "whole": true },
    "poll_results": {
      "steps": [
        { "get": "/polls/{poll}", "record": "body" },
        { "get": "/rows", "pager": "skip", "all_pages": true, "records": "body", "keep": { "rows": "body" } }
      ],
      "aggregate": { "responses": "=kept.rows[*].items(@)[*].{question: key, value: value}" }
    },
    "register": {
      "steps": [
        { "get": "/seats", "query": { "id": "=key" }, "record": "body[0]", "done_when": "body[0].id == key" },
        {
          "post": "/seats",
          "body": { "id": "=key", "at": "=now", "needs": { "=each": "split(input.access_needs, ',')", "map": { "seat": "=_.key", "what": "=value" } } },
          "record": "body", "proof": "body.id == key"
        }
      ],
      "dedupe": "look_up"
    }
  }
}"#;

fn profile() -> Arc<Profile> {
    let checked = Profile::parse(PROFILE, &|_| None);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn ok(body: &Value) -> HttpResponse {
    answer(200, &body.to_string())
}

#[test]
fn rows_of_all_pages_are_counted_however_plainly_they_are_written() {
    let rows = [
        json!({"q1": ["y"], "q2": ["a", "b"], "q3": "4"}),
        json!({"q1": "y", "q2": {"options": ["a"]}, "q3": [4]}),
        json!({"q1": "n", "q2": ["b"], "q3": 5}),
    ];
    let options = json!([{"id": "y", "label": "Y"}, {"id": "n", "label": "N"}, {"id": "a", "label": "A"}, {"id": "b", "label": "B"}]);
    let poll = json!({"id": "p", "title": "Kysely", "questions": [
        {"id": "q1", "type": "single_choice", "title": "1", "options": options},
        {"id": "q2", "type": "multiple_choice", "title": "2", "options": options},
        {"id": "q3", "type": "scale", "title": "3", "last": 5},
    ]});
    let call = calls::poll_results(&PollId::parse("p").unwrap());
    let results = run(&profile(), &call, |request: &HttpRequest| {
        match request.url.split_once("skip=") {
            Some((_, "0")) => ok(&json!(rows.get(..2).unwrap())),
            Some((_, "2")) => ok(&json!(rows.get(2..).unwrap())),
            _ => ok(&poll),
        }
    })
    .unwrap();
    assert_eq!(results.respondents, 3);
    let counted: Vec<Vec<(&str, Cell)>> = results
        .questions
        .iter()
        .map(|question| {
            let Tally::Counts(counts) = &question.tally else {
                panic!("{question:?}")
            };
            let some = counts.iter().filter(|one| one.count != Cell::Exactly(0));
            some.map(|one| (one.value.as_str(), one.count)).collect()
        })
        .collect();
    let times = Cell::Exactly;
    assert_eq!(
        counted,
        [
            [("y", times(2)), ("n", times(1))],
            [("a", times(2)), ("b", times(2))],
            [("4", times(2)), ("5", times(1))],
        ]
    );
}

#[test]
fn who_looks_first_finds_what_is_there_and_sends_only_what_is_not() {
    let id = "5b0f1c9e-6d53-4c0b-9a57-0d4f6a5b7c31";
    let form = RegistrationForm::check(
        RegistrationId::parse(id).unwrap(),
        "ramppi, silmukka",
        Consent::Given,
    );
    let call = calls::register(&EventId::parse("e").unwrap(), &form.unwrap());
    let row = json!({"id": id, "at": "2026-01-01T10:00:00Z"});
    let mut posted = Vec::new();
    let seat = run(&profile(), &call, |request| {
        if request.method == Method::Get {
            return ok(&json!([]));
        }
        posted.push(request.body.clone().unwrap());
        ok(&row)
    })
    .unwrap();
    assert_eq!(seat.id.as_str(), id);
    let needs: Value = serde_json::from_str(posted.first().unwrap()).unwrap();
    let needs = needs.get("needs").unwrap();
    assert_eq!(
        needs,
        &json!([{"seat": id, "what": "ramppi"}, {"seat": id, "what": "silmukka"}])
    );
    let again = run(&profile(), &call, |request| {
        assert_eq!(request.method, Method::Get);
        ok(&json!([row]))
    });
    assert_eq!(again.unwrap(), seat);
}

#[test]
fn a_whole_list_is_read_from_its_start_for_every_page_of_ours() {
    let groups: Vec<Value> = (0..61)
        .map(|one| json!({"id": format!("g{one}"), "name": format!("Raati {one}")}))
        .collect();
    let mut cursor = None;
    let mut seen = Vec::new();
    loop {
        let page = run(&profile(), &calls::panels(cursor), |request| {
            let (_, skipped) = request.url.split_once("skip=").unwrap();
            let rest = groups.iter().skip(skipped.parse().unwrap());
            ok(&rest.take(2).cloned().collect())
        })
        .unwrap();
        assert_eq!(page.total, Some(61));
        seen.extend(page.items.into_iter().map(|panel| panel.id.to_string()));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let expected: Vec<String> = (0..61).map(|one| format!("g{one}")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn each_item_has_a_list_of_its_own() {
    let text = r#"{
      "profile": 1, "base": "https://rows.example",
      "pagers": { "skip": { "kind": "offset", "size": 2, "query": { "skip": "=page.offset" }, "stop": "short_page" } },
      "entities": { "panel": { "id": "=id", "name": "=id", "attendance": "online", "joining": "open" } },
      "operations": {
        "panels": {
          "steps": [
            { "get": "/towns", "keep": { "towns": "body" } },
            { "each": "kept.towns", "get": "/towns/{item}", "pager": "skip", "all_pages": true, "records": "body" }
          ]
        }
      }
    }"#;
    let profile = Arc::new(Profile::parse(text, &|_| None).profile.unwrap());
    let list = run(&profile, &calls::panels(None), |request| {
        let town = |name: &str| {
            let rest = usize::from(request.url.ends_with("skip=2")) * 2;
            let rows = [1, 2, 3].map(|number| json!({ "id": format!("{name}{number}") }));
            ok(&json!(rows[rest..(rest + 2).min(3)]))
        };
        match request.url.split(['/', '?']).nth(4) {
            Some("a") => town("a"),
            Some("b") => town("b"),
            _ => ok(&json!(["a", "b"])),
        }
    })
    .unwrap();
    let ids: Vec<_> = list.items.iter().map(|panel| panel.id.as_str()).collect();
    assert_eq!(ids, ["a1", "a2", "a3", "b1", "b2", "b3"]);
}

#[test]
fn nothing_written_is_no_receipt() {
    let text = r#"{
      "profile": 1, "base": "https://rows.example",
      "operations": {
        "send_message": {
          "steps": [
            { "get": "/boxes", "keep": { "boxes": "body" } },
            { "each": "kept.boxes", "post": "/boxes/{item}", "body": { "id": "=key" }, "proof": "body.id == key" }
          ],
          "dedupe": "unique_column"
        }
      }
    }"#;
    let profile = Arc::new(Profile::parse(text, &|_| None).profile.unwrap());
    let message = model::message::Message {
        id: model::MessageId::parse("0123456789abcdefghijkl").unwrap(),
        category: model::message::MessageCategory::Idea,
        text: "Hei".to_owned(),
        reply_to: String::new(),
    };
    let call = calls::send_message(&message);
    let sent = |boxes: Value| {
        run(&profile, &call, |request| match request.method {
            Method::Get => ok(&boxes),
            _ => ok(&json!({ "id": "0123456789abcdefghijkl" })),
        })
    };
    assert!(sent(json!(["one"])).is_ok());
    let none = sent(json!([]));
    assert!(
        matches!(none, Err(connect::Failure::Unreadable(_))),
        "{none:?}"
    );
}

#[test]
fn a_list_of_a_backend_that_gives_fewer_a_page_than_asked_is_read_to_its_end() {
    let text = PROFILE.replace(
        r#""kind": "offset", "size": 2, "query": { "skip": "=page.offset" }, "stop": "short_page""#,
        r#""kind": "page", "size": 50, "query": { "page": "=page.number" }, "total": "body.total""#,
    );
    let text = text.replace(
        r#""records": "body", "whole": true"#,
        r#""records": "body.rows""#,
    );
    let profile = Arc::new(Profile::parse(&text, &|_| None).profile.unwrap());
    for (total, cap) in [(7, 3), (6, 3), (3, 3), (2, 3), (120, 50), (100, 50)] {
        let (mut ids, mut cursor, mut asked) = (Vec::new(), None, 0);
        loop {
            let page = run(&profile, &calls::panels(cursor), |request| {
                asked += 1;
                let number: usize = request.url.rsplit('=').next().unwrap().parse().unwrap();
                let first = (number - 1) * cap;
                let rows: Vec<_> = (first..(first + cap).min(total))
                    .map(|id| json!({"id": id, "name": "A"}))
                    .collect();
                assert!(!rows.is_empty(), "no page beyond the last is asked for");
                ok(&json!({"total": total, "rows": rows}))
            });
            let page = page.unwrap();
            ids.extend(page.items.into_iter().map(|panel| panel.id.to_string()));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!((ids.len(), asked), (total, total.div_ceil(cap)));
    }
}

//! A small town's backend that hides, repeats and counts twice, and the doctor's report on it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses its part, and says what it expects by panicking"
)]

use std::sync::Mutex;

use serde_json::{Value, json};

use super::{Asked, Ran, Said, raati, serve};

pub const ORIGIN: &str = "http://127.0.0.1:8080";

pub fn doctor(profile: &Value, arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    std::fs::write(&path, profile.to_string()).unwrap();
    let mut all = vec!["doctor", path.to_str().unwrap()];
    all.extend(arguments);
    raati(&all)
}

pub fn report(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}\n{}", ran.out, ran.err))
}

pub fn operation<'r>(report: &'r Value, name: &str) -> &'r Value {
    let mut all = report["operations"].as_array().unwrap().iter();
    all.find(|one| one["operation"] == name)
        .unwrap_or_else(|| panic!("no {name} in {report:#}"))
}

/// How a small backend treats other origins and repeats.
#[derive(Clone, Copy, PartialEq)]
pub enum Manner {
    Open,
    NoLeave,
    NoPreflight,
    CountsTwice,
}

/// Panels over two pages, one of which cannot be read; a poll that counts its answers.
pub fn town(manner: Manner) -> String {
    let rows: Mutex<Vec<String>> = Mutex::default();
    serve(move |asked| {
        let (status, body) = match (asked.method.as_str(), asked.path()) {
            ("OPTIONS", _) if manner == Manner::NoPreflight => (404, Value::Null),
            ("OPTIONS", _) => (204, Value::Null),
            ("GET", "/panels") if asked.url.contains("page=2") => (
                200,
                json!({"total": 4, "data": [{"id": 2, "name": {"fi": "B"}}, {"id": 3}]}),
            ),
            ("GET", "/panels") => (
                200,
                json!({"total": 4, "data": [{"id": 1, "name": {"fi": "A", "sv": "A"}}, {"id": 2, "name": {"fi": "B"}}]}),
            ),
            ("GET", "/polls") => (
                200,
                json!({"data": [{"id": "p", "title": {"fi": "Ruoka"}}]}),
            ),
            ("GET", "/polls/p") => {
                let count = rows.lock().unwrap().len();
                (
                    200,
                    json!({"data": {"id": "p", "title": {"fi": "Ruoka"}, "respondents": count + 9, "questions": [
                    {"id": "q", "type": "yes_no", "title": {"fi": "Maistuuko?"}}]}}),
                )
            }
            ("GET", "/answers") => {
                let count = rows.lock().unwrap().len();
                let answer = json!([{"question": "q", "value": "yes"}]);
                (200, json!({"data": vec![answer; count]}))
            }
            ("POST", "/answers") => {
                let key = asked.body.clone();
                let mut rows = rows.lock().unwrap();
                if manner != Manner::CountsTwice && rows.contains(&key) {
                    (409, json!({"error": "duplicate"}))
                } else {
                    rows.push(key);
                    (201, json!({"saved": true}))
                }
            }
            _ => (404, json!({})),
        };
        said(manner, asked, status, &body)
    })
}

pub fn said(manner: Manner, asked: &Asked, status: u16, body: &Value) -> Said {
    let mut headers = vec![
        ("content-type", "application/json".to_owned()),
        ("X-Total-Count", "4".to_owned()),
    ];
    if manner != Manner::NoLeave {
        assert_eq!(
            asked.header("origin"),
            Some(ORIGIN),
            "a browser says where the page is from"
        );
        headers.push(("Access-Control-Allow-Origin", ORIGIN.to_owned()));
        headers.push(("Access-Control-Allow-Headers", "content-type".to_owned()));
    }
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    (status, headers, body)
}

pub fn profile(base: &str) -> Value {
    json!({
        "profile": 1, "base": base,
        "pagers": {"page": {"kind": "page", "size": 2, "total": "body.total", "query": {"page": "=page.number"}}},
        "outcomes": [{"status": 409, "is": "already_done"}],
        "entities": {
            "panel": {"id": "=id", "name": "=name", "attendance": "online", "joining": "open"},
            "poll": {"id": "=id", "title": "=title", "respondents": "=respondents", "questions": "=questions"}
        },
        "operations": {
            "panels": {"get": "/panels", "pager": "page", "records": "body.data"},
            "polls": {"get": "/polls", "records": "body.data"},
            "poll": {"get": "/polls/{poll}", "record": "body.data"},
            "submit_response": {
                "post": "/answers", "body": {"key": "=key"}, "proof": "body.saved || status == `409`", "dedupe": "unique_column"
            }
        }
    })
}

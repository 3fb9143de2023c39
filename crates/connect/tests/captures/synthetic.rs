//! What no honest backend was recorded to do.

use std::sync::Arc;

use connect::{EventQuery, Failure, HttpRequest, HttpResponse, Profile, calls};
use model::{Language, PanelId};
use serde_json::{Value, json};

use crate::cases::{shipped, told};
use crate::support::{answer, run};

fn profile(more: &Value) -> Arc<Profile> {
    let mut profile = json!({
        "profile": 1, "base": "https://api.example.fi/v1", "time": {"zone": "Europe/Helsinki"},
        "pagers": {"next": {"kind": "next_url", "next": "body.next"}},
        "entities": {
            "event": {
                "id": "=id", "title": "=title", "starts_at": {"=": "at", "as": "time"}, "ends_at": {"=": "at", "as": "time"},
                "place": {"attendance": "online"},
            },
            "theme": {"id": "=id", "panel": "=_.input.panel", "title": "=title", "state": "proposed"},
        },
        "operations": {
            "events": {"get": "/events", "pager": "next", "records": "body.items"},
            "themes": {"get": "/themes", "pager": "next", "records": "body.items"},
        },
    });
    for (name, value) in more.as_object().unwrap() {
        profile[name] = value.clone();
    }
    let checked = Profile::parse(&profile.to_string(), &|_| None);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn events(body: &Value) -> Result<connect::Page<model::event::Event>, Failure> {
    let call = calls::events(&EventQuery::default(), None);
    run(&profile(&json!({})), &call, |_| {
        answer(200, &body.to_string())
    })
}

fn event(at: &str) -> Value {
    json!({"items": [{"id": 1, "title": "Kahvila", "at": at}]})
}

/// Pages of themes; `next` says where each leads.
fn themes(next: impl Fn(usize) -> Value) -> (String, usize) {
    let mut asked = 0;
    let call = calls::themes(&PanelId::parse("p").unwrap());
    let backend = |_: &HttpRequest| -> HttpResponse {
        asked += 1;
        let item = json!({"id": asked, "title": "Teema"});
        answer(
            200,
            &json!({"items": [item], "next": next(asked)}).to_string(),
        )
    };
    let came = told(run(&profile(&json!({})), &call, backend), |page| {
        page.items.len().to_string()
    });
    (came, asked)
}

#[test]
fn an_answer_over_two_megabytes_is_refused() {
    let mut body = event("2026-12-01T12:00:00Z");
    body["rest"] = "x".repeat(2 * 1024 * 1024).into();
    assert_eq!(
        told(events(&body), |_| String::new()),
        "Unreadable: an answer of at most 2 MB"
    );
}

#[test]
fn a_next_page_elsewhere_is_not_asked_for() {
    for next in [
        "https://evil.example/events?page=2",
        "//evil.example/events",
        "https://api.example.fi.evil.example/",
        "https://api.example.fi@evil.example/",
        "http://api.example.fi/v1/themes",
        "/v1/../../admin",
    ] {
        let (came, asked) = themes(|_| next.into());
        assert_eq!(
            (came.as_str(), asked),
            ("Unreadable: a next page on a declared origin", 1),
            "{next}"
        );
    }
}

#[test]
fn an_endless_list_ends_at_the_cap() {
    assert_eq!(
        themes(|page| format!("?page={page}").into()),
        ("50".to_owned(), 50)
    );
    assert_eq!(
        themes(|page| format!("?page={}", page % 2).into()),
        ("50".to_owned(), 50)
    );
}

#[test]
fn a_page_that_names_itself_is_the_last() {
    assert_eq!(themes(|_| "?page=2".into()), ("2".to_owned(), 2));
}

#[test]
fn each_request_for_an_item_counts() {
    let operations = json!({"operations": {"polls": {"steps": [
        {"get": "/all", "keep": {"ids": "body.ids"}},
        {"each": "kept.ids", "get": "/polls/{item}", "records": "body.items"},
    ]}}});
    let ids: Vec<u32> = (0..100).collect();
    let mut asked = 0;
    let came = run(&profile(&operations), &calls::polls(None), |_| {
        asked += 1;
        answer(200, &json!({"ids": ids, "items": []}).to_string())
    });
    assert_eq!(
        told(came, |_| String::new()),
        "Unreadable: at most 60 requests for one call"
    );
    assert_eq!(asked, 60);
}

#[test]
fn a_missing_language_is_missing_not_invented() {
    let page = events(&json!({"items": [
        {"id": 1, "title": {"sv": "Kafé", "fi": null}, "at": "2026-12-01T12:00:00Z"},
        {"id": 2, "title": {"de": "Kaffee"}, "at": "2026-12-01T12:00:00Z"},
        {"id": 3, "title": null, "at": "2026-12-01T12:00:00Z"},
    ]}));
    let page = page.unwrap();
    assert_eq!((page.items.len(), page.left_out), (1, 2));
    assert_eq!(page.items[0].title.exactly(Language::Fi), None);
    assert_eq!(page.items[0].title.exactly(Language::Sv), Some("Kafé"));
}

#[test]
fn a_time_that_the_clocks_left_out_is_an_hour_later() {
    let at = |at: &str| {
        events(&event(at)).unwrap().items[0]
            .span
            .starts_at
            .to_string()
    };
    assert_eq!(at("2026-03-29T03:30:00"), "2026-03-29T01:30:00Z");
    assert_eq!(at("2026-10-25T03:30:00"), "2026-10-25T00:30:00Z");
}

#[test]
fn a_large_id_keeps_every_digit() {
    let body = r#"{"items": [{"id": 9007199254740993, "title": "Kahvila", "at": "2026-12-01T12:00:00Z"}]}"#;
    let call = calls::events(&EventQuery::default(), None);
    let page = run(&profile(&json!({})), &call, |_| answer(200, body)).unwrap();
    assert_eq!(page.items[0].id.as_str(), "9007199254740993");
}

#[test]
fn a_whole_number_may_be_written_with_a_point() {
    let operations = json!({"operations": {"poll_results": {
        "get": "/rows", "result": {"respondents": "=sum(body)", "questions": []},
    }}});
    let call = calls::poll_results(&model::PollId::parse("p").unwrap());
    let of = |body: &str| run(&profile(&operations), &call, |_| answer(200, body));
    assert_eq!(of("[3, 4.0]").unwrap().respondents, 7);
    assert!(of("[3, 4.5]").is_err());
    assert!(of("[3, -4]").is_err());
}

#[test]
fn lists_that_lead_to_records_go_on_page_by_page() {
    let profile = shipped(
        "kerrokantasi",
        &json!({"pagers": {"hearings": {"size": 2}}}),
    );
    let list = |request: &HttpRequest| {
        let ids: &[&str] = if request.url.contains("offset=2") {
            &["c"]
        } else {
            &["a", "b"]
        };
        let results: Vec<_> = ids
            .iter()
            .map(|id| json!({"id": id, "title": {"fi": id}}))
            .collect();
        let hearing = json!({"sections": [{"id": "s", "type": "main", "questions": [{}]}]});
        let is_list = request.url.contains("/hearing/?");
        let body = if is_list {
            json!({"count": 3, "results": results})
        } else {
            hearing
        };
        answer(200, &body.to_string())
    };
    let first = run(&profile, &calls::polls(None), list).unwrap();
    assert_eq!((first.items.len(), first.total), (2, None));
    let second = run(&profile, &calls::polls(first.next), list).unwrap();
    assert_eq!((second.items[0].id.as_str(), second.next), ("c.s", None));
}

#[test]
fn what_is_kept_grows_with_the_pages() {
    let operations = json!({
        "pagers": {"next": {"kind": "next_url", "next": "body.next"}},
        "operations": {"poll_results": {
            "get": "/rows", "pager": "next", "all_pages": true, "keep": {"rows": "body.rows"},
            "result": {"respondents": "=length(kept.rows)", "questions": []},
        }},
    });
    let call = calls::poll_results(&model::PollId::parse("p").unwrap());
    let results = run(&profile(&operations), &call, |request| {
        let next = if request.url.contains('?') {
            Value::Null
        } else {
            "?page=2".into()
        };
        answer(200, &json!({"rows": [1, 2, 3], "next": next}).to_string())
    });
    assert_eq!(results.unwrap().respondents, 6);
}

//! `raati probe`: drafts from live APIs that work as they are – json-server, Django REST framework, GraphQL, the native
//! contract – and honest words where nothing is found.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use serde_json::{Value, json};
use support::drafted::{drafted, missing, ok, parameter};
use support::{raati, serve};

fn event(id: usize) -> Value {
    json!({"id": id, "title": {"fi": format!("Kahvila {id}"), "sv": "Café"}, "starts": "2999-12-01T17:00:00",
        "ends": "2999-12-01T19:00:00", "location": "Kirjasto"})
}

#[test]
fn a_draft_for_json_server_works_as_it_is() {
    let base = serve(|asked| match asked.path() {
        "/events" => {
            let size = parameter(asked, "_per_page").unwrap_or(10);
            let page = parameter(asked, "_page").unwrap_or(1);
            let all: Vec<Value> = (1..=120).map(event).collect();
            let data: Vec<&Value> = all.iter().skip((page - 1) * size).take(size).collect();
            ok(
                &json!({"first": 1, "prev": null, "next": 2, "last": 9, "pages": 9, "items": 120, "data": data}),
            )
        }
        "/events/1" => ok(&event(1)),
        "/polls" => {
            ok(&json!([{"id": "p", "question": "Mikä?", "closes": 32_000_000_000_000_i64}]))
        }
        _ => missing(),
    });
    let drafted = drafted(&format!("{base}/events"));
    let found = &drafted.found;
    assert_eq!(found["product"], "json-server 1");
    assert_eq!(drafted.records("events"), 120);
    assert_eq!(drafted.records("polls"), 1);
    let profile = &found["profile"];
    assert_eq!(
        profile["operations"]["event"],
        json!({"get": "/events/{event}", "record": "body"})
    );
    assert_eq!(profile["time"]["zone"], "Europe/Helsinki");
    assert_eq!(
        profile["entities"]["poll"]["window"]["closes_at"],
        json!({"=": "closes", "as": "epoch_ms"})
    );
    let about = profile["about"].to_string();
    for said in [
        "times come without a zone",
        "event.title: from title, a map by language",
        "taken for whole",
    ] {
        assert!(about.contains(said), "{said} in {about}");
    }
}

#[test]
fn a_root_that_names_its_lists_is_followed() {
    let base = serve(|asked| {
        let host = asked.header("host").unwrap();
        match asked.path() {
            "/v1/" => ok(
                &json!({"event": format!("http://{host}/v1/event/"), "user": "http://elsewhere.example/"}),
            ),
            "/v1/event/" => {
                let second = parameter(asked, "page") == Some(2);
                let next = if second {
                    Value::Null
                } else {
                    json!(format!("http://{host}/v1/event/?page=2"))
                };
                let id = if second { 2 } else { 1 };
                ok(&json!({"count": 2, "next": next, "previous": null, "results": [event(id)]}))
            }
            "/v1/event/1/" => ok(&event(1)),
            _ => missing(),
        }
    });
    let drafted = drafted(&format!("{base}/v1/"));
    let found = &drafted.found;
    assert_eq!(found["profile"]["base"], format!("{base}/v1"));
    assert_eq!(drafted.operation("events")["pager"], "drf");
    assert_eq!(drafted.records("events"), 2);
    assert!(
        !found["asked"].to_string().contains("elsewhere"),
        "{}",
        found["asked"]
    );
}

/// What `GraphQL` says of itself.
fn schema() -> Value {
    let kind = |kind: &str, name: &str| json!({"kind": kind, "name": name, "ofType": null});
    let field = |name: &str, of: Value| json!({"name": name, "args": [], "type": of});
    let arguments = json!([{"name": "first"}, {"name": "after"}]);
    json!({"data": {"__schema": {"queryType": {"name": "Query"}, "types": [
        {"name": "Cursor", "fields": null},
        {"name": "Query", "fields": [{"name": "allEvents", "args": arguments, "type": kind("OBJECT", "EventsConnection")}]},
        {"name": "EventsConnection", "fields": [
            field("nodes", json!({"kind": "LIST", "name": null, "ofType": kind("OBJECT", "Event")})),
            field("pageInfo", kind("OBJECT", "PageInfo")), field("totalCount", kind("SCALAR", "Int"))]},
        {"name": "Event", "fields": [
            field("id", json!({"kind": "NON_NULL", "name": null, "ofType": kind("SCALAR", "Int")})),
            field("title", kind("SCALAR", "JSON")), field("starts", kind("SCALAR", "Datetime")),
            field("ends", kind("SCALAR", "Datetime")), field("panel", kind("OBJECT", "Panel"))]}
    ]}}})
}

#[test]
fn a_schema_of_graphql_becomes_a_query() {
    let base = serve(|asked| {
        if asked.method == "OPTIONS" {
            return ok(&json!({}));
        }
        if asked.path() != "/graphql" {
            return missing();
        }
        let body: Value = serde_json::from_str(&asked.body).unwrap_or_default();
        let query = body["query"].as_str().unwrap_or_default();
        if query.contains("__schema") {
            return ok(&schema());
        }
        assert!(
            query.contains("$after: Cursor") && query.contains("nodes { id title starts ends }"),
            "{query}"
        );
        let second = body["variables"]["after"] == "c1";
        let page = json!({"totalCount": 2, "pageInfo": {"hasNextPage": !second, "endCursor": if second { "c2" } else { "c1" }},
            "nodes": [event(if second { 2 } else { 1 })]});
        ok(&json!({"data": {"allEvents": page}}))
    });
    let drafted = drafted(&base);
    assert_eq!(drafted.found["profile"]["http"]["graphql"], "/graphql");
    assert_eq!(drafted.records("events"), 2);
}

#[test]
fn the_native_contract_is_known() {
    let base = serve(|asked| match asked.path() {
        "/api/v1/portal" => ok(&json!({"name": {"fi": "Osallistu"}, "capabilities": ["portal"]})),
        _ => missing(),
    });
    let ran = raati(&["probe", &format!("{base}/api/v1")]);
    let profile: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&profile["extends"], &profile["base"]),
        (&json!(["native"]), &json!(format!("{base}/api/v1")))
    );
    assert!(ran.err.contains("the native contract"), "{}", ran.err);
}

#[test]
fn a_list_that_nothing_tells_of_is_left_to_a_person() {
    let base = serve(|asked| match asked.path() {
        "/things" => ok(&json!([{"id": 1, "title": "A"}])),
        _ => missing(),
    });
    let ran = raati(&["probe", &format!("{base}/things")]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("neither its name nor its fields tell of what"),
        "{}",
        ran.err
    );
}

#[test]
fn what_the_contract_needs_is_not_made_up() {
    let base = serve(|asked| match asked.path() {
        "/events" => ok(&json!([{"id": 1, "title": "A"}])),
        "/panels" => ok(&json!([])),
        _ => missing(),
    });
    let ran = raati(&["probe", &base]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for said in [
        "its records show nothing that looks like its start",
        "/panels is empty",
    ] {
        assert!(ran.err.contains(said), "{said} in {}", ran.err);
    }
}

#[test]
fn nothing_found_is_said_and_fails() {
    let base = serve(|_| missing());
    let ran = raati(&["probe", &base]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("probe the address of a list itself"),
        "{}",
        ran.err
    );
    assert_eq!(raati(&["probe", "not an address"]).code, 2);
    assert_eq!(raati(&["probe", "http://127.0.0.1:9/"]).code, 2);
}

//! Presets of whole families of backends, against the examples of their specifications and what was recorded of them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::fs;
use std::sync::Arc;

use connect::{Failure, FieldError, HttpRequest, HttpResponse, Method, Profile, calls};
use model::{IntentKey, PanelId};
use serde_json::{Value, json};
use support::{answer, run};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/presets");
const BASE: &str = "https://town.example/api";

/// A profile of panels that needs nothing but its preset.
fn profile(preset: &str, id: &str, panels: &Value, more: &Value) -> Arc<Profile> {
    let mut profile = json!({
        "profile": 1, "base": BASE, "extends": [preset],
        "entities": { "panel": { "id": id, "name": "=name", "attendance": "online", "joining": "open" } },
        "operations": {
            "panels": panels,
            "join_panel": { "post": "/members", "body": { "name": "=input.text" }, "dedupe": "none", "proof": "status == `201`" }
        }
    });
    let fields = profile.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    let preset = |name: &str| fs::read_to_string(format!("{ROOT}/{name}.json")).ok();
    let checked = Profile::parse(&profile.to_string(), &preset);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

/// The ids of all pages, the total, and what was asked.
fn pages(
    profile: &Arc<Profile>,
    backend: impl Fn(&str) -> Value,
) -> (Vec<String>, Option<u32>, Vec<String>) {
    let (mut ids, mut asked, mut total, mut cursor) = (Vec::new(), Vec::new(), None, None);
    loop {
        let page = run(profile, &calls::panels(cursor), |request: &HttpRequest| {
            asked.push(request.url.replace(BASE, ""));
            answer(200, &backend(&request.url).to_string())
        });
        let page = page.unwrap();
        assert_eq!(page.left_out, 0);
        ids.extend(page.items.iter().map(|panel| panel.id.to_string()));
        total = total.or(page.total);
        cursor = page.next;
        if cursor.is_none() {
            return (ids, total, asked);
        }
    }
}

/// The fields that joining is told to mend.
fn wrong(profile: &Arc<Profile>, response: &HttpResponse) -> Vec<FieldError> {
    let key = IntentKey::parse("5b0f1c9e6d534c0b9a570d4f01").unwrap();
    let call = calls::join_panel(&PanelId::parse("5").unwrap(), "x", Some(&key));
    match run(profile, &call, |_| response.clone()).unwrap_err() {
        Failure::Invalid(errors) => errors,
        other => panic!("{other:?}"),
    }
}

#[test]
fn odata_pages_by_its_next_link_and_names_fields_as_targets() {
    let panels = json!({ "get": "/Panels", "pager": "odata", "records": "body.value" });
    let profile = profile("odata", "=ID", &panels, &json!({}));
    // OData JSON Format 4.01, §4.5.5: a next link may be relative to the request.
    let backend = |url: &str| {
        if url.contains("skiptoken") {
            json!({ "value": [{ "ID": 3, "name": "C" }] })
        } else {
            json!({
                "@odata.count": 3, "value": [{ "ID": 1, "name": "A" }, { "ID": 2, "name": "B" }],
                "@odata.nextLink": "Panels?$count=true&$skiptoken=2"
            })
        }
    };
    let (ids, total, asked) = pages(&profile, backend);
    assert_eq!(
        (ids, total),
        (vec!["1".into(), "2".into(), "3".into()], Some(3))
    );
    assert_eq!(
        asked,
        ["/Panels?%24count=true", "/Panels?$count=true&$skiptoken=2"]
    );
    // §21.1 Error Response.
    let error = json!({ "error": { "code": "err123", "message": "Unsupported", "target": "query", "details": [
        { "code": "forty-two", "target": "name", "message": "no" }
    ] } });
    let errors = wrong(&profile, &answer(400, &error.to_string()));
    assert_eq!(
        (errors[0].pointer.as_str(), errors[0].code.as_str()),
        ("/text", "forty-two")
    );
}

#[test]
fn hal_pages_by_its_links_and_has_no_list_where_there_is_nothing() {
    let panels =
        json!({ "get": "/panels", "pager": "hal", "records": "body._embedded.panels || `[]`" });
    let profile = profile(
        "hal",
        "=last_segment(_links.self.href)",
        &panels,
        &json!({}),
    );
    let panel = |id: u8| json!({ "name": "N", "_links": { "self": { "href": format!("{BASE}/panels/{id}") } } });
    let backend = |url: &str| {
        if url.contains("page=1") {
            json!({ "_links": {}, "page": { "totalElements": 2 } })
        } else {
            json!({
                "_embedded": { "panels": [panel(7), panel(8)] }, "page": { "totalElements": 2 },
                "_links": { "next": { "href": format!("{BASE}/panels?page=1&size=2") } }
            })
        }
    };
    let (ids, total, asked) = pages(&profile, backend);
    assert_eq!((ids, total), (vec!["7".into(), "8".into()], Some(2)));
    assert_eq!(asked, ["/panels", "/panels?page=1&size=2"]);
    // Spring Data REST: RepositoryConstraintViolationExceptionMessage.
    let error = json!({ "errors": [{ "entity": "Member", "property": "name", "message": "must not be blank" }] });
    let errors = wrong(&profile, &answer(400, &error.to_string()));
    assert_eq!(errors[0].pointer, "/text");
}

#[test]
fn hydra_is_read_with_and_without_its_prefix() {
    let panels = json!({ "get": "/panels", "pager": "hydra", "records": "body.\"hydra:member\" || body.member" });
    let profile = profile("hydra", "=last_segment(\"@id\")", &panels, &json!({}));
    for (member, view, next, total) in [
        (
            "hydra:member",
            "hydra:view",
            "hydra:next",
            "hydra:totalItems",
        ),
        ("member", "view", "next", "totalItems"),
    ] {
        let backend = |url: &str| {
            if url.contains("page=2") {
                json!({ member: [{ "@id": "/api/panels/2", "name": "B" }], total: 2, view: { "@id": url } })
            } else {
                json!({ member: [{ "@id": "/api/panels/1", "name": "A" }], total: 2, view: { next: "/api/panels?page=2" } })
            }
        };
        let (ids, count, asked) = pages(&profile, backend);
        assert_eq!((ids, count), (vec!["1".into(), "2".into()], Some(2)));
        assert_eq!(asked, ["/panels", "/panels?page=2"]);
    }
    let error = json!({ "@type": "ConstraintViolationList", "violations": [{ "propertyPath": "name", "code": "c1051bb4" }] });
    let errors = wrong(&profile, &answer(422, &error.to_string()));
    assert_eq!(
        (errors[0].pointer.as_str(), errors[0].code.as_str()),
        ("/text", "c1051bb4")
    );
}

#[test]
fn drf_counts_offsets_where_it_is_told_to() {
    let panels = json!({ "get": "/events-lo/", "pager": "drf", "records": "body.results" });
    let entities = json!({ "entities": { "panel": { "id": "=id", "name": "=title", "attendance": "online", "joining": "open" } } });
    let profile = profile("drf_offset", "=id", &panels, &entities);
    let capture = include_str!("presets/drf-limitoffset.json");
    let capture: Value = serde_json::from_str(capture).unwrap();
    let recorded = &capture["response"]["body"];
    let backend = |url: &str| {
        if url.contains("offset=2") {
            json!({ "count": 3, "next": null, "results": [{ "id": 3, "title": "C" }] })
        } else {
            recorded.clone()
        }
    };
    let (ids, total, asked) = pages(&profile, backend);
    assert_eq!((ids.len(), total), (3, Some(3)));
    assert_eq!(
        asked,
        [
            "/events-lo/?limit=20&offset=0",
            "/events-lo/?limit=20&offset=2"
        ]
    );
}

#[test]
fn the_public_key_goes_where_the_preset_says() {
    for (preset, header) in [("supabase", Some("apikey")), ("google_sheets", None)] {
        let text = json!({
            "profile": 1, "base": BASE, "extends": [preset], "auth": { "value": "sb_publishable_1" }
        });
        let read = |name: &str| fs::read_to_string(format!("{ROOT}/{name}.json")).ok();
        let checked = Profile::parse(&text.to_string(), &read);
        assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
        let session = checked.profile.unwrap().session();
        let attached = session.attach(Method::Get, &format!("{BASE}/panels"), &|_| None);
        let pair = |name: &str| (name.to_owned(), "sb_publishable_1".to_owned());
        let headers: Vec<_> = header.into_iter().map(pair).collect();
        assert_eq!(attached.headers, headers);
        assert_eq!(attached.query, header.is_none().then(|| pair("key")));
        let elsewhere = session.attach(Method::Get, "https://other.example/panels", &|_| None);
        assert!(elsewhere.headers.is_empty() && elsewhere.query.is_none());
    }
}

//! `raati probe` on shapes that no server here speaks: `OData`, HAL, Hydra, `PostgREST`, offsets of Django REST framework,
//! Supabase. Small servers answer as the documentation of each says.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use serde_json::{Value, json};
use support::drafted::{drafted, missing, ok, ok_as, parameter};
use support::{Asked, Said, raati, serve};

fn event(id: usize) -> Value {
    json!({"id": id, "title": format!("Kahvila {id}"), "startDate": "2999-12-01T17:00:00+02:00", "endDate": "2999-12-01T19:00:00+02:00"})
}

/// Two of five events, from an offset.
fn two(offset: usize, dressed: impl Fn(usize) -> Value) -> Vec<Value> {
    (1..=5).skip(offset).take(2).map(dressed).collect()
}

fn host(asked: &Asked) -> String {
    format!("http://{}", asked.header("host").unwrap())
}

fn odata(asked: &Asked) -> Said {
    let context = format!("{}/odata/$metadata", host(asked));
    let dressed = |id: usize| json!({"EventID": id, "Title": format!("Kahvila {id}"), "StartsAt": "2999-12-01T17:00:00Z", "EndsAt": "2999-12-01T19:00:00Z"});
    let group = json!({"@odata.etag": "x", "Id": "a", "Name": "Raati"});
    match asked.path() {
        "/odata" | "/odata/" => ok(&json!({"@odata.context": context, "value": [
            {"name": "Events", "kind": "EntitySet", "url": "Events"}, {"name": "Groups", "kind": "EntitySet", "url": "Groups"},
            {"name": "Newest", "kind": "FunctionImport", "url": "Newest"}]})),
        "/odata/Events" => {
            let skip = parameter(asked, "$skiptoken").unwrap_or(0);
            let mut body = json!({"@odata.context": format!("{context}#Events"), "@odata.count": 5, "value": two(skip, dressed)});
            if skip + 2 < 5 {
                body["@odata.nextLink"] = json!(format!("Events?$skiptoken={}", skip + 2));
            }
            ok(&body)
        }
        "/odata/Events(1)" => ok(&dressed(1)),
        "/odata/Groups" => {
            ok(&json!({"@odata.context": format!("{context}#Groups"), "value": [group]}))
        }
        "/odata/Groups('a')" => ok(&group),
        _ => missing(),
    }
}

#[test]
fn odata_is_known_by_its_context() {
    let base = serve(odata);
    for address in ["/odata", "/odata/Events"] {
        let drafted = drafted(&format!("{base}{address}"));
        assert_eq!(drafted.preset(), &json!(["odata"]));
        assert_eq!(
            (drafted.records("events"), drafted.records("panels")),
            (5, 1)
        );
        assert_eq!(drafted.operation("event")["get"], "/Events({event})");
        assert_eq!(drafted.operation("panel")["get"], "/Groups('{panel}')");
        assert_eq!(
            drafted.found["profile"]["entities"]["event"]["id"],
            "=EventID"
        );
    }
}

fn hal(asked: &Asked) -> Said {
    let host = host(asked);
    let dressed = |id: usize| {
        let mut event = event(id);
        event.as_object_mut().unwrap().remove("id");
        event["_links"] = json!({"self": {"href": format!("{host}/api/events/{id}")}});
        event
    };
    let said = |body: Value| ok_as("application/hal+json", &body);
    match asked.path() {
        "/api" | "/api/" => said(json!({"_links": {
            "events": {"href": format!("{host}/api/events{{?page,size,sort}}"), "templated": true},
            "groups": {"href": format!("{host}/api/groups{{?page,size,sort}}"), "templated": true},
            "profile": {"href": format!("{host}/api/profile")}}})),
        "/api/events" => {
            let page = parameter(asked, "page").unwrap_or(0);
            let mut links =
                json!({"self": {"href": format!("{host}/api/events?page={page}&size=2")}});
            if page < 2 {
                links["next"] =
                    json!({"href": format!("{host}/api/events?page={}&size=2", page + 1)});
            }
            let pages = json!({"size": 2, "totalElements": 5, "totalPages": 3, "number": page});
            said(
                json!({"_embedded": {"events": two(page * 2, dressed)}, "_links": links, "page": pages}),
            )
        }
        "/api/events/1" => said(dressed(1)),
        "/api/groups" => said(
            json!({"_links": {}, "page": {"size": 2, "totalElements": 0, "totalPages": 0, "number": 0}}),
        ),
        _ => missing(),
    }
}

#[test]
fn hal_is_known_by_its_links() {
    let base = serve(hal);
    for address in ["/api", "/api/events"] {
        let drafted = drafted(&format!("{base}{address}"));
        assert_eq!(drafted.preset(), &json!(["hal"]));
        assert_eq!(
            (drafted.records("events"), drafted.records("event")),
            (5, 1)
        );
        let id = &drafted.found["profile"]["entities"]["event"]["id"];
        assert_eq!(id, "=last_segment(_links.self.href)");
        assert_eq!(
            drafted.operation("events")["records"],
            "body._embedded.events || `[]`"
        );
    }
}

/// As API Platform 3 speaks it, and without the prefix as 4 does.
fn hydra(asked: &Asked, prefix: &str) -> Said {
    let dressed = |id: usize| {
        let mut event = event(id);
        event.as_object_mut().unwrap().remove("id");
        event["@id"] = json!(format!("/api/events/{id}"));
        event["@type"] = json!("Event");
        event
    };
    let said = |body: Value| ok_as("application/ld+json; charset=utf-8", &body);
    match asked.path() {
        "/api" | "/api/" => said(
            json!({"@context": "/api/contexts/Entrypoint", "@id": "/api", "@type": "Entrypoint", "event": "/api/events"}),
        ),
        "/api/events" => {
            let page = parameter(asked, "page").unwrap_or(1);
            let mut view = json!({"@id": format!("/api/events?page={page}"), "@type": "PartialCollectionView"});
            if page < 3 {
                view[format!("{prefix}next")] = json!(format!("/api/events?page={}", page + 1));
            }
            let mut body = json!({"@context": "/api/contexts/Event", "@id": "/api/events", "@type": "Collection"});
            body[format!("{prefix}member")] = json!(two((page - 1) * 2, dressed));
            body[format!("{prefix}totalItems")] = json!(5);
            body[format!("{prefix}view")] = view;
            said(body)
        }
        "/api/events/1" => said(dressed(1)),
        _ => missing(),
    }
}

#[test]
fn hydra_is_known_with_and_without_its_prefix() {
    for prefix in ["hydra:", ""] {
        let base = serve(move |asked| hydra(asked, prefix));
        for address in ["/api", "/api/events"] {
            let drafted = drafted(&format!("{base}{address}"));
            assert_eq!(drafted.preset(), &json!(["hydra"]));
            assert_eq!(
                (drafted.records("events"), drafted.records("event")),
                (5, 1)
            );
        }
    }
}

fn postgrest(asked: &Asked) -> Said {
    let said = |rows: &[Value]| {
        let (status, mut headers, body) = ok(&json!(rows));
        headers.push(("Content-Range", "0-1/*".to_owned()));
        headers.push(("Server", "postgrest/13.0".to_owned()));
        (status, headers, body)
    };
    let is_single = asked.header("accept") == Some("application/vnd.pgrst.object+json");
    match asked.path() {
        "/" => ok_as(
            "application/openapi+json",
            &json!({"swagger": "2.0", "info": {"title": "PostgREST API"}, "host": "0.0.0.0:3000", "basePath": "/",
                "paths": {"/": {"get": {}}, "/events": {"get": {}, "post": {}}, "/rpc/events": {"post": {}}}}),
        ),
        "/events" if asked.url.contains("id=eq.1") && is_single => ok(&event(1)),
        "/events" if asked.url.contains("id=eq.1") => said(&[event(1)]),
        "/events" => {
            let offset = parameter(asked, "offset").unwrap_or(0);
            let limit = parameter(asked, "limit").unwrap_or(5);
            let rows = (1..=70).skip(offset).take(limit).map(event);
            said(&rows.collect::<Vec<_>>())
        }
        _ => missing(),
    }
}

#[test]
fn postgrest_is_known_by_its_document_and_by_its_headers() {
    let base = serve(postgrest);
    for address in ["", "/events"] {
        let drafted = drafted(&format!("{base}{address}"));
        assert_eq!(drafted.preset(), &json!(["postgrest"]));
        assert_eq!(
            (drafted.records("events"), drafted.records("event")),
            (70, 1)
        );
        let filter = &drafted.operation("event")["query"]["id"];
        assert_eq!(filter, "=join('', ['eq.', input.event])");
    }
}

#[test]
fn django_by_offset_is_told_from_django_by_page() {
    let base = serve(|asked| match asked.path() {
        "/api/events/" => {
            let offset = parameter(asked, "offset").unwrap_or(0);
            let next = format!("{}/api/events/?limit=2&offset={}", host(asked), offset + 2);
            let next = (offset + 2 < 5).then_some(next);
            ok(&json!({"count": 5, "next": next, "previous": null, "results": two(offset, event)}))
        }
        "/api/events/1/" => ok(&event(1)),
        _ => missing(),
    });
    let drafted = drafted(&format!("{base}/api/events/"));
    assert_eq!(drafted.preset(), &json!(["drf_offset"]));
    assert_eq!(
        (drafted.records("events"), drafted.records("event")),
        (5, 1)
    );
}

#[test]
fn a_key_that_is_wanted_is_not_guessed() {
    let base = serve(|_| {
        let (_, headers, _) = ok(&json!({}));
        let body = json!({"message": "No API key found in request"});
        (401, headers, body.to_string())
    });
    let ran = raati(&["probe", &format!("{base}/rest/v1")]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("publishable key"), "{}", ran.err);
}

/// Strapi 5: pages in brackets, records read by `documentId` and not by `id`.
fn strapi(asked: &Asked) -> Said {
    let dressed = |id: usize| {
        let mut event = event(id);
        event["documentId"] = json!(format!("doc{id}"));
        event
    };
    let number = |name: &str| {
        let plain = name.replace('[', "%5B").replace(']', "%5D");
        parameter(asked, name).or(parameter(asked, &plain))
    };
    let page = number("pagination[page]").unwrap_or(1);
    let size = number("pagination[pageSize]").unwrap_or(3);
    match asked.path() {
        "/api/events" => {
            let rows = (1..=8).skip((page - 1) * size).take(size).map(dressed);
            let pages = json!({"page": page, "pageSize": size, "pageCount": 8usize.div_ceil(size), "total": 8});
            ok(&json!({"data": rows.collect::<Vec<_>>(), "meta": {"pagination": pages}}))
        }
        "/api/events/doc1" => ok(&json!({"data": dressed(1), "meta": {}})),
        _ => missing(),
    }
}

#[test]
fn pages_that_no_address_leads_to_are_proven() {
    let base = serve(strapi);
    let drafted = drafted(&format!("{base}/api"));
    assert_eq!(
        (drafted.records("events"), drafted.records("event")),
        (8, 1)
    );
    let event = &drafted.found["profile"]["entities"]["event"];
    assert_eq!(event["id"], "=documentId");
    let about = drafted.found["profile"]["about"].to_string();
    assert!(
        about.contains("a second page of one record was the second record"),
        "{about}"
    );
}

#[test]
fn a_round_number_of_records_is_tried_for_pages() {
    let base = serve(|asked| match asked.path() {
        "/events" => {
            let skip = parameter(asked, "offset").unwrap_or(0);
            let limit = parameter(asked, "limit").unwrap_or(10);
            let rows = (1..=23).skip(skip).take(limit).map(event);
            ok(&json!(rows.collect::<Vec<_>>()))
        }
        _ => missing(),
    });
    let drafted = drafted(&base);
    assert_eq!(drafted.records("events"), 23);
    assert_eq!(
        drafted.found["profile"]["pagers"]["events"]["kind"],
        "offset"
    );
}

//! Kits on Python with PostgreSQL.

use raati_conformance::{Kit, Noun, Server};
use serde_json::json;

use crate::http::{assert_pages, assert_preflight, get, post, send, send_at_once};

const RESPONSE: &str = "9b2f6a52-94cf-4a36-9d0f-5f0c6a1d2e3f";
const JSON_API: [(&str, &str); 1] = [("Content-Type", "application/vnd.api+json")];

#[test]
#[ignore = "needs PostgreSQL and Python"]
fn drf_refuses_a_client_id_that_is_taken_and_the_fourth_of_three_seats() {
    let server = Server::start(Kit::Drf).unwrap();
    let base = server.base();
    let page = |number| get(&format!("{base}/panels/?page={number}"));
    assert_pages(&page(1), &page(2), "/results", "/slug");
    let responses = format!("{base}/responses/");
    assert_preflight(&responses, "POST");
    let answers = json!([{"question": 1, "value": "rauha"}, {"question": 2, "value": ["vesi"]}, {"question": 3, "value": 4}]);
    let response = json!({"client_id": RESPONSE, "poll": 1, "answers": answers});
    let before = server.rows(Noun::Responses).unwrap();
    let statuses = send_at_once("POST", &responses, &[], &response);
    assert_eq!(statuses, [201, 400, 400, 400, 400, 400, 400, 400]);
    assert!(post(&responses, &response).body["client_id"].is_array());
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    let register = |seat| {
        let id = format!("9b2f6a52-94cf-4a36-9d0f-00000000000{seat}");
        post(
            &format!("{base}/registrations/"),
            &json!({"client_id": id, "event": 2}),
        )
    };
    assert_eq!(
        [1, 2, 3, 4].map(|seat| register(seat).status),
        [201, 201, 201, 409]
    );
    assert_eq!(register(5).body["code"], "full");
    assert_eq!(server.rows(Noun::Registrations).unwrap(), 3);
    assert_eq!(get(&responses).status, 405);
}

#[test]
#[ignore = "needs PostgreSQL and Python"]
fn json_api_points_at_the_client_id_that_is_taken() {
    let server = Server::start(Kit::DrfJsonApi).unwrap();
    let base = server.base();
    let page = |number| {
        get(&format!(
            "{base}/panels?page[number]={number}&page[size]=10"
        ))
    };
    assert_pages(&page(1), &page(2), "/data", "/attributes/slug");
    let responses = format!("{base}/responses");
    assert_preflight(&responses, "POST");
    let response = json!({"data": {
        "type": "responses",
        "attributes": {"client-id": RESPONSE, "answers": {"q1": "rauha", "q2": ["vesi"], "q3": 4}},
        "relationships": {"poll": {"data": {"type": "polls", "id": "1"}}},
    }});
    let before = server.rows(Noun::Responses).unwrap();
    let statuses = send_at_once("POST", &responses, &JSON_API, &response);
    assert_eq!(statuses, [201, 400, 400, 400, 400, 400, 400, 400]);
    let again = send("POST", &responses, &JSON_API, Some(&response));
    assert_eq!(
        again.body["errors"][0]["source"]["pointer"],
        "/data/attributes/client-id"
    );
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    let answers = get(&format!("{base}/answers?poll=1&page[size]=1"));
    assert_eq!(
        answers.body["data"][0]["attributes"],
        json!({"question": "q1", "value": "rauha"})
    );
}

#[test]
#[ignore = "needs PostgreSQL and Python"]
fn kinto_keeps_the_record_whose_id_came_first() {
    let server = Server::start(Kit::Kinto).unwrap();
    let collections = format!("{}/buckets/portal/collections", server.base());
    let first = get(&format!("{collections}/panels/records?_limit=10&_sort=id"));
    let second = get(first.headers["next-page"].to_str().unwrap());
    assert_pages(&first, &second, "/data", "/id");
    let record = format!("{collections}/responses/records/{RESPONSE}");
    assert_preflight(&record, "PUT");
    let response = json!({"data": {"survey": "odotustila", "answers": {"q1": "rauha", "q2": ["vesi"], "q3": 4}}});
    let once = [("If-None-Match", "*")];
    let before = server.rows(Noun::Responses).unwrap();
    let statuses = send_at_once("PUT", &record, &once, &response);
    assert_eq!(statuses[0], 201);
    let rest = &statuses[1..];
    assert!(
        rest.iter().all(|status| [409, 412].contains(status)),
        "{rest:?}"
    );
    assert_eq!(send("PUT", &record, &once, Some(&response)).status, 412);
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    // Nobody owns what was sent without a login: neither changed nor listed nor taken away.
    assert_eq!(send("PUT", &record, &[], Some(&response)).status, 401);
    assert_eq!(send("DELETE", &record, &[], None).status, 401);
    assert_eq!(
        get(&format!("{collections}/responses/records")).body["data"],
        json!([])
    );
}

//! Kits without a database server.

use raati_conformance::{Kit, Noun, Server};
use serde_json::json;

use crate::http::{assert_pages, assert_preflight, get, post};

const RESPONSE: &str = "Zk3vQ0mJr8bY2LwTq5nXcA";

#[test]
fn json_server_0_refuses_an_id_that_is_taken() {
    let server = Server::start(Kit::JsonServer0).unwrap();
    let page = |number| {
        get(&format!(
            "{}/councils?_page={number}&_limit=10&_sort=id",
            server.base()
        ))
    };
    assert_pages(&page(1), &page(2), "", "/slug");
    assert_eq!(page(1).headers["x-total-count"], "27");
    let exposed = &page(1).headers["access-control-expose-headers"];
    assert!(exposed.to_str().unwrap().contains("X-Total-Count"));
    let answers = format!("{}/answers", server.base());
    assert_preflight(&answers, "POST");
    let response =
        json!({"id": RESPONSE, "surveyId": 1, "values": {"q1": "rauha", "q2": ["vesi"], "q3": 4}});
    let before = server.rows(Noun::Responses).unwrap();
    assert_eq!(
        [
            post(&answers, &response).status,
            post(&answers, &response).status
        ],
        [201, 500]
    );
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
}

#[test]
fn json_server_1_keeps_one_row_only_for_those_who_look_first() {
    let server = Server::start(Kit::JsonServer1).unwrap();
    let page = |number| {
        get(&format!(
            "{}/groups?_page={number}&_per_page=10",
            server.base()
        ))
    };
    assert_pages(&page(1), &page(2), "/data", "/id");
    // Who asks for more and more pages gets the last one for ever.
    assert_eq!(page(99).body, page(3).body);
    let answers = format!("{}/filled", server.base());
    assert_preflight(&answers, "POST");
    let response = json!({"id": RESPONSE, "formId": "odotustila", "fields": [{"id": "q1", "value": ["rauha"]}]});
    let before = server.rows(Noun::Responses).unwrap();
    for found in [404, 200] {
        let looked = get(&format!("{answers}/{RESPONSE}"));
        assert_eq!(looked.status, found);
        if looked.status == 404 {
            assert_eq!(post(&answers, &response).status, 201);
        }
    }
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    // Who does not look is counted twice: a profile must not promise more.
    post(&answers, &response);
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 2);
}

#[test]
fn static_files_are_read_and_never_written() {
    let server = Server::start(Kit::Static).unwrap();
    let panels = get(&format!("{}/panels.json", server.base()));
    assert!(panels.is_readable());
    assert_eq!(panels.body["panels"].as_object().unwrap().len(), 27);
    let events = get(&format!("{}/events.json", server.base()));
    assert_eq!(events.body["events"].as_object().unwrap().len(), 64);
    let invitation = get(&format!("{}/invitations/KAISLA26.json", server.base()));
    assert_eq!(invitation.body["target"], "panel:perheiden-raati");
    assert_eq!(get(&format!("{}/invitations/", server.base())).status, 404);
    assert_eq!(
        post(&format!("{}/panels.json", server.base()), &json!({})).status,
        405
    );
    assert!(server.rows(Noun::Responses).is_err());
}

//! Kits on Node with a database.

use raati_conformance::{Kit, Noun, Server};
use serde_json::{Value, json};

use crate::http::{Answer, assert_pages, assert_preflight, get, post, send, send_at_once};

const RESPONSE: &str = "9b2f6a52-94cf-4a36-9d0f-5f0c6a1d2e3f";

#[test]
#[ignore = "needs PostgreSQL"]
fn feathers_refuses_a_key_that_is_taken_and_the_fourth_of_three_seats() {
    let server = Server::start(Kit::Feathers).unwrap();
    let base = server.base();
    let page = |skip| {
        get(&format!(
            "{base}/boards?$limit=10&$skip={skip}&$sort[slug]=1"
        ))
    };
    assert_pages(&page(0), &page(10), "/data", "/slug");
    let submissions = format!("{base}/submissions");
    assert_preflight(&submissions, "POST");
    let poll = &get(&format!("{base}/polls?slug=odotustila")).body["data"][0]["id"];
    let response = json!({"id": RESPONSE, "poll_id": poll, "values": {"q1": "rauha", "q2": ["vesi"], "q3": 4}});
    let before = server.rows(Noun::Responses).unwrap();
    let statuses = send_at_once("POST", &submissions, &[], &response);
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409, 409, 409]);
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    let event = &get(&format!("{base}/gatherings?slug=seminar-02")).body["data"][0]["id"];
    let register = |seat| {
        let id = format!("9b2f6a52-94cf-4a36-9d0f-00000000000{seat}");
        post(
            &format!("{base}/bookings"),
            &json!({"id": id, "gathering_id": event}),
        )
    };
    assert_eq!(
        [1, 2, 3, 4].map(|seat| register(seat).status),
        [201, 201, 201, 409]
    );
    assert_eq!(register(5).body["data"]["code"], "full");
    assert_eq!(server.rows(Noun::Registrations).unwrap(), 3);
    assert_eq!(get(&format!("{base}/letters")).status, 400);
    assert_eq!(
        get(&format!("{base}/letters?code=KAISLA26")).body["total"],
        1
    );
}

#[test]
#[ignore = "needs PostgreSQL"]
fn postgraphile_says_the_same_receipt_again_and_refuses_the_fourth_of_three_seats() {
    let server = Server::start(Kit::PostGraphile).unwrap();
    let address = format!("{}/graphql", server.base());
    let ask = |query: &str, variables: Value| -> Answer {
        let answer = post(&address, &json!({"query": query, "variables": variables}));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer
    };
    let list = "query($after: Cursor) { allPanels(first: 10, after: $after, orderBy: [ROW_ID_ASC]) \
        { nodes { slug } pageInfo { endCursor } } }";
    let first = ask(list, json!({}));
    let second = ask(
        list,
        json!({"after": first.body["data"]["allPanels"]["pageInfo"]["endCursor"]}),
    );
    assert_pages(&first, &second, "/data/allPanels/nodes", "/slug");
    assert_preflight(&address, "POST");
    let submit = "mutation($i: SubmitResponseInput!) { submitResponse(input: $i) { result { sentId code } } }";
    let input =
        |answers: Value| json!({"i": {"responseId": RESPONSE, "pollId": 1, "answers": answers}});
    let before = server.rows(Noun::Responses).unwrap();
    let body = json!({"query": submit, "variables": input(json!({"q1": "rauha"}))});
    assert_eq!(send_at_once("POST", &address, &[], &body), [200; 8]);
    let receipt = ask(submit, input(json!({"q1": "rauha"})));
    assert_eq!(
        receipt.body["data"]["submitResponse"]["result"]["sentId"],
        RESPONSE
    );
    let other = ask(submit, input(json!({"q1": "leikki"})));
    assert_eq!(other.body["errors"][0]["extensions"]["code"], "ID_REUSED");
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    let register =
        "mutation($i: RegisterForEventInput!) { registerForEvent(input: $i) { result { code } } }";
    let seat = |number| {
        let id = format!("9b2f6a52-94cf-4a36-9d0f-00000000000{number}");
        ask(register, json!({"i": {"registrationId": id, "eventId": 2}})).body
    };
    assert!(
        [1, 2, 3]
            .map(seat)
            .iter()
            .all(|body| body["errors"].is_null())
    );
    assert_eq!(seat(4)["errors"][0]["extensions"]["code"], "EVENT_FULL");
    assert_eq!(server.rows(Noun::Registrations).unwrap(), 3);
}

#[test]
#[ignore = "installs Directus, which compiles for minutes"]
fn directus_on_sqlite_keeps_a_client_key_once() {
    directus(Kit::DirectusSqlite);
}

#[test]
#[ignore = "installs Directus, which compiles for minutes, and needs PostgreSQL"]
fn directus_on_postgresql_keeps_a_client_key_once() {
    directus(Kit::DirectusPostgres);
}

fn directus(kit: Kit) {
    let server = Server::start(kit).unwrap();
    let base = server.base();
    let page = |number| {
        get(&format!(
            "{base}/items/panels?limit=10&page={number}&sort=id&fields=slug,translations.*"
        ))
    };
    assert_pages(&page(1), &page(2), "/data", "/slug");
    let responses = format!("{base}/items/survey_responses");
    assert_preflight(&responses, "POST");
    let response = json!({"survey": 1, "client_key": RESPONSE, "answers": [{"question": 1, "value": ["rauha"]}]});
    let before = server.rows(Noun::Responses).unwrap();
    let statuses = send_at_once("POST", &responses, &[], &response);
    assert_eq!(statuses, [204, 400, 400, 400, 400, 400, 400, 400]);
    let again = post(&responses, &response);
    assert_eq!(
        again.body["errors"][0]["extensions"]["code"],
        "RECORD_NOT_UNIQUE"
    );
    assert_eq!(server.rows(Noun::Responses).unwrap(), before + 1);
    let hidden = [
        "/items/invitations",
        "/items/survey_responses?fields=client_key",
        "/items/panel_members",
        "/users",
    ];
    assert_eq!(
        hidden.map(|path| get(&format!("{base}{path}")).status),
        [403; 4]
    );
    let drafts = get(&format!("{base}/items/panels?filter[status][_eq]=draft"));
    assert_eq!(drafts.body["data"], json!([]));
    let flow = format!("{base}/flows/trigger/7d0c52b1-4c1e-4f39-9c7a-0f6a2b6f2f10");
    assert_eq!(
        get(&format!("{flow}?code=KAISLA26")).body["slug"],
        "kutsu-perheet"
    );
    for guess in ["", "?code=", "?code=NO", "?code[]=KAISLA26&code[]=HONKA042"] {
        // Directus answers 200 all the same.
        assert_eq!(
            get(&format!("{flow}{guess}")).body["code"],
            "FORBIDDEN",
            "{guess}"
        );
    }
    assert_eq!(
        send("DELETE", &responses, &[], Some(&json!([1]))).status,
        403
    );
}

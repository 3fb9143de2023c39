//! Lists: filters, order, pages, `ETag`.

use reqwest::Method;

use super::support::{Resident, read, server};

async fn ids(resident: &Resident, path: &str) -> Vec<String> {
    let list = resident.get(path).await.ok(200);
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn panels_are_searched_without_regard_to_case() {
    let server = server().await;
    let resident = server.resident();
    assert_eq!(
        ids(&resident, "/panels?text=%C3%84%C3%84NEK%C3%84S").await,
        ["open"]
    );
    assert_eq!(
        ids(&resident, "/panels?text=salmenkyl%C3%A4").await,
        ["open"]
    );
    assert_eq!(ids(&resident, "/panels?text=LAPSET").await, ["open"]);
    assert!(ids(&resident, "/panels?text=xyzzy").await.is_empty());
}

#[tokio::test]
async fn events_come_by_start_and_by_every_filter() {
    let server = server().await;
    let resident = server.resident();
    let coming = ["popular", "called-off", "tiny", "walk-in", "soon"];
    assert_eq!(ids(&resident, "/events").await, coming);
    assert_eq!(ids(&resident, "/events?from=2020-01-01").await[0], "gone");
    assert_eq!(
        ids(&resident, "/events?attendance=in_person").await,
        ["popular"]
    );
    assert_eq!(ids(&resident, "/events?attendance=online").await, coming);
    assert_eq!(
        ids(&resident, "/events?attendance=hybrid").await,
        ["popular"]
    );
    assert_eq!(
        ids(&resident, "/events?municipality=salmenkyl%C3%A4").await,
        ["popular"]
    );
    assert_eq!(ids(&resident, "/events?series=cafes").await, ["popular"]);
    assert_eq!(ids(&resident, "/events?text=KOULUTUS").await, ["tiny"]);
    let past = "/events?from=2020-01-01T00:00:00%2B02:00&until=2021-01-01T00:00:00Z";
    assert!(ids(&resident, past).await.is_empty());
    for path in [
        "/events?from=yesterday",
        "/events?attendance=moon",
        "/events?nix=1",
        "/events?limit=0",
    ] {
        resident.get(path).await.refused(400, "bad_request");
    }
}

#[tokio::test]
async fn open_polls_come_first_and_lists_carry_no_questions() {
    let server = server().await;
    let resident = server.resident();
    let list = resident.get("/polls").await.ok(200);
    assert!(list["items"][0]["questions"].is_null());
    let order = ids(&resident, "/polls").await;
    assert_eq!(order.first().unwrap(), "quick", "open, and closing soonest");
    assert_eq!(order[4..], ["future", "closed"]);
    assert!(!resident.get("/polls/quick").await.ok(200)["questions"].is_null());
}

#[tokio::test]
async fn pages_join_into_the_whole_list() {
    let server = server().await;
    let resident = server.resident();
    for path in ["/panels", "/polls", "/events", "/impacts"] {
        let whole = ids(&resident, path).await;
        let (mut joined, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = resident
                .get(&format!("{path}?limit=1{cursor}"))
                .await
                .ok(200);
            assert_eq!(page["total"], whole.len());
            joined.push(page["items"][0]["id"].as_str().unwrap().to_owned());
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(joined, whole, "{path}");
        resident
            .get(&format!("{path}?cursor=nonsense"))
            .await
            .refused(400, "bad_request");
    }
    assert_eq!(ids(&resident, "/impacts").await, ["newer", "older"]);
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let server = server().await;
    let resident = server.resident();
    let first = resident.get("/panels/open").await;
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let tag = first.header("etag").to_owned();
    let asked = resident
        .request(Method::GET, "/panels/open")
        .header("if-none-match", &tag);
    let answer = read(asked.send().await.unwrap()).await;
    assert_eq!((answer.status, answer.header("etag")), (304, tag.as_str()));
    resident
        .put("/panels/open/membership", serde_json::json!({}))
        .await
        .ok(201);
    let asked = resident
        .request(Method::GET, "/panels/open")
        .header("if-none-match", &tag);
    assert_eq!(asked.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_portal_offers_every_operation() {
    let server = server().await;
    let portal = server.resident().get("/portal").await.ok(200);
    let offered = portal["capabilities"].as_array().unwrap().len();
    assert_eq!(offered, model::Capability::ALL.len());
    let document = server.resident().get("/openapi.json").await.ok(200);
    assert_eq!(document["openapi"], "3.1.0");
}

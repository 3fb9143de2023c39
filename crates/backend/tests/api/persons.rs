//! Everybody sees their own, all of it, and nobody else's.

use serde_json::json;

use super::support::{mint, server, server_with};

#[tokio::test]
async fn me_is_empty_without_a_session_and_mine_with_one() {
    let server = server().await;
    let (resident, stranger) = (server.resident(), server.resident());
    let nobody = json!({"memberships": [], "responses": [], "registrations": []});
    let empty = resident.get("/me").await;
    assert_eq!(empty.header("set-cookie"), "", "reading mints no session");
    assert_eq!(empty.ok(200), nobody);
    resident
        .put("/panels/open/membership", json!({}))
        .await
        .ok(201);
    let answers = json!([{"question": "q1", "value": "yes"}]);
    let (id, _) = resident.answer("quick", answers).await;
    let registration = mint();
    let path = format!("/events/popular/registrations/{registration}");
    resident.put(&path, json!({})).await.ok(201);
    stranger
        .put("/panels/asking/membership", json!({}))
        .await
        .ok(201);
    let me = resident.get("/me").await.ok(200);
    assert_eq!(me["memberships"][0]["panel"], "open");
    assert_eq!(me["responses"][0]["id"], id.as_str());
    assert_eq!(me["responses"][0]["title"]["fi"], "Pikakysely");
    assert_eq!(me["registrations"][0]["id"], registration.as_str());
    let other = stranger.get("/me").await.ok(200);
    assert_eq!(other["memberships"].as_array().unwrap().len(), 1);
    assert_eq!(other["responses"], json!([]));
}

#[tokio::test]
async fn the_export_holds_everything_anonymous_answers_included() {
    let server = server().await;
    let resident = server.resident();
    assert_eq!(resident.get("/me/export").await.ok(200), json!({}));
    resident
        .put("/panels/asking/membership", json!({"text": "Hei"}))
        .await
        .ok(201);
    resident
        .answer("quick", json!([{"question": "q1", "value": "yes"}]))
        .await
        .1
        .ok(201);
    let message = json!({"category": "idea", "text": "Lisää aikoja", "reply_to": "a@example.fi"});
    resident
        .put(&format!("/messages/{}", mint()), message)
        .await
        .ok(201);
    let export = resident.get("/me/export").await.ok(200);
    assert_eq!(export["memberships"][0]["text"], "Hei");
    assert_eq!(export["responses"][0]["answers"][0]["value"], "yes");
    assert_eq!(export["messages"][0]["reply_to"], "a@example.fi");
    assert_eq!(export["receipts"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn messages_count_once_and_are_checked() {
    let server = server().await;
    let resident = server.resident();
    let path = format!("/messages/{}", mint());
    let body = json!({"category": "praise", "text": "Hyvää työtä"});
    let receipt = resident.put(&path, body.clone()).await.ok(201);
    assert_eq!(resident.put(&path, body).await.ok(200), receipt);
    for (body, pointer, code) in [
        (
            json!({"category": "idea", "text": "x"}),
            "/text",
            "too_short",
        ),
        (
            json!({"category": "idea", "text": "x".repeat(2_001)}),
            "/text",
            "too_long",
        ),
        (
            json!({"category": "idea", "text": "abc", "reply_to": "x".repeat(201)}),
            "/reply_to",
            "too_long",
        ),
        (
            json!({"category": "gossip", "text": "abc"}),
            "/category",
            "does_not_fit",
        ),
    ] {
        resident
            .put(&format!("/messages/{}", mint()), body)
            .await
            .invalid(pointer, code);
    }
    assert_eq!(server.count("SELECT count(*) FROM message"), 1);
}

#[tokio::test]
async fn signing_out_lets_go_but_keeps_the_seat() {
    let server = server_with(|config| config.behind_proxy = true).await;
    let resident = server.resident();
    let path = format!("/events/popular/registrations/{}", mint());
    let seat = resident.put(&path, json!({})).await;
    let cookie = seat.header("set-cookie").to_owned();
    assert!(cookie.ends_with("; Secure"), "{cookie}");
    seat.ok(201);
    let held = cookie.split(';').next().unwrap();
    let out = resident
        .request(reqwest::Method::DELETE, "/session")
        .header("cookie", held);
    assert_eq!(out.send().await.unwrap().status(), 204);
    let after = resident
        .request(reqwest::Method::GET, "/me")
        .header("cookie", held);
    let after: serde_json::Value = after.send().await.unwrap().json().await.unwrap();
    assert_eq!(
        after["registrations"],
        json!([]),
        "the old cookie opens nothing"
    );
    assert_eq!(server.count("SELECT count(*) FROM registration"), 1);
}

//! Panels, meetings, themes: happy and refused paths.

use serde_json::json;

use super::support::{Resident, mint, server, server_with};

#[tokio::test]
async fn joining_openly_makes_a_member_once() {
    let server = server().await;
    let resident = server.resident();
    let first = resident.put("/panels/open/membership", json!({})).await;
    assert!(
        first
            .header("set-cookie")
            .contains("HttpOnly; SameSite=Lax; Path=/")
    );
    let first = first.ok(201);
    assert_eq!(first["state"], "member");
    assert_eq!(
        resident
            .put("/panels/open/membership", json!({}))
            .await
            .ok(200),
        first
    );
    let panel = resident.get("/panels/open").await;
    assert_eq!(panel.header("cache-control"), "no-store");
    assert_eq!(panel.ok(200)["membership"], first);
    assert!(server.resident().get("/panels/open").await.ok(200)["membership"].is_null());
    resident.delete("/panels/open/membership").await.ok(204);
    resident.delete("/panels/open/membership").await.ok(204);
    assert!(resident.get("/panels/open").await.ok(200)["membership"].is_null());
}

#[tokio::test]
async fn asking_to_join_keeps_the_text_and_takes_no_seat() {
    let server = server().await;
    let resident = server.resident();
    let asked = resident
        .put(
            "/panels/asking/membership",
            json!({"text": "Haluan mukaan"}),
        )
        .await;
    assert_eq!(asked.ok(201)["state"], "requested");
    assert_eq!(
        server.count("SELECT count(*) FROM membership WHERE text = 'Haluan mukaan'"),
        1
    );
    let long = json!({"text": "x".repeat(2_001)});
    server
        .resident()
        .put("/panels/asking/membership", long)
        .await
        .invalid("/text", "too_long");
}

#[tokio::test]
async fn an_operator_says_yes_to_a_request() {
    let server = server().await;
    let resident = server.resident();
    resident
        .put(
            "/panels/asking/membership",
            json!({"text": "Haluan mukaan"}),
        )
        .await
        .ok(201);
    let mut database = server.database();
    let export = raati_backend::export(&database, raati_backend::Residents::Included).unwrap();
    assert_eq!(export["requests"][0]["text"], "Haluan mukaan");
    let number = export["requests"][0]["number"].as_i64().unwrap();
    assert!(raati_backend::admit(&mut database, "open", number).is_err());
    raati_backend::admit(&mut database, "asking", number).unwrap();
    assert_eq!(
        resident.get("/panels/asking").await.ok(200)["membership"]["state"],
        "member"
    );
    assert!(
        raati_backend::admit(&mut database, "asking", number).is_err(),
        "once is enough"
    );
}

#[tokio::test]
async fn joining_again_after_a_lost_reply_takes_no_second_seat() {
    let server = server_with(|config| config.faults = true).await;
    let resident = server.resident();
    let key = mint();
    let join = || {
        let request = resident.request(reqwest::Method::PUT, "/panels/small/membership");
        request.header("idempotency-key", &key).json(&json!({}))
    };
    join()
        .header("x-raati-fault", "drop-after-commit")
        .send()
        .await
        .unwrap_err();
    assert_eq!(join().send().await.unwrap().status(), 200);
    assert_eq!(
        resident.get("/panels/small").await.ok(200)["seats"]["taken"],
        1
    );
}

#[tokio::test]
async fn joining_again_without_the_cookie_that_was_lost_takes_no_second_seat() {
    let server = server().await;
    let key = mint();
    let join = |resident: &Resident| {
        let request = resident.request(reqwest::Method::PUT, "/panels/small/membership");
        request
            .header("idempotency-key", &key)
            .json(&json!({}))
            .send()
    };
    let taken = || server.count("SELECT count(*) FROM membership WHERE panel = 'small'");
    let first = server.resident();
    assert_eq!(join(&first).await.unwrap().status(), 201);
    // The cookie has come back once: the server's memory has let go of the key.
    assert_eq!(
        first.get("/panels/small").await.ok(200)["membership"]["state"],
        "member"
    );

    let forgetful = server.resident();
    assert_eq!(join(&forgetful).await.unwrap().status(), 200);
    assert_eq!(taken(), 1);
    let panel = forgetful.get("/panels/small").await.ok(200);
    assert_eq!(panel["membership"]["state"], "member");

    // Something else was sent in between, and has made a session of its own.
    let busy = server.resident();
    let message = format!("/messages/{}", mint());
    let text = json!({ "category": "idea", "text": "Penkkejä pihalle" });
    busy.put(&message, text).await.ok(201);
    assert_eq!(join(&busy).await.unwrap().status(), 200);
    assert_eq!(taken(), 1);
}

#[tokio::test]
async fn every_reason_not_to_join_has_its_kind() {
    let server = server().await;
    for (panel, kind) in [
        ("invited", "invitation_only"),
        ("ended", "term_over"),
        ("early", "not_yet_open"),
        ("late", "closed"),
    ] {
        let path = format!("/panels/{panel}/membership");
        let refused = server.resident().put(&path, json!({})).await;
        refused.refused(409, kind);
        assert_eq!(
            refused.header("set-cookie"),
            "",
            "a refused write mints no session"
        );
    }
    for _ in 0..2 {
        server
            .resident()
            .put("/panels/small/membership", json!({}))
            .await
            .ok(201);
    }
    server
        .resident()
        .put("/panels/small/membership", json!({}))
        .await
        .refused(409, "full");
    assert_eq!(
        server.resident().get("/panels/small").await.ok(200)["seats"]["taken"],
        2
    );
    server
        .resident()
        .put("/panels/none/membership", json!({}))
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn thirty_at_once_never_take_more_seats_than_there_are() {
    let server = server().await;
    let joining: Vec<_> = (0..30)
        .map(|_| {
            let resident = server.resident();
            tokio::spawn(async move {
                resident
                    .put("/panels/small/membership", json!({}))
                    .await
                    .status
            })
        })
        .collect();
    let mut joined = 0;
    for one in joining {
        joined += u32::from(one.await.unwrap() == 201);
    }
    assert_eq!(joined, 2);
}

#[tokio::test]
async fn meetings_are_listed_oldest_first_and_their_link_is_for_members() {
    let server = server().await;
    let resident = server.resident();
    let list = resident.get("/panels/open/meetings").await.ok(200);
    assert_eq!(list["items"][0]["id"], "held");
    assert_eq!(list["items"][1]["id"], "coming");
    assert!(list["items"][0]["place"]["link"].is_null());
    resident
        .put("/panels/open/membership", json!({}))
        .await
        .ok(201);
    let held = resident.get("/meetings/held").await.ok(200);
    assert_eq!(held["place"]["link"], "https://meet.example/held");
    resident
        .get("/panels/none/meetings")
        .await
        .refused(404, "not_found");
    resident
        .get("/meetings/none")
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn feedback_is_given_once_and_not_before_the_meeting() {
    let server = server().await;
    let resident = server.resident();
    let (id, body) = (mint(), json!({"what_worked": "Kuunneltiin"}));
    let path = format!("/meetings/held/feedback/{id}");
    let receipt = resident.put(&path, body.clone()).await.ok(201);
    assert_eq!(receipt["id"], id.as_str());
    assert_eq!(resident.put(&path, body.clone()).await.ok(200), receipt);
    assert_eq!(
        resident.get("/meetings/held").await.ok(200)["feedback"],
        "given"
    );
    let again = format!("/meetings/held/feedback/{}", mint());
    resident
        .put(&again, body.clone())
        .await
        .refused(409, "already_given");
    let early = format!("/meetings/coming/feedback/{}", mint());
    resident.put(&early, body).await.refused(409, "not_yet");
    let blank = format!("/meetings/held/feedback/{}", mint());
    server
        .resident()
        .put(&blank, json!({"what_worked": " "}))
        .await
        .invalid("", "does_not_fit");
}

#[tokio::test]
async fn only_members_propose_and_support_themes() {
    let server = server().await;
    let resident = server.resident();
    let path = format!("/panels/open/themes/{}", mint());
    let body = json!({"title": "Lyhyemmät jonot", "reason": "Koska", "language": "fi"});
    resident
        .put(&path, body.clone())
        .await
        .refused(403, "members_only");
    resident
        .put("/themes/theme-1/support", json!({}))
        .await
        .refused(403, "members_only");
    resident
        .put("/panels/open/membership", json!({}))
        .await
        .ok(201);
    let receipt = resident.put(&path, body.clone()).await.ok(201);
    assert_eq!(resident.put(&path, body).await.ok(200), receipt);
    let short = format!("/panels/open/themes/{}", mint());
    let body = json!({"title": "x", "language": "fi"});
    resident
        .put(&short, body)
        .await
        .invalid("/title", "too_short");
    resident
        .put("/themes/theme-1/support", json!({}))
        .await
        .ok(204);
    resident
        .put("/themes/theme-1/support", json!({}))
        .await
        .ok(204);
    resident
        .put("/themes/theme-2/support", json!({}))
        .await
        .refused(409, "closed");
    let themes = resident.get("/panels/open/themes").await.ok(200);
    assert_eq!(themes["items"][0]["id"], "theme-1", "most supported first");
    assert_eq!(themes["items"][0]["supporters"], 1);
    assert_eq!(themes["items"][0]["support"], "given");
    assert_eq!(themes["items"].as_array().unwrap().len(), 3);
    resident.delete("/themes/theme-1/support").await.ok(204);
    let themes = server.resident().get("/panels/open/themes").await.ok(200);
    assert_eq!(themes["items"][0]["supporters"], 0);
}

//! Codes are looked up, bound, used and refused.

use serde_json::json;

use super::support::{server, server_with};

#[tokio::test]
async fn looking_up_neither_binds_nor_uses_up() {
    let server = server().await;
    let resident = server.resident();
    for typed in ["ONCE-2345", "once 2345", "0nce–2345"] {
        let found = resident
            .post("/invitation-lookups", json!({"code": typed}))
            .await;
        assert_eq!(found.header("set-cookie"), "");
        assert_eq!(found.header("cache-control"), "no-store");
        let found = found.ok(200);
        assert_eq!(
            (&found["id"], &found["state"]),
            (&json!("once"), &json!("pending"))
        );
        assert!(found["code"].is_null());
    }
    let unknown = resident
        .post("/invitation-lookups", json!({"code": "NIXNIX"}))
        .await;
    unknown.refused(404, "unknown_code");
    assert_eq!(server.count("SELECT count(*) FROM invitation_binding"), 0);
}

#[tokio::test]
async fn accepting_an_invitation_to_a_panel_makes_a_member() {
    let server = server().await;
    let resident = server.resident();
    let body = json!({"reply": "accept", "code": "ONCE-2345"});
    let accepted = resident
        .put("/invitations/once/reply", body.clone())
        .await
        .ok(200);
    assert_eq!(accepted["state"], "accepted");
    assert_eq!(
        resident.get("/panels/invited").await.ok(200)["membership"]["state"],
        "member"
    );
    assert_eq!(
        resident
            .put("/invitations/once/reply", body.clone())
            .await
            .ok(200),
        accepted
    );
    let decline = json!({"reply": "decline"});
    resident
        .put("/invitations/once/reply", decline)
        .await
        .refused(409, "already_accepted");
    let stranger = server.resident();
    stranger
        .put("/invitations/once/reply", body)
        .await
        .refused(409, "used");
    let seen = stranger
        .post("/invitation-lookups", json!({"code": "ONCE-2345"}))
        .await
        .ok(200);
    assert_eq!(seen["state"], "used");
}

#[tokio::test]
async fn a_single_use_code_is_bound_to_one_of_many_at_once() {
    let server = server().await;
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let resident = server.resident();
            let body = json!({"invitation_code": "ONCE-2345"});
            tokio::spawn(async move { resident.post("/session", body).await.status })
        })
        .collect();
    let mut bound = 0;
    for one in tries {
        bound += u32::from(one.await.unwrap() == 204);
    }
    assert_eq!(bound, 1);
}

#[tokio::test]
async fn the_inbox_holds_what_was_signed_in_with() {
    let server = server().await;
    let resident = server.resident();
    assert_eq!(
        resident.get("/invitations").await.ok(200)["items"],
        json!([])
    );
    resident
        .post("/session", json!({"invitation_code": "OPEN-2345"}))
        .await
        .ok(204);
    resident
        .post("/session", json!({"invitation_code": "LATE-2345"}))
        .await
        .ok(204);
    resident
        .post("/session", json!({"invitation_code": "BACK-2345"}))
        .await
        .ok(204);
    let unknown = resident
        .post("/session", json!({"invitation_code": "NIXNIX"}))
        .await;
    unknown.refused(404, "unknown_code");
    let items = resident.get("/invitations").await.ok(200)["items"].clone();
    let states: Vec<_> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].clone())
        .collect();
    assert_eq!(states.len(), 3);
    for state in ["pending", "expired", "withdrawn"] {
        assert!(states.contains(&json!(state)), "{state} not in {states:?}");
    }
    let later = resident
        .put("/invitations/whoever/reply", json!({"reply": "later"}))
        .await
        .ok(200);
    assert_eq!(later["state"], "postponed");
    let body = json!({"reply": "accept"});
    resident
        .put("/invitations/too-late/reply", body.clone())
        .await
        .refused(409, "expired");
    resident
        .put("/invitations/taken-back/reply", body.clone())
        .await
        .refused(409, "withdrawn");
    server
        .resident()
        .put("/invitations/whoever/reply", body.clone())
        .await
        .refused(404, "not_found");
    let wrong = json!({"reply": "accept", "code": "ONCE-2345"});
    resident
        .put("/invitations/whoever/reply", wrong)
        .await
        .refused(404, "unknown_code");
    let out = resident.delete("/session").await;
    assert_eq!(out.header("clear-site-data"), "\"cookies\"");
    out.ok(204);
    assert_eq!(
        resident.get("/invitations").await.ok(200)["items"],
        json!([])
    );
}

#[tokio::test]
async fn trying_out_codes_is_slowed_down() {
    let server = server_with(|config| config.code_rate = 3.try_into().unwrap()).await;
    let resident = server.resident();
    let code = json!({"code": "NIXNIX"});
    for _ in 0..3 {
        resident
            .post("/invitation-lookups", code.clone())
            .await
            .refused(404, "unknown_code");
    }
    let slowed = resident.post("/invitation-lookups", code).await;
    slowed.refused(429, "too_many_requests");
    assert!(slowed.header("retry-after").parse::<u32>().unwrap() > 0);
    let session = resident
        .post("/session", json!({"invitation_code": "OPEN-2345"}))
        .await;
    session.refused(429, "too_many_requests");
    resident.get("/panels").await.ok(200);
}

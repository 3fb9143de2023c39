//! Places, waiting lists and moving up.

use serde_json::{Value, json};

use super::support::{Answer, Resident, mint, server};

async fn register(resident: &Resident, event: &str, body: Value) -> (String, Answer) {
    let id = mint();
    let answer = resident
        .put(&format!("/events/{event}/registrations/{id}"), body)
        .await;
    (id, answer)
}

#[tokio::test]
async fn sixty_at_once_get_twenty_places_ten_wait_and_thirty_are_refused() {
    let server = server().await;
    let registering: Vec<_> = (0..60)
        .map(|_| {
            let resident = server.resident();
            tokio::spawn(async move { register(&resident, "popular", json!({})).await.1 })
        })
        .collect();
    let (mut attending, mut positions, mut full) = (0, Vec::new(), 0);
    for one in registering {
        let answer = one.await.unwrap();
        match (answer.status, answer.body["state"].as_str()) {
            (201, Some("attending")) => attending += 1,
            (201, Some("waiting")) => positions.push(answer.body["position"].as_u64().unwrap()),
            _ => {
                answer.refused(409, "full");
                full += 1;
            }
        }
    }
    positions.sort_unstable();
    assert_eq!((attending, full), (20, 30));
    assert_eq!(positions, (1..=10).collect::<Vec<_>>());
    let event = server.resident().get("/events/popular").await.ok(200);
    assert_eq!(event["registration"]["taken"], 20);
    assert_eq!(event["registration"]["waiting"], 10);
}

#[tokio::test]
async fn the_first_who_waits_moves_up_and_gets_the_link() {
    let server = server().await;
    let (one, two, three) = (server.resident(), server.resident(), server.resident());
    let (first, seat) = register(&one, "tiny", json!({})).await;
    assert_eq!(seat.ok(201)["state"], "attending");
    let (second, seat) = register(&two, "tiny", json!({})).await;
    assert_eq!(seat.ok(201)["position"], 1);
    let (_, seat) = register(&three, "tiny", json!({})).await;
    assert_eq!(seat.ok(201)["position"], 2);
    register(&server.resident(), "tiny", json!({}))
        .await
        .1
        .refused(409, "full");
    assert!(two.get("/events/tiny").await.ok(200)["place"]["link"].is_null());
    let path = format!("/events/tiny/registrations/{first}");
    two.delete(&path).await.refused(404, "not_found");
    one.delete(&path).await.ok(204);
    one.delete(&path).await.ok(204);
    let event = two.get("/events/tiny").await.ok(200);
    assert_eq!(event["seat"]["state"], "attending");
    assert_eq!(event["seat"]["id"], second.as_str());
    assert_eq!(event["place"]["link"], "https://meet.example/tiny");
    assert_eq!(
        three.get("/events/tiny").await.ok(200)["seat"]["position"],
        1
    );
    one.put(&path, json!({})).await.refused(409, "id_reused");
    let mine = three.get("/me").await.ok(200);
    assert_eq!(mine["registrations"][0]["position"], 1);
    two.delete("/me").await.ok(204);
    assert_eq!(
        three.get("/events/tiny").await.ok(200)["seat"]["state"],
        "attending"
    );
}

#[tokio::test]
async fn a_repeat_is_told_how_the_seat_stands_now() {
    let server = server().await;
    let (one, two) = (server.resident(), server.resident());
    let (first, _) = register(&one, "tiny", json!({})).await;
    let (second, seat) = register(&two, "tiny", json!({})).await;
    let receipt = seat.ok(201)["receipt"].clone();
    one.delete(&format!("/events/tiny/registrations/{first}"))
        .await
        .ok(204);
    let path = format!("/events/tiny/registrations/{second}");
    let again = two.put(&path, json!({})).await.ok(200);
    assert_eq!(
        (&again["state"], &again["receipt"]),
        (&json!("attending"), &receipt)
    );
    two.put(&path, json!({"access_needs": "Tulkki", "consent": true}))
        .await
        .refused(409, "id_reused");
    register(&two, "tiny", json!({}))
        .await
        .1
        .refused(409, "already_registered");
}

#[tokio::test]
async fn every_reason_not_to_register_has_its_kind() {
    let server = server().await;
    let resident = server.resident();
    for (event, kind) in [
        ("called-off", "cancelled"),
        ("gone", "over"),
        ("walk-in", "not_needed"),
        ("soon", "not_yet_open"),
    ] {
        register(&resident, event, json!({}))
            .await
            .1
            .refused(409, kind);
    }
    register(&resident, "none", json!({}))
        .await
        .1
        .refused(404, "not_found");
    let link = resident.get("/events/walk-in").await.ok(200)["place"]["link"].clone();
    assert_eq!(link, "https://meet.example/walk-in");
}

#[tokio::test]
async fn access_needs_are_stored_with_consent_only_and_go_with_the_seat() {
    let server = server().await;
    let resident = server.resident();
    let needs = json!({"access_needs": "Viittomakielen tulkki"});
    register(&resident, "popular", needs)
        .await
        .1
        .invalid("/consent", "missing");
    let long = json!({"access_needs": "x".repeat(501), "consent": true});
    register(&resident, "popular", long)
        .await
        .1
        .invalid("/access_needs", "too_long");
    let needs = json!({"access_needs": "Viittomakielen tulkki", "consent": true});
    let (id, seat) = register(&resident, "popular", needs).await;
    seat.ok(201);
    let count = "SELECT count(*) FROM registration WHERE access_needs <> '' AND consented_at > 0";
    assert_eq!(server.count(count), 1);
    let export = resident.get("/me/export").await.ok(200);
    assert_eq!(
        export["registrations"][0]["access_needs"],
        "Viittomakielen tulkki"
    );
    resident
        .delete(&format!("/events/popular/registrations/{id}"))
        .await
        .ok(204);
    assert_eq!(server.count(count), 0);
}

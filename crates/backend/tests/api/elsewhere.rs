//! What is done on another site is told with its address, and refused here.

use raati_backend::{Day, Mode};
use serde_json::{Value, json};

use super::support::{Server, mint, server};

/// Brings a panel, a poll without questions and an event in, each done elsewhere.
fn bring_in(server: &Server, address: &str) -> Result<(), String> {
    let content = json!({
        "panels": [{"id": "away", "name": {"fi": "Raati"}, "attendance": "online", "joining": "open", "elsewhere": address}],
        "polls": [{"id": "away", "title": {"fi": "Kysely"}, "elsewhere": address}],
        "events": [{"id": "away", "kind": "other", "title": {"fi": "Ilta"}, "starts_at": "+3d 17:00", "ends_at": "+3d 19:00",
            "place": {"attendance": "online"}, "registration": {"needed": true, "capacity": 0}, "elsewhere": address}],
    });
    let files = [("away.json".to_owned(), content.to_string())];
    let mut connection = raati_backend::open(&server.folder.path().join("test.db")).unwrap();
    raati_backend::import(&mut connection, &files, Day::today(), Mode::Apply)
        .map(drop)
        .map_err(|wrong| format!("{wrong:?}"))
}

#[tokio::test]
async fn what_is_done_elsewhere_is_told_and_refused_here() {
    let server = server().await;
    let address = "https://muualla.example/a?b=c";
    bring_in(&server, address).unwrap();
    let resident = server.resident();
    let writes: [(&str, String, Value); 3] = [
        (
            "/panels/away",
            "/panels/away/membership".to_owned(),
            json!({}),
        ),
        (
            "/polls/away",
            format!("/polls/away/responses/{}", mint()),
            json!({"answers": []}),
        ),
        (
            "/events/away",
            format!("/events/away/registrations/{}", mint()),
            json!({}),
        ),
    ];
    for (record, write, body) in writes {
        assert_eq!(resident.get(record).await.ok(200)["elsewhere"], address);
        resident.put(&write, body).await.refused(409, "closed");
    }
}

#[tokio::test]
async fn an_address_that_is_no_web_page_over_tls_is_not_taken_in() {
    let server = server().await;
    for address in [
        "http://muualla.example",
        "https://bank.example@evil.example",
        "mailto:a@b.example",
    ] {
        let wrong = bring_in(&server, address).unwrap_err();
        assert!(wrong.contains("elsewhere"), "{wrong}");
    }
}

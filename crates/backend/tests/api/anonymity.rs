//! From the database alone nobody can tell who answered what in an anonymous poll.

use serde_json::json;

use super::support::server;

#[tokio::test]
async fn nothing_in_the_file_leads_from_a_session_to_its_anonymous_answers() {
    let server = server().await;
    let resident = server.resident();
    let (id, answer) = resident
        .answer("quick", json!([{"question": "q1", "value": "yes"}]))
        .await;
    answer.ok(201);
    let database = server.database();
    database
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let select = "SELECT session, at, ref FROM response";
    let (session, at, reference): (Option<i64>, i64, Vec<u8>) =
        database.query_row(select, [], row).unwrap();
    assert_eq!((session, at % 86_400_000), (None, 0));
    let hash: Vec<u8> = database
        .query_row("SELECT id_hash FROM participation", [], |row| row.get(0))
        .unwrap();
    assert_ne!(hash, reference);
    let file = std::fs::read(server.folder.path().join("test.db")).unwrap();
    let found = file.windows(id.len()).any(|window| window == id.as_bytes());
    assert!(!found, "the id stands in the file");
}

#[tokio::test]
async fn a_named_answer_stands_beside_its_session() {
    let server = server().await;
    let resident = server.resident();
    resident
        .answer("named", json!([{"question": "q1", "value": 4}]))
        .await
        .1
        .ok(201);
    assert_eq!(
        server.count("SELECT count(*) FROM response JOIN session ON session = session.id"),
        1
    );
}

#[tokio::test]
async fn deleting_my_data_keeps_anonymous_answers_without_a_link() {
    let server = server().await;
    let resident = server.resident();
    let (id, answer) = resident
        .answer("quick", json!([{"question": "q1", "value": "yes"}]))
        .await;
    answer.ok(201);
    resident
        .answer("named", json!([{"question": "q1", "value": 4}]))
        .await
        .1
        .ok(201);
    let gone = resident.delete("/me").await;
    assert!(gone.header("set-cookie").contains("Max-Age=0"));
    gone.ok(204);
    assert_eq!(
        server.count("SELECT count(*) FROM response WHERE poll = 'quick'"),
        1
    );
    assert_eq!(
        server.count("SELECT count(*) FROM response WHERE poll = 'named'"),
        0
    );
    for table in ["session", "participation", "membership"] {
        assert_eq!(
            server.count(&format!("SELECT count(*) FROM {table}")),
            0,
            "{table}"
        );
    }
    let late = json!({"answers": [{"question": "q1", "value": "yes"}]});
    let path = format!("/polls/quick/responses/{id}");
    server
        .resident()
        .put(&path, late)
        .await
        .refused(409, "id_reused");
}

//! Results are shown when they may be, and never of few.

use serde_json::json;

use super::support::server;

#[tokio::test]
async fn small_groups_are_not_told_of() {
    let server = server().await;
    let yes = json!([{"question": "q1", "value": "yes"}]);
    let reader = server.resident();
    reader
        .get("/polls/quick/results")
        .await
        .refused(403, "group_too_small");
    server
        .resident()
        .answer("quick", yes.clone())
        .await
        .1
        .ok(201);
    reader
        .get("/polls/quick/results")
        .await
        .refused(403, "group_too_small");
    assert!(reader.get("/polls/quick").await.ok(200)["respondents"].is_null());
    server.resident().answer("quick", yes).await.1.ok(201);
    assert_eq!(
        reader.get("/polls/quick/results").await.ok(200)["respondents"],
        2
    );
    assert_eq!(reader.get("/polls/quick").await.ok(200)["respondents"], 2);
}

#[tokio::test]
async fn results_wait_for_the_own_answer_or_the_closing() {
    let server = server().await;
    let resident = server.resident();
    resident
        .get("/polls/named/results")
        .await
        .refused(403, "until_response");
    resident
        .get("/polls/future/results")
        .await
        .refused(403, "until_closed");
    resident
        .get("/polls/closed/results")
        .await
        .refused(403, "group_too_small");
    resident
        .get("/polls/none/results")
        .await
        .refused(404, "not_found");
    resident
        .answer("named", json!([{"question": "q1", "value": 4}]))
        .await
        .1
        .ok(201);
    let results = resident.get("/polls/named/results").await.ok(200);
    assert_eq!(results["questions"][0]["tally"]["average"], 4.0);
    server
        .resident()
        .get("/polls/named/results")
        .await
        .refused(403, "until_response");
}

#[tokio::test]
async fn a_sensitive_poll_tells_of_whole_batches_only() {
    let server = server().await;
    let reader = server.resident();
    let mut told = Vec::new();
    let mut last = None;
    for number in 0..7 {
        let resident = server.resident();
        let option = if number % 2 == 0 { "a" } else { "b" };
        let answers = json!([{"question": "q1", "value": option}]);
        let (id, answer) = resident.answer("delicate", answers).await;
        answer.ok(201);
        last = Some((resident, id));
        let results = reader.get("/polls/delicate/results").await;
        told.push(results.body["respondents"].as_u64().unwrap_or(0));
        let poll = reader.get("/polls/delicate").await.ok(200);
        assert_eq!(poll["respondents"].as_u64().unwrap_or(0), told[number]);
    }
    assert_eq!(told, [0, 0, 3, 3, 3, 6, 6]);
    let before = reader.get("/polls/delicate/results").await.ok(200);
    let (resident, id) = last.unwrap();
    resident
        .delete(&format!("/polls/delicate/responses/{id}"))
        .await
        .ok(204);
    assert_eq!(reader.get("/polls/delicate/results").await.ok(200), before);
}

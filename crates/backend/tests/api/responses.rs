//! Answers count once, whatever the network does.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::json;

use super::support::{mint, read, server, server_with};

#[tokio::test]
async fn the_first_send_is_201_and_each_repeat_200_with_the_same_receipt() {
    let server = server().await;
    let resident = server.resident();
    let id = mint();
    let path = format!("/polls/quick/responses/{id}");
    let body = json!({"answers": [{"question": "q1", "value": "yes"}]});
    let receipt = resident.put(&path, body.clone()).await.ok(201);
    assert_eq!(receipt["id"], id.as_str());
    assert_eq!(receipt["code"].as_str().unwrap().len(), 9);
    assert_eq!(resident.put(&path, body.clone()).await.ok(200), receipt);
    let other =
        json!({"answers": [{"question": "q1", "value": "no"}, {"question": "q2", "value": "x"}]});
    resident.put(&path, other).await.refused(409, "id_reused");
    let elsewhere = format!("/polls/named/responses/{id}");
    resident
        .put(&elsewhere, json!({"answers": []}))
        .await
        .refused(409, "id_reused");
    let (_, again) = resident
        .answer("quick", json!([{"question": "q1", "value": "yes"}]))
        .await;
    again.refused(409, "already_answered");
    let poll = resident.get("/polls/quick").await.ok(200);
    assert_eq!(poll["response"]["id"], id.as_str());
    assert_eq!(poll["response"]["receipt"]["code"], receipt["code"]);
}

#[tokio::test]
async fn fifty_parallel_sends_of_one_id_make_one_row_and_one_receipt() {
    let server = server().await;
    for (cookies, posts) in [(true, false), (false, false), (true, true), (false, true)] {
        let resident = server.resident();
        if cookies {
            resident
                .put("/panels/open/membership", json!({}))
                .await
                .ok(201);
        }
        let before = server.count("SELECT count(*) FROM response");
        let id = mint();
        let body = json!({"answers": [{"question": "q1", "value": "yes"}]});
        let sends: Vec<_> = (0..50)
            .map(|_| {
                let (resident, id, body) = (resident.clone(), id.clone(), body.clone());
                tokio::spawn(async move {
                    let request = if posts {
                        let post = resident.request(Method::POST, "/polls/quick/responses");
                        post.header("idempotency-key", format!("\"{id}\""))
                    } else {
                        resident.request(Method::PUT, &format!("/polls/quick/responses/{id}"))
                    };
                    read(request.json(&body).send().await.unwrap()).await
                })
            })
            .collect();
        let (mut statuses, mut receipts) = (Vec::new(), BTreeSet::new());
        for send in sends {
            let answer = send.await.unwrap();
            statuses.push(answer.status);
            receipts.insert(answer.body.to_string());
        }
        statuses.sort_unstable();
        assert_eq!(
            (statuses[0], statuses[48], statuses[49]),
            (200, 200, 201),
            "{receipts:?}"
        );
        assert_eq!(receipts.len(), 1);
        assert_eq!(server.count("SELECT count(*) FROM response"), before + 1);
        let mine = resident.get("/me").await.ok(200);
        assert_eq!(
            mine["responses"][0]["id"],
            id.as_str(),
            "the repeats share one session"
        );
    }
}

#[tokio::test]
async fn a_first_write_whose_reply_was_lost_is_repeated_into_the_same_session() {
    let server = server_with(|config| config.faults = true).await;
    let resident = server.resident();
    let id = mint();
    let path = format!("/polls/quick/responses/{id}");
    let body = json!({"answers": [{"question": "q1", "value": "yes"}]});
    let lost = resident
        .request(Method::PUT, &path)
        .header("x-raati-fault", "drop-after-commit");
    lost.json(&body).send().await.unwrap_err();
    assert_eq!(server.count("SELECT count(*) FROM response"), 1);
    resident.put(&path, body.clone()).await.ok(200);
    assert_eq!(
        resident.get("/polls/quick").await.ok(200)["response"]["id"],
        id.as_str()
    );
    // The cookie has come back by now: nobody else is given that session.
    let stranger = server.resident();
    assert_eq!(stranger.put(&path, body).await.ok(200)["id"], id.as_str());
    assert_eq!(stranger.get("/me").await.ok(200)["responses"], json!([]));
}

#[tokio::test]
async fn somebody_elses_id_is_a_conflict_that_tells_nothing() {
    let server = server().await;
    let (one, other) = (server.resident(), server.resident());
    other
        .put("/panels/open/membership", json!({}))
        .await
        .ok(201);
    let answers = json!([{"question": "q1", "value": "yes"}]);
    let (id, first) = one.answer("quick", answers.clone()).await;
    first.ok(201);
    let path = format!("/polls/quick/responses/{id}");
    let refused = other.put(&path, json!({ "answers": answers })).await;
    refused.refused(409, "id_reused");
    assert!(refused.body.get("code").is_none());
    other.delete(&path).await.refused(404, "not_found");
    assert_eq!(server.count("SELECT count(*) FROM response"), 1);
}

#[tokio::test]
async fn an_answer_is_withdrawn_once_and_its_id_never_counts_again() {
    let server = server().await;
    let resident = server.resident();
    let answers = json!([{"question": "q1", "value": "yes"}]);
    let (id, first) = resident.answer("quick", answers.clone()).await;
    first.ok(201);
    let path = format!("/polls/quick/responses/{id}");
    resident.delete(&path).await.ok(204);
    resident.delete(&path).await.ok(204);
    assert_eq!(server.count("SELECT count(*) FROM answer"), 0);
    resident
        .put(&path, json!({ "answers": answers }))
        .await
        .refused(409, "id_reused");
    resident.answer("quick", answers).await.1.ok(201);
    let unknown = format!("/polls/quick/responses/{}", mint());
    resident.delete(&unknown).await.refused(404, "not_found");
}

#[tokio::test]
async fn polls_are_answered_only_while_open() {
    let server = server().await;
    let resident = server.resident();
    resident
        .answer("closed", json!([]))
        .await
        .1
        .refused(409, "closed");
    resident
        .answer("future", json!([]))
        .await
        .1
        .refused(409, "not_yet_open");
    resident
        .answer("none", json!([]))
        .await
        .1
        .refused(404, "not_found");
    let path = "/polls/quick/responses";
    resident
        .post(path, json!({"answers": []}))
        .await
        .refused(400, "bad_request");
    let bad = resident
        .put(
            "/polls/quick/responses/not%20an%20id",
            json!({"answers": []}),
        )
        .await;
    bad.refused(400, "bad_request");
}

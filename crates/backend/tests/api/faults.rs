//! Faults on purpose exist only where they were asked for.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::json;

use super::support::{read, server, server_with};

#[tokio::test]
async fn without_the_switch_neither_header_nor_operation_exists() {
    let server = server().await;
    let resident = server.resident();
    let asked = resident
        .request(Method::GET, "/panels")
        .header("x-raati-fault", "status=500");
    assert_eq!(asked.send().await.unwrap().status(), 200);
    let body = json!({"path_prefix": "/panels", "fault": "html", "times": 1});
    resident
        .put("/test/fault", body)
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn each_fault_does_what_it_says() {
    let server = server_with(|config| config.faults = true).await;
    let resident = server.resident();
    let ask = |fault: &'static str| {
        resident
            .request(Method::GET, "/panels")
            .header("x-raati-fault", fault)
            .send()
    };
    let unavailable = read(ask("status=503;retry-after=2").await.unwrap()).await;
    unavailable.refused(503, "unavailable");
    assert_eq!(unavailable.header("retry-after"), "2");
    read(ask("status=500").await.unwrap())
        .await
        .refused(500, "internal");
    read(ask("status=401").await.unwrap())
        .await
        .refused(401, "unauthorised");
    let page = read(ask("html").await.unwrap()).await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    let started = Instant::now();
    assert_eq!(ask("delay=200").await.unwrap().status(), 200);
    assert!(started.elapsed() >= Duration::from_millis(200));
    let half = ask("truncated").await.unwrap();
    assert_eq!(half.status(), 200);
    assert!(half.bytes().await.is_err());
    assert!(ask("drop-after-commit").await.is_err());
    read(ask("nonsense").await.unwrap())
        .await
        .refused(400, "bad_request");
}

#[tokio::test]
async fn an_armed_fault_strikes_so_many_times() {
    let server = server_with(|config| config.faults = true).await;
    let resident = server.resident();
    let arm =
        json!({"path_prefix": "/panels/open", "method": "PUT", "fault": "status=500", "times": 2});
    resident.put("/test/fault", arm).await.ok(204);
    resident.get("/panels/open").await.ok(200);
    for _ in 0..2 {
        resident
            .put("/panels/open/membership", json!({}))
            .await
            .refused(500, "internal");
    }
    assert_eq!(server.count("SELECT count(*) FROM membership"), 0);
    resident
        .put("/panels/open/membership", json!({}))
        .await
        .ok(201);
    let bad = json!({"path_prefix": "/", "fault": "nonsense", "times": 1});
    resident
        .put("/test/fault", bad)
        .await
        .invalid("/fault", "unknown");
}

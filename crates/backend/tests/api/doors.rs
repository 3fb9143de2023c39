//! What is turned away: cross-site writes, oversize, malformed, unknown, too many.

use reqwest::Method;
use serde_json::json;

use super::support::{read, server, server_with};

#[tokio::test]
async fn a_write_without_the_header_is_cross_site() {
    let server = server().await;
    let resident = server.resident();
    let url = format!("{}/panels/open/membership", resident.url);
    for method in [Method::PUT, Method::DELETE, Method::POST, Method::PATCH] {
        let answer = read(
            resident
                .client
                .request(method, &url)
                .body("{}")
                .send()
                .await
                .unwrap(),
        )
        .await;
        answer.refused(403, "cross_site");
    }
}

#[tokio::test]
async fn bodies_are_json_of_the_right_shape_and_size() {
    let server = server().await;
    let resident = server.resident();
    let path = "/panels/open/membership";
    let send = |body: String, kind: &'static str| {
        let request = resident
            .request(Method::PUT, path)
            .header("content-type", kind)
            .body(body);
        async move { read(request.send().await.unwrap()).await }
    };
    let malformed = send("{\n \"text\": }".into(), "application/json").await;
    malformed.refused(400, "malformed_json");
    assert_eq!(malformed.body["detail"], "line 2, column 10");
    send(String::new(), "application/json")
        .await
        .refused(400, "malformed_json");
    send("\u{0}\u{1}".into(), "application/json")
        .await
        .refused(400, "malformed_json");
    send("[".repeat(10_000), "application/json")
        .await
        .refused(400, "malformed_json");
    send("{}".into(), "text/plain")
        .await
        .refused(415, "unsupported_media_type");
    send("[]".into(), "application/json")
        .await
        .refused(422, "invalid");
    send("{\"text\": 3}".into(), "application/json")
        .await
        .invalid("/text", "does_not_fit");
    send("{\"nix\": 3}".into(), "application/json")
        .await
        .invalid("/nix", "does_not_fit");
    let big = format!("{{\"text\": \"{}\"}}", "x".repeat(64 * 1024));
    send(big, "application/json")
        .await
        .refused(413, "too_large");
    send("{\"text\": null}".into(), "application/json; charset=utf-8")
        .await
        .ok(201);
}

#[tokio::test]
async fn everything_unknown_is_a_problem() {
    let server = server().await;
    let resident = server.resident();
    resident.get("/nowhere").await.refused(404, "not_found");
    resident
        .get("/panels/%2e%2e")
        .await
        .refused(404, "not_found");
    resident.get("/panels/%FF").await.refused(404, "not_found");
    let wrong = resident
        .request(Method::PATCH, "/panels")
        .send()
        .await
        .unwrap();
    read(wrong).await.refused(405, "method_not_allowed");
    resident
        .put("/test/fault", json!({}))
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = server().await;
    let resident = server.resident();
    for answer in [
        resident.get("/panels").await,
        resident.get("/nowhere").await,
    ] {
        assert_eq!(
            answer.header("content-security-policy"),
            raati_backend::CONTENT_SECURITY_POLICY
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("strict-transport-security"), "");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[tokio::test]
async fn only_named_origins_may_call_from_elsewhere() {
    let origin = "https://portal.example";
    let server = server_with(|config| config.allow_origins = vec![origin.to_owned()]).await;
    let resident = server.resident();
    let from = |origin: &'static str| {
        resident
            .request(Method::GET, "/panels")
            .header("origin", origin)
    };
    let allowed = read(from(origin).send().await.unwrap()).await;
    assert_eq!(allowed.header("access-control-allow-origin"), origin);
    assert_eq!(allowed.header("access-control-allow-credentials"), "true");
    assert!(
        allowed
            .header("access-control-expose-headers")
            .contains("ETag")
    );
    let other = read(from("https://evil.example").send().await.unwrap()).await;
    assert_eq!(other.header("access-control-allow-origin"), "");
    let preflight = resident
        .client
        .request(Method::OPTIONS, format!("{}/panels", resident.url));
    let preflight = preflight
        .header("origin", origin)
        .header("access-control-request-method", "PUT");
    let preflight = read(preflight.send().await.unwrap()).await;
    assert_eq!(preflight.status, 204);
    assert!(
        preflight
            .header("access-control-allow-headers")
            .contains("x-raati")
    );
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_back() {
    let server = server_with(|config| config.rate = 1.try_into().unwrap()).await;
    let resident = server.resident();
    let mut last = resident.get("/panels").await;
    for _ in 0..5 {
        last = resident.get("/panels").await;
    }
    last.refused(429, "too_many_requests");
    assert_eq!(last.header("retry-after"), "1");
}

#[tokio::test]
async fn a_stop_lets_requests_under_way_finish() {
    let server = server_with(|config| config.faults = true).await;
    let resident = server.resident();
    let slow = resident
        .request(Method::GET, "/panels")
        .header("x-raati-fault", "delay=400")
        .send();
    let slow = tokio::spawn(slow);
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    server.running.stop().await;
    assert_eq!(slow.await.unwrap().unwrap().status(), 200);
    assert!(
        resident
            .request(Method::GET, "/panels")
            .send()
            .await
            .is_err()
    );
}

//! `raati doctor` and what must be known first: who asks, and which version answers.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use serde_json::{Value, json};
use support::town::{Manner, ORIGIN, doctor, operation, profile, report, said};
use support::{raati, raati_with, serve};

#[test]
fn the_backends_version_is_told_and_chooses_the_variant() {
    let base = serve(|asked| {
        let (status, body) = match asked.path() {
            "/about" => (200, json!({"version": "2.4"})),
            "/v2/panels" => (200, json!([{"id": 1, "name": "A"}])),
            _ => (404, json!({})),
        };
        said(Manner::Open, asked, status, &body)
    });
    let profile = json!({
        "profile": 1, "base": base,
        "backend": {"tested": ["2.3"], "probe": {"get": "/about", "version": "body.version"}},
        "variants": [{"when": "starts_with(version, '2.')", "use": {"operations": {"panels": {"get": "/v2/panels"}}}}],
        "entities": {"panel": {"id": "=id", "name": "=name", "attendance": "online", "joining": "open"}},
        "operations": {"panels": {"get": "/panels", "records": "body"}}
    });
    let ran = doctor(&profile, &["--origin", ORIGIN, "--json"]);
    let report = report(&ran);
    assert_eq!(ran.code, 0, "{report:#}");
    assert_eq!(report["backend"]["version"], "2.4");
    assert_eq!(report["backend"]["tested"], json!(["2.3"]));
    assert_eq!(operation(&report, "panels")["records"], 1, "{report:#}");
    let ran = doctor(&profile, &["--origin", ORIGIN]);
    assert!(
        ran.out
            .contains("version 2.4; the profile was tried with 2.3"),
        "{}",
        ran.out
    );
}

/// A backend whose polls are for who signed in by name and password.
fn closed() -> String {
    serve(|asked| {
        let headers = vec![
            ("Access-Control-Allow-Origin", ORIGIN.to_owned()),
            (
                "Access-Control-Allow-Headers",
                "authorization, content-type".to_owned(),
            ),
        ];
        let right = json!({"name": "aino", "word": "kesä"}).to_string();
        let (status, body) = match (asked.method.as_str(), asked.path()) {
            ("OPTIONS", _) => (204, Value::Null),
            ("POST", "/login") if asked.body == right => (200, json!({"token": "t0ken"})),
            ("POST", "/login") => (401, json!({})),
            _ if asked.header("authorization") == Some("Bearer t0ken") => {
                (200, json!({"data": []}))
            }
            _ => (401, json!({})),
        };
        (status, headers, body.to_string())
    })
}

#[test]
fn it_signs_in_by_name_and_password_as_a_resident_would() {
    let mut profile = profile(&closed());
    profile["auth"] = json!({
        "kind": "password",
        "login": {"post": "/login", "body": {"name": "=input.user", "word": "=input.secret"}},
        "token": {"access": "token"},
        "attach": {"header": "authorization", "prefix": "Bearer "}
    });
    profile["operations"] = json!({"polls": {"get": "/polls", "records": "body.data"}});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    std::fs::write(&path, profile.to_string()).unwrap();
    let arguments = ["doctor", path.to_str().unwrap(), "--json", "--user", "aino"];
    let right = raati_with(&arguments, &[("RAATI_PASSWORD", "kesä")]);
    assert_eq!(
        operation(&report(&right), "polls")["class"],
        "ok",
        "{}",
        right.err
    );
    let wrong = raati_with(&arguments, &[("RAATI_PASSWORD", "talvi")]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    assert!(
        wrong.err.contains("cannot sign in: Rejected"),
        "{}",
        wrong.err
    );
    assert!(!wrong.err.contains("talvi"));
    let none = raati(&arguments);
    assert!(none.err.contains("RAATI_PASSWORD"), "{}", none.err);
}

#[test]
fn a_profile_without_anything_to_try_proves_nothing() {
    let ran = doctor(&json!({"profile": 1, "base": "http://127.0.0.1:9"}), &[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("nothing could be tried"), "{}", ran.out);
}

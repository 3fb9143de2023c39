//! `raati doctor`: live backends with the eyes of a browser – a small one that hides, repeats and counts twice, and the
//! reference backend itself.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use raati_backend::{Config, Day, open, seed, start};
use serde_json::{Value, json};
use support::serve;
use support::town::{Manner, ORIGIN, doctor, operation, profile, report, town};

#[test]
fn lists_are_followed_and_what_is_odd_is_named() {
    let base = town(Manner::Open);
    let ran = doctor(&profile(&base), &["--json"]);
    assert_eq!(ran.code, 1, "one record cannot be read");
    let report = report(&ran);
    let panels = operation(&report, "panels");
    assert_eq!(
        (&panels["pages"], &panels["records"], &panels["left_out"]),
        (&json!(2), &json!(3), &json!(1))
    );
    let first = panels["first_unreadable"].as_str().unwrap();
    assert!(first.starts_with("/items/1/name: expected text"), "{first}");
    let notes = panels["notes"].to_string();
    assert!(notes.contains("1 records came more than once"), "{notes}");
    assert!(
        notes.contains("hidden from the page") && notes.contains("x-total-count"),
        "{notes}"
    );
    assert_eq!(panels["languages"], json!(["fi", "sv"]));
    assert!(
        panels["sent"][1]["request"]
            .as_str()
            .unwrap()
            .ends_with("/panels?page=2")
    );
    assert_eq!(operation(&report, "poll")["class"], "ok");
    assert!(
        report.get("dedupe").is_none(),
        "nothing is written unless asked"
    );
}

#[test]
fn what_a_browser_would_hide_counts_as_nothing() {
    let ran = doctor(&profile(&town(Manner::NoLeave)), &[]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("Access-Control-Allow-Origin is missing (wanted http://127.0.0.1:8080)"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("unreachable"), "{}", ran.out);
}

#[test]
fn one_answer_sent_often_is_counted_once() {
    let ran = doctor(&profile(&town(Manner::Open)), &["--json", "--write"]);
    let report = report(&ran);
    assert_eq!(operation(&report, "submit_response")["class"], "ok");
    let proof = &report["dedupe"];
    assert_eq!(proof["verdict"], "proven", "{proof:#}");
    assert_eq!(proof["classes"]["ok"], 21, "{proof:#}");
    let (before, after) = (
        proof["before"].as_u64().unwrap(),
        proof["after"].as_u64().unwrap(),
    );
    assert_eq!(after - before, 1);
}

#[test]
fn one_that_is_counted_twice_is_told_and_fails() {
    let mut profile = profile(&town(Manner::CountsTwice));
    profile["operations"]
        .as_object_mut()
        .unwrap()
        .remove("panels");
    let ran = doctor(&profile, &["--write"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("counted more than once"), "{}", ran.out);
}

#[test]
fn a_write_without_leave_is_never_sent() {
    let ran = doctor(&profile(&town(Manner::NoPreflight)), &["--write", "--json"]);
    assert_eq!(ran.code, 1);
    let report = report(&ran);
    let notes = operation(&report, "submit_response")["notes"].to_string();
    assert!(
        notes.contains("preflight of POST: answered 404, not 2xx"),
        "{notes}"
    );
    assert_eq!(report["dedupe"]["verdict"], "refused");
    assert_eq!(
        report["dedupe"]["before"],
        report["dedupe"].get("before").cloned().unwrap_or_default()
    );
}

#[test]
fn a_token_goes_where_the_profile_says() {
    let base = serve(|asked| {
        let headers = vec![
            ("Access-Control-Allow-Origin", ORIGIN.to_owned()),
            ("Access-Control-Allow-Headers", "x-token".to_owned()),
        ];
        match (asked.method.as_str(), asked.header("x-token")) {
            ("OPTIONS", _) => (204, headers, String::new()),
            (_, Some("secret")) => (200, headers, json!({"data": []}).to_string()),
            _ => (401, headers, json!({}).to_string()),
        }
    });
    let mut profile = profile(&base);
    profile["auth"] = json!({"kind": "bearer", "attach": {"header": "x-token"}});
    profile["operations"] =
        json!({"polls": {"get": "/polls", "records": "body.data", "needs": "login"}});
    let without = doctor(&profile, &["--json"]);
    assert_eq!(
        operation(&report(&without), "polls")["class"],
        "login_required",
        "{}",
        without.err
    );
    assert_eq!(
        without.code, 0,
        "a login that the profile tells of is no failure"
    );
    let with = doctor(&profile, &["--json", "--token", "secret"]);
    assert_eq!(
        operation(&report(&with), "polls")["class"],
        "ok",
        "{}",
        with.out
    );
}

#[test]
fn the_reference_backend_passes_with_writes() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("raati.db");
    seed(&mut open(&db).unwrap(), Day::today(), 1).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut config = Config::new(&db);
    config.allow_origins = vec![ORIGIN.to_owned()];
    let running = runtime.block_on(start(config)).unwrap();
    let base = format!("http://{}/api/v1", running.address);
    let native = json!({"profile": 1, "extends": ["native"], "base": base, "http": {"credentials": "include"}});
    let ran = doctor(&native, &["--write", "--json"]);
    let report = report(&ran);
    for name in [
        "portal",
        "panels",
        "panel",
        "meetings",
        "meeting",
        "themes",
        "polls",
        "poll",
        "poll_results",
        "events",
        "event",
        "impacts",
        "join_panel",
        "submit_response",
        "withdraw_response",
        "register",
        "cancel_registration",
        "send_message",
        "leave_panel",
        "sign_out",
    ] {
        assert_eq!(
            operation(&report, name)["class"],
            "ok",
            "{:#}",
            operation(&report, name)
        );
    }
    assert_eq!(
        report["dedupe"]["verdict"], "proven",
        "{:#}",
        report["dedupe"]
    );
    assert_eq!(report["dedupe"]["own"], 1, "{:#}", report["dedupe"]);
    assert_eq!(ran.code, 0, "{report:#}");
    runtime.block_on(running.stop());
}

/// A profile that shows how many answered only in results, which few answers do not show.
fn hiding(manner: Manner) -> Value {
    let mut profile = profile(&town(manner));
    profile["entities"]["poll"]
        .as_object_mut()
        .unwrap()
        .remove("respondents");
    profile["entities"]["poll"]["hide_results"] = json!("off");
    let operations = profile["operations"].as_object_mut().unwrap();
    operations.remove("panels");
    operations.insert(
        "poll_results".to_owned(),
        json!({
            "steps": [{"get": "/polls/{poll}", "record": "body.data"}, {"get": "/answers", "records": "body.data"}],
            "aggregate": {"responses": "=records"}
        }),
    );
    profile
}

#[test]
fn rows_that_were_too_few_to_be_shown_before_still_tell_of_repeats() {
    let ran = doctor(&hiding(Manner::CountsTwice), &["--write", "--json"]);
    let report = report(&ran);
    let proof = &report["dedupe"];
    assert_eq!(proof["before_fewer_than"], 5, "{proof:#}");
    assert_eq!(proof["verdict"], "counted_twice", "{proof:#}");
    assert_eq!(ran.code, 1);
}

#[test]
fn where_they_are_too_few_after_too_nothing_is_claimed() {
    let ran = doctor(&hiding(Manner::Open), &["--write", "--json"]);
    let report = report(&ran);
    assert_eq!(report["dedupe"]["verdict"], "unseen", "{report:#}");
}

//! `raati replay`: a profile against answers that were captured from a real Directus.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use raati::replay::{self, Options, Report, capture};
use serde_json::{Value, json};
use support::raati;

const PROFILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/profiles/directus.json");
const CAPTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/captures/directus");

fn replayed() -> Report {
    let loaded = raati::load::profile(Path::new(PROFILE), None).unwrap();
    assert!(
        loaded.checked.findings.is_empty(),
        "{:?}",
        loaded.checked.findings
    );
    let profile = Arc::new(loaded.checked.profile.unwrap());
    let captures = capture::folder(Path::new(CAPTURES)).unwrap();
    replay::run(&profile, &captures, &Options::usual().unwrap())
}

fn expected(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = |(name, class): &(&str, &str)| ((*name).to_owned(), (*class).to_owned());
    list.iter().map(owned).collect()
}

#[test]
fn reads_run_as_in_the_portal_and_odd_answers_get_their_class() {
    let report = replayed();
    let outcomes = expected(&[
        ("events", "ok"),
        ("poll", "ok"),
        ("events/list-page2", "ok"),
        ("list-forbidden-anon", "not_found"),
        ("auth-bad-token", "login_required"),
        ("poll-answer-create", "ok"),
        ("poll-answer-repeat-same-key", "already_done"),
        ("create-anon-no-read", "ok"),
        ("validation", "invalid"),
        ("bad-json", "server: 400"),
    ]);
    assert_eq!(report.unexpected(&outcomes), [""; 0]);
    let events = report
        .operations
        .iter()
        .find(|one| one.operation == "events")
        .unwrap();
    assert_eq!(
        (events.pages, events.records, events.left_out, events.total),
        (2, Some(3), 0, Some(3))
    );
    assert_eq!(events.languages, ["fi", "sv"]);
    assert_eq!(report.unused, ["ping"]);
    assert!(report.is_readable());
}

#[test]
fn what_is_not_as_expected_is_told() {
    let wrong = expected(&[("validation", "ok"), ("ping", "ok"), ("events", "ok")]);
    assert_eq!(
        replayed().unexpected(&wrong),
        [
            "ping: expected ok, but nothing took it",
            "validation: expected ok, got invalid: (no field) regex"
        ]
    );
}

#[test]
fn the_command_shows_it_and_fails_over_an_expectation() {
    let ran = raati(&["replay", PROFILE, CAPTURES]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("submit_response  poll-answer-repeat-same-key  400     already_done"),
        "{}",
        ran.out
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("expect.json");
    std::fs::write(
        &file,
        json!({"create": "ok", "validation": "refused"}).to_string(),
    )
    .unwrap();
    let ran = raati(&[
        "replay",
        PROFILE,
        CAPTURES,
        "--json",
        "--expect",
        file.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err.trim(),
        "validation: expected refused, got invalid: (no field) regex"
    );
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["operations"][0]["operation"], "polls");
}

#[test]
fn an_unreadable_record_is_named_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let mut profile: Value =
        serde_json::from_str(&std::fs::read_to_string(PROFILE).unwrap()).unwrap();
    profile["entities"]["event"]["starts_at"] = json!("=nowhere");
    let path = folder.path().join("p.json");
    std::fs::write(&path, profile.to_string()).unwrap();
    let ran = raati(&["replay", path.to_str().unwrap(), CAPTURES]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("first unreadable: /items/0/starts_at: expected time"),
        "{}",
        ran.out
    );
}

#[test]
fn usage_is_two() {
    assert_eq!(raati(&["replay", PROFILE, "/does/not/exist"]).code, 2);
    assert_eq!(
        raati(&["replay", PROFILE, CAPTURES, "--now", "yesterday"]).code,
        2
    );
}

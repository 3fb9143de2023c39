//! A spreadsheet: a header row, everything a text, cells missing at the end, times without a zone.

use std::sync::Arc;

use connect::{EventQuery, Failure, Profile, calls};
use model::Language;
use model::event::Registration;
use serde_json::{Value, json};

fn profile() -> Arc<Profile> {
    let profile = json!({
        "profile": 1, "base": "https://sheets.example.fi/v4/spreadsheets/S", "extends": ["google_sheets"],
        "time": {"zone": "Europe/Helsinki"}, "auth": {"value": "AIzaPublic"},
        "entities": {"event": {
            "id": "=id", "title": {"fi": "=title_fi", "sv": "=title_sv"},
            "starts_at": {"=": "starts", "as": "time"}, "ends_at": {"=": "starts", "as": "time"},
            "place": {"attendance": "in_person"},
            "registration": {"needed": "=capacity != `null`", "capacity": {"=": "capacity", "as": "int"}},
        }},
        "operations": {"events": {
            "get": "/values/Events!A1:F", "normalise": "rows_with_header", "records": "body.rows", "whole": true,
        }},
    });
    let preset = include_str!("../../../../public/presets/google_sheets.json");
    let checked = Profile::parse(&profile.to_string(), &|_| Some(preset.to_owned()));
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn events(capture: &str) -> Result<connect::Page<model::event::Event>, Failure> {
    let capture: Value = serde_json::from_str(capture).unwrap();
    let response = &capture["response"];
    let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
    crate::support::run(
        &profile(),
        &calls::events(&EventQuery::default(), None),
        |_| crate::support::answer(status, &response["body"].to_string()),
    )
}

#[test]
fn rows_become_events() {
    let page = events(include_str!("google-sheets/01-values.json")).unwrap();
    let places = page.items.iter().map(|event| match &event.registration {
        Registration::Needed(places) => places.capacity,
        Registration::NotNeeded => None,
    });
    assert_eq!(places.collect::<Vec<_>>(), [Some(30), None]);
    assert_eq!(
        page.items[0].span.starts_at.to_string(),
        "2026-12-01T15:00:00Z"
    );
    assert_eq!(page.items[1].title.exactly(Language::Sv), None);
}

#[test]
fn a_sheet_that_is_not_shared_is_not_there() {
    let failure = events(include_str!("google-sheets/02-error.json")).unwrap_err();
    assert_eq!(failure, Failure::NotFound);
}

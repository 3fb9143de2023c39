//! What of a profile differs by the version of its backend.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{HttpResponse, Profile, Variant, calls};
use model::PanelId;
use serde_json::json;
use support::{answer, run};

const PROFILE: &str = r#"{
  "profile": 1, "base": "https://town.example/api", "extends": ["usual"],
  "backend": {
    "product": "Town", "tested": ["3.1", "4.0"],
    "probe": { "get": "/about", "query": { "full": 1 }, "version": "join_some('.', [body.major, body.minor])" }
  },
  "variants": [
    { "when": "starts_with(version, '4.')", "use": { "operations": { "panel": { "get": "/v4/panels/{panel}" } } } },
    { "when": "version == '4.1'", "use": { "entities": { "panel": { "name": "=title" } }, "base": "https://evil.example" } },
    { "when": "status == `404`", "use": { "operations": { "panels": null } } }
  ],
  "operations": { "panels": { "get": "/panels", "records": "body" } }
}"#;

const PRESET: &str = r#"{
  "entities": { "panel": { "id": "=id", "name": "=name", "attendance": "online", "joining": "open" } },
  "operations": { "panel": { "get": "/panels/{panel}", "record": "body" } }
}"#;

fn preset(name: &str) -> Option<String> {
    (name == "usual").then(|| PRESET.to_owned())
}

/// The address that a panel is asked at, and its name.
fn panel(variant: Variant) -> (String, String) {
    let profile = Profile::parse_variant(PROFILE, &preset, variant).profile;
    let call = calls::panel(&PanelId::parse("7").unwrap());
    let mut url = String::new();
    let panel = run(&Arc::new(profile.unwrap()), &call, |request| {
        url.clone_from(&request.url);
        let body = json!({"id": "7", "name": "Nimi", "title": "Otsikko"});
        answer(200, &body.to_string())
    });
    let name = panel.unwrap().name;
    (url, name.exactly(model::Language::Fi).unwrap().to_owned())
}

fn about(major: u8, minor: u8) -> HttpResponse {
    answer(200, &json!({"major": major, "minor": minor}).to_string())
}

#[test]
fn the_probe_is_one_request_without_anybodys_session() {
    let profile = Profile::parse(PROFILE, &preset).profile.unwrap();
    let request = profile.probe().unwrap();
    assert_eq!(request.url, "https://town.example/api/about?full=1");
    assert_eq!(profile.variants(), 3);
    assert_eq!(profile.version(&about(4, 0)).as_deref(), Some("4.0"));
    assert_eq!(profile.version(&answer(502, "<html>")), None);
    assert_eq!(profile.tested(), ["3.1", "4.0"]);
}

#[test]
fn variants_that_hold_are_laid_over_the_profile_in_order() {
    let plain = (
        "https://town.example/api/panels/7".to_owned(),
        "Nimi".to_owned(),
    );
    assert_eq!(panel(Variant::Plain), plain);
    assert_eq!(panel(Variant::Of(&about(3, 9))), plain);
    assert_eq!(panel(Variant::Of(&answer(200, "<html>"))), plain);
    let fourth = "https://town.example/api/v4/panels/7".to_owned();
    assert_eq!(
        panel(Variant::Of(&about(4, 0))),
        (fourth.clone(), "Nimi".to_owned())
    );
    assert_eq!(
        panel(Variant::Of(&about(4, 1))),
        (fourth, "Otsikko".to_owned())
    );
}

#[test]
fn a_variant_may_take_something_away() {
    let missing = answer(404, "{}");
    let checked = Profile::parse_variant(PROFILE, &preset, Variant::Of(&missing));
    let profile = checked.profile.unwrap();
    assert!(!profile.offers(model::Capability::Panels));
    assert!(profile.offers(model::Capability::Panel));
}

#[test]
fn what_no_variant_can_change_is_told_of() {
    let findings = Profile::parse(PROFILE, &preset).findings;
    let places: Vec<&str> = findings.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(places, ["/variants/1/use/base"], "{findings:#?}");
    assert_eq!(findings[0].line, 9);
}

#[test]
fn what_is_wrong_in_a_variant_is_told_at_its_place() {
    let wrong = PROFILE.replace("\"=title\"", "\"=title(\"");
    let findings = Profile::parse_variant(&wrong, &preset, Variant::Number(1)).findings;
    let place = "/variants/1/use/entities/panel/name";
    assert!(
        findings
            .iter()
            .any(|one| one.pointer == place && one.line == 9),
        "{findings:#?}"
    );
    let probeless = r#"{"profile": 1, "base": "/api", "variants": [{"when": "version"}]}"#;
    let findings = Profile::parse(probeless, &|_| None).findings;
    assert_eq!(findings.len(), 2, "{findings:#?}");
}

/// The document that asks for a poll of an installation whose probe got this.
fn decidims_document(probed: &HttpResponse) -> String {
    let own = include_str!("../../../profiles/decidim.json");
    let shipped = include_str!("../../../public/presets/decidim.json");
    let preset = |name: &str| (name == "decidim").then(|| shipped.to_owned());
    let checked = Profile::parse_variant(own, &preset, Variant::Of(probed));
    let profile = Arc::new(checked.profile.unwrap());
    assert_eq!(
        profile.probe().unwrap().body.as_deref(),
        Some(r#"{"query":"{ decidim { version } }","variables":{}}"#)
    );
    let call = calls::poll(&model::PollId::parse("7").unwrap());
    let mut document = String::new();
    let _ = run(&profile, &call, |request| {
        document = request.body.clone().unwrap();
        answer(500, "{}")
    });
    document
}

#[test]
fn an_older_decidim_is_asked_by_the_name_that_it_knows() {
    let told = |version: &str| {
        answer(
            200,
            &json!({"data": {"decidim": {"version": version}}}).to_string(),
        )
    };
    let older = decidims_document(&told("0.30.1"));
    assert!(
        older.contains("responseOptions: answerOptions {"),
        "{older}"
    );
    let newer = decidims_document(&told("0.31.0"));
    assert!(newer.contains("responseOptions {"), "{newer}");
    assert!(!newer.contains("answerOptions"), "{newer}");
}

#[test]
fn a_variant_may_remove_an_operation_of_the_native_contract() {
    let text = r#"{
      "profile": 1, "base": "/api/v1", "extends": ["native"],
      "backend": { "probe": { "get": "/about", "version": "body.version" } },
      "variants": [{ "when": "version == '2'", "use": { "operations": { "events": null } } }]
    }"#;
    let old = answer(200, r#"{"version": "2"}"#);
    for (variant, offered) in [(Variant::Plain, true), (Variant::Of(&old), false)] {
        let profile = Profile::parse_variant(text, &|_| None, variant)
            .profile
            .unwrap();
        assert_eq!(profile.offers(model::Capability::Events), offered);
        assert!(profile.offers(model::Capability::Polls));
    }
}

//! `raati check`: what it says of profiles that are right, doubtful and wrong, and how it exits.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use serde_json::{Value, json};
use support::{Ran, raati};

fn check(profile: &Value, arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    std::fs::write(&path, format!("{profile:#}")).unwrap();
    let mut all = vec!["check", path.to_str().unwrap()];
    all.extend(arguments);
    raati(&all)
}

fn profile() -> Value {
    json!({
        "profile": 1,
        "base": "https://cms.example.fi",
        "origins": ["https://files.example.fi"],
        "entities": {"panel": {"id": "=id", "name": "=title", "attendance": "online", "joining": "open"}},
        "operations": {
            "panels": {"get": "/panels", "records": "data"},
            "join_panel": {"link_out": "https://cms.example.fi/join/{panel}", "because": "joining is done by mail"},
            "register": {"off": true, "because": "events are open"}
        }
    })
}

#[test]
fn a_right_profile_is_fine_and_says_what_it_offers() {
    let ran = check(&profile(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    for said in [
        "panels      mapped",
        "join_panel  link_out",
        "joining is done by mail",
        "events are open",
        "connect-src 'self' https://cms.example.fi https://files.example.fi",
    ] {
        assert!(ran.out.contains(said), "{said} in:\n{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'), "no colours for a pipe");
}

#[test]
fn what_is_broken_has_its_line_and_the_nearest_name() {
    let mut wrong = profile();
    wrong["operations"]["panels"]["recrods"] = json!("data");
    let ran = check(&wrong, &["--json"]);
    assert_eq!(ran.code, 1);
    let reports: Value = serde_json::from_str(&ran.out).unwrap();
    let found = &reports[0]["findings"][0];
    assert_eq!(found["weight"], "broken");
    assert_eq!(found["pointer"], "/operations/panels/recrods");
    assert_eq!(found["nearest"], "records");
    let line = usize::try_from(found["line"].as_u64().unwrap()).unwrap();
    let text = format!("{wrong:#}");
    assert!(text.lines().nth(line - 1).unwrap().contains("recrods"));
    let panels = &reports[0]["operations"].as_array().unwrap()[6];
    assert_eq!(
        (&panels["operation"], &panels["how"]),
        (&json!("panels"), &json!("off"))
    );
}

#[test]
fn an_entity_that_strays_from_the_contract_is_doubtful_and_fails_only_strictly() {
    let mut doubtful = profile();
    doubtful["entities"]["panel"]["nmae"] = json!("=title");
    doubtful["entities"]["panel"]
        .as_object_mut()
        .unwrap()
        .remove("name");
    let ran = check(&doubtful, &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("doubtful: /entities/panel/nmae: expected a field of the contract (panel), got nmae – did you mean name?"), "{}", ran.out);
    assert!(
        ran.out.contains("name, without which no panel can be read"),
        "{}",
        ran.out
    );
    assert_eq!(check(&doubtful, &["--strict"]).code, 1);
}

#[test]
fn a_preset_beside_the_profile_is_used() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("presets")).unwrap();
    let preset =
        json!({"profile": 1, "operations": {"polls": {"get": "/polls", "records": "data"}}});
    std::fs::write(folder.path().join("presets/mine.json"), preset.to_string()).unwrap();
    let path = folder.path().join("p.json");
    let own = json!({"profile": 1, "extends": ["mine"], "base": "/api", "operations": {"impacts": {"off": true}}});
    std::fs::write(&path, own.to_string()).unwrap();
    let ran = raati(&["check", path.to_str().unwrap()]);
    assert!(ran.out.contains("polls      mapped"), "{}", ran.out);
    assert!(ran.out.contains("connect-src 'self'\n"), "{}", ran.out);
    assert!(
        ran.out.contains("because: why the backend cannot do it"),
        "{}",
        ran.out
    );
}

#[test]
fn usage_is_two() {
    assert_eq!(raati(&["check"]).code, 2);
    assert_eq!(raati(&["check", "/does/not/exist.json"]).code, 2);
    let help = raati(&["check", "--help"]);
    assert_eq!(help.code, 0);
    assert!(help.out.contains("without a network"));
}

#[test]
fn what_is_broken_in_a_variant_is_found_too() {
    let mut wrong = profile();
    wrong["backend"] = json!({"probe": {"get": "/about", "version": "body.version"}});
    wrong["variants"] = json!([
        {"when": "starts_with(version, '2')", "use": {"operations": {"panels": {"recrods": "body"}}}}
    ]);
    let ran = check(&wrong, &["--json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let reports: Value = serde_json::from_str(&ran.out).unwrap();
    let found = &reports[0]["findings"][0];
    assert_eq!(
        found["pointer"],
        "/variants/0/use/operations/panels/recrods"
    );
    assert_eq!(found["nearest"], "records");
}

//! `docs/profile.schema.json` and the loader agree: shipped profiles and those of the documentation are valid, every word of
//! the format is in the schema, and a key that the loader refuses is refused by the schema.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use connect::vocabulary;
use jsonschema::Validator;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../docs/profile.schema.json");
const DOCS: &str = include_str!("../../../docs/connect.md");

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect()
}

fn assert_valid(validator: &Validator, profile: &Value, what: &str) {
    let errors: Vec<String> = validator
        .iter_errors(profile)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

#[test]
fn shipped_profiles_are_valid() {
    let validator = validator();
    let profiles = files("profiles");
    assert!(profiles.len() >= 9);
    for path in profiles {
        let profile = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_valid(&validator, &profile, &path.display().to_string());
    }
}

#[test]
fn presets_are_valid_but_for_what_a_profile_adds() {
    let validator = validator();
    let presets = files("public/presets");
    assert!(presets.len() >= 9, "{}", presets.len());
    for path in presets {
        let mut preset: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let fields = preset.as_object_mut().unwrap();
        fields.entry("profile").or_insert(json!(1));
        fields.entry("base").or_insert(json!("/api"));
        assert_valid(&validator, &preset, &path.display().to_string());
    }
}

#[test]
fn every_preset_is_in_the_documentation() {
    let (_, after) = DOCS.split_once("\n### Presets").unwrap();
    let (table, _) = after.split_once("\n### ").unwrap();
    for path in files("public/presets") {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(table.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn parts_of_the_documentation_are_valid() {
    let validator = validator();
    let mut rest = DOCS;
    let mut count = 0;
    while let Some((_, after)) = rest.split_once("\n```json p") {
        let (kind, body) = after.split_once('\n').unwrap();
        let (block, tail) = body.split_once("\n```").unwrap();
        let mut profile: Value = serde_json::from_str(block).unwrap();
        if kind == "art" {
            let fields = profile.as_object_mut().unwrap();
            fields.insert("profile".to_owned(), json!(1));
            fields.insert("base".to_owned(), json!("/api"));
        }
        assert_valid(&validator, &profile, block);
        count += 1;
        rest = tail;
    }
    assert!(count > 10);
}

#[test]
fn every_word_is_in_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let text = schema.to_string();
    for (section, words) in vocabulary() {
        for word in words.iter().filter(|_| section != "functions") {
            assert!(text.contains(&format!("\"{word}\"")), "{section}: {word}");
        }
    }
}

#[test]
fn a_mistyped_key_is_refused_everywhere() {
    let validator = validator();
    let plain = json!({
        "profile": 1, "base": "/api",
        "http": {"query": {}}, "locale": {}, "pagers": {"p": {"kind": "page"}}, "outcomes": [{"is": "ok"}],
        "entities": {"event": {"id": {"=": "id", "as": "int"}}},
        "operations": {"events": {"get": "/events", "records": "body"}},
    });
    assert_valid(&validator, &plain, "plain");
    for pointer in [
        "",
        "/http",
        "/http/query",
        "/locale",
        "/pagers/p",
        "/outcomes/0",
        "/entities/event/id",
        "/operations/events",
        "/operations",
    ] {
        let mut wrong = plain.clone();
        let place = wrong.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        place.insert("querry".to_owned(), json!({}));
        assert!(!validator.is_valid(&wrong), "{pointer}");
    }
}

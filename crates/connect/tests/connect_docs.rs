//! `docs/connect.md` is true: its profiles have no findings, its examples give what they say, and it names every key.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

use connect::expression::Expression;
use connect::{Profile, vocabulary};
use serde_json::{Value, json};

const DOCS: &str = include_str!("../../../docs/connect.md");

/// The fenced blocks with this info string.
fn blocks(info: &str) -> Vec<&'static str> {
    let mut blocks = Vec::new();
    let mut rest = DOCS;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (head, body) = after.split_once('\n').unwrap();
        let (block, tail) = body.split_once("\n```").unwrap_or((body, ""));
        if head.trim() == info {
            blocks.push(block);
        }
        rest = tail;
    }
    blocks
}

fn merge(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(target.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

fn assert_fine(profile: &str) {
    let checked = Profile::parse(profile, &|_| None);
    assert!(
        checked.findings.is_empty(),
        "{:#?}\n{profile}",
        checked.findings
    );
    assert!(checked.profile.is_some());
}

#[test]
fn every_profile_is_fine() {
    let profiles = blocks("json profile");
    assert!(!profiles.is_empty());
    profiles.into_iter().for_each(assert_fine);
}

#[test]
fn every_part_fits_into_a_profile() {
    let parts = blocks("json part");
    assert!(parts.len() >= 3);
    for part in parts {
        let mut profile = json!({"profile": 1, "base": "https://api.town.example", "http": {"graphql": "/graphql"}});
        merge(
            &mut profile,
            &serde_json::from_str(part).unwrap_or_else(|error| panic!("{error}\n{part}")),
        );
        assert_fine(&profile.to_string());
    }
}

#[test]
fn every_example_gives_what_it_says() {
    let lines: Vec<&str> = blocks("example").into_iter().flat_map(str::lines).collect();
    assert!(lines.len() >= 13);
    for line in lines {
        let parts: Vec<&str> = line.split(" ⇒ ").collect();
        let [expression, input, result] = parts[..] else {
            panic!("{line}")
        };
        let json = |text: &str| -> Value {
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
        };
        let value = Expression::parse(expression)
            .unwrap()
            .value_of(&json(input))
            .unwrap();
        assert_eq!(value, json(result), "{expression}");
    }
}

#[test]
fn every_key_word_and_function_is_named() {
    for (section, words) in vocabulary() {
        for word in words {
            let quoted = [
                format!("`{word}`"),
                format!("`{word}("),
                format!("\"{word}\""),
            ];
            assert!(
                quoted.iter().any(|quoted| DOCS.contains(quoted.as_str())),
                "{section}: {word}"
            );
        }
    }
}

//! Entities against the contract: a field it does not know is lost on the way, one it needs makes every record unreadable.

use std::collections::BTreeSet;

use connect::{Laid, Profile, entity_of};
use model::Capability;

use super::Found;
use crate::contract;

/// What is doubtful about a profile's entities.
pub(super) fn doubts(laid: &Laid, profile: Option<&Profile>) -> Vec<Found> {
    let entities = laid.value.get("entities").and_then(|all| all.as_object());
    let mut found = Vec::new();
    for (name, entity) in entities.into_iter().flatten() {
        let base = format!("/entities/{}", name.replace('~', "~0").replace('/', "~1"));
        let doubt = |pointer: String, expected: String, got: String, nearest| Found {
            weight: "doubtful",
            line: laid.line(&pointer),
            preset: laid.preset(&pointer),
            pointer,
            expected,
            got,
            nearest,
        };
        let nouns = nouns(name, profile);
        for noun in &nouns {
            for odd in contract::odd(noun, entity) {
                let pointer = format!("{base}{}", odd.pointer);
                let expected = format!("{} ({noun})", odd.expected);
                found.push(doubt(pointer, expected, odd.got, odd.nearest));
            }
            for field in contract::missing(noun, entity) {
                let expected = format!("{field}, without which no {noun} can be read");
                found.push(doubt(base.clone(), expected, "none".to_owned(), None));
            }
        }
        if nouns.is_empty() {
            let expected = "an entity of the contract, or one that an operation names".to_owned();
            found.push(doubt(base.clone(), expected, name.clone(), None));
        }
    }
    found
}

/// What an entity's records are in the contract: by its own name, or by the operations that read it.
fn nouns(name: &str, profile: Option<&Profile>) -> Vec<&'static str> {
    if let Some(own) = NOUNS.iter().find(|noun| **noun == name) {
        return vec![own];
    }
    let Some(profile) = profile else {
        return Vec::new();
    };
    let uses = |capability: &&Capability| profile.entity(**capability) == Some(name);
    let readers = Capability::ALL.iter().filter(uses);
    let nouns: BTreeSet<&str> = readers.filter_map(|one| entity_of(*one)).collect();
    nouns.into_iter().collect()
}

const NOUNS: &[&str] = &[
    "portal",
    "person",
    "panel",
    "membership",
    "meeting",
    "theme",
    "invitation",
    "poll",
    "results",
    "event",
    "seat",
    "impact",
    "receipt",
];

//! An entity as it was guessed, and why. Refuses nothing: who guesses decides.

use std::collections::BTreeSet;

use model::Language;
use serde_json::{Map, Value};

use super::nouns::Noun;

/// What a record lacks that an entity cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lacks(pub(super) &'static str);

/// An entity as guessed.
#[derive(Debug)]
pub(super) struct Guessed {
    noun: Noun,
    tree: Map<String, Value>,
    /// What was guessed, and why.
    pub(super) why: Vec<String>,
    /// A time came without its zone.
    pub(super) zone_open: bool,
    /// The languages of its texts, where something tells.
    pub(super) languages: BTreeSet<Language>,
}

impl Guessed {
    pub(super) fn new(noun: Noun) -> Self {
        Self {
            noun,
            tree: Map::new(),
            why: Vec::new(),
            zone_open: false,
            languages: BTreeSet::new(),
        }
    }

    pub(super) fn put(&mut self, field: &str, leaf: Value) {
        self.tree.insert(field.to_owned(), leaf);
    }

    pub(super) fn say(&mut self, field: &str, why: &str) {
        self.why
            .push(format!("{}.{field}: {why}", self.noun.name()));
    }

    pub(super) fn spoken(&mut self, languages: &[Language]) {
        self.languages.extend(languages);
    }

    pub(super) fn tree(&self) -> Value {
        Value::Object(self.tree.clone())
    }
}

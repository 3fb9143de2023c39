//! The draft of a profile, and every guess that is in it. Refuses to map what lacks something that the contract needs.

use std::collections::BTreeSet;

use model::Language;
use serde_json::{Map, Value, json};

use super::Found;
use super::fetch::Fetcher;
use super::fields::{self, Sample};
use super::nouns::Noun;
use super::pager::{self, Pager};
use super::product::{Product, Way};
use super::query;
use super::shape::{Form, List};
use super::single::Single;

/// A list that was found.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) noun: Noun,
    /// The path below the base.
    pub(super) path: String,
    pub(super) way: Way,
    pub(super) list: List,
    pub(super) pager: pager::Guess,
    pub(super) single: Single,
}

/// A draft that grows.
pub(super) struct Draft {
    pub(super) product: Product,
    http: Map<String, Value>,
    pagers: Map<String, Value>,
    entities: Map<String, Value>,
    operations: Map<String, Value>,
    guesses: Vec<String>,
    zone_open: bool,
    languages: BTreeSet<Language>,
}

impl Draft {
    pub(super) fn new(product: Product) -> Self {
        Self {
            product,
            http: Map::new(),
            pagers: Map::new(),
            entities: Map::new(),
            operations: Map::new(),
            guesses: Vec::new(),
            zone_open: false,
            languages: BTreeSet::new(),
        }
    }

    pub(super) fn guess(&mut self, guess: impl Into<String>) {
        self.guesses.push(guess.into());
    }

    /// Whether there is something for this noun already.
    pub(super) fn has(&self, noun: Noun) -> bool {
        self.entities.contains_key(noun.name())
    }

    pub(super) fn graphql(&mut self, path: &str) {
        self.http.insert("graphql".to_owned(), path.into());
    }

    /// Adds an entity; says why not, where it lacks something.
    fn entity(&mut self, place: &str, sample: Sample, id: Value) -> bool {
        let noun = sample.noun.name();
        match fields::guess(sample, id) {
            Ok(guessed) => {
                self.zone_open |= guessed.zone_open;
                self.languages.extend(&guessed.languages);
                self.entities.insert(noun.to_owned(), guessed.tree());
                self.guesses.extend(guessed.why);
                true
            }
            Err(lacks) => {
                self.guess(format!(
                    "{place} looks like a list of {noun}s, but its records show {}",
                    lacks.0
                ));
                false
            }
        }
    }

    /// Adds a list, and the reading of one record where that is known.
    pub(super) fn add(&mut self, found: Collection) {
        let Collection {
            noun,
            path,
            way,
            list,
            pager,
            single,
        } = found;
        let prefix = if matches!(list.form, Form::Keyed(_)) {
            "value."
        } else {
            ""
        };
        let sample = Sample {
            noun,
            records: &list.records,
            prefix,
        };
        if !self.entity(&path, sample, single.id) {
            return;
        }
        let plural = noun.plural();
        self.guess(format!("{}.id: from {}", noun.name(), single.from));
        self.guess(format!("{plural}: {}", pager.why));
        self.guesses.extend(pager.note);
        let mut operation = json!({ "get": path, "records": list.path });
        if let Some(query) = way.tree {
            set(&mut operation, "query", query);
        }
        match pager.pager {
            Pager::Preset(name) => set(&mut operation, "pager", json!(name)),
            Pager::Own(pager) => {
                set(&mut operation, "pager", json!(plural));
                self.pagers.insert(plural.to_owned(), pager);
            }
            Pager::Whole => set(&mut operation, "whole", json!(true)),
        }
        let normalised = |mut operation: Value| {
            if list.form == Form::JsonApi {
                set(&mut operation, "normalise", json!("jsonapi"));
            }
            operation
        };
        self.operations
            .insert(plural.to_owned(), normalised(operation));
        self.one(noun, single.operation.map(normalised), "address");
    }

    /// Adds the reading of one record. A poll is more than its row in a list, and an impact no more than that.
    fn one(&mut self, noun: Noun, operation: Option<Value>, by: &str) {
        if matches!(noun, Noun::Poll | Noun::Impact) {
            return;
        }
        match operation {
            Some(operation) => {
                self.operations.insert(noun.name().to_owned(), operation);
            }
            None => self.guess(format!(
                "{}: no {by} of one record was found; map it by hand",
                noun.name()
            )),
        }
    }

    /// Adds a list that `GraphQL` brings.
    pub(super) fn add_graphql(
        &mut self,
        noun: Noun,
        query: &query::List,
        records: &[Value],
        single: Option<Single>,
    ) {
        let name = &query.name;
        let Some(single) = single else {
            self.guess(format!(
                "the query {name} looks like a list of {}s, but no record or no id came",
                noun.name()
            ));
            return;
        };
        let sample = Sample {
            noun,
            records,
            prefix: "",
        };
        if !self.entity(&format!("the query {name}"), sample, single.id) {
            return;
        }
        let plural = noun.plural();
        self.guess(format!("{}.id: from {}", noun.name(), single.from));
        let records = format!("body.data.{}", query.records);
        let mut operation = json!({ "graphql": query.document, "records": records });
        if query.paged {
            let variables = json!({ "first": "=page.size", "after": "=page.cursor" });
            set(&mut operation, "variables", variables);
            set(&mut operation, "pager", json!(plural));
            let info = format!("body.data.{name}.pageInfo");
            let mut pager = json!({ "kind": "cursor", "size": 50, "next": format!("{info}.hasNextPage && {info}.endCursor") });
            if query.counted {
                set(
                    &mut pager,
                    "total",
                    json!(format!("body.data.{name}.totalCount")),
                );
            }
            self.pagers.insert(plural.to_owned(), pager);
        } else {
            set(&mut operation, "whole", json!(true));
        }
        self.guess(format!(
            "{plural}: the query {name}, with every field that needs no selection of its own"
        ));
        self.operations.insert(plural.to_owned(), operation);
        self.one(noun, single.operation, "query");
    }

    /// The profile, built on a preset where there is one that fits.
    pub(super) fn finish(mut self, fetcher: Fetcher) -> Found {
        let base = fetcher.base();
        let is_drafted = !self.operations.is_empty() || self.product.is_mapped();
        if !is_drafted {
            self.guess("no list of events, panels, polls or impacts was found: probe the address of a list itself");
        }
        if self.zone_open {
            self.guess("times come without a zone: taken for Finnish time");
        }
        if self.languages.is_empty() && !self.entities.is_empty() {
            self.guess(
                "texts name no language: taken for Finnish, unless locale.default says another",
            );
        }
        let mut profile =
            json!({ "profile": 1, "name": format!("Draft for {base}"), "base": base });
        let mut put = |name: &str, value: Value| {
            let is_empty = value.as_object().is_some_and(Map::is_empty);
            if !is_empty {
                set(&mut profile, name, value);
            }
        };
        if let Some(preset) = self.product.preset() {
            put("extends", json!([preset]));
        }
        if self.zone_open {
            put("time", json!({ "zone": "Europe/Helsinki" }));
        }
        if !self.languages.is_empty() {
            let codes: Vec<&str> = self
                .languages
                .iter()
                .map(|language| language.code())
                .collect();
            let host = base
                .split("://")
                .nth(1)
                .and_then(|rest| rest.split(['/', ':']).next());
            let name: Map<String, Value> = codes
                .iter()
                .map(|code| ((*code).to_owned(), json!(host)))
                .collect();
            put("portal", json!({ "name": name, "languages": codes }));
            self.guesses.push(format!(
                "portal.languages: {}, as texts come in these; write portal.name yourself",
                codes.join(", ")
            ));
        }
        put("http", Value::Object(self.http));
        put("pagers", Value::Object(self.pagers));
        put("entities", Value::Object(self.entities));
        put("operations", Value::Object(self.operations));
        put("about", json!(self.guesses));
        Found {
            product: self.product.name(),
            asked: fetcher.asked(),
            guesses: self.guesses,
            profile,
            is_drafted,
        }
    }
}

/// Sets a field of an object.
fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

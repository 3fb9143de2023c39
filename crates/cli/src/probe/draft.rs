//! The draft of a profile, and every guess that is in it.

use connect::Profile;
use serde_json::{Map, Value, json};

use super::fetch::Fetcher;
use super::graphql::List as Query;
use super::product::Product;
use super::{Collection, Found, fields};

/// A draft that grows.
pub(super) struct Draft {
    product: Product,
    http: Map<String, Value>,
    pagers: Map<String, Value>,
    entities: Map<String, Value>,
    operations: Map<String, Value>,
    guesses: Vec<String>,
    zone_open: bool,
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
        }
    }

    pub(super) fn guess(&mut self, guess: String) {
        self.guesses.push(guess);
    }

    /// Whether there is something for this noun already.
    pub(super) fn has(&self, noun: &str) -> bool {
        self.entities.contains_key(noun)
    }

    pub(super) fn graphql(&mut self, path: &str) {
        self.http.insert("graphql".to_owned(), path.into());
    }

    fn entity(&mut self, noun: &str, records: &[Value]) -> Option<()> {
        let guessed = fields::guess(noun, records)?;
        self.zone_open |= guessed.zone_open;
        self.guesses.extend(guessed.why);
        self.entities.insert(noun.to_owned(), guessed.tree);
        Some(())
    }

    /// Adds a list, and the reading of one record where that is known.
    pub(super) fn add(&mut self, found: Collection) {
        let Collection {
            noun,
            path,
            list,
            single,
        } = found;
        if self.entity(noun, &list.records).is_none() {
            self.guess(format!(
                "{path} looks like a list of {noun}s, but its records show no id or no title"
            ));
            return;
        }
        let plural = format!("{noun}s");
        let mut operation = json!({ "get": path, "records": list.path });
        if let Some((pager, why)) = list.pager {
            self.guess(format!("{plural}: pages, as {why}"));
            set(&mut operation, "pager", json!(plural));
            self.pagers.insert(plural.clone(), pager);
        } else {
            let guess = "nothing tells of further pages, so the list is taken for whole";
            self.guess(format!("{plural}: {guess}"));
            set(&mut operation, "whole", json!(true));
        }
        self.guesses.extend(list.note);
        let normalise = |operation: &mut Value| {
            if let Some(name) = list.normaliser {
                set(operation, "normalise", json!(name));
            }
        };
        normalise(&mut operation);
        self.operations.insert(plural.clone(), operation);
        if noun == "impact" {
            return;
        }
        match single {
            Some(_) if noun == "poll" => {}
            Some(record) => {
                let (path, end) = path
                    .strip_suffix('/')
                    .map_or((path.as_str(), ""), |path| (path, "/"));
                let mut operation =
                    json!({ "get": format!("{path}/{{{noun}}}{end}"), "record": record });
                normalise(&mut operation);
                self.operations.insert(noun.to_owned(), operation);
            }
            None => self.guess(format!(
                "{noun}: no address of one record was found; map it by hand"
            )),
        }
    }

    /// Adds a list that GraphQL brings.
    pub(super) fn add_graphql(&mut self, noun: &str, name: &str, query: &Query, records: &[Value]) {
        if self.entity(noun, records).is_none() {
            self.guess(format!("the query {name} looks like a list of {noun}s, but its records show no id or no title, or there are none"));
            return;
        }
        let plural = format!("{noun}s");
        let records = format!("body.data.{}", query.records);
        let mut operation = json!({ "graphql": query.document, "records": records });
        if query.paged {
            set(
                &mut operation,
                "variables",
                json!({ "first": "=page.size", "after": "=page.cursor" }),
            );
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
            self.pagers.insert(plural.clone(), pager);
        } else {
            set(&mut operation, "whole", json!(true));
        }
        self.guess(format!(
            "{plural}: the query {name}, with every field that needs no selection of its own"
        ));
        self.operations.insert(plural, operation);
    }

    /// The profile, built on a preset where there is one that fits.
    pub(super) fn finish(mut self, fetcher: Fetcher) -> Found {
        let base = fetcher.base();
        if self.operations.is_empty() && self.product != Product::Raati {
            self.guess("no list of events, panels, polls or impacts was found: probe the address of a list itself".to_owned());
        }
        if self.zone_open {
            self.guess("times come without a zone: taken for Finnish time".to_owned());
        }
        let mut profile =
            json!({ "profile": 1, "name": format!("Draft for {base}"), "base": base });
        let mut put = |name: &str, value: Value| {
            let is_empty = value.as_object().is_some_and(Map::is_empty);
            if let (false, Some(fields)) = (is_empty, profile.as_object_mut()) {
                fields.insert(name.to_owned(), value);
            }
        };
        if let Some(preset) = self.product.preset() {
            put("extends", json!([preset]));
        }
        if self.zone_open {
            put("time", json!({ "zone": "Europe/Helsinki" }));
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
            profile: valid(profile),
        }
    }
}

/// Sets a field of an object.
fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

/// A preset that does not fit what was found is left out: what is there works without it.
fn valid(profile: Value) -> Value {
    let checks = |profile: &Value| {
        let checked = Profile::parse(&profile.to_string(), &crate::load::built_in);
        checked.findings.is_empty()
    };
    let mut bare = profile.clone();
    let is_native = profile
        .pointer("/extends/0")
        .is_some_and(|name| name == "native");
    if let Some(fields) = bare
        .as_object_mut()
        .filter(|_| !is_native && !checks(&profile))
    {
        fields.remove("extends");
        return bare;
    }
    profile
}

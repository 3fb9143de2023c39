//! Guesses which field of a record is which of an entity.

use serde_json::{Map, Value, json};

use super::form::{self, Zone, quoted};
use super::names::{CLOSES, ENDS, IDS, OPENS, PUBLISHED, STARTS, TEXTS, TITLES};

/// An entity as guessed.
pub(super) struct Guessed {
    pub(super) tree: Value,
    /// What was guessed, and why.
    pub(super) why: Vec<String>,
    /// A time came without its zone.
    pub(super) zone_open: bool,
}

/// The field that holds the id.
pub(super) fn id(record: &Value) -> Option<String> {
    let mut names = IDS.iter();
    let found = names.find(|name| {
        record
            .get(**name)
            .is_some_and(|id| id.is_string() || id.is_u64())
    })?;
    Some((*found).to_owned())
}

/// Guesses an entity from its records; `None` where it has neither id nor title.
pub(super) fn guess(noun: &str, records: &[Value]) -> Option<Guessed> {
    let record = &merged(records);
    let mut entity = Entity {
        noun,
        record,
        tree: Map::new(),
        why: Vec::new(),
        zone_open: false,
    };
    let id = id(record)?;
    let leaf = if id == "@id" {
        json!({ "=": quoted(&id), "as": "last_segment" })
    } else {
        json!(format!("={}", quoted(&id)))
    };
    entity.tree.insert("id".to_owned(), leaf);
    entity.text(if noun == "panel" { "name" } else { "title" }, TITLES)?;
    let texts = TEXTS.iter().find(|(known, _)| *known == noun);
    for (field, names) in texts.map(|(_, texts)| *texts).unwrap_or_default() {
        entity.text(field, names);
    }
    match noun {
        "event" => entity.event(),
        "poll" => entity.poll(),
        "panel" => entity.panel(),
        "impact" => entity.impact(),
        _ => {}
    }
    Some(Guessed {
        tree: Value::Object(entity.tree),
        why: entity.why,
        zone_open: entity.zone_open,
    })
}

/// One record with every field that any of the first ones has a value for.
fn merged(records: &[Value]) -> Value {
    let mut merged = Map::new();
    for (name, value) in records
        .iter()
        .take(20)
        .filter_map(Value::as_object)
        .flatten()
    {
        if !value.is_null() {
            merged.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    Value::Object(merged)
}

struct Entity<'a> {
    noun: &'a str,
    record: &'a Value,
    tree: Map<String, Value>,
    why: Vec<String>,
    zone_open: bool,
}

impl Entity<'_> {
    fn say(&mut self, field: &str, why: &str) {
        self.why.push(format!("{}.{field}: {why}", self.noun));
    }

    fn text(&mut self, field: &str, names: &[&str]) -> Option<()> {
        let (name, leaf, form) = names.iter().find_map(|name| {
            let found = form::text(self.record, name)
                .or_else(|| form::translated(self.record, name))
                .or_else(|| form::columns(self.record, name));
            found.map(|(leaf, form)| (*name, leaf, form))
        })?;
        self.tree.insert(field.to_owned(), leaf);
        self.say(field, &format!("from {name}, {form}"));
        Some(())
    }

    fn time(&mut self, field: &str, names: &[&str]) -> Option<Value> {
        let (name, (leaf, form, zone)) = names.iter().find_map(|name| {
            let value = self.record.get(*name)?;
            Some((*name, form::time(value, name)?))
        })?;
        self.zone_open |= zone == Zone::Open;
        self.say(field, &format!("from {name}, {form}"));
        Some(leaf)
    }

    fn event(&mut self) {
        let starts = self.time("starts_at", STARTS);
        let ends = self.time("ends_at", ENDS);
        if ends.is_none() && starts.is_some() {
            self.say(
                "ends_at",
                "nothing looks like an end, so it ends as it starts: mend this",
            );
        }
        let starts = starts.unwrap_or_default();
        let ends = ends.unwrap_or_else(|| starts.clone());
        for (name, leaf) in [("starts_at", starts), ("ends_at", ends)] {
            if leaf.is_null() {
                self.say(
                    name,
                    "nothing looks like it: without it no event can be read",
                );
            } else {
                self.tree.insert(name.to_owned(), leaf);
            }
        }
        let mut place = Map::new();
        place.insert("attendance".to_owned(), "in_person".into());
        self.say(
            "place.attendance",
            "always in_person, as nothing tells: mend this where some are online",
        );
        let mut venues = ["place", "venue", "location", "address"].into_iter();
        let is_text = |name: &&str| self.record.get(*name).is_some_and(Value::is_string);
        if let Some(venue) = venues.find(is_text) {
            place.insert("venue".to_owned(), json!({ "name": format!("={venue}") }));
            self.say("place.venue", &format!("from {venue}"));
        }
        let place = Value::Object(place);
        self.tree.insert("place".to_owned(), place);
        self.words("state", "status");
    }

    fn poll(&mut self) {
        let window = [("opens_at", OPENS), ("closes_at", CLOSES)];
        let mut tree = Map::new();
        for (field, names) in window {
            if let Some(leaf) = self.time(&format!("window.{field}"), names) {
                tree.insert(field.to_owned(), leaf);
            }
        }
        if !tree.is_empty() {
            self.tree.insert("window".to_owned(), Value::Object(tree));
        }
        self.say(
            "questions",
            "to be mapped by hand, with the operations poll and submit_response",
        );
    }

    fn panel(&mut self) {
        for (name, value) in [("attendance", "hybrid"), ("joining", "by_invitation")] {
            self.tree.insert(name.to_owned(), json!(value));
            self.say(
                name,
                &format!("always {value}, as nothing tells: mend this"),
            );
        }
    }

    fn impact(&mut self) {
        self.tree.insert("progress".to_owned(), json!("done"));
        self.say("progress", "always done, as nothing tells: mend this");
        match self.time("published_at", PUBLISHED) {
            Some(leaf) => {
                self.tree.insert("published_at".to_owned(), leaf);
            }
            None => self.say(
                "published_at",
                "nothing looks like it: without it no impact can be read",
            ),
        }
    }

    /// Words of the backend are a person's to translate.
    fn words(&mut self, field: &str, name: &str) {
        if let Some(word) = self.record.get(name).and_then(Value::as_str) {
            let why =
                format!("not mapped: {name} says words such as {word:?}; map them with words");
            self.say(field, &why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_guessed_whole() {
        let records = [
            json!({"id": 1, "title": {"fi": "A"}, "starts": "2026-12-01 17:00", "ends": null, "location": "Kirjasto"}),
            json!({"id": 2, "title": {"fi": "B"}, "ends": "2026-12-01 18:00"}),
        ];
        let guessed = guess("event", &records).unwrap();
        assert_eq!(
            guessed.tree,
            json!({
                "id": "=id", "title": "=title", "starts_at": {"=": "starts", "as": "time"}, "ends_at": {"=": "ends", "as": "time"},
                "place": {"attendance": "in_person", "venue": {"name": "=location"}}
            })
        );
        assert!(guessed.zone_open);
        assert!(guess("event", &[json!({"id": 1})]).is_none());
    }
}

//! Guesses which field of a record is which of an entity. Refuses an entity without what the contract cannot do without.

use serde_json::{Map, Value, json};

use super::form::{self, Source};
use super::guessed::{Guessed, Lacks};
use super::names::{self, CLOSES, ENDS, OPENS, PUBLISHED, STARTS, STREETS, TITLES, TOWNS, VENUES};
use super::nouns::Noun;
use super::time::Zone;
use super::words::{self, Choice, Found};

/// Records to guess from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample<'r> {
    pub(super) noun: Noun,
    pub(super) records: &'r [Value],
    /// What stands before a field's name in an expression.
    pub(super) prefix: &'r str,
}

/// Records that are looked at for the form of their fields.
const SEEN: usize = 20;

/// Guesses an entity; `id` is the leaf for its id.
pub(super) fn guess(sample: Sample, id: Value) -> Result<Guessed, Lacks> {
    let merged = merged(sample.records);
    let mut entity = Entity {
        sample,
        source: Source {
            record: &merged,
            prefix: sample.prefix,
        },
        found: Guessed::new(sample.noun),
    };
    entity.found.put("id", id);
    let title = if sample.noun == Noun::Panel {
        "name"
    } else {
        "title"
    };
    entity.text(title, TITLES).ok_or(Lacks("no title"))?;
    for (field, names) in names::texts(sample.noun) {
        entity.text(field, names);
    }
    match sample.noun {
        Noun::Event => entity.event()?,
        Noun::Poll => entity.poll(),
        Noun::Panel => entity.panel(),
        Noun::Impact => entity.impact()?,
    }
    Ok(entity.found)
}

/// One record with every field that any of the first ones has a value for.
fn merged(records: &[Value]) -> Value {
    let mut merged = Map::new();
    for (name, value) in records
        .iter()
        .take(SEEN)
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
    sample: Sample<'a>,
    source: Source<'a>,
    found: Guessed,
}

impl Entity<'_> {
    fn text(&mut self, field: &str, names: &[&str]) -> Option<()> {
        let text = form::text(self.source, names)?;
        for record in self.sample.records.iter().take(SEEN) {
            let prefix = self.sample.prefix;
            let one = form::text(Source { record, prefix }, names);
            self.found
                .spoken(&one.map(|one| one.languages).unwrap_or_default());
        }
        let is_html = self
            .sample
            .records
            .iter()
            .take(SEEN)
            .any(|record| form::holds_html(record, &text.name));
        let (leaf, dress) = match (text.leaf, is_html) {
            (Value::String(leaf), true) => (
                json!({ "=": leaf.trim_start_matches('='), "as": "html" }),
                ", as HTML",
            ),
            (leaf, _) => (leaf, ""),
        };
        self.found
            .say(field, &format!("from {}, {}{dress}", text.name, text.form));
        self.found.put(field, leaf);
        Some(())
    }

    /// The expression and leaf of a time.
    fn time(&mut self, field: &str, names: &[&str]) -> Option<(String, Value)> {
        let (name, path, (leaf, form, zone)) = names.iter().find_map(|name| {
            let (name, value) = names::one(self.source.record, name)?;
            let path = self.source.path(name);
            let told = super::time::time(value, &path)?;
            Some((name, path, told))
        })?;
        self.found.zone_open |= zone == Zone::Open;
        self.found.say(field, &format!("from {name}, {form}"));
        Some((path, leaf))
    }

    fn event(&mut self) -> Result<(), Lacks> {
        let (start, starts) = self
            .time("starts_at", STARTS)
            .ok_or(Lacks("nothing that looks like its start"))?;
        let ends = match self.time("ends_at", ENDS) {
            None => {
                self.found.say(
                    "ends_at",
                    "nothing looks like an end, so it ends as it starts: mend this",
                );
                starts.clone()
            }
            Some((end, mut leaf)) => {
                let open = |record: &Value| names::find(record, ENDS).is_none();
                if self.sample.records.iter().any(open) {
                    self.found.say(
                        "ends_at",
                        "some have none, and end as they start: mend this",
                    );
                    leaf = with(leaf, "=", json!(format!("not_null({end}, {start})")));
                }
                leaf
            }
        };
        self.found.put("starts_at", starts);
        self.found.put("ends_at", ends);
        let mut place = Map::new();
        let attendance = self.choice("place.attendance", &words::ATTENDANCE, "in_person");
        place.insert("attendance".to_owned(), attendance);
        let venue = self.venue();
        if !venue.is_empty() {
            place.insert("venue".to_owned(), Value::Object(venue));
        }
        self.found.put("place", Value::Object(place));
        self.state();
        Ok(())
    }

    /// The venue's fields, which stand in the record or in an object of their own.
    fn venue(&mut self) -> Map<String, Value> {
        let own = names::find(self.source.record, VENUES).filter(|(_, value)| value.is_object());
        let own = own.filter(|_| form::text(self.source, VENUES).is_none());
        let prefix = own.map(|(name, _)| format!("{}.", self.source.path(name)));
        let (source, titles) = match (own, &prefix) {
            (Some((_, record)), Some(prefix)) => (Source { record, prefix }, TITLES),
            _ => (self.source, VENUES),
        };
        let mut venue = Map::new();
        if let Some(name) = form::text(source, titles) {
            self.found.say(
                "place.venue.name",
                &format!("from {}, {}", name.name, name.form),
            );
            venue.insert("name".to_owned(), name.leaf);
        }
        for (field, names) in [("address", STREETS), ("municipality", TOWNS)] {
            if let Some((name, Value::String(_))) = names::find(source.record, names) {
                let leaf = json!(format!("={}", source.path(name)));
                self.found
                    .say(&format!("place.venue.{field}"), &format!("from {name}"));
                venue.insert(field.to_owned(), leaf);
            }
        }
        venue
    }

    fn state(&mut self) {
        const FLAGS: &[&str] = &["cancelled", "canceled", "iscancelled", "iscanceled"];
        if let Some((name, Value::Bool(_))) = names::find(self.source.record, FLAGS) {
            let leaf = json!({ "=": self.source.path(name), "words": { "true": "cancelled", "*": "scheduled" } });
            self.found.say("state", &format!("from {name}"));
            self.found.put("state", leaf);
            return;
        }
        match words::leaf(&words::STATE, self.sample.records, self.sample.prefix) {
            Found::Known { name, leaf } => {
                self.found
                    .say("state", &format!("from {name}, by words that are known"));
                self.found.put("state", leaf);
            }
            Found::Foreign { name, word } => {
                let why =
                    format!("not mapped: {name} says words such as {word:?}; map them with words");
                self.found.say("state", &why);
            }
            Found::Nothing => {}
        }
    }

    fn poll(&mut self) {
        let mut window = Map::new();
        for (field, names) in [("opens_at", OPENS), ("closes_at", CLOSES)] {
            if let Some((_, leaf)) = self.time(&format!("window.{field}"), names) {
                window.insert(field.to_owned(), leaf);
            }
        }
        if !window.is_empty() {
            self.found.put("window", Value::Object(window));
        }
        self.found.say(
            "questions",
            "to be mapped by hand, with the operations poll and submit_response",
        );
    }

    fn panel(&mut self) {
        let attendance = self.choice("attendance", &words::ATTENDANCE, "hybrid");
        let joining = self.choice("joining", &words::JOINING, "by_invitation");
        self.found.put("attendance", attendance);
        self.found.put("joining", joining);
    }

    fn impact(&mut self) -> Result<(), Lacks> {
        let published = self.time("published_at", PUBLISHED);
        let (_, leaf) = published.ok_or(Lacks("nothing that looks like its day"))?;
        self.found.put("published_at", leaf);
        let progress = self.choice("progress", &words::PROGRESS, "done");
        self.found.put("progress", progress);
        Ok(())
    }

    /// A word of the contract; `usual` where nobody can tell.
    fn choice(&mut self, field: &str, choice: &Choice, usual: &str) -> Value {
        match words::leaf(choice, self.sample.records, self.sample.prefix) {
            Found::Known { name, leaf } => {
                // Further records may say what these do not.
                let leaf = with(leaf, "otherwise", json!(usual));
                self.found.say(
                    field,
                    &format!("from {name}, by words that are known; {usual} for any others"),
                );
                leaf
            }
            Found::Foreign { name, word } => {
                self.found.say(
                    field,
                    &format!(
                        "always {usual}: {name} says words such as {word:?}, so map them with words"
                    ),
                );
                json!(usual)
            }
            Found::Nothing => {
                self.found.say(
                    field,
                    &format!("always {usual}, as nothing tells: mend this"),
                );
                json!(usual)
            }
        }
    }
}

/// A leaf with one more key.
fn with(mut leaf: Value, key: &str, value: Value) -> Value {
    if let Some(keys) = leaf.as_object_mut() {
        keys.insert(key.to_owned(), value);
    }
    leaf
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(noun: Noun, records: &[Value]) -> Sample<'_> {
        Sample {
            noun,
            records,
            prefix: "",
        }
    }

    #[test]
    fn an_event_is_guessed_whole() {
        let records = [
            json!({"id": 1, "title": {"fi": "A"}, "starts": "2026-12-01 17:00", "ends": null, "location": "Kirjasto"}),
            json!({"id": 2, "title": {"fi": "B"}, "starts": "2026-12-01 17:00", "ends": "2026-12-01 18:00", "mode": "online"}),
        ];
        let guessed = guess(sample(Noun::Event, &records), json!("=id")).unwrap();
        assert_eq!(
            guessed.tree(),
            json!({
                "id": "=id", "title": "=title", "starts_at": {"=": "starts", "as": "time"},
                "ends_at": {"=": "not_null(ends, starts)", "as": "time"},
                "place": {"attendance": {"=": "mode", "words": {"online": "online"}, "otherwise": "in_person"}, "venue": {"name": "=location"}}
            })
        );
        assert!(guessed.zone_open);
    }

    #[test]
    fn html_and_languages_are_seen_in_any_record() {
        let record = |text: Value| json!({"name": {"fi": "A"}, "description": text});
        let records = [
            record(json!({"fi": "a"})),
            record(json!({"fi": "b", "sv": "<p>b</p>"})),
        ];
        let guessed = guess(sample(Noun::Panel, &records), json!("=id")).unwrap();
        let tree = guessed.tree();
        assert_eq!(tree["name"], "=name");
        assert_eq!(
            tree["description"],
            json!({"=": "description", "as": "html"})
        );
        assert_eq!(guessed.languages.len(), 2);
    }

    #[test]
    fn a_venue_may_stand_apart() {
        let venue = json!({"name": [{"lang": "fi", "value": "Majakka"}], "city": "Lehto"});
        let record = json!({"title": "A", "start": "2026-12-01", "venue": venue});
        let guessed = guess(sample(Noun::Event, &[record]), json!("=id")).unwrap();
        let name = "=lang_rows(venue.name, 'lang', 'value')";
        let place = json!({"attendance": "in_person", "venue": {"name": name, "municipality": "=venue.city"}});
        assert_eq!(guessed.tree()["place"], place);
    }

    #[test]
    fn what_the_contract_needs_is_not_made_up() {
        let lacks =
            |noun: Noun, record: Value| guess(sample(noun, &[record]), json!("=id")).unwrap_err().0;
        assert_eq!(lacks(Noun::Event, json!({"id": 1})), "no title");
        assert_eq!(
            lacks(Noun::Event, json!({"title": "A"})),
            "nothing that looks like its start"
        );
        assert_eq!(
            lacks(Noun::Impact, json!({"title": "A"})),
            "nothing that looks like its day"
        );
    }
}

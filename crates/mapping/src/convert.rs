//! Converters: from a backend's way to write a time, a number, a link or a word to the contract's. What does not fit
//! becomes the `otherwise` value, or is left out; a list is converted item by item.

mod html;
mod value;

use model::Timestamp;
use serde_json::{Map, Value};

use value::{epoch, flag, html, json, last_segment, link, number, plain, text, whole};

use crate::json::Json;
use crate::local_zone::LocalZone;
use crate::reader::Section;

/// What follows `=` in a leaf: `{"=": "starts", "as": "time", "words": {…}, "otherwise": …}`.
#[derive(Debug)]
pub struct Conversion {
    target: Target,
    words: Option<Map<String, Value>>,
    otherwise: Value,
    zone: LocalZone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Any,
    Text,
    Html,
    Int,
    Number,
    Flag,
    Time,
    EpochSeconds,
    EpochMillis,
    Day,
    Link,
    LastSegment,
    Json,
}

pub(crate) const TARGETS: &[(&str, Target)] = &[
    ("text", Target::Text),
    ("html", Target::Html),
    ("int", Target::Int),
    ("number", Target::Number),
    ("flag", Target::Flag),
    ("time", Target::Time),
    ("epoch_s", Target::EpochSeconds),
    ("epoch_ms", Target::EpochMillis),
    ("day", Target::Day),
    ("link", Target::Link),
    ("last_segment", Target::LastSegment),
    ("json", Target::Json),
];

/// The keys of such a leaf.
pub const KEYS: &[&str] = &["=", "as", "words", "otherwise", "zone"];

/// Most languages of one text that are converted without counting values.
const MAXIMUM_TEXTS: usize = 64;

impl Conversion {
    /// Reads what stands beside `=`.
    pub(crate) fn parse(section: &Section, zone: &LocalZone) -> Self {
        section.keys(KEYS);
        let target = section.field("as").and_then(|name| name.word(TARGETS));
        let zone = section.field("zone").map_or(Some(*zone), |own| {
            let zone = own.text().and_then(LocalZone::parse);
            if zone.is_none() {
                own.wrong("a zone of the European Union, such as Europe/Helsinki");
            }
            zone
        });
        let words = section.field("words");
        Self {
            target: target.unwrap_or(Target::Any),
            words: words.and_then(|words| words.object().cloned()),
            otherwise: section
                .field("otherwise")
                .map_or(Value::Null, |value| value.value().clone()),
            zone: zone.unwrap_or(LocalZone::UTC),
        }
    }

    /// The contract's value.
    pub(crate) fn apply(&self, value: Value) -> Value {
        match value {
            Value::Array(items) if self.target != Target::Json => {
                let items = items.into_iter().map(|item| self.one(item));
                Value::Array(items.filter(|item| !item.is_null()).collect())
            }
            value => self.one(value),
        }
    }

    /// Whether [`Self::apply_to`] may tell.
    pub(crate) fn is_direct(&self) -> bool {
        self.words.is_none() && matches!(self.target, Target::Time | Target::Html)
    }

    /// The same of what stands in a record, where it can be told without a copy of it.
    pub(crate) fn apply_to(&self, there: &Json) -> Option<Value> {
        let converted = match (self.target, there) {
            (_, Json::Null) => self.otherwise.clone(),
            (Target::Time, Json::Text(text)) => self.time_of(text)?,
            (Target::Html, Json::Text(text)) => html::to_rich_text(text).into(),
            (Target::Html, Json::Object(texts)) if texts.len() <= MAXIMUM_TEXTS => {
                let mut map = Map::new();
                for (language, text) in texts {
                    let Json::Text(text) = text else { return None };
                    let text = html::to_rich_text(text);
                    map.insert(language.clone().into_owned(), text.into());
                }
                Value::Object(map)
            }
            _ => return None,
        };
        Some(converted)
    }

    fn one(&self, value: Value) -> Value {
        let value = self.worded(value);
        let converted = match self.target {
            Target::Any => Some(value),
            Target::Text => text(&value),
            Target::Html => html(value),
            Target::Int => whole(&value).map(Value::from),
            Target::Number => number(&value).map(Value::from),
            Target::Flag => flag(&value).map(Value::from),
            Target::Time => self.time(&value),
            Target::EpochSeconds => epoch(&value, 1_000),
            Target::EpochMillis => epoch(&value, 1),
            Target::Day => self.day(&value),
            Target::Link => link(&value),
            Target::LastSegment => last_segment(&value),
            Target::Json => json(value),
        };
        match converted {
            Some(value) if !value.is_null() => value,
            _ => self.otherwise.clone(),
        }
    }

    /// The contract's word for a backend's: `*` for those that are not named.
    fn worded(&self, value: Value) -> Value {
        let Some(words) = &self.words else {
            return value;
        };
        let found = match &value {
            Value::String(key) => words.get(key),
            other => plain(other).and_then(|key| words.get(&key)),
        };
        found
            .or_else(|| words.get("*"))
            .cloned()
            .unwrap_or_default()
    }

    /// A backend's word for the contract's: the way back, where it is plain.
    pub(crate) fn back(&self, value: &Value) -> Value {
        let Some(words) = &self.words else {
            return value.clone();
        };
        let mut pairs = words.iter().filter(|(key, _)| *key != "*");
        let key = pairs.find(|(_, ours)| *ours == value).map(|(key, _)| key);
        key.map_or(Value::Null, |key| Value::from(key.as_str()))
    }

    fn time(&self, value: &Value) -> Option<Value> {
        match value {
            // Seconds until the year 5138; what is larger are milliseconds.
            Value::Number(number) if number.as_f64()?.abs() < 1e11 => epoch(value, 1_000),
            Value::Number(_) => epoch(value, 1),
            Value::String(text) => self.time_of(text),
            _ => None,
        }
    }

    fn time_of(&self, text: &str) -> Option<Value> {
        let time = Timestamp::parse(text.trim()).or_else(|| self.zone.time(text.trim()))?;
        Some(time.to_string().into())
    }

    /// The day at the beginning of a text, or that of a point in time.
    fn day(&self, value: &Value) -> Option<Value> {
        let text = match value {
            Value::String(text) => text.clone(),
            value => self.time(value)?.as_str()?.to_owned(),
        };
        let day = text.get(..10)?;
        model::Day::parse(day).map(|day| day.to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn converted(target: Target, value: Value) -> Value {
        let conversion = Conversion {
            target,
            words: None,
            otherwise: Value::Null,
            zone: LocalZone::parse("Europe/Helsinki").unwrap(),
        };
        conversion.apply(value)
    }

    #[test]
    fn a_time_is_read_in_all_six_ways() {
        for written in [
            json!("2026-01-24T12:00:00Z"),
            json!("2026-01-24T14:00:00.123456+02:00"),
            json!("2026-01-24 14:00:00"),
            json!("2026-01-24T14:00"),
            json!(1_769_256_000_000_i64),
            json!(1_769_256_000),
        ] {
            let time = converted(Target::Time, written.clone());
            assert_eq!(time, json!("2026-01-24T12:00:00Z"), "{written}");
        }
        let midnight = converted(Target::Time, json!("2026-01-24"));
        assert_eq!(midnight, json!("2026-01-23T22:00:00Z"));
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        assert_eq!(converted(Target::Time, json!("soon")), Value::Null);
        assert_eq!(
            converted(Target::Link, json!("javascript:alert(1)")),
            Value::Null
        );
        assert_eq!(converted(Target::Int, json!("many")), Value::Null);
        assert_eq!(converted(Target::Int, json!(1e300)), Value::Null);
    }

    #[test]
    fn words_lead_back() {
        let words = json!({"open": "scheduled", "gone": "cancelled", "*": "scheduled"});
        let conversion = Conversion {
            target: Target::Any,
            words: words.as_object().cloned(),
            otherwise: Value::Null,
            zone: LocalZone::UTC,
        };
        assert_eq!(conversion.apply(json!("gone")), json!("cancelled"));
        assert_eq!(conversion.apply(json!("new")), json!("scheduled"));
        assert_eq!(conversion.back(&json!("cancelled")), json!("gone"));
        assert_eq!(
            conversion.apply(json!(["gone", "open"])),
            json!(["cancelled", "scheduled"])
        );
    }
}

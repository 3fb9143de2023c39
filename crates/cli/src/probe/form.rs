//! In which form a value comes: texts in several languages, times, names that need quotes.

use model::Language;
use serde_json::{Value, json};

/// A name as an expression takes it.
pub(super) fn quoted(name: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let starts = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
    if starts && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A leaf for a text of this name, in whatever languages; and in which form it comes.
pub(super) fn text(record: &Value, name: &str) -> Option<(Value, &'static str)> {
    match record.get(name)? {
        Value::String(_) => Some((
            json!(format!("={}", quoted(name))),
            "a text in one language",
        )),
        Value::Object(texts) if is_by_language(texts.keys().map(String::as_str)) => {
            Some((json!(format!("={}", quoted(name))), "a map by language"))
        }
        Value::Array(rows) => {
            let (language, text) = rows_of(rows.first()?, &["text", "value", "content", name])?;
            let leaf = format!("=lang_rows({}, '{language}', '{text}')", quoted(name));
            Some((json!(leaf), "rows, one a language"))
        }
        _ => None,
    }
}

/// A leaf for a text that stands in rows of translations beside the record's own fields.
pub(super) fn translated(record: &Value, name: &str) -> Option<(Value, &'static str)> {
    let (list, rows) = ["translations", "locales", "l10ns"]
        .iter()
        .find_map(|list| Some((list, record.get(list)?)))?;
    let (language, text) = rows_of(rows.as_array()?.first()?, &[name])?;
    Some((
        json!(format!("=lang_rows({list}, '{language}', '{text}')")),
        "rows of translations",
    ))
}

/// A leaf for a text with one column a language: `title_fi`, `titleSv`.
pub(super) fn columns(record: &Value, name: &str) -> Option<(Value, &'static str)> {
    let mut leaf = serde_json::Map::new();
    for language in Language::ALL {
        let code = language.code();
        let mut letters = code.chars();
        let upper: String = letters.next()?.to_uppercase().chain(letters).collect();
        let column = [
            format!("{name}_{code}"),
            format!("{name}{upper}"),
            format!("{name}-{code}"),
        ];
        if let Some(column) = column
            .iter()
            .find(|column| record.get(column.as_str()).is_some_and(Value::is_string))
        {
            leaf.insert(code.to_owned(), json!(format!("={}", quoted(column))));
        }
    }
    (!leaf.is_empty()).then_some((Value::Object(leaf), "a column a language"))
}

fn is_by_language<'t>(tags: impl Iterator<Item = &'t str>) -> bool {
    let mut any = false;
    for tag in tags {
        any = true;
        if Language::parse(tag).is_none() && tag != "default" {
            return false;
        }
    }
    any
}

/// The names of language and text in a row of translations.
fn rows_of(row: &Value, texts: &[&str]) -> Option<(String, String)> {
    const LANGUAGES: &[&str] = &[
        "languages_code",
        "language",
        "locale",
        "lang",
        "language_code",
    ];
    let named = |names: &[&str]| {
        let mut names = names.iter();
        names
            .find(|name| row.get(**name).is_some_and(Value::is_string))
            .map(|name| (*name).to_owned())
    };
    Some((named(LANGUAGES)?, named(texts)?))
}

/// A leaf for a time of this name, its form, and whether the form leaves the zone open.
pub(super) fn time(value: &Value, name: &str) -> Option<(Value, &'static str, Zone)> {
    let leaf = |kind: &str| json!({ "=": quoted(name), "as": kind });
    match value {
        Value::Number(number) => {
            let number = number.as_f64()?;
            if number > 1e11 {
                Some((leaf("epoch_ms"), "milliseconds since 1970", Zone::Told))
            } else if number > 1e8 {
                Some((leaf("epoch_s"), "seconds since 1970", Zone::Told))
            } else {
                None
            }
        }
        Value::String(text) => {
            let digits = |range: std::ops::Range<usize>| {
                text.get(range)
                    .is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            };
            if !digits(0..4) || !digits(5..7) || !digits(8..10) {
                return None;
            }
            let clock = text.get(11..).unwrap_or_default();
            if clock.is_empty() {
                Some((leaf("time"), "a day without a time", Zone::Open))
            } else if clock.ends_with('Z') || clock.contains('+') || clock.contains('-') {
                Some((leaf("time"), "a time with its zone", Zone::Told))
            } else {
                Some((leaf("time"), "a time without a zone", Zone::Open))
            }
        }
        _ => None,
    }
}

/// Whether a time names its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// It does.
    Told,
    /// It is somebody's local time.
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart() {
        let record = json!({
            "a": "x", "b": {"fi": "x", "sv-FI": "y"}, "c": [{"locale": "fi", "text": "x"}], "d": {"lat": 1},
            "e_fi": "x", "e_sv": "y", "translations": [{"languages_code": "fi-FI", "f": "x"}]
        });
        assert_eq!(text(&record, "a").unwrap().0, "=a");
        assert_eq!(text(&record, "b").unwrap().1, "a map by language");
        assert_eq!(
            text(&record, "c").unwrap().0,
            "=lang_rows(c, 'locale', 'text')"
        );
        assert_eq!(text(&record, "d"), None);
        assert_eq!(
            columns(&record, "e").unwrap().0,
            json!({"fi": "=e_fi", "sv": "=e_sv"})
        );
        assert_eq!(
            translated(&record, "f").unwrap().0,
            "=lang_rows(translations, 'languages_code', 'f')"
        );
        assert_eq!(quoted("@id"), "\"@id\"");
    }

    #[test]
    fn times_are_told_apart() {
        let of = |value: Value| time(&value, "t").map(|(leaf, _, zone)| (leaf["as"].clone(), zone));
        assert_eq!(
            of(json!("2026-12-01T17:00:00+02:00")),
            Some((json!("time"), Zone::Told))
        );
        assert_eq!(
            of(json!("2026-12-01 17:00")),
            Some((json!("time"), Zone::Open))
        );
        assert_eq!(of(json!("2026-12-01")), Some((json!("time"), Zone::Open)));
        assert_eq!(
            of(json!(1_800_000_000_000_i64)),
            Some((json!("epoch_ms"), Zone::Told))
        );
        assert_eq!(
            of(json!(1_800_000_000)),
            Some((json!("epoch_s"), Zone::Told))
        );
        assert_eq!(of(json!(3)), None);
        assert_eq!(of(json!("tomorrow")), None);
    }
}

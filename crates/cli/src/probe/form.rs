//! In which form a value comes: texts in several languages, times, names that need quotes. Refuses what has no form it knows.

use model::Language;
use serde_json::{Value, json};

use super::names;

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

/// Where the fields of a record are found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'r> {
    /// One record with a value of every field.
    pub(super) record: &'r Value,
    /// What stands before a name in an expression.
    pub(super) prefix: &'r str,
}

impl Source<'_> {
    /// The expression for a field.
    pub(super) fn path(self, name: &str) -> String {
        format!("{}{}", self.prefix, quoted(name))
    }

    fn leaf(self, name: &str) -> Value {
        json!(format!("={}", self.path(name)))
    }
}

/// A text, as a profile reads it.
#[derive(Debug, PartialEq)]
pub(super) struct Text {
    pub(super) leaf: Value,
    /// Its name in the record.
    pub(super) name: String,
    /// How it comes.
    pub(super) form: &'static str,
    /// Its languages, where something tells.
    pub(super) languages: Vec<Language>,
}

/// The text of the first of these names (bare ones) that there is, in whatever languages.
pub(super) fn text(source: Source, names: &[&str]) -> Option<Text> {
    let mut names = names.iter();
    names.find_map(|name| {
        own(source, name)
            .or_else(|| translated(source, name))
            .or_else(|| columns(source, name))
            .or_else(|| plucked(source, name))
    })
}

/// Whether a record holds HTML under this name, in whatever language.
pub(super) fn holds_html(record: &Value, name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or(name);
    match record {
        Value::Object(fields) => fields
            .iter()
            .any(|(key, value)| key == name && is_html(value) || holds_html(value, name)),
        Value::Array(rows) => rows.iter().any(|row| holds_html(row, name)),
        _ => false,
    }
}

fn is_html(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains("</") || text.contains("<br"),
        Value::Array(rows) => rows.iter().any(is_html),
        Value::Object(fields) => fields.values().any(is_html),
        _ => false,
    }
}

/// A field of this name.
fn own(source: Source, wanted: &str) -> Option<Text> {
    let (name, value) = names::one(source.record, wanted)?;
    let text = |leaf: Value, form: &'static str, languages: Vec<Language>| Text {
        leaf,
        name: name.to_owned(),
        form,
        languages,
    };
    match value {
        Value::String(_) => Some(text(
            source.leaf(name),
            "a text in one language",
            Vec::new(),
        )),
        Value::Object(texts) if is_by_language(texts.keys().map(String::as_str)) => {
            let tags = texts.keys().filter_map(|tag| spoken(tag));
            Some(text(source.leaf(name), "a map by language", tags.collect()))
        }
        Value::Array(rows) => {
            let row = rows.first()?;
            let (language, field) = rows_of(row, &["text", "value", "content", wanted])?;
            let leaf = format!("=lang_rows({}, '{language}', '{field}')", source.path(name));
            Some(text(
                json!(leaf),
                "rows, one a language",
                languages(rows, &language),
            ))
        }
        _ => None,
    }
}

/// A text that stands in rows of translations beside the record's own fields.
fn translated(source: Source, wanted: &str) -> Option<Text> {
    let (list, rows) = names::find(source.record, &["translations", "locales", "l10ns"])?;
    let rows = rows.as_array()?;
    let (language, field) = rows_of(rows.first()?, &[wanted])?;
    let leaf = format!("=lang_rows({}, '{language}', '{field}')", source.path(list));
    Some(Text {
        leaf: json!(leaf),
        name: field,
        form: "rows of translations",
        languages: languages(rows, &language),
    })
}

/// A text with one column a language: `title_fi`, `titleSv`.
fn columns(source: Source, wanted: &str) -> Option<Text> {
    let mut leaf = serde_json::Map::new();
    let mut languages = Vec::new();
    for language in Language::ALL {
        let column = format!("{wanted}{}", language.code());
        if let Some((name, Value::String(_))) = names::one(source.record, &column) {
            leaf.insert(language.code().to_owned(), source.leaf(name));
            languages.push(language);
        }
    }
    (!leaf.is_empty()).then_some(Text {
        leaf: Value::Object(leaf),
        name: wanted.to_owned(),
        form: "a column a language",
        languages,
    })
}

/// A text that stands in an object a language: `l10n: {fi: {title}, sv: {title}}`.
fn plucked(source: Source, wanted: &str) -> Option<Text> {
    source.record.as_object()?.iter().find_map(|(map, value)| {
        let by_language = value.as_object()?;
        if !is_by_language(by_language.keys().map(String::as_str)) {
            return None;
        }
        let mut texts = by_language.values();
        let (field, _) =
            texts.find_map(|one| names::one(one, wanted).filter(|(_, text)| text.is_string()))?;
        let tags = by_language.keys().filter_map(|tag| spoken(tag));
        Some(Text {
            leaf: json!(format!("=pluck_map({}, '{field}')", source.path(map))),
            name: format!("{map}.{field}"),
            form: "an object a language",
            languages: tags.collect(),
        })
    })
}

/// Whether names are those of languages.
pub(super) fn is_by_language<'t>(tags: impl Iterator<Item = &'t str>) -> bool {
    let mut ours = false;
    for tag in tags {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let is_tag = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        ours |= spoken(tag).is_some();
        if !is_tag && tag != "default" {
            return false;
        }
    }
    ours
}

/// The language of a tag; a profile's default is Finnish.
fn spoken(tag: &str) -> Option<Language> {
    if tag == "default" {
        Some(Language::Fi)
    } else {
        Language::parse(tag)
    }
}

/// The names of language and text in a row of translations.
fn rows_of(row: &Value, texts: &[&str]) -> Option<(String, String)> {
    const LANGUAGES: &[&str] = &[
        "languagescode",
        "language",
        "locale",
        "lang",
        "languagecode",
        "code",
    ];
    let named = |names: &[&str]| {
        let (name, value) = names::find(row, names)?;
        (value.is_string() && !name.contains('\'')).then(|| name.to_owned())
    };
    Some((named(LANGUAGES)?, named(texts)?))
}

fn languages(rows: &[Value], field: &str) -> Vec<Language> {
    let tags = rows.iter().filter_map(|row| row.get(field)?.as_str());
    tags.filter_map(Language::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart() {
        let record = json!({
            "a": "x", "b": {"fi": "x", "sv-FI": "y"}, "c": [{"locale": "fi", "text": "x"}], "d": {"lat": 1},
            "e_fi": "x", "eSv": "y", "translations": [{"languages_code": "fi-FI", "f": "x"}], "l10n": {"fi": {}, "sv": {"g": "x"}}
        });
        let of = |name: &str, prefix: &str| {
            let text = text(
                Source {
                    record: &record,
                    prefix,
                },
                &[name],
            )?;
            Some((text.leaf, text.form, text.languages.len()))
        };
        assert_eq!(
            of("a", ""),
            Some((json!("=a"), "a text in one language", 0))
        );
        assert_eq!(
            of("b", "value."),
            Some((json!("=value.b"), "a map by language", 2))
        );
        assert_eq!(of("c", "").unwrap().0, "=lang_rows(c, 'locale', 'text')");
        assert_eq!(of("d", ""), None);
        assert_eq!(of("e", "").unwrap().0, json!({"fi": "=e_fi", "sv": "=eSv"}));
        assert_eq!(
            of("f", "").unwrap().0,
            "=lang_rows(translations, 'languages_code', 'f')"
        );
        assert_eq!(of("g", "").unwrap().0, "=pluck_map(l10n, 'g')");
        assert_eq!(quoted("@id"), "\"@id\"");
    }
}

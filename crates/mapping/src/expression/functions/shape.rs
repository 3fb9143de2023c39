//! Functions that turn one shape of data into another.

use std::collections::BTreeMap;

use jmespath::{Rcvar, Variable};
use serde_json::Number;

use super::{list, null, object, string};
use crate::gather;

fn field(value: &Rcvar, name: &str) -> Rcvar {
    value.get_field(name)
}

/// What a key may be: a text, or a number as text.
fn key(value: &Rcvar) -> Option<String> {
    match &**value {
        Variable::String(text) => Some(text.clone()),
        Variable::Number(number) => Some(number.to_string()),
        Variable::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// The two-letter code of a language tag: `fi` of `fi-FI` and `fi_FI`.
fn language(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?;
    (code.len() == 2).then(|| code.to_ascii_lowercase())
}

fn collect(pairs: impl Iterator<Item = (Option<String>, Rcvar)>) -> Rcvar {
    let mut fields = BTreeMap::new();
    for (key, value) in pairs {
        if let Some(key) = key
            && !value.is_null()
        {
            fields.entry(key).or_insert(value);
        }
    }
    object(fields)
}

/// `lang_rows(rows, 'locale', 'text')`: text per language from one row a language, such as
/// `[{"locale": "fi-FI", "text": "Kyllä"}]`.
pub(super) fn lang_rows(arguments: &[Rcvar]) -> Option<Rcvar> {
    let [rows, locale, text] = arguments else {
        return None;
    };
    let (rows, locale, text) = (rows.as_array()?, locale.as_string()?, text.as_string()?);
    Some(collect(rows.iter().map(|row| {
        let tag = key(&field(row, locale));
        (tag.and_then(|tag| language(&tag)), field(row, text))
    })))
}

/// `lang_map(map)`: text per language from a map with full tags, such as `{"fi-FI": "Kyllä"}`. A bare
/// text is kept: it is taken as the profile's first language.
pub(super) fn lang_map(arguments: &[Rcvar]) -> Option<Rcvar> {
    let [map] = arguments else { return None };
    match &**map {
        Variable::Object(fields) => Some(collect(
            fields
                .iter()
                .map(|(tag, text)| (language(tag), Rcvar::clone(text))),
        )),
        Variable::String(_) => Some(Rcvar::clone(map)),
        _ => None,
    }
}

/// `pluck_map(map, 'question')`: one field of each value, such as of `{"fi": {"question": "…"}}`.
pub(super) fn pluck_map(arguments: &[Rcvar]) -> Option<Rcvar> {
    let [map, name] = arguments else { return None };
    let (fields, name) = (map.as_object()?, name.as_string()?);
    let pairs = fields
        .iter()
        .map(|(key, value)| (Some(key.clone()), field(value, name)));
    Some(collect(pairs))
}

/// `lookup(value, {"open": "scheduled", "*": "cancelled"})`: the table's word for a value; that of `*`
/// for a value that it does not name.
pub(super) fn lookup(arguments: &[Rcvar]) -> Option<Rcvar> {
    let [value, table] = arguments else {
        return None;
    };
    let found = key(value).map_or_else(null, |key| field(table, &key));
    Some(if found.is_null() {
        field(table, "*")
    } else {
        found
    })
}

/// `items(object)`: `[{"key": …, "value": …}]` of an object's fields.
pub(super) fn items(arguments: &[Rcvar]) -> Option<Rcvar> {
    let fields = arguments.first()?.as_object()?;
    let item = |(name, value): (&String, &Rcvar)| {
        object(gather::fields(
            &mut [
                ("key".to_owned(), string(name.as_str())),
                ("value".to_owned(), Rcvar::clone(value)),
            ]
            .into_iter(),
        ))
    };
    Some(list(fields.iter().map(item).collect()))
}

/// `from_items(list)`: an object of `[{"key": …, "value": …}]` or `[[key, value]]`; the first of a key counts.
pub(super) fn from_items(arguments: &[Rcvar]) -> Option<Rcvar> {
    let pairs = arguments.first()?.as_array()?;
    Some(collect(pairs.iter().map(|pair| match &**pair {
        Variable::Array(_) => (key(&pair.get_index(0)), pair.get_index(1)),
        _ => (key(&field(pair, "key")), field(pair, "value")),
    })))
}

/// `group_count(list)`: `[{"value": …, "count": n}]` of a list of texts, in the order of first occurrence: results from
/// rows of answers. `null` is not counted.
pub(super) fn group_count(arguments: &[Rcvar]) -> Option<Rcvar> {
    let values = arguments.first()?.as_array()?;
    let mut order: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in values.iter().filter_map(key) {
        let count = counts.entry(value.clone()).or_default();
        if *count == 0 {
            order.push(value);
        }
        *count += 1;
    }
    let rows = order.into_iter().map(|value| {
        let count = counts.get(&value).copied().unwrap_or_default();
        object(gather::fields(
            &mut [
                ("value".to_owned(), string(value)),
                (
                    "count".to_owned(),
                    Rcvar::new(Variable::Number(Number::from(count))),
                ),
            ]
            .into_iter(),
        ))
    });
    Some(list(rows.collect()))
}

/// `flatten_errors(body)`: `[{"path": "a/0/b", "message": …}]` of errors nested as the form they are about, such as
/// Django's `{"a": [{"b": ["This field is required."]}]}`.
pub(super) fn flatten_errors(arguments: &[Rcvar]) -> Option<Rcvar> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), Rcvar::clone(arguments.first()?))];
    while let Some((path, value)) = open.pop() {
        let below = |step: &str| match path.as_str() {
            "" => step.to_owned(),
            path => format!("{path}/{step}"),
        };
        match &*value {
            Variable::String(message) => found.push(object(gather::fields(
                &mut [
                    ("path".to_owned(), string(path)),
                    ("message".to_owned(), string(message.as_str())),
                ]
                .into_iter(),
            ))),
            Variable::Array(items) => {
                for (index, item) in items.iter().enumerate().rev() {
                    let path = match &**item {
                        Variable::String(_) => path.clone(),
                        _ => below(&index.to_string()),
                    };
                    open.push((path, Rcvar::clone(item)));
                }
            }
            Variable::Object(fields) => {
                for (name, value) in fields.iter().rev() {
                    open.push((below(name), Rcvar::clone(value)));
                }
            }
            _ => {}
        }
    }
    Some(list(found))
}

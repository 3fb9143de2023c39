//! What several records have in common: fields that none has, languages of their texts.

use std::collections::BTreeSet;

use model::Language;
use serde_json::Value;

use crate::contract;

/// Fields of the contract that none of these records has.
pub fn absent_fields(noun: &str, records: &[Value]) -> Vec<&'static str> {
    if records.is_empty() {
        return Vec::new();
    }
    let lacks = |name: &&str| {
        let has = |record: &Value| record.get(*name).is_some_and(|value| !value.is_null());
        !records.iter().any(has)
    };
    contract::fields(noun).into_iter().filter(lacks).collect()
}

/// The languages of the texts in a value.
pub(super) fn spoken(value: &Value, languages: &mut BTreeSet<Language>) {
    match value {
        Value::Object(fields) => {
            let tags: Option<Vec<Language>> = fields
                .iter()
                .map(|(tag, text)| Language::parse(tag).filter(|_| text.is_string()))
                .collect();
            match tags {
                Some(tags) => languages.extend(tags),
                None => fields.values().for_each(|value| spoken(value, languages)),
            }
        }
        Value::Array(items) => items.iter().for_each(|value| spoken(value, languages)),
        _ => {}
    }
}

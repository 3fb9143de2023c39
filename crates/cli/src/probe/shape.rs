//! Finds the records in an answer. Refuses lists of anything but objects.

use serde_json::{Map, Value};

use super::fetch::Answer;
use super::form::{Source, is_by_language, quoted, text};
use super::names::TITLES;

/// A list and how to read it.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// The expression that finds the records.
    pub(super) path: String,
    /// The records, plain.
    pub(super) records: Vec<Value>,
    pub(super) form: Form,
}

/// In which form records come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// As objects in a list.
    Rows,
    /// As JSON:API writes them.
    JsonApi,
    /// As an object, each under its id; the expression finds that object.
    Keyed(String),
}

/// Names under which records usually stand.
const USUAL: &[&str] = &[
    "data",
    "items",
    "results",
    "value",
    "records",
    "rows",
    "entries",
    "nodes",
    "member",
    "hydra:member",
    "content",
    "list",
    "events",
    "panels",
    "polls",
];

/// The list of an answer; `None` where it holds none.
pub(super) fn list(answer: &Answer) -> Option<List> {
    if answer.status != 200 {
        return None;
    }
    let body = &answer.body;
    if let Some((path, rows)) = rows(body) {
        let is_resource = |record: &Value| {
            record.get("attributes").is_some_and(Value::is_object) && record.get("type").is_some()
        };
        let form = if rows.first().is_some_and(is_resource) {
            Form::JsonApi
        } else {
            Form::Rows
        };
        let records = rows.iter().map(plain).collect();
        return Some(List {
            path,
            records,
            form,
        });
    }
    let (object, fields) = keyed(body)?;
    Some(List {
        path: format!("items({object})"),
        records: fields.values().cloned().collect(),
        form: Form::Keyed(object),
    })
}

/// Whether a list is not of records but of further lists, as the root of an `OData` service is.
pub(super) fn is_service(body: &Value) -> bool {
    let entries = body.get("value").and_then(Value::as_array);
    let first = entries.and_then(|entries| entries.first());
    let told = |name: &String| matches!(name.as_str(), "name" | "url" | "kind" | "title");
    first.and_then(Value::as_object).is_some_and(|entry| {
        entry.contains_key("url") && entry.contains_key("name") && entry.keys().all(told)
    })
}

/// A record as the normaliser gives it: attributes beside the id.
pub(super) fn plain(record: &Value) -> Value {
    let attributes = record.get("attributes").and_then(Value::as_object);
    let (Some(fields), Some(attributes)) = (record.as_object(), attributes) else {
        return record.clone();
    };
    let mut plain: Map<String, Value> = attributes.clone();
    if let Some(id) = fields.get("id") {
        plain.insert("id".to_owned(), id.clone());
    }
    Value::Object(plain)
}

fn rows(body: &Value) -> Option<(String, &Vec<Value>)> {
    let objects = |value: &'_ Value| {
        let list = value.as_array()?;
        list.iter().all(Value::is_object).then_some(())
    };
    if objects(body).is_some() {
        return Some(("body".to_owned(), body.as_array()?));
    }
    let fields = body.as_object()?;
    let usual = USUAL.iter().filter_map(|name| fields.get_key_value(*name));
    for (name, value) in usual.chain(fields) {
        if objects(value).is_some() {
            return Some((format!("body.{}", quoted(name)), value.as_array()?));
        }
    }
    for (outer, value) in fields {
        for (inner, value) in value.as_object().into_iter().flatten() {
            if objects(value).is_some() && outer != "included" {
                let path = format!("body.{}.{}", quoted(outer), quoted(inner));
                return Some((path, value.as_array()?));
            }
        }
    }
    None
}

/// An object whose values are records: the answer itself, or the only field of it that is one.
fn keyed(body: &Value) -> Option<(String, &Map<String, Value>)> {
    let own = body.as_object()?;
    if is_table(own) && own.len() > 1 {
        return Some(("body".to_owned(), own));
    }
    let tables = own.iter().filter_map(|(name, value)| {
        Some((name, value.as_object().filter(|table| is_table(table))?))
    });
    let mut tables: Vec<_> = tables.collect();
    let (name, table) = tables.pop()?;
    tables
        .is_empty()
        .then(|| (format!("body.{}", quoted(name)), table))
}

/// Whether the values of an object are records: objects of several fields with a title among them, and no texts by language.
fn is_table(object: &Map<String, Value>) -> bool {
    let is_record = |value: &Value| {
        let fields = value.as_object();
        let is_text = fields.is_none_or(|fields| is_by_language(fields.keys().map(String::as_str)));
        let source = Source {
            record: value,
            prefix: "",
        };
        fields.is_some_and(|fields| fields.len() > 1) && !is_text && text(source, TITLES).is_some()
    };
    !object.is_empty()
        && object.values().all(is_record)
        && !object
            .values()
            .any(|value| value.as_object().is_some_and(is_table))
        && !is_by_language(object.keys().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answer(body: Value) -> Answer {
        Answer {
            status: 200,
            headers: Vec::new(),
            body,
            text: String::new(),
            leave: true,
            path: String::new(),
        }
    }

    fn path(body: Value) -> Option<String> {
        list(&answer(body)).map(|list| list.path)
    }

    #[test]
    fn lists_of_real_backends_are_found() {
        let row = json!({"id": 1});
        let of = |body: Value| path(body).unwrap();
        assert_eq!(of(json!([row])), "body");
        assert_eq!(
            of(json!({"count": 3, "next": null, "results": [row]})),
            "body.results"
        );
        assert_eq!(
            of(json!({"@odata.nextLink": "x", "value": [row]})),
            "body.value"
        );
        assert_eq!(
            of(json!({"_embedded": {"events": [row]}})),
            "body._embedded.events"
        );
        assert_eq!(of(json!({"hydra:member": [row]})), "body.\"hydra:member\"");
        assert_eq!(path(json!({"a": [1, 2]})), None);
        assert_eq!(
            path(json!({"id": 1, "title": {"fi": "A", "sv": "B"}})),
            None
        );
        assert_eq!(
            path(json!({"capabilities": {"a": {"url": "x", "on": true}}})),
            None
        );
    }

    #[test]
    fn records_under_their_ids_are_a_list_too() {
        let event = json!({"title": {"default": "A", "sv": "B"}, "start": "2026-12-01T10:00"});
        let found = list(&answer(json!({"events": {"a": event, "b": event}}))).unwrap();
        assert_eq!(
            (found.path.as_str(), found.records.len()),
            ("items(body.events)", 2)
        );
        assert_eq!(found.form, Form::Keyed("body.events".to_owned()));
        assert_eq!(
            path(json!({"a": event, "b": event})).unwrap(),
            "items(body)"
        );
    }

    #[test]
    fn json_api_is_known_by_its_attributes() {
        let body = json!({"data": [{"type": "events", "id": "1", "attributes": {"title": "A"}}], "links": {"next": null}});
        let list = list(&answer(body)).unwrap();
        assert_eq!(list.form, Form::JsonApi);
        assert_eq!(list.records[0], json!({"id": "1", "title": "A"}));
    }
}

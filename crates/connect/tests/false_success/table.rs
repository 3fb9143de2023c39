//! The table, and what one case is as the answer to one write.

use connect::HttpResponse;
use serde_json::{Map, Value};

use crate::writes::Write;

/// A false success.
pub(crate) struct Case {
    pub(crate) name: String,
    entry: Value,
}

/// Every case that does not need a wire to be told.
pub(crate) fn read() -> Vec<Case> {
    let text = include_str!("../../../../tests/fixtures/false_successes.json");
    let entries: Vec<Value> = serde_json::from_str(text).unwrap();
    let cases = entries
        .into_iter()
        .filter(|entry| entry.get("wire").is_none());
    cases
        .map(|entry| Case {
            name: entry["name"].as_str().unwrap().to_owned(),
            entry,
        })
        .collect()
}

impl Case {
    /// Whether it is a receipt of the native contract with a change, and says nothing about other backends.
    pub(crate) fn is_of_the_contract(&self) -> bool {
        self.entry.get("honest").is_some()
    }

    /// As the answer to this write; `None` where it says nothing about it.
    pub(crate) fn response(&self, write: &Write) -> Option<HttpResponse> {
        let entry = &self.entry;
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        let times = entry
            .get("times")
            .and_then(Value::as_u64)
            .unwrap_or_default();
        let literal = || text("repeated").repeat(usize::try_from(times).unwrap()) + text("body");
        let body = match entry.get("honest") {
            Some(change) => changed(write.honest.as_ref()?, change, write.id)?,
            None => literal(),
        };
        let headers = [("content-type", "type"), ("location", "location")];
        let header = |(name, key): (&str, &str)| {
            Some((name.to_owned(), entry.get(key)?.as_str()?.to_owned()))
        };
        Some(HttpResponse {
            status: u16::try_from(entry["status"].as_u64().unwrap()).unwrap(),
            headers: headers.into_iter().filter_map(header).collect(),
            body,
        })
    }
}

/// The honest answer with this change; `None` where it has no such field.
fn changed(honest: &Value, change: &Value, id: &str) -> Option<String> {
    let mut honest = honest.clone();
    let named = |key: &str| change.get(key).and_then(Value::as_str);
    if let Some(name) = named("drop") {
        holder(&mut honest, name)?.remove(name);
    }
    if let Some(name) = named("long") {
        holder(&mut honest, name)?.insert(name.to_owned(), "K".repeat(10_000).into());
    }
    for (name, value) in change
        .get("set")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let value = value.to_string().replace("$id", id);
        let value = serde_json::from_str(&value).unwrap();
        holder(&mut honest, name)?.insert(name.clone(), value);
    }
    let mut text = honest.to_string();
    if change.get("quoted").is_some() {
        text = Value::from(text).to_string();
    }
    let cut = change
        .get("cut")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    text.truncate(text.len() - usize::try_from(cut).unwrap());
    Some(
        named("before").unwrap_or_default().to_owned() + &text + named("after").unwrap_or_default(),
    )
}

/// The object that has this field: the answer itself, or its receipt.
fn holder<'a>(honest: &'a mut Value, name: &str) -> Option<&'a mut Map<String, Value>> {
    let at = if honest.get(name).is_some() {
        ""
    } else {
        "/receipt"
    };
    let holder = honest.pointer_mut(at)?.as_object_mut()?;
    holder.contains_key(name).then_some(holder)
}

//! Reads JSON into wire types and tells every shape that does not fit, not just the first.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::check::Finding;

/// Findings in one document after which reading it further helps nobody.
const MOST_FINDINGS: usize = 40;

/// Absent and null are the same: drops the nulls of all objects.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(
                kept.map(|(name, value)| (name, without_nulls(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// A JSON pointer (RFC 6901).
pub(crate) fn pointer(path: &Path) -> String {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", escaped(key)),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    };
    path.iter().map(segment).collect()
}

/// Reads a document. After each error the culprit is taken out and reading goes on, so that one
/// run tells of all.
pub(crate) fn read<T: DeserializeOwned>(mut value: Value) -> Result<T, Vec<Finding>> {
    let mut findings: Vec<Finding> = Vec::new();
    while findings.len() < MOST_FINDINGS {
        let error = match serde_path_to_error::deserialize::<_, T>(value.clone()) {
            Ok(read) if findings.is_empty() => return Ok(read),
            Ok(_) => break,
            Err(error) => error,
        };
        let pointer = pointer(error.path());
        let message = error.inner().to_string();
        let known = findings.iter().any(|one| one.pointer == pointer);
        if !known {
            findings.push(Finding::new(&pointer, "does_not_fit", explain(&message)));
        }
        if known || !remove(&mut value, &pointer) {
            break;
        }
    }
    Err(findings)
}

fn remove(value: &mut Value, pointer: &str) -> bool {
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        return false;
    };
    let name = name.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent) {
        Some(Value::Object(object)) => object.remove(&name).is_some(),
        Some(Value::Array(items)) => match name.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items.remove(index);
                // The places of those behind it have moved; what is told of them would mislead.
                items.truncate(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Adds the nearest known name to what serde says of an unknown one.
fn explain(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((given, known)) if message.starts_with("unknown ") => {
            super::nearest::expected(given, known.iter().copied())
        }
        _ => message.to_owned(),
    }
}

//! The way back through an entity: what the contract calls something, written as the backend reads it. It is there for
//! leaves that are bare paths, with or without words; all others are for reading only and are left out.

use serde_json::{Map, Value};

use crate::tree::Tree;

/// The backend's object for the contract's.
pub fn invert(tree: &Tree, ours: &Value) -> Value {
    let mut theirs = Value::Object(Map::new());
    put(tree, ours, &mut theirs);
    theirs
}

fn put(tree: &Tree, ours: &Value, theirs: &mut Value) {
    if ours.is_null() {
        return;
    }
    match tree {
        Tree::Made(expression) => {
            if let Some(path) = expression.path() {
                set(theirs, path, ours.clone());
            }
        }
        Tree::Converted(expression, conversion) => {
            if let Some(path) = expression.path() {
                set(theirs, path, conversion.back(ours));
            }
        }
        Tree::Object(fields) => {
            for (name, tree) in fields {
                put(tree, ours.get(name).unwrap_or(&Value::Null), theirs);
            }
        }
        Tree::Fixed(_) | Tree::Each(..) | Tree::List(_) => {}
    }
}

/// Puts a value at a path; what is known of the context only (`_`) is not the backend's.
fn set(target: &mut Value, path: &[String], value: Value) {
    let Some((last, above)) = path.split_last() else {
        return;
    };
    if value.is_null() || path.first().is_some_and(|first| first == "_") {
        return;
    }
    let mut at = target;
    for name in above {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        let Value::Object(fields) = at else { return };
        at = fields.entry(name.clone()).or_insert(Value::Null);
    }
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    if let Value::Object(fields) = at {
        fields.insert(last.clone(), value);
    }
}

//! Finds secrets in a profile. A profile is public: it lies beside the portal on a web server, so
//! whatever opens a door for everyone must not stand in it.

use serde_json::Value;

use super::wrong::Wrong;

/// Never in a profile, whatever the value. Without `_` and `-`.
const NEVER: [&str; 7] = [
    "clientsecret",
    "clientassertion",
    "apisecret",
    "masterkey",
    "privatekey",
    "servicekey",
    "servicerolekey",
];
/// Only as an expression (`=input.secret`): what the person types, not what the operator knows.
const NOT_FIXED: [&str; 4] = ["password", "passwd", "secret", "authorization"];

/// Every secret in a value.
pub(super) fn found(value: &Value) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    search(value, "", &mut wrong);
    wrong
}

fn search(value: &Value, pointer: &str, wrong: &mut Vec<Wrong>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let below = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                if is_secret(name, value) {
                    wrong.push(refused(below));
                } else {
                    search(value, &below, wrong);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                search(item, &format!("{pointer}/{index}"), wrong);
            }
        }
        Value::String(text) if opens_doors(text) => wrong.push(refused(pointer.to_owned())),
        _ => {}
    }
}

/// The fault of a secret, without the secret.
pub(super) fn refused(pointer: String) -> Wrong {
    Wrong {
        pointer,
        expected: "no secret: a profile is public".to_owned(),
        got: "what looks like a secret".to_owned(),
    }
}

fn is_secret(name: &str, value: &Value) -> bool {
    let name: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    NEVER.contains(&name.as_str()) || NOT_FIXED.contains(&name.as_str()) && is_fixed(value)
}

/// Whether a value is the same for everyone; an expression that is only a quoted text is, too.
fn is_fixed(value: &Value) -> bool {
    match value {
        Value::String(text) => text
            .strip_prefix('=')
            .is_none_or(|expression| expression.trim_start().starts_with(['\'', '`'])),
        Value::Number(_) => true,
        _ => false,
    }
}

fn opens_doors(text: &str) -> bool {
    let start = text.trim_start().get(..6).unwrap_or_default();
    start.eq_ignore_ascii_case("basic ") || text.contains("PRIVATE KEY-----")
}

//! `extends`: a profile is laid over its presets by JSON Merge Patch (RFC 7396): objects merge, `null` removes, all else
//! replaces.

use serde_json::{Map, Value};

/// The preset that is no file: the contract itself.
pub(super) const NATIVE: &str = "native";

/// Deepest chain of presets.
const DEEPEST: u8 = 4;

/// The presets that a profile names, without the native one.
pub(super) fn names(profile: &Value) -> Vec<String> {
    all_names(profile)
        .filter(|name| *name != NATIVE)
        .map(str::to_owned)
        .collect()
}

/// Whether it builds on the native contract.
pub(super) fn is_native(profile: &Value) -> bool {
    all_names(profile).any(|name| name == NATIVE)
}

fn all_names(profile: &Value) -> impl Iterator<Item = &str> {
    let extends = profile.get("extends").and_then(Value::as_array);
    extends.into_iter().flatten().filter_map(Value::as_str)
}

/// The profile laid over its presets; the names of those that are missing go to `missing`.
pub(super) fn extended(
    profile: &Value,
    preset: &dyn Fn(&str) -> Option<String>,
    missing: &mut Vec<String>,
) -> Value {
    below(profile, preset, missing, DEEPEST)
}

fn below(
    profile: &Value,
    preset: &dyn Fn(&str) -> Option<String>,
    missing: &mut Vec<String>,
    depth: u8,
) -> Value {
    let mut whole = Value::Object(Map::new());
    for name in names(profile) {
        let text = depth.checked_sub(1).zip(preset(&name));
        let parsed =
            text.and_then(|(deeper, text)| Some((deeper, serde_json::from_str(&text).ok()?)));
        match parsed {
            Some((deeper, parsed)) => {
                let parsed = below(&parsed, preset, missing, deeper);
                merge(&mut whole, &parsed);
            }
            None => missing.push(name),
        }
    }
    merge(&mut whole, profile);
    whole
}

/// RFC 7396 §2.
pub(super) fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else {
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            target.remove(name);
        } else {
            merge(target.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn merges_as_the_rfc_says() {
        for (target, patch, result) in [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (
                json!({"a": "b"}),
                json!({"b": "c"}),
                json!({"a": "b", "b": "c"}),
            ),
            (json!({"a": "b"}), json!({"a": null}), json!({})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (
                json!({"a": {"b": "c"}}),
                json!({"a": {"b": "d", "c": null}}),
                json!({"a": {"b": "d"}}),
            ),
            (
                json!({"a": [1]}),
                json!({"a": {"b": 2}}),
                json!({"a": {"b": 2}}),
            ),
            (
                json!([1]),
                json!({"a": {"b": {"c": null}}}),
                json!({"a": {"b": {}}}),
            ),
        ] {
            let mut merged = target;
            merge(&mut merged, &patch);
            assert_eq!(merged, result);
        }
    }

    #[test]
    fn presets_lie_below_and_may_be_missing() {
        let preset = |name: &str| (name == "a").then(|| r#"{"http": {"x": 1, "y": 2}}"#.to_owned());
        let mut missing = Vec::new();
        let profile = json!({"extends": ["a", "b"], "http": {"y": 3}});
        let whole = extended(&profile, &preset, &mut missing);
        assert_eq!(whole.get("http"), Some(&json!({"x": 1, "y": 3})));
        assert_eq!(missing, ["b"]);
    }
}

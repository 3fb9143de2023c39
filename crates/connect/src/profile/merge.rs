//! `extends`: a profile is laid over its presets by JSON Merge Patch (RFC 7396): objects merge, `null` removes, all else
//! replaces.

use model::Capability;
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

/// A file of a profile: one of its presets, or itself.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    /// Of a preset.
    name: Option<String>,
    value: Value,
}

/// The files of a profile, the lowest first and itself last; the names of those that are missing go to `missing`.
pub(super) fn layers(
    profile: &Value,
    preset: &dyn Fn(&str) -> Option<String>,
    missing: &mut Vec<String>,
) -> Vec<Layer> {
    let mut layers = Vec::new();
    below(profile, preset, missing, DEEPEST, &mut layers);
    layers.push(Layer {
        name: None,
        value: profile.clone(),
    });
    layers
}

fn below(
    profile: &Value,
    preset: &dyn Fn(&str) -> Option<String>,
    missing: &mut Vec<String>,
    depth: u8,
    layers: &mut Vec<Layer>,
) {
    for name in names(profile) {
        let text = depth.checked_sub(1).zip(preset(&name));
        let parsed =
            text.and_then(|(deeper, text)| Some((deeper, serde_json::from_str(&text).ok()?)));
        match parsed {
            Some((deeper, value)) => {
                below(&value, preset, missing, deeper, layers);
                let name = Some(name);
                layers.push(Layer { name, value });
            }
            None => missing.push(name),
        }
    }
}

/// Lays what a variant changes over them, as if it stood in the file that holds the variants.
pub(super) fn lay(layers: &mut Vec<Layer>, patches: Vec<Value>) {
    let name = preset_of(layers, "/variants");
    let layer = |value| Layer {
        name: name.clone(),
        value,
    };
    layers.extend(patches.into_iter().map(layer));
}

/// The whole that they make.
pub(super) fn laid(layers: &[Layer]) -> Value {
    let mut whole = Value::Object(Map::new());
    for layer in layers {
        merge(&mut whole, &layer.value);
    }
    whole
}

/// Those of the native contract's operations that no layer removes.
pub(super) fn kept(layers: &[Layer]) -> Vec<Capability> {
    let all = Capability::ALL.iter();
    let native = all.map(|one| (one.name().to_owned(), Value::Object(Map::new())));
    let mut operations = Value::Object(native.collect());
    for patch in layers
        .iter()
        .filter_map(|layer| layer.value.get("operations"))
    {
        merge(&mut operations, patch);
    }
    let all = Capability::ALL.iter().copied();
    all.filter(|one| operations.get(one.name()).is_some())
        .collect()
}

/// The preset that a value, or what lacks it, comes from; `None` where it stands in the profile itself.
pub(super) fn preset_of(layers: &[Layer], pointer: &str) -> Option<String> {
    let mut from_the_top = layers.iter().rev();
    match from_the_top.find(|layer| layer.value.pointer(pointer).is_some()) {
        Some(layer) => layer.name.clone(),
        None => preset_of(layers, pointer.rsplit_once('/')?.0),
    }
}

/// RFC 7396 §2.
fn merge(target: &mut Value, patch: &Value) {
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
        let preset = |name: &str| match name {
            "a" => Some(r#"{"http": {"x": 1, "y": 2, "z": 3}}"#.to_owned()),
            "c" => Some(r#"{"extends": ["a"], "http": {"z": null}}"#.to_owned()),
            _ => None,
        };
        let mut missing = Vec::new();
        let profile = json!({"extends": ["a", "b"], "http": {"y": 3}});
        let layers = layers(&profile, &preset, &mut missing);
        assert_eq!(
            laid(&layers).get("http"),
            Some(&json!({"x": 1, "y": 3, "z": 3}))
        );
        assert_eq!(missing, ["b"]);
        assert_eq!(preset_of(&layers, "/http/x").as_deref(), Some("a"));
        assert_eq!(preset_of(&layers, "/http/y"), None);
        assert_eq!(preset_of(&layers, "/http/x/missing").as_deref(), Some("a"));
        assert_eq!(preset_of(&layers, "/missing"), None);
        // Also what another preset brought.
        let profile = json!({"extends": ["a", "c"]});
        let whole = laid(&super::layers(&profile, &preset, &mut missing));
        assert_eq!(whole.get("http"), Some(&json!({"x": 1, "y": 2})));
    }

    #[test]
    fn a_native_operation_that_is_removed_is_gone() {
        let preset =
            |_: &str| Some(r#"{"operations": {"polls": null, "panels": null}}"#.to_owned());
        let profile = json!({"extends": ["native", "a"], "operations": {"panels": {"get": "/x"}}});
        let kept = kept(&layers(&profile, &preset, &mut Vec::new()));
        assert_eq!(kept.len(), Capability::ALL.len() - 1);
        assert!(!kept.contains(&Capability::Polls));
    }
}

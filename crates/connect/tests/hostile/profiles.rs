//! Every profile that is shipped, whole and mutated.

use serde_json::Value;

use crate::chance::Chance;
use crate::mutate::mutate;

/// The profiles with their presets laid below, so that both are mutated.
pub(crate) struct Shipped {
    pub(crate) profiles: Vec<(String, Value)>,
    /// Names that they use, to rename to.
    names: Vec<String>,
}

pub(crate) fn shipped() -> Shipped {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut profiles = Vec::new();
    for entry in std::fs::read_dir(format!("{root}/profiles")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            profiles.push((name, whole(&std::fs::read_to_string(&path).unwrap())));
        }
    }
    profiles.push((
        "town".to_owned(),
        whole(include_str!("../profiles/town.json")),
    ));
    profiles.push((
        "seats".to_owned(),
        whole(include_str!("../profiles/seats.json")),
    ));
    profiles.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(profiles.len() > 4, "the shipped profiles are not there");
    let mut names = Vec::new();
    for (_, profile) in &profiles {
        collect(profile, &mut names);
    }
    names.extend(
        [
            "extends", "off", "fixed", "like", "each", "=each", "=", "steps", "origins",
        ]
        .map(str::to_owned),
    );
    names.sort();
    names.dedup();
    Shipped { profiles, names }
}

fn whole(text: &str) -> Value {
    let profile: Value = serde_json::from_str(text).unwrap();
    let mut whole = Value::Object(serde_json::Map::new());
    for name in profile
        .get("extends")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/presets");
        if let Ok(text) = std::fs::read_to_string(format!("{root}/{}.json", name.as_str().unwrap()))
        {
            lay(&mut whole, &self::whole(&text));
        }
    }
    lay(&mut whole, &profile);
    if let Some(fields) = whole.as_object_mut() {
        fields.remove("extends");
    }
    whole
}

/// RFC 7396.
fn lay(target: &mut Value, patch: &Value) {
    let (Value::Object(fields), Value::Object(patch)) = (&mut *target, patch) else {
        *target = patch.clone();
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            fields.remove(name);
        } else {
            lay(fields.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

fn collect(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            names.push(name.clone());
            collect(value, names);
        }),
        _ => {}
    }
}

/// A profile with a few faults; sometimes none, since then the answers' faults go deepest.
pub(crate) fn mutated(shipped: &Shipped, chance: &mut Chance) -> (String, String) {
    let (name, profile) = chance.pick(&shipped.profiles);
    let mut profile = profile.clone();
    let times = *chance.pick(&[0, 1, 1, 2, 2, 3, 5, 8]);
    mutate(&mut profile, times, &shipped.names, chance);
    // What every profile needs is rarely what is interesting to break.
    if !chance.one_in(6)
        && let Some(fields) = profile.as_object_mut()
    {
        fields.insert("profile".to_owned(), 1.into());
        fields
            .entry("base")
            .or_insert_with(|| "https://api.example.fi/v1".into());
    }
    (name.clone(), profile.to_string())
}

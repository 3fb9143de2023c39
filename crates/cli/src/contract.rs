//! The shapes of the contract, from its OpenAPI document, and what does not fit them: in what a profile makes, or in
//! what a backend gave.

use std::sync::LazyLock;

use serde_json::{Map, Value};

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    // It is generated and tested in its own crate; without it nothing would be known, and nothing refused.
    serde_json::from_str(include_str!("../../backend/openapi.json")).unwrap_or_default()
});

/// What the decoders cannot do without, by entity. The document asks for more than they do, or leaves out texts.
const REQUIRED: &[(&str, &[&str])] = &[
    ("panel", &["id", "name", "attendance", "joining"]),
    (
        "meeting",
        &["id", "panel", "theme", "starts_at", "ends_at", "place"],
    ),
    ("theme", &["id", "panel", "title", "state"]),
    ("invitation", &["id", "target", "title", "state"]),
    ("poll", &["id", "title"]),
    ("event", &["id", "title", "starts_at", "ends_at", "place"]),
    ("impact", &["id", "title", "progress", "published_at"]),
    ("membership", &["panel", "state", "since"]),
    ("seat", &["id", "state", "receipt"]),
    ("receipt", &["code", "at"]),
    ("portal", &["name"]),
];

/// The same of the objects in an entity, each of which may be left out as a whole.
const REQUIRED_WITHIN: &[(&str, &str, &[&str])] = &[
    ("panel", "term", &["starts_on", "ends_on"]),
    ("panel", "seats", &["total"]),
    ("panel", "contact", &["name"]),
    ("meeting", "place", &["attendance"]),
    ("meeting", "summary", &["published_at"]),
    ("invitation", "target", &["kind", "id"]),
    ("invitation", "from", &["name"]),
    ("poll", "contact", &["name"]),
    ("poll", "response", &["id", "receipt"]),
    ("event", "place", &["attendance"]),
    ("event", "series", &["id", "title"]),
    ("event", "contact", &["name"]),
    ("seat", "receipt", &["code", "at"]),
    ("portal", "contact", &["name"]),
];

/// Something that is not as the contract has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Where, as a JSON pointer from the value that was looked at.
    pub pointer: String,
    /// What the contract has.
    pub expected: String,
    /// What is there.
    pub got: String,
    /// The name in the contract that was likely meant.
    pub nearest: Option<String>,
}

/// The shape of an entity such as `event`; `None` for a name the contract does not know.
pub fn shape(entity: &str) -> Option<&'static Value> {
    let mut letters = entity.chars();
    let name: String = letters.next()?.to_uppercase().chain(letters).collect();
    DOCUMENT.pointer(&format!("/components/schemas/{name}"))
}

/// The names of an entity's fields.
pub fn fields(entity: &str) -> Vec<&'static str> {
    let properties = shape(entity).and_then(properties);
    properties
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect()
}

/// Fields that an entity needs and this value lacks. What an expression makes as a whole cannot be known.
pub fn missing(entity: &str, value: &Value) -> Vec<String> {
    let own = REQUIRED.iter().filter(|(name, _)| *name == entity);
    let own = own.map(|(_, names)| (None, Some(value), *names));
    let within = REQUIRED_WITHIN
        .iter()
        .filter(|(name, _, _)| *name == entity);
    let within = within.map(|(_, part, names)| (Some(*part), value.get(part), *names));
    let mut absent = Vec::new();
    for (part, value, names) in own.chain(within) {
        let fields = value.and_then(Value::as_object);
        let Some(fields) = fields.filter(|fields| !is_expression(fields)) else {
            continue;
        };
        for name in names.iter().filter(|name| !fields.contains_key(**name)) {
            absent.push(part.map_or_else(|| (*name).to_owned(), |part| format!("{part}.{name}")));
        }
    }
    absent
}

/// What of a value, or of a tree that makes one, does not fit an entity's shape.
pub fn odd(entity: &str, value: &Value) -> Vec<Odd> {
    let mut found = Vec::new();
    if let Some(shape) = shape(entity) {
        compare(shape, value, "", &mut found);
    }
    // The engine adds it to records whose act is elsewhere; a profile may as well.
    found.retain(|odd| odd.pointer != "/elsewhere");
    found
}

fn compare(shape: &Value, value: &Value, pointer: &str, found: &mut Vec<Odd>) {
    let shape = plain(shape);
    match value {
        Value::Object(fields) if fields.contains_key("=each") => {
            let below = shape.get("items").zip(fields.get("map"));
            if let Some((shape, map)) = below {
                compare(shape, map, &format!("{pointer}/map"), found);
            }
        }
        Value::Object(fields) if is_expression(fields) => {
            let words = fields.get("words").and_then(Value::as_object);
            for (name, word) in words.into_iter().flatten() {
                compare(
                    shape,
                    word,
                    &format!("{pointer}/words/{}", escaped(name)),
                    found,
                );
            }
            if let Some(otherwise) = fields.get("otherwise") {
                compare(shape, otherwise, &format!("{pointer}/otherwise"), found);
            }
        }
        Value::Object(fields) => {
            let Some(properties) = properties(shape) else {
                return;
            };
            for (name, value) in fields {
                let pointer = format!("{pointer}/{}", escaped(name));
                match properties.get(name) {
                    None if properties.contains_key("fi") && is_language(name) => {}
                    Some(shape) => compare(shape, value, &pointer, found),
                    None => found.push(Odd {
                        pointer,
                        expected: "a field of the contract".to_owned(),
                        got: name.clone(),
                        nearest: nearest(name, properties.keys().map(String::as_str)),
                    }),
                }
            }
        }
        Value::Array(items) => {
            let Some(shape) = shape.get("items") else {
                return;
            };
            for (index, item) in items.iter().enumerate() {
                compare(shape, item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::String(text) if !text.starts_with('=') => word(shape, text, pointer, found),
        _ => {}
    }
}

/// A word that is none of an enumeration's.
fn word(shape: &Value, text: &str, pointer: &str, found: &mut Vec<Odd>) {
    let words: Vec<String> = shape
        .get("enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(snake_case)
        .collect();
    if words.is_empty() || words.iter().any(|known| known == text) {
        return;
    }
    found.push(Odd {
        pointer: pointer.to_owned(),
        expected: format!("one of {}", words.join(", ")),
        got: text.to_owned(),
        nearest: nearest(text, words.iter().map(String::as_str)),
    });
}

/// The known name that a mistyped one most likely stands for; swapped letters count once.
fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    known
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| distance * 3 <= known.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known.to_owned())
}

fn properties(shape: &Value) -> Option<&Map<String, Value>> {
    plain(shape).get("properties")?.as_object()
}

/// Follows references, and leaves `null` out of a choice. A choice between several shapes is known only as such.
fn plain(shape: &Value) -> &Value {
    let mut shape = shape;
    for _ in 0..8 {
        let reference = shape.get("$ref").and_then(Value::as_str);
        let referred = reference
            .and_then(|reference| reference.strip_prefix('#'))
            .and_then(|pointer| DOCUMENT.pointer(pointer));
        let choices = shape.get("oneOf").and_then(Value::as_array);
        let mut choices = choices
            .into_iter()
            .flatten()
            .filter(|choice| choice.get("type") != Some(&"null".into()));
        let only = choices.next().filter(|_| choices.next().is_none());
        match referred.or(only) {
            Some(next) => shape = next,
            None => break,
        }
    }
    shape
}

fn is_expression(fields: &Map<String, Value>) -> bool {
    fields.contains_key("=") || fields.contains_key("=each")
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The document names some words as Rust does; they travel in lower case.
fn snake_case(name: &str) -> String {
    let mut word = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            word.push('_');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

/// Whether a text per language may stand under this name: whole tags are read, too.
fn is_language(name: &str) -> bool {
    name == "default" || model::Language::parse(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pointers(entity: &str, value: &Value) -> Vec<String> {
        odd(entity, value)
            .into_iter()
            .map(|odd| odd.pointer)
            .collect()
    }

    #[test]
    fn a_mistyped_field_is_found_wherever_it_stands() {
        let tree = json!({
            "id": "=id", "titel": "=t", "place": { "venue": { "adress": "=a" } },
            "state": { "=": "s", "words": { "open": "schedulled", "gone": "cancelled" } },
            "material": { "=each": "files", "map": { "title": "=t", "url": "=u" } }
        });
        assert_eq!(
            pointers("event", &tree),
            [
                "/material/map/url",
                "/place/venue/adress",
                "/state/words/open",
                "/titel"
            ]
        );
        let nearest: Vec<_> = odd("event", &tree)
            .into_iter()
            .filter_map(|odd| odd.nearest)
            .collect();
        assert_eq!(nearest, ["address", "scheduled", "title"]);
    }

    #[test]
    fn what_fits_is_left_alone() {
        let tree = json!({"id": "=id", "attendance": "in_person", "name": {"fi-FI": "=a", "default": "=b"}, "joining": { "=": "j", "otherwise": "open" }});
        assert_eq!(pointers("panel", &tree), [""; 0]);
        assert_eq!(missing("panel", &tree), [""; 0]);
        assert_eq!(
            missing("panel", &json!({"id": "=id", "name": "=n"})),
            ["attendance", "joining"]
        );
        assert_eq!(missing("panel", &json!("=@")), [""; 0]);
        assert_eq!(
            missing(
                "event",
                &json!({"id": 1, "title": "t", "starts_at": "=s", "ends_at": "=e", "place": {}, "series": {"=": "s"}})
            ),
            ["place.attendance"]
        );
        assert_eq!(pointers("ghost", &json!({"a": 1})), [""; 0]);
    }

    #[test]
    fn every_entity_that_needs_something_has_a_shape() {
        for (entity, required) in REQUIRED {
            let fields = fields(entity);
            for name in *required {
                assert!(fields.contains(name), "{entity}.{name}");
            }
        }
        for (entity, part, required) in REQUIRED_WITHIN {
            let part = shape(entity).and_then(properties).unwrap()[*part].clone();
            for name in *required {
                assert!(
                    properties(&part).unwrap().contains_key(*name),
                    "{entity}: {name}"
                );
            }
        }
        assert!(shape("results").is_some_and(Value::is_object));
    }
}

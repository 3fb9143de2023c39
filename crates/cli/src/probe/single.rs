//! Which field is the id, and where one record is read alone. Refuses an address that it has not seen answer with that record.

use serde_json::{Value, json};

use super::fetch::Fetcher;
use super::form::quoted;
use super::names;
use super::nouns::Noun;
use super::product::{Product, Way};
use super::shape::{self, Form, List};

/// An id, and how one record is read by it.
#[derive(Debug)]
pub(super) struct Single {
    /// The leaf for the id.
    pub(super) id: Value,
    /// Of what it is made.
    pub(super) from: String,
    /// The operation, but for its normaliser; `None` where no address is known.
    pub(super) operation: Option<Value>,
}

/// A field that may be the id, in one record.
struct Id {
    leaf: Value,
    from: String,
    /// The expression that finds it in a record.
    path: String,
    /// Its value as a path takes it.
    text: String,
    is_number: bool,
}

/// Most fields tried as the id.
const TRIES: usize = 3;

/// Looks for the id and for the address of one record; `None` where no field looks like an id.
pub(super) fn find(
    fetcher: &mut Fetcher,
    noun: Noun,
    product: Product,
    way: &Way,
    path: &str,
    list: &List,
) -> Option<Single> {
    let path = path.split('?').next()?;
    if let Form::Keyed(object) = &list.form {
        let input = format!("input.{}", noun.name());
        let record = format!(
            "lookup({input}, {object}) && {{key: {input}, value: lookup({input}, {object})}}"
        );
        let operation = json!({ "get": fetcher.below_base(path), "record": record });
        let (id, from) = (json!("=key"), "the key it stands under".to_owned());
        return Some(Single {
            id,
            from,
            operation: Some(operation),
        });
    }
    let ids = ids(noun, list.records.first()?);
    let wanted = matches!(noun, Noun::Event | Noun::Panel);
    if wanted && product == Product::StaticFiles {
        let id = ids.into_iter().next()?;
        let table = format!("from_items({}[].[{}, @])", list.path, id.path);
        let record = format!("lookup(input.{}, {table})", noun.name());
        let operation = json!({ "get": fetcher.below_base(path), "record": record });
        return Some(Single {
            id: id.leaf,
            from: id.from,
            operation: Some(operation),
        });
    }
    if wanted {
        for id in ids.iter().take(TRIES).filter(|id| is_plain(&id.text)) {
            if let Some(operation) = read(fetcher, noun, product, way, path, id) {
                let (id, from) = (id.leaf.clone(), id.from.clone());
                return Some(Single {
                    id,
                    from,
                    operation: Some(operation),
                });
            }
        }
    }
    id(noun, list.records.first()?)
}

/// The id of a record that is not read by an address.
pub(super) fn id(noun: Noun, record: &Value) -> Option<Single> {
    let id = ids(noun, record).into_iter().next()?;
    Some(Single {
        id: id.leaf,
        from: id.from,
        operation: None,
    })
}

/// The fields of a record that may be its id, the likeliest first.
fn ids(noun: Noun, record: &Value) -> Vec<Id> {
    let own = format!("{}id", noun.name());
    let names = names::IDS.iter().copied().chain([own.as_str()]);
    let fields = names.filter_map(|name| names::one(record, name));
    let mut found: Vec<Id> = fields
        .filter_map(|(name, value)| {
            Id::of(
                json!(format!("={}", quoted(name))),
                name,
                &quoted(name),
                value,
            )
        })
        .collect();
    let addresses = [
        ("/@id", "\"@id\""),
        ("/_links/self/href", "_links.self.href"),
    ];
    for (pointer, path) in addresses {
        if let Some(Value::String(address)) = record.pointer(pointer) {
            let path = format!("last_segment({path})");
            let address = address.split('{').next().unwrap_or_default();
            let last = json!(super::index::last_segment(address));
            found.extend(Id::of(
                json!(format!("={path}")),
                pointer.trim_start_matches('/'),
                &path,
                &last,
            ));
        }
    }
    found
}

impl Id {
    fn of(leaf: Value, from: &str, path: &str, value: &Value) -> Option<Self> {
        let text = match value {
            Value::String(text) if !text.is_empty() => text.clone(),
            Value::Number(number) if number.is_u64() => number.to_string(),
            _ => return None,
        };
        Some(Self {
            leaf,
            from: from.to_owned(),
            path: path.to_owned(),
            text,
            is_number: value.is_number(),
        })
    }
}

fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes().all(plain) && !text.starts_with('.')
}

/// The operation that reads one record, where its address answers with just that.
fn read(
    fetcher: &mut Fetcher,
    noun: Noun,
    product: Product,
    way: &Way,
    path: &str,
    id: &Id,
) -> Option<Value> {
    let (stem, end) = path
        .strip_suffix('/')
        .map_or((path, ""), |stem| (stem, "/"));
    let input = noun.name();
    let below = fetcher.below_base(stem);
    if product == Product::PostgRest {
        let column = id.path.as_str();
        let answer = fetcher
            .get(&format!("{stem}?{column}=eq.{}", id.text))
            .ok()?;
        let row = answer
            .body
            .as_array()
            .filter(|rows| rows.len() == 1)?
            .first()?;
        let filter = json!({ column: format!("=join('', ['eq.', input.{input}])") });
        let headers = json!({ "accept": "application/vnd.pgrst.object+json" });
        let operation =
            json!({ "get": below, "query": filter, "headers": headers, "record": "body" });
        return is_it(noun, row, id).then_some(operation);
    }
    let (own, pattern) = match (product, id.is_number) {
        (Product::OData, true) => (
            format!("{stem}({})", id.text),
            format!("{below}({{{input}}})"),
        ),
        (Product::OData, false) => (
            format!("{stem}('{}')", id.text),
            format!("{below}('{{{input}}}')"),
        ),
        _ => (
            format!("{stem}/{}{end}", id.text),
            format!("{below}/{{{input}}}{end}"),
        ),
    };
    let query = way
        .query
        .split('&')
        .filter(|part| part.starts_with("fields="));
    let query = query.collect::<String>();
    let asked = if query.is_empty() {
        own
    } else {
        format!("{own}?{query}")
    };
    let answer = fetcher
        .get(&asked)
        .ok()
        .filter(|answer| answer.status == 200)?;
    let record = if is_it(noun, &answer.body, id) {
        "body".to_owned()
    } else {
        let mut fields = answer.body.as_object()?.iter();
        let (name, _) = fields.find(|(_, value)| is_it(noun, value, id))?;
        format!("body.{}", quoted(name))
    };
    let mut operation = json!({ "get": pattern, "record": record });
    if let (Some(tree), Some(keys)) = (&way.tree, operation.as_object_mut()) {
        keys.insert("query".to_owned(), tree.clone());
    }
    Some(operation)
}

/// Whether this is the record with that id.
fn is_it(noun: Noun, value: &Value, id: &Id) -> bool {
    let found = ids(noun, &shape::plain(value));
    found
        .iter()
        .any(|own| own.leaf == id.leaf && own.text == id.text)
}

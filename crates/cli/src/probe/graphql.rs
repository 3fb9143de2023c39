//! GraphQL: what the schema says of itself, and which of its lists have known names. Refuses lists whose fields all need
//! selections of their own.

use serde_json::{Value, json};

use super::draft::Draft;
use super::fetch::Fetcher;
use super::nouns::{self, Noun};
use super::product::Product;
use super::query::{List, record};
use super::{shape, single};

/// Asks for types, fields and arguments, three wrappings deep.
const INTROSPECTION: &str = "{ __schema { queryType { name } types { name fields { name args { name type { kind name ofType { kind name } } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

/// Records asked for to see their form.
const SAMPLE: u32 = 3;

/// A schema that was found.
pub(super) struct Schema {
    path: String,
    body: Value,
}

/// The schema, where there is one.
pub(super) fn schema(fetcher: &mut Fetcher) -> Option<Schema> {
    let root = fetcher.root().to_owned();
    let mut paths = vec![format!("{root}/graphql"), "/graphql".to_owned()];
    if root.ends_with("graphql") {
        paths.insert(0, root);
    }
    paths.dedup();
    for path in paths {
        let answer = fetcher.post(&path, &json!({ "query": INTROSPECTION }));
        if let Ok(answer) = answer
            && answer.body.pointer("/data/__schema/types").is_some()
        {
            return Some(Schema {
                path,
                body: answer.body,
            });
        }
    }
    None
}

impl Schema {
    fn types(&self) -> impl Iterator<Item = &Value> {
        let types = self.body.pointer("/data/__schema/types");
        types.and_then(Value::as_array).into_iter().flatten()
    }

    pub(super) fn has_type(&self, name: &str) -> bool {
        self.types()
            .any(|one| one.get("name").is_some_and(|own| own == name))
    }

    /// The fields of everything that can be asked for.
    pub(super) fn queries(&self) -> Vec<&Value> {
        let query = self.body.pointer("/data/__schema/queryType/name");
        query
            .and_then(Value::as_str)
            .map(|query| self.fields(query))
            .unwrap_or_default()
    }

    fn fields(&self, name: &str) -> Vec<&Value> {
        let mut types = self.types();
        let found = types.find(|one| one.get("name").is_some_and(|own| own == name));
        let fields = found
            .and_then(|found| found.get("fields"))
            .and_then(Value::as_array);
        fields.into_iter().flatten().collect()
    }

    pub(super) fn field(&self, of: &str, name: &str) -> Option<&Value> {
        let mut fields = self.fields(of).into_iter();
        fields.find(|field| field.get("name").is_some_and(|own| own == name))
    }

    /// Fields that need no selection of their own.
    pub(super) fn plain(&self, of: &str) -> Vec<String> {
        let fields = self.fields(of).into_iter();
        let plain = fields.filter(|field| {
            let kind = bare(field).map(|(kind, _)| kind);
            matches!(kind, Some("SCALAR" | "ENUM")) && arguments(field).is_empty()
        });
        plain
            .filter_map(|field| Some(field.get("name")?.as_str()?.to_owned()))
            .collect()
    }
}

/// Kind and name of a field's type without its wrappings.
pub(super) fn bare(field: &Value) -> Option<(&str, &str)> {
    let mut kind = field.get("type")?;
    while let Some(inner) = kind.get("ofType").filter(|inner| !inner.is_null()) {
        kind = inner;
    }
    Some((kind.get("kind")?.as_str()?, kind.get("name")?.as_str()?))
}

/// What a field takes.
pub(super) fn arguments(field: &Value) -> Vec<&Value> {
    let arguments = field.get("args").and_then(Value::as_array);
    arguments.into_iter().flatten().collect()
}

/// Adds an operation for each list of a known name.
pub(super) fn collections(fetcher: &mut Fetcher, schema: &Schema, draft: &mut Draft) {
    let mut lists: Vec<(usize, Noun, List)> = Vec::new();
    for field in schema.queries() {
        if let Some(name) = field.get("name").and_then(Value::as_str)
            && let Some((noun, rank)) = nouns::noun(name)
            && let Some(list) = List::of(schema, field, name)
        {
            lists.push((rank, noun, list));
        }
    }
    lists.sort_by_key(|(rank, ..)| *rank);
    for (_, noun, list) in lists {
        if draft.has(noun) {
            continue;
        }
        let asked = json!({ "query": list.document, "variables": { "first": SAMPLE } });
        let Ok(answer) = fetcher.post(&schema.path, &asked) else {
            continue;
        };
        let path = format!("/data/{}", list.records.replace('.', "/"));
        let records = answer.body.pointer(&path).and_then(Value::as_array);
        let records: Vec<Value> = records.into_iter().flatten().map(shape::plain).collect();
        let mut id = records.first().and_then(|record| single::id(noun, record));
        if let (Some(id), Noun::Event | Noun::Panel) = (&mut id, noun) {
            id.operation = record(schema, noun, &list, &id.from);
        }
        draft.add_graphql(noun, &list, &records, id);
    }
    if Noun::ALL.into_iter().any(|noun| draft.has(noun)) {
        let is_postgraphile = schema.has_type("Cursor")
            && schema
                .queries()
                .iter()
                .any(|field| field.get("name").is_some_and(|name| name == "query"));
        draft.product = if is_postgraphile {
            Product::PostGraphile
        } else {
            Product::GraphQl
        };
        if fetcher.root() == schema.path {
            let above = schema.path.rsplit_once('/').map_or("", |(above, _)| above);
            fetcher.set_root(above);
        }
        draft.graphql(&fetcher.below_base(&schema.path));
    }
}

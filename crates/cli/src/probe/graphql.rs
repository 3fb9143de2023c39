//! GraphQL: what the schema says of itself, and a query for each list that has a known name. Refuses lists whose fields
//! all need selections of their own.

use serde_json::{Value, json};

use super::draft::Draft;
use super::fetch::Fetcher;
use super::nouns::Noun;
use super::product::Product;
use super::{nouns, shape, single};

/// Asks for types, fields and arguments, three wrappings deep.
const INTROSPECTION: &str = "{ __schema { queryType { name } types { name fields { name args { name } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

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
    fn fields(&self, name: &str) -> Vec<&Value> {
        let types = self
            .body
            .pointer("/data/__schema/types")
            .and_then(Value::as_array);
        let mut types = types.into_iter().flatten();
        let found = types.find(|one| one.get("name").is_some_and(|own| own == name));
        let fields = found
            .and_then(|found| found.get("fields"))
            .and_then(Value::as_array);
        fields.into_iter().flatten().collect()
    }

    fn field(&self, of: &str, name: &str) -> Option<&Value> {
        self.fields(of)
            .into_iter()
            .find(|field| field.get("name").is_some_and(|own| own == name))
    }

    /// Fields that need no selection of their own.
    fn plain(&self, of: &str) -> Vec<String> {
        let fields = self.fields(of).into_iter();
        let plain = fields.filter(|field| {
            let kind = bare(field).map(|(kind, _)| kind);
            matches!(kind, Some("SCALAR" | "ENUM")) && takes(field, &[])
        });
        plain
            .filter_map(|field| Some(field.get("name")?.as_str()?.to_owned()))
            .collect()
    }
}

/// Kind and name of a field's type without its wrappings.
fn bare(field: &Value) -> Option<(&str, &str)> {
    let mut kind = field.get("type")?;
    while let Some(inner) = kind.get("ofType").filter(|inner| !inner.is_null()) {
        kind = inner;
    }
    Some((kind.get("kind")?.as_str()?, kind.get("name")?.as_str()?))
}

/// Whether a field takes these arguments; with none named, whether it takes none at all.
fn takes(field: &Value, names: &[&str]) -> bool {
    let arguments = field.get("args").and_then(Value::as_array);
    let arguments: Vec<&Value> = arguments.into_iter().flatten().collect();
    if names.is_empty() {
        return arguments.is_empty();
    }
    let has = |name: &&str| {
        arguments
            .iter()
            .any(|one| one.get("name").is_some_and(|own| own == *name))
    };
    names.iter().all(has)
}

/// Adds an operation for each list of a known name.
pub(super) fn collections(fetcher: &mut Fetcher, schema: &Schema, draft: &mut Draft) {
    let query = schema
        .body
        .pointer("/data/__schema/queryType/name")
        .and_then(Value::as_str);
    let Some(query) = query else {
        return;
    };
    let is_postgraphile = schema.field(query, "nodeId").is_some() && schema.field(query, "query").is_some();
    let mut lists: Vec<(usize, Noun, &Value, &str)> = Vec::new();
    for field in schema.fields(query) {
        if let Some(name) = field.get("name").and_then(Value::as_str)
            && let Some((noun, rank)) = nouns::noun(name)
        {
            lists.push((rank, noun, field, name));
        }
    }
    lists.sort_by_key(|(rank, ..)| *rank);
    for (_, noun, field, name) in lists {
        if draft.has(noun) {
            continue;
        }
        let Some(list) = List::of(schema, field, name) else {
            continue;
        };
        let asked = json!({ "query": list.document, "variables": { "first": SAMPLE } });
        let Ok(answer) = fetcher.post(&schema.path, &asked) else {
            continue;
        };
        let path = format!("/data/{}", list.records.replace('.', "/"));
        let records = answer.body.pointer(&path).and_then(Value::as_array);
        let records: Vec<Value> = records.into_iter().flatten().map(shape::plain).collect();
        let id = records.first().and_then(|record| single::id(noun, record));
        draft.add_graphql(noun, name, &list, &records, id);
        if draft.has(noun) {
            draft.graphql(&fetcher.below_base(&schema.path));
            draft.product = if is_postgraphile { Product::PostGraphile } else { Product::GraphQl };
        }
    }
}

/// A query for a list.
pub(super) struct List {
    pub(super) document: String,
    /// Where the records stand, below `body.data`.
    pub(super) records: String,
    /// Whether it is a connection with pages.
    pub(super) paged: bool,
    pub(super) counted: bool,
}

impl List {
    fn of(schema: &Schema, field: &Value, name: &str) -> Option<Self> {
        let (_, kind) = bare(field)?;
        let Some(nodes) = schema.field(kind, "nodes") else {
            let fields = schema.plain(kind);
            let document = format!("{{ {name} {{ {} }} }}", fields.join(" "));
            return (!fields.is_empty()).then(|| Self {
                document,
                records: name.to_owned(),
                paged: false,
                counted: false,
            });
        };
        let (_, node) = bare(nodes)?;
        let fields = schema.plain(node);
        let paged = takes(field, &["first", "after"]) && schema.field(kind, "pageInfo").is_some();
        let counted = schema.field(kind, "totalCount").is_some();
        if fields.is_empty() {
            return None;
        }
        let fields = fields.join(" ");
        let total = if counted { "totalCount " } else { "" };
        let document = if paged {
            // The type of a cursor differs between servers; without a declaration of it none can be asked for.
            let cursor = cursor_type(schema);
            format!(
                "query($first: Int, $after: {cursor}) {{ {name}(first: $first, after: $after) {{ {total}pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }} }} }}"
            )
        } else {
            format!("{{ {name} {{ {total}nodes {{ {fields} }} }} }}")
        };
        Some(Self {
            document,
            records: format!("{name}.nodes"),
            paged,
            counted,
        })
    }
}

/// `Cursor` in `PostGraphile`, `String` elsewhere.
fn cursor_type(schema: &Schema) -> &'static str {
    let types = schema
        .body
        .pointer("/data/__schema/types")
        .and_then(Value::as_array);
    let mut types = types.into_iter().flatten();
    if types.any(|one| one.get("name").is_some_and(|name| name == "Cursor")) {
        "Cursor"
    } else {
        "String"
    }
}

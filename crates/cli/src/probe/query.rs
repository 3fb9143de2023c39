//! Documents that ask a GraphQL schema for a list and for one record of it. Refuses what takes arguments that nobody can guess.

use serde_json::{Value, json};

use super::graphql::{Schema, arguments, bare};
use super::nouns::Noun;

/// A query for a list.
#[derive(Debug)]
pub(super) struct List {
    pub(super) name: String,
    pub(super) document: String,
    /// Where the records stand, below `body.data`.
    pub(super) records: String,
    /// Whether it is a connection with pages.
    pub(super) paged: bool,
    pub(super) counted: bool,
    /// The type of its records, and their fields.
    node: String,
    fields: String,
}

impl List {
    pub(super) fn of(schema: &Schema, field: &Value, name: &str) -> Option<Self> {
        let (_, kind) = bare(field)?;
        let nodes = schema.field(kind, "nodes");
        if nodes.is_none() && !is_list(field) || arguments(field).iter().any(|one| is_needed(one)) {
            return None;
        }
        let (_, node) = nodes.map_or_else(|| bare(field), bare)?;
        let fields = schema.plain(node);
        if fields.is_empty() {
            return None;
        }
        let fields = fields.join(" ");
        let paged = nodes.is_some()
            && takes(field, "first")
            && takes(field, "after")
            && schema.field(kind, "pageInfo").is_some();
        let counted = nodes.is_some() && schema.field(kind, "totalCount").is_some();
        let total = if counted { "totalCount " } else { "" };
        let document = if nodes.is_none() {
            format!("{{ {name} {{ {fields} }} }}")
        } else if paged {
            // `Cursor` in PostGraphile, `String` elsewhere; without a declaration of it none can be asked for.
            let cursor = if schema.has_type("Cursor") {
                "Cursor"
            } else {
                "String"
            };
            format!(
                "query($first: Int, $after: {cursor}) {{ {name}(first: $first, after: $after) {{ {total}pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }} }} }}"
            )
        } else {
            format!("{{ {name} {{ {total}nodes {{ {fields} }} }} }}")
        };
        let below = if nodes.is_some() { ".nodes" } else { "" };
        Some(Self {
            name: name.to_owned(),
            document,
            records: format!("{name}{below}"),
            paged,
            counted,
            node: node.to_owned(),
            fields,
        })
    }
}

/// The operation that reads one record by the field `id`, where a query takes just that.
pub(super) fn record(schema: &Schema, noun: Noun, list: &List, id: &str) -> Option<Value> {
    let queries = schema.queries().into_iter();
    let mut singles = queries
        .filter(|field| bare(field).is_some_and(|(_, node)| node == list.node) && !is_list(field));
    let field = singles.find(|field| arguments(field).len() == 1 && takes(field, id))?;
    let name = field.get("name")?.as_str()?;
    let of = arguments(field).first()?.get("type")?;
    let (kind, needed) = match of.get("name").and_then(Value::as_str) {
        Some(kind) => (kind, ""),
        None => (of.pointer("/ofType/name")?.as_str()?, "!"),
    };
    let input = format!("input.{}", noun.name());
    let value = if kind == "Int" {
        format!("=to_number({input}) || `0`")
    } else {
        format!("={input}")
    };
    Some(json!({
        "graphql": format!("query($id: {kind}{needed}) {{ {name}({id}: $id) {{ {} }} }}", list.fields),
        "variables": { "id": value },
        "record": format!("body.data.{name}")
    }))
}

fn takes(field: &Value, name: &str) -> bool {
    arguments(field)
        .iter()
        .any(|one| one.get("name").is_some_and(|own| own == name))
}

fn is_needed(argument: &Value) -> bool {
    argument
        .pointer("/type/kind")
        .is_some_and(|kind| kind == "NON_NULL")
}

fn is_list(field: &Value) -> bool {
    let kinds = ["/type/kind", "/type/ofType/kind"];
    kinds
        .iter()
        .any(|kind| field.pointer(kind).is_some_and(|kind| kind == "LIST"))
}

//! Normalisers: they turn a convention of nested references into plain records before anything is mapped.

use std::cell::Cell;
use std::collections::BTreeMap;

use jmespath::{Rcvar, Variable};
use mapping::{Section, gather};

/// Deepest chain of included resources that is followed; they may refer to each other in a circle.
const DEEPEST: u8 = 2;

/// A convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Normaliser {
    /// JSON:API 1.1: attributes beside the id, relationships replaced by what is included.
    JsonApi,
    /// `{"values": [[header], [row] …]}`: rows as objects, under `rows`. Cells that a row lacks are left out.
    RowsWithHeader,
    /// `{"a": {…}, "b": {…}}`: a list with `_key`, under `rows`.
    KeyedObject,
}

impl Normaliser {
    pub(crate) fn parse(section: &Section) -> Option<Self> {
        section.word(&[
            ("jsonapi", Self::JsonApi),
            ("rows_with_header", Self::RowsWithHeader),
            ("keyed_object", Self::KeyedObject),
        ])
    }

    /// The plain form of a body; one that is not in the convention stays as it is.
    pub(crate) fn apply(self, body: Rcvar) -> Rcvar {
        let plain = match self {
            Self::JsonApi => json_api(&body),
            Self::RowsWithHeader => rows_with_header(&body),
            Self::KeyedObject => keyed_object(&body),
        };
        plain.unwrap_or(body)
    }
}

fn object(fields: BTreeMap<String, Rcvar>) -> Rcvar {
    Rcvar::new(Variable::Object(fields))
}

fn list(items: Vec<Rcvar>) -> Rcvar {
    Rcvar::new(Variable::Array(items))
}

/// What is included, by type and id, and how many more references may be followed: a small body can refer to itself
/// very often.
struct Included<'a> {
    resources: BTreeMap<(String, String), &'a Rcvar>,
    left: Cell<u32>,
}

/// References followed in one body.
const MAXIMUM_FOLLOWED: u32 = 20_000;

impl Included<'_> {
    fn find(&self, name: &(String, String)) -> Option<&Rcvar> {
        self.left.set(self.left.get().checked_sub(1)?);
        self.resources.get(name).copied()
    }
}

fn name_of(resource: &Variable) -> Option<(String, String)> {
    let text = |name: &str| resource.get_field(name).as_string().cloned();
    Some((text("type")?, text("id")?))
}

fn json_api(body: &Variable) -> Option<Rcvar> {
    let mut fields = body.as_object()?.clone();
    let data = fields.get("data")?;
    let included = body.get_field("included");
    let resources = included.as_array().into_iter().flatten();
    let resources = resources.filter_map(|resource| Some((name_of(resource)?, resource)));
    let included = Included {
        resources: resources.collect(),
        left: Cell::new(MAXIMUM_FOLLOWED),
    };
    let flat = flat(data, &included, DEEPEST);
    fields.insert("data".to_owned(), flat);
    Some(object(fields))
}

fn flat(value: &Rcvar, included: &Included, depth: u8) -> Rcvar {
    match &**value {
        Variable::Array(items) => list(
            items
                .iter()
                .map(|item| flat(item, included, depth))
                .collect(),
        ),
        Variable::Object(resource) => {
            let mut fields = BTreeMap::new();
            let attributes = resource
                .get("attributes")
                .and_then(|attributes| attributes.as_object());
            for (name, value) in attributes.into_iter().flatten() {
                fields.insert(name.clone(), Rcvar::clone(value));
            }
            for name in ["id", "type"] {
                if let Some(value) = resource.get(name) {
                    fields.insert(name.to_owned(), Rcvar::clone(value));
                }
            }
            let relations = resource
                .get("relationships")
                .and_then(|relations| relations.as_object());
            for (name, relation) in relations.into_iter().flatten() {
                fields.insert(
                    name.clone(),
                    related(&relation.get_field("data"), included, depth),
                );
            }
            object(fields)
        }
        _ => Rcvar::clone(value),
    }
}

fn related(data: &Rcvar, included: &Included, depth: u8) -> Rcvar {
    match (&**data, depth.checked_sub(1)) {
        (Variable::Array(items), _) => list(
            items
                .iter()
                .map(|item| related(item, included, depth))
                .collect(),
        ),
        (_, Some(deeper)) => {
            let found = name_of(data).and_then(|name| included.find(&name));
            found.map_or_else(|| Rcvar::clone(data), |found| flat(found, included, deeper))
        }
        _ => Rcvar::clone(data),
    }
}

fn rows_with_header(body: &Variable) -> Option<Rcvar> {
    let values = body.get_field("values");
    let (header, rows) = values.as_array()?.split_first()?;
    let header: Vec<&String> = header
        .as_array()?
        .iter()
        .filter_map(|cell| cell.as_string())
        .collect();
    let row = |row: &Rcvar| {
        let cells = row.as_array().into_iter().flatten();
        let mut named = header
            .iter()
            .zip(cells)
            .map(|(name, cell)| ((*name).clone(), Rcvar::clone(cell)));
        object(gather::fields(&mut named))
    };
    let rows = list(rows.iter().map(row).collect());
    Some(object(gather::fields(&mut std::iter::once((
        "rows".to_owned(),
        rows,
    )))))
}

fn keyed_object(body: &Variable) -> Option<Rcvar> {
    let row = |(key, value): (&String, &Rcvar)| {
        let mut fields = value.as_object().cloned().unwrap_or_default();
        fields.insert("_key".to_owned(), Rcvar::new(Variable::String(key.clone())));
        object(fields)
    };
    let rows = list(body.as_object()?.iter().map(row).collect());
    Some(object(gather::fields(&mut std::iter::once((
        "rows".to_owned(),
        rows,
    )))))
}

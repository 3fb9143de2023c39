//! What an expression found, without a copy of it.

use std::borrow::Cow;

use jmespath::Variable;
use jmespath::ast::Comparator;
use serde_json::{Map, Value};

use crate::expression::Failed;
use crate::json::Json;

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub(super) enum At<'j> {
    /// At the root, which no [`Json`] is.
    Root,
    Value(&'j Json<'j>),
}

/// A value.
pub(super) enum Found<'j> {
    /// Something that stands in the record, or around it.
    There(&'j Json<'j>),
    /// Neither list nor object.
    Plain(Json<'j>),
    List(Vec<Found<'j>>),
    /// An object.
    Named(Vec<(Cow<'j, str>, &'j Json<'j>)>),
}

impl<'j> At<'j> {
    pub(super) fn value(self) -> Option<&'j Json<'j>> {
        match self {
            Self::Root => None,
            Self::Value(value) => Some(value),
        }
    }

    /// An item of a list, from its end where negative.
    pub(super) fn item(self, index: i32) -> Found<'j> {
        let Some(Json::List(items)) = self.value() else {
            return Found::NOTHING;
        };
        let place = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
        let item = match index {
            0.. => items.get(place),
            _ => items.len().checked_sub(place).and_then(|at| items.get(at)),
        };
        item.map_or(Found::NOTHING, Found::There)
    }
}

impl<'j> Found<'j> {
    pub(super) const NOTHING: Self = Self::Plain(Json::Null);

    pub(super) fn text(text: &'j str) -> Self {
        Self::Plain(Json::Text(Cow::Borrowed(text)))
    }

    /// As a place to evaluate on; `None` for what was made just now.
    pub(super) fn place(&self) -> Option<At<'j>> {
        match self {
            Self::There(value) => Some(At::Value(value)),
            Self::Plain(Json::Null) => Some(At::Value(&Json::Null)),
            _ => None,
        }
    }

    /// The value, if it is neither list nor object that was made just now.
    fn json(&self) -> Option<&Json<'j>> {
        match self {
            Self::There(json) => Some(json),
            Self::Plain(json) => Some(json),
            Self::List(_) | Self::Named(_) => None,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self.json(), Some(Json::Null))
    }

    /// As `JMESPath` sees it.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::List(items) => !items.is_empty(),
            Self::Named(fields) => !fields.is_empty(),
            Self::There(_) | Self::Plain(_) => match self.json() {
                Some(Json::Bool(flag)) => *flag,
                Some(Json::Text(text)) => !text.is_empty(),
                Some(Json::List(items)) => !items.is_empty(),
                Some(Json::Object(fields)) => !fields.is_empty(),
                Some(Json::Number(_)) => true,
                Some(Json::Null) | None => false,
            },
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self.json()? {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; `None` where it is none.
    pub(super) fn items(self) -> Option<Vec<Self>> {
        match self {
            Self::There(Json::List(items)) => Some(items.iter().map(Self::There).collect()),
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn to_value(&self, left: &mut u32) -> Result<Value, Failed> {
        if let Some(json) = self.json() {
            return json.to_value(left);
        }
        *left = left.checked_sub(1).ok_or_else(Failed::too_large)?;
        Ok(match self {
            Self::List(items) => {
                let items = items.iter().map(|item| item.to_value(left));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Self::Named(fields) => {
                let mut map = Map::new();
                for (name, value) in fields {
                    map.insert(name.clone().into_owned(), value.to_value(left)?);
                }
                Value::Object(map)
            }
            Self::There(_) | Self::Plain(_) => Value::Null,
        })
    }
}

/// `a[]`: a list of what stands in its lists, and of its other items.
pub(super) fn flat(list: Found) -> Found {
    let Some(items) = list.items() else {
        return Found::NOTHING;
    };
    let mut all = Vec::new();
    for item in items {
        match item {
            Found::There(Json::List(_)) | Found::List(_) => {
                all.extend(item.items().into_iter().flatten());
            }
            other => all.push(other),
        }
    }
    Found::List(all)
}

/// `None` for two lists or two objects.
pub(super) fn compare<'j>(how: &Comparator, left: &Found, right: &Found) -> Option<Found<'j>> {
    let (left, right) = (left.json()?, right.json()?);
    let alike = match (left, right) {
        (Json::Number(left), Json::Number(right)) => {
            let number = |number: &serde_json::Number| Variable::Number(number.clone());
            number(left).compare(how, &number(right))
        }
        (Json::List(_), Json::List(_)) | (Json::Object(_), Json::Object(_)) => return None,
        (left, right) => match how {
            Comparator::Equal => Some(left == right),
            Comparator::NotEqual => Some(left != right),
            _ => None,
        },
    };
    Some(alike.map_or(Found::NOTHING, |alike| Found::Plain(Json::Bool(alike))))
}

//! JSON of an answer that borrows from its text and holds no more of it than is wanted.
//!
//! A list of a thousand records is read, looked at once and dropped: nothing in it is worth an allocation of its own. It
//! refuses what is no JSON, or nests deeper than 128 levels, but does not look into what nobody wants.

mod read;
mod text;

use std::borrow::Cow;

use jmespath::{Rcvar, Variable};
use serde_json::{Map, Number, Value};

use crate::expression::{Failed, Spot, Wanted};
use crate::gather;
use read::Reader;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    /// In the order of the text; the last of a name counts.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// What is wanted of a text; `None` where it is no JSON.
    pub(crate) fn parse(text: &'a str, wanted: &Wanted, spot: Spot) -> Option<Self> {
        Reader::new(text, wanted).whole(spot)
    }

    /// A field; `None` where there is none.
    pub(crate) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else {
            return None;
        };
        // Most names of one length differ in their first letter already.
        let first = name.as_bytes().first();
        let is = |known: &str| {
            known.len() == name.len() && known.as_bytes().first() == first && known == name
        };
        let mut last_first = fields.iter().rev();
        let found = last_first.find(|(known, _)| is(known));
        found.map(|(_, value)| value)
    }

    /// What it is, as the expression language names it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::List(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// The same for the expression language, as far as it is wanted.
    pub(crate) fn to_variable(&self, wanted: &Wanted, spot: Spot) -> Rcvar {
        Rcvar::new(match self {
            Self::Null => Variable::Null,
            Self::Bool(flag) => Variable::Bool(*flag),
            Self::Number(number) => Variable::Number(number.clone()),
            Self::Text(text) => Variable::String(text.clone().into_owned()),
            Self::List(items) => {
                let items = items.iter().map(|item| item.to_variable(wanted, spot));
                Variable::Array(items.collect())
            }
            Self::Object(fields) => {
                let field = |(name, value): &(Cow<str>, Self)| {
                    let below = wanted.below(spot, name)?;
                    Some((name.clone().into_owned(), value.to_variable(wanted, below)))
                };
                Variable::Object(gather::fields(&mut fields.iter().filter_map(field)))
            }
        })
    }

    /// The plain value; [`Failed`] where no more values are left.
    pub(crate) fn to_value(&self, left: &mut u32) -> Result<Value, Failed> {
        *left = left.checked_sub(1).ok_or_else(Failed::too_large)?;
        Ok(match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.clone().into_owned()),
            Self::List(items) => {
                let items = items.iter().map(|item| item.to_value(left));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Self::Object(fields) => {
                let mut map = Map::new();
                for (name, value) in fields {
                    map.insert(name.clone().into_owned(), value.to_value(left)?);
                }
                Value::Object(map)
            }
        })
    }
}

impl<'a> From<&'a Variable> for Json<'a> {
    fn from(variable: &'a Variable) -> Self {
        match variable {
            Variable::Null | Variable::Expref(_) => Self::Null,
            Variable::Bool(flag) => Self::Bool(*flag),
            Variable::Number(number) => Self::Number(number.clone()),
            Variable::String(text) => Self::Text(text.into()),
            Variable::Array(items) => {
                Self::List(items.iter().map(|item| (&**item).into()).collect())
            }
            Variable::Object(fields) => {
                let fields = fields.iter();
                let field = fields.map(|(name, value)| (name.into(), (&**value).into()));
                Self::Object(field.collect())
            }
        }
    }
}

#[cfg(test)]
mod tests;

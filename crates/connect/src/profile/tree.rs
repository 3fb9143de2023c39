//! A tree of JSON whose leaves may be expressions: request bodies, queries, answers. Values are built,
//! never printed as text and read again, so nothing in the data can break out of its place.

use jmespath::Rcvar;
use serde_json::{Map, Value};

use crate::expression::{Expression, Failed};

/// A value to build.
#[derive(Debug)]
pub(super) enum Tree {
    /// As it stands in the profile.
    Fixed(Value),
    /// Made of what is at hand.
    Made(Expression),
    /// A list; what is `null` is left out.
    List(Vec<Tree>),
    /// An object; what is `null` is left out, since most backends tell `null` from absent.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The value on this root.
    pub(super) fn build(&self, root: &Rcvar) -> Result<Value, Failed> {
        Ok(match self {
            Self::Fixed(value) => value.clone(),
            Self::Made(expression) => expression.value(root)?,
            Self::List(trees) => Value::Array(
                trees
                    .iter()
                    .map(|tree| tree.build(root))
                    .filter(|value| !matches!(value, Ok(Value::Null)))
                    .collect::<Result<_, _>>()?,
            ),
            Self::Object(fields) => {
                let mut object = Map::new();
                for (name, tree) in fields {
                    let value = tree.build(root)?;
                    if !value.is_null() {
                        object.insert(name.clone(), value);
                    }
                }
                Value::Object(object)
            }
        })
    }
}

//! A tree of JSON whose leaves may be expressions: request bodies, queries, entities, results. Values are built,
//! never printed as text and read again, so nothing in the data can break out of its place.
//!
//! A text that starts with `=` is an expression (`==` for a text that starts with `=`). An object with the key `=`
//! is an expression with a converter, one with `=each` makes a list of a list.

use jmespath::Rcvar;
use serde_json::{Map, Value};

use crate::convert::Conversion;
use crate::expression::{Expression, Failed, Record};
use crate::local_zone::LocalZone;
use crate::reader::Section;
use crate::record::below;

/// A value to build.
#[derive(Debug)]
pub enum Tree {
    /// As it stands in the profile.
    Fixed(Value),
    /// Made of what is at hand.
    Made(Expression),
    /// The same, converted.
    Converted(Expression, Conversion),
    /// A list made of a list; each item is the root for the tree.
    Each(Expression, Box<Tree>),
    /// A list; what is `null` is left out.
    List(Vec<Tree>),
    /// An object; what is `null` is left out, since most backends tell `null` from absent.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads a tree; what is wrong in it is noted.
    pub fn parse(section: &Section, zone: &LocalZone) -> Self {
        let nothing = Self::Fixed(Value::Null);
        match section.value() {
            Value::String(text) => match text.strip_prefix('=') {
                Some(literal) if literal.starts_with('=') => Self::Fixed(literal.into()),
                Some(expression) => section.compiled(expression).map_or(nothing, Self::Made),
                None => Self::Fixed(section.value().clone()),
            },
            Value::Array(_) => {
                let entries = section.entries();
                let trees = entries.iter().map(|entry| Self::parse(entry, zone));
                Self::List(trees.collect())
            }
            Value::Object(fields) if fields.contains_key("=each") => {
                section.keys(&["=each", "map"]);
                let list = section.field("=each").and_then(|list| list.expression());
                let tree = section.field("map").map(|tree| Self::parse(&tree, zone));
                match (list, tree) {
                    (Some(list), Some(tree)) => Self::Each(list, Box::new(tree)),
                    (Some(_), None) => {
                        section.broken("map beside =each", "none");
                        nothing
                    }
                    _ => nothing,
                }
            }
            Value::Object(fields) if fields.contains_key("=") => {
                let expression = section.field("=").and_then(|made| made.expression());
                let conversion = Conversion::parse(section, zone);
                expression.map_or(nothing, |made| Self::Converted(made, conversion))
            }
            Value::Object(_) => {
                let fields = section.fields();
                let tree = |(name, field): &(&str, Section)| {
                    ((*name).to_owned(), Self::parse(field, zone))
                };
                Self::Object(fields.iter().map(tree).collect())
            }
            other => Self::Fixed(other.clone()),
        }
    }

    /// Each expression in it.
    pub fn expressions<'t>(&'t self, found: &mut dyn FnMut(&'t Expression)) {
        match self {
            Self::Fixed(_) => {}
            Self::Made(made) | Self::Converted(made, _) => found(made),
            Self::Each(list, tree) => {
                found(list);
                tree.expressions(found);
            }
            Self::List(trees) => trees.iter().for_each(|tree| tree.expressions(found)),
            Self::Object(fields) => fields.iter().for_each(|(_, tree)| tree.expressions(found)),
        }
    }

    /// The value on this root.
    pub fn build(&self, root: &dyn Root) -> Result<Value, Failed> {
        Ok(match self {
            Self::Fixed(value) => value.clone(),
            Self::Made(expression) => root.value(expression)?,
            Self::Converted(expression, conversion) => root.converted(expression, conversion)?,
            Self::Each(list, tree) => {
                let root = root.root();
                let list = list.search(root)?;
                let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
                let values = items.iter().map(|item| tree.build(&below(item, root)));
                Value::Array(values.collect::<Result<_, _>>()?)
            }
            Self::List(trees) => {
                let values = trees.iter().map(|tree| tree.build(root));
                let present = values.filter(|value| !matches!(value, Ok(Value::Null)));
                Value::Array(present.collect::<Result<_, _>>()?)
            }
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

/// What a tree is built on.
pub trait Root {
    /// The value of an expression here.
    fn value(&self, expression: &Expression) -> Result<Value, Failed>;

    /// The same, converted.
    fn converted(&self, made: &Expression, conversion: &Conversion) -> Result<Value, Failed> {
        Ok(conversion.apply(self.value(made)?))
    }

    /// For the interpreter.
    fn root(&self) -> &Rcvar;
}

impl Root for Rcvar {
    fn value(&self, expression: &Expression) -> Result<Value, Failed> {
        expression.value(self)
    }

    fn root(&self) -> &Rcvar {
        self
    }
}

impl Root for Record<'_> {
    fn value(&self, expression: &Expression) -> Result<Value, Failed> {
        Record::value(self, expression)
    }

    fn converted(&self, made: &Expression, conversion: &Conversion) -> Result<Value, Failed> {
        let there = || self.there(made);
        let there = conversion.is_direct().then(there).flatten();
        let converted = there.and_then(|there| conversion.apply_to(there));
        converted.map_or_else(|| Ok(conversion.apply(self.value(made)?)), Ok)
    }

    fn root(&self) -> &Rcvar {
        Record::root(self)
    }
}

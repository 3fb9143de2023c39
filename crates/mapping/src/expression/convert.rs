//! Between JSON as the portal holds it and as the expression language does.

use jmespath::{Rcvar, Variable};
use serde_json::{Map, Value};

use super::Failed;
use crate::gather;

/// Most values that a result may hold: what 1 MB of answer makes, with room.
pub(crate) const MAXIMUM_VALUES: u32 = 200_000;

/// For evaluating expressions on it.
pub fn to_variable(value: &Value) -> Rcvar {
    Rcvar::new(match value {
        Value::Null => Variable::Null,
        Value::Bool(flag) => Variable::Bool(*flag),
        Value::Number(number) => Variable::Number(number.clone()),
        Value::String(text) => Variable::String(text.clone()),
        Value::Array(items) => Variable::Array(items.iter().map(to_variable).collect()),
        Value::Object(fields) => {
            let pair = |(name, value): (&String, &Value)| (name.clone(), to_variable(value));
            Variable::Object(gather::fields(&mut fields.iter().map(pair)))
        }
    })
}

/// The plain value of a result; [`Failed`] where it is too large.
pub fn to_value(variable: &Variable) -> Result<Value, Failed> {
    plain(variable, &mut MAXIMUM_VALUES.clone())
}

fn plain(variable: &Variable, left: &mut u32) -> Result<Value, Failed> {
    *left = left.checked_sub(1).ok_or_else(Failed::too_large)?;
    Ok(match variable {
        Variable::Null | Variable::Expref(_) => Value::Null,
        Variable::Bool(flag) => Value::Bool(*flag),
        Variable::Number(number) => Value::Number(number.clone()),
        Variable::String(text) => Value::String(text.clone()),
        Variable::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| plain(item, left))
                .collect::<Result<_, _>>()?,
        ),
        Variable::Object(fields) => {
            let mut map = Map::new();
            for (name, value) in fields {
                map.insert(name.clone(), plain(value, left)?);
            }
            Value::Object(map)
        }
    })
}

//! The commonest expressions on a record, without the interpreter and without a copy: paths, choices, comparisons of
//! plain values, projections and a few functions.
//!
//! It gives what `JMESPath` gives or nothing at all: what it does not know is left to the interpreter.

mod call;
mod found;

use std::cell::OnceCell;

use jmespath::Rcvar;
use jmespath::ast::Ast;
use serde_json::Value;

use super::{Expression, Failed, MAXIMUM_VALUES, Wanted};
use crate::json::Json;
use crate::record::record_root;
use crate::seen::Seen;
use found::{At, Found, compare, flat};

/// A record of a list, as the root for expressions: its fields, and everything else under `_`.
pub(crate) struct Record<'j> {
    fields: &'j Json<'j>,
    around: &'j Json<'j>,
    /// What is around, and the whole root, for the interpreter.
    context: &'j Rcvar,
    root: OnceCell<Rcvar>,
}

impl<'j> Record<'j> {
    /// `around` and `context` are the same.
    pub(crate) fn new(record: &'j Json<'j>, around: &'j Json<'j>, context: &'j Rcvar) -> Self {
        Self {
            fields: record,
            around,
            context,
            root: OnceCell::new(),
        }
    }

    /// The root for the interpreter.
    pub(crate) fn root(&self) -> &Rcvar {
        self.root.get_or_init(|| {
            let (wanted, whole) = Wanted::everything();
            let record = self.fields.to_variable(&wanted, whole);
            record_root(&record, self.context, &Seen::All)
        })
    }

    /// The value of an expression.
    pub(crate) fn value(&self, expression: &Expression) -> Result<Value, Failed> {
        match self.quickly(expression) {
            Some(found) => found,
            None => expression.value(self.root()),
        }
    }

    /// What stands at a value's place in the record, where it is no more than found there.
    pub(crate) fn there<'a>(&'a self, expression: &'a Expression) -> Option<&'a Json<'a>> {
        let found = expression
            .is_quick
            .then(|| find(self, &expression.ast, At::Root));
        found.flatten()?.place()?.value()
    }

    /// The same, if it can be told here.
    pub(super) fn quickly(&self, expression: &Expression) -> Option<Result<Value, Failed>> {
        if !expression.is_quick {
            return None;
        }
        let found = find(self, &expression.ast, At::Root)?;
        Some(found.to_value(&mut MAXIMUM_VALUES.clone()))
    }

    fn field(&self, name: &str, at: At<'j>) -> Found<'j> {
        let found = match at {
            At::Root if name == "_" => Some(self.around),
            At::Root if !matches!(self.fields, Json::Object(_)) => {
                (name == "value").then_some(self.fields)
            }
            At::Root => self.fields.field(name),
            At::Value(value) => value.field(name),
        };
        found.map_or(Found::NOTHING, Found::There)
    }
}

/// Whether there is nothing in an expression but what [`find`] knows.
pub(super) fn knows(ast: &Ast) -> bool {
    match ast {
        Ast::Field { .. } | Ast::Identity { .. } | Ast::Index { .. } => true,
        Ast::Literal { value, .. } => !value.is_object() && !value.is_array(),
        Ast::Subexpr { lhs, rhs, .. }
        | Ast::Or { lhs, rhs, .. }
        | Ast::And { lhs, rhs, .. }
        | Ast::Comparison { lhs, rhs, .. }
        | Ast::Projection { lhs, rhs, .. } => knows(lhs) && knows(rhs),
        Ast::Condition {
            predicate, then, ..
        } => knows(predicate) && knows(then),
        Ast::Not { node, .. } | Ast::Flatten { node, .. } => knows(node),
        Ast::Function { name, args, .. } => call::knows(name, args.len()) && args.iter().all(knows),
        _ => false,
    }
}

/// What an expression finds there; `None` where the interpreter has to look.
fn find<'j>(record: &Record<'j>, ast: &'j Ast, at: At<'j>) -> Option<Found<'j>> {
    let find = |ast, at| find(record, ast, at);
    Some(match ast {
        Ast::Field { name, .. } => record.field(name, at),
        Ast::Identity { .. } => Found::There(at.value()?),
        Ast::Literal { value, .. } => Found::Plain((&**value).into()),
        Ast::Index { idx, .. } => at.item(*idx),
        Ast::Subexpr { lhs, rhs, .. } => find(rhs, find(lhs, at)?.place()?)?,
        Ast::Or { lhs, rhs, .. } => match find(lhs, at)? {
            found if found.is_true() => found,
            _ => find(rhs, at)?,
        },
        Ast::And { lhs, rhs, .. } => match find(lhs, at)? {
            found if found.is_true() => find(rhs, at)?,
            found => found,
        },
        Ast::Not { node, .. } => Found::Plain(Json::Bool(!find(node, at)?.is_true())),
        Ast::Condition {
            predicate, then, ..
        } if find(predicate, at)?.is_true() => find(then, at)?,
        Ast::Condition { .. } => Found::NOTHING,
        Ast::Comparison {
            comparator,
            lhs,
            rhs,
            ..
        } => compare(comparator, &find(lhs, at)?, &find(rhs, at)?)?,
        Ast::Flatten { node, .. } => flat(find(node, at)?),
        Ast::Projection { lhs, rhs, .. } => {
            let Some(items) = find(lhs, at)?.items() else {
                return Some(Found::NOTHING);
            };
            let mut found = Vec::with_capacity(items.len());
            for item in items {
                let item = find(rhs, item.place()?)?;
                if !item.is_null() {
                    found.push(item);
                }
            }
            Found::List(found)
        }
        Ast::Function { name, args, .. } => {
            call::call(name, args, &mut |argument| find(argument, at))?
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests;

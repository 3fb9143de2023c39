//! The functions that profiles have beside those of `JMESPath`. All are total: what does not fit gives `null`,
//! and only a text that would become too long is an error.

mod shape;
mod text;

use std::collections::BTreeMap;

use jmespath::ast::Ast;
use jmespath::functions::{ArgumentType, CustomFunction, Signature};
use jmespath::{Context, ErrorReason, JmespathError, Rcvar, Runtime, Variable};

use super::Refused;
use crate::finding::nearest;
pub(super) use text::last_segment_of;

/// Those of `JMESPath` itself.
const KNOWN: &[&str] = &[
    "abs",
    "avg",
    "ceil",
    "contains",
    "ends_with",
    "floor",
    "join",
    "keys",
    "length",
    "map",
    "max",
    "max_by",
    "merge",
    "min",
    "min_by",
    "not_null",
    "reverse",
    "sort",
    "sort_by",
    "starts_with",
    "sum",
    "to_array",
    "to_number",
    "to_string",
    "type",
    "values",
];

/// `None` gives `null`.
type Body = fn(&[Rcvar]) -> Option<Rcvar>;

/// A function, how many arguments it takes, and what it does.
const OWN: &[(&str, usize, Body)] = &[
    ("lang_rows", 3, shape::lang_rows),
    ("lang_map", 1, shape::lang_map),
    ("pluck_map", 2, shape::pluck_map),
    ("lookup", 2, shape::lookup),
    ("items", 1, shape::items),
    ("from_items", 1, shape::from_items),
    ("group_count", 1, shape::group_count),
    ("flatten_errors", 1, shape::flatten_errors),
    ("parse_json", 1, text::parse_json),
    ("split", 2, text::split),
    ("join_some", 2, text::join_some),
    ("last_segment", 1, text::last_segment),
    ("receipt_code", 1, text::receipt_code),
    ("uuid", 1, text::uuid),
];

/// Names of our own functions.
pub fn own_names() -> impl Iterator<Item = &'static str> {
    OWN.iter().map(|own| own.0)
}

/// The functions of `JMESPath`, and ours.
pub(super) fn runtime() -> Runtime {
    let mut runtime = Runtime::new();
    runtime.register_builtin_functions();
    for (name, arguments, body) in OWN {
        let signature = Signature::new(vec![ArgumentType::Any; *arguments], None);
        let body =
            |arguments: &[Rcvar], _: &mut Context<'_>| Ok(body(arguments).unwrap_or_else(null));
        runtime.register_function(
            name,
            Box::new(CustomFunction::new(signature, Box::new(body))),
        );
    }
    runtime.register_function("join", Box::new(text::join));
    runtime
}

/// Refuses calls of functions that do not exist, before anything runs.
pub(super) fn check(ast: &Ast, runtime: &Runtime) -> Result<(), Refused> {
    let mut open = vec![ast];
    while let Some(ast) = open.pop() {
        if let Ast::Function { name, offset, .. } = ast
            && runtime.get_function(name).is_none()
        {
            let refused = Refused::new(*offset, format!("there is no function {name}()"));
            return Err(Refused {
                nearest: nearest(
                    name,
                    KNOWN.iter().copied().chain(OWN.iter().map(|own| own.0)),
                ),
                ..refused
            });
        }
        parts(ast, &mut |part| open.push(part));
    }
    Ok(())
}

/// Calls back with the parts of an expression.
pub(super) fn parts<'a>(ast: &'a Ast, found: &mut dyn FnMut(&'a Ast)) {
    match ast {
        Ast::Comparison { lhs, rhs, .. }
        | Ast::Projection { lhs, rhs, .. }
        | Ast::And { lhs, rhs, .. }
        | Ast::Or { lhs, rhs, .. }
        | Ast::Subexpr { lhs, rhs, .. } => {
            found(lhs);
            found(rhs);
        }
        Ast::Condition {
            predicate, then, ..
        } => {
            found(predicate);
            found(then);
        }
        Ast::Expref { ast: node, .. }
        | Ast::Flatten { node, .. }
        | Ast::Not { node, .. }
        | Ast::ObjectValues { node, .. } => found(node),
        Ast::Function { args: parts, .. }
        | Ast::MultiList {
            elements: parts, ..
        } => {
            parts.iter().for_each(found);
        }
        Ast::MultiHash { elements, .. } => elements.iter().for_each(|pair| found(&pair.value)),
        Ast::Identity { .. }
        | Ast::Field { .. }
        | Ast::Index { .. }
        | Ast::Literal { .. }
        | Ast::Slice { .. } => {}
    }
}

fn null() -> Rcvar {
    Rcvar::new(Variable::Null)
}

fn string(text: impl Into<String>) -> Rcvar {
    Rcvar::new(Variable::String(text.into()))
}

fn list(items: Vec<Rcvar>) -> Rcvar {
    Rcvar::new(Variable::Array(items))
}

fn object(fields: BTreeMap<String, Rcvar>) -> Rcvar {
    Rcvar::new(Variable::Object(fields))
}

fn failed(context: &Context<'_>, why: &str) -> JmespathError {
    JmespathError::from_ctx(context, ErrorReason::Parse(why.to_owned()))
}

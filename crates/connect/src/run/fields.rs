//! From a backend's field errors to pointers into what the portal sent, through the body that was made of it.

use jmespath::Rcvar;
use mapping::Tree;
use mapping::expression::Expression;
use serde_json::Value;

use crate::failure::FieldError;
use crate::profile::{Body, Mapped, Step};

/// The errors that an expression finds: a list of `{"path", "code", "message"}`. A path is a list, or a text with `/`, `.`
/// or brackets between its steps.
pub(super) fn errors(
    found: Option<&Expression>,
    mapped: &Mapped,
    step: &Step,
    root: &Rcvar,
) -> Vec<FieldError> {
    let found = found.and_then(|found| found.value(root).ok());
    let entries = found
        .as_ref()
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let error = |entry: &Value| {
        let steps = steps(entry.get("path").unwrap_or(&Value::Null));
        let text = |name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
        FieldError {
            pointer: pointer(&steps, mapped, step, root),
            code: text("code").unwrap_or_default(),
            question: text("question"),
        }
    };
    entries.map(error).collect()
}

fn steps(path: &Value) -> Vec<String> {
    match path {
        Value::Array(steps) => steps
            .iter()
            .map(|step| {
                step.as_str()
                    .map_or_else(|| step.to_string(), str::to_owned)
            })
            .collect(),
        Value::String(path) => path
            .split(['/', '.', '[', ']'])
            .filter(|step| !step.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

fn pointer(steps: &[String], mapped: &Mapped, step: &Step, root: &Rcvar) -> String {
    let named = steps.join(".");
    if let Some((_, pointer)) = mapped.fields.iter().find(|(name, _)| *name == named) {
        return pointer.clone();
    }
    let written = match &step.request.body {
        Body::Tree(tree) => source(tree, steps),
        _ => None,
    };
    match written {
        Some((path, below)) => match path.split_first() {
            Some((first, rest)) if first == "input" => joined(rest.iter().chain(below)),
            Some((first, rest)) if first == "item" => {
                let each = step
                    .each
                    .as_ref()
                    .and_then(Expression::path)
                    .unwrap_or_default();
                let list = each.iter().skip(1);
                let index = root.get_field("index").to_string();
                joined(list.chain([&index]).chain(rest).chain(below))
            }
            _ => String::new(),
        },
        None => joined(steps.iter()),
    }
}

/// The bare path that the value at these steps of a body was made of, and the steps that are left.
fn source<'a>(tree: &'a Tree, steps: &'a [String]) -> Option<(&'a [String], &'a [String])> {
    match tree {
        Tree::Made(made) | Tree::Converted(made, _) => Some((made.path()?, steps)),
        Tree::Object(fields) => {
            let (first, rest) = steps.split_first()?;
            let (_, tree) = fields.iter().find(|(name, _)| name == first)?;
            source(tree, rest)
        }
        Tree::List(trees) => {
            let (first, rest) = steps.split_first()?;
            source(trees.get(first.parse::<usize>().ok()?)?, rest)
        }
        Tree::Fixed(_) | Tree::Each(..) => None,
    }
}

fn joined<'a>(steps: impl Iterator<Item = &'a String>) -> String {
    steps.fold(String::new(), |mut pointer, step| {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        pointer
    })
}

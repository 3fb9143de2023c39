//! `JMESPath` expressions of a profile: compiled once when it loads, evaluated on whatever a backend
//! sends.
//!
//! The language is `JMESPath` (jmespath.org, the crate `jmespath`) with the functions of
//! [`functions`]. It refuses, before anything runs, an expression whose result could outgrow its
//! input by more than a fixed factor, and, while it runs, results over a fixed size: neither a
//! hostile profile nor a hostile answer can hang or overflow the portal.

mod convert;
mod functions;
mod growth;
mod quick;
mod wanted;

use std::fmt;
use std::sync::LazyLock;

use jmespath::ast::Ast;
use jmespath::{Context, ErrorReason, Rcvar, Runtime};
use serde_json::Value;

pub(crate) use convert::MAXIMUM_VALUES;
pub use convert::{to_value as to_plain, to_variable};
pub use functions::own_names as own_functions;
pub(crate) use quick::Record;
pub use wanted::{Spot, Wanted};

/// Longest text of an expression, in characters.
const MAXIMUM_LENGTH: usize = 2_000;

/// Deepest nesting of brackets; the parser recurses, and the phone's stack is small.
const MAXIMUM_DEPTH: usize = 48;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(functions::runtime);

/// An expression that was checked.
pub struct Expression {
    text: String,
    ast: Ast,
    /// Whether [`quick`] knows all that is in it.
    is_quick: bool,
    /// Where it is nothing but names (`a.b`): those. Most are, and walking them is quicker.
    path: Option<Vec<String>>,
}

/// Why an expression was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Character in the expression at which it went wrong, from 0.
    pub at: usize,
    /// What is wrong, for the operator, in English.
    pub why: String,
    /// The known function nearest to one that there is not.
    pub nearest: Option<String>,
}

impl Refused {
    fn new(at: usize, why: impl Into<String>) -> Self {
        Self {
            at,
            why: why.into(),
            nearest: None,
        }
    }
}

/// Why an expression gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// What went wrong, for the operator, in English. It holds none of the data.
    pub why: String,
}

impl Failed {
    pub(crate) fn too_large() -> Self {
        let why = format!("the result holds more than {MAXIMUM_VALUES} values");
        Self { why }
    }
}

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        if text.chars().count() > MAXIMUM_LENGTH {
            let why = format!("longer than {MAXIMUM_LENGTH} characters");
            return Err(Refused::new(MAXIMUM_LENGTH, why));
        }
        if let Some(at) = too_deep(text) {
            let why = format!("nested deeper than {MAXIMUM_DEPTH} levels");
            return Err(Refused::new(at, why));
        }
        let expression = RUNTIME
            .compile(text)
            .map_err(|error| Refused::new(error.offset, reason(&error.reason)))?;
        growth::check(expression.as_ast())?;
        functions::check(expression.as_ast(), &RUNTIME)?;
        check_not(expression.as_ast())?;
        let mut names = Vec::new();
        let path = path(expression.as_ast(), &mut names);
        let path = path.then(|| names.into_iter().map(str::to_owned).collect());
        Ok(Self {
            text: text.to_owned(),
            ast: expression.as_ast().clone(),
            is_quick: quick::knows(expression.as_ast()),
            path,
        })
    }

    /// The names from the root to a value, where the expression is nothing but that
    /// (`a.b`): such an expression can also be written through.
    pub fn path(&self) -> Option<&[String]> {
        self.path.as_deref()
    }

    /// Every name of a field that stands in the expression; `None` where it names its whole root, or may.
    pub(crate) fn names(&self) -> Option<Vec<&str>> {
        if let Some(path) = &self.path {
            return Some(path.iter().map(String::as_str).collect());
        }
        let (mut names, mut open) = (Vec::new(), vec![&self.ast]);
        while let Some(ast) = open.pop() {
            match ast {
                Ast::Identity { .. } => return None,
                Ast::Field { name, .. } => names.push(name.as_str()),
                // `a[]` and `a[?b]` end in the element as it is: no root.
                Ast::Projection { lhs, rhs, .. } if matches!(**rhs, Ast::Identity { .. }) => {
                    open.push(lhs);
                }
                other => functions::parts(other, &mut |part| open.push(part)),
            }
        }
        Some(names)
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value that the expression makes of plain JSON; for a root that is used once.
    pub fn value_of(&self, root: &Value) -> Result<Value, Failed> {
        self.value(&to_variable(root))
    }

    /// The value that the expression makes of a root.
    pub fn value(&self, root: &Rcvar) -> Result<Value, Failed> {
        convert::to_value(&*self.search(root)?)
    }

    /// Whether the value counts as true (`JMESPath`: neither false, null nor empty).
    pub fn holds(&self, root: &Rcvar) -> Result<bool, Failed> {
        Ok(self.search(root)?.is_truthy())
    }

    /// The value, to evaluate further expressions on.
    pub fn search(&self, root: &Rcvar) -> Result<Rcvar, Failed> {
        if let Some(names) = &self.path {
            let step = |at: Rcvar, name: &String| at.get_field(name);
            return Ok(names.iter().fold(Rcvar::clone(root), step));
        }
        // `jmespath::Expression::search` would copy all of the root each time.
        let mut context = Context::new(&self.text, &RUNTIME);
        jmespath::interpret(root, &self.ast, &mut context).map_err(|error| Failed {
            why: reason(&error.reason),
        })
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Expression({})", self.text())
    }
}

/// Refuses `!a.b`, which `JMESPath` reads as `(!a).b`: always `null`, never what was meant.
fn check_not(ast: &Ast) -> Result<(), Refused> {
    let mut open = vec![ast];
    while let Some(ast) = open.pop() {
        if let Ast::Subexpr { lhs, offset, .. } = ast
            && matches!(**lhs, Ast::Not { .. })
        {
            let why = "!a.b is read as (!a).b; write !(a.b)";
            return Err(Refused::new(*offset, why));
        }
        functions::parts(ast, &mut |part| open.push(part));
    }
    Ok(())
}

fn path<'a>(ast: &'a Ast, names: &mut Vec<&'a str>) -> bool {
    match ast {
        Ast::Field { name, .. } => {
            names.push(name);
            true
        }
        Ast::Subexpr { lhs, rhs, .. } => path(lhs, names) && path(rhs, names),
        _ => false,
    }
}

/// Where brackets, or signs before a value, nest too deeply.
fn too_deep(text: &str) -> Option<usize> {
    let (mut brackets, mut signs) = (0_usize, 0_usize);
    let mut quote = None;
    let mut escaped = false;
    for (at, letter) in text.chars().enumerate() {
        if let Some(open) = quote {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if letter == open => quote = None,
                _ => {}
            }
            continue;
        }
        match letter {
            '!' | '&' => signs += 1,
            _ if letter.is_whitespace() => {}
            _ => signs = 0,
        }
        match letter {
            '\'' | '"' | '`' => quote = Some(letter),
            '(' | '[' | '{' => brackets += 1,
            ')' | ']' | '}' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        if brackets + signs > MAXIMUM_DEPTH {
            return Some(at);
        }
    }
    None
}

fn reason(reason: &ErrorReason) -> String {
    match reason {
        ErrorReason::Parse(why) => why.clone(),
        ErrorReason::Runtime(why) => why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A context holds whole answers: copying it for each field of each record took seconds for 400 small records.
    #[test]
    fn nothing_is_copied_to_be_looked_at() {
        let root = to_variable(&serde_json::json!({"a": {"b": [1]}, "c": null}));
        let found = Expression::parse("not_null(c, a)").unwrap().search(&root);
        assert!(Rcvar::ptr_eq(&found.unwrap(), &root.get_field("a")));
    }
}

//! How much larger than its input an expression's result can become, told from its text.
//!
//! `JMESPath` has no loops, but each step that names its input twice may double it:
//! `[@,@] | [@,@] | …` (24 times) makes a tree of 16 million leaves. The bound here multiplies along a
//! chain and adds up beside each other; what selects or compares does not grow.

use jmespath::ast::Ast;

use super::Refused;

/// Largest factor. The deepest mapping of a real backend found so far (a poll with its questions and
/// their options) stays under 40.
const MAXIMUM_GROWTH: u64 = 1_000;

/// Longest chain of steps; evaluating and dropping recurses along it.
const MAXIMUM_STEPS: u32 = 200;

/// Refuses an expression that can grow its input too much.
pub(super) fn check(ast: &Ast) -> Result<(), Refused> {
    let refused = |why: &str| Err(Refused::new(0, why));
    if steps(ast) > MAXIMUM_STEPS {
        return refused("more steps after each other than can be taken");
    }
    if growth(ast) > MAXIMUM_GROWTH {
        return refused("names its input so often that the result could become too large");
    }
    Ok(())
}

fn growth(ast: &Ast) -> u64 {
    let all = |parts: &mut dyn Iterator<Item = &Ast>| -> u64 {
        parts.map(growth).fold(0, u64::saturating_add).max(1)
    };
    match ast {
        Ast::Subexpr { lhs, rhs, .. } | Ast::Projection { lhs, rhs, .. } => {
            growth(lhs).saturating_mul(growth(rhs))
        }
        Ast::Condition { then, .. } => growth(then),
        Ast::Flatten { node, .. } | Ast::ObjectValues { node, .. } => growth(node),
        Ast::Expref { ast, .. } => growth(ast),
        // `map(&…, list)` and the like apply the one to the other.
        Ast::Function { args, .. } => args
            .iter()
            .map(growth)
            .fold(1, u64::saturating_mul)
            .max(all(&mut args.iter())),
        Ast::MultiList { elements, .. } => all(&mut elements.iter()),
        Ast::MultiHash { elements, .. } => all(&mut elements.iter().map(|pair| &pair.value)),
        Ast::And { lhs, rhs, .. } | Ast::Or { lhs, rhs, .. } => growth(lhs).max(growth(rhs)),
        Ast::Comparison { .. }
        | Ast::Not { .. }
        | Ast::Identity { .. }
        | Ast::Field { .. }
        | Ast::Index { .. }
        | Ast::Literal { .. }
        | Ast::Slice { .. } => 1,
    }
}

/// The longest chain, counted without recursing deeper than the text's own nesting needs.
fn steps(ast: &Ast) -> u32 {
    let mut deepest = 0;
    let mut open = vec![(ast, 1_u32)];
    while let Some((ast, depth)) = open.pop() {
        deepest = deepest.max(depth);
        super::functions::parts(ast, &mut |part| open.push((part, depth + 1)));
    }
    deepest
}

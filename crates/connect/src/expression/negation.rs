//! Refuses `!a.b`. `JMESPath` reads it as `(!a).b`, which is always `null`: a rule that never holds, and looks right.

use jmespath::ast::Ast;

use super::{Refused, functions};

/// Refuses a name after what was negated.
pub(super) fn check(ast: &Ast) -> Result<(), Refused> {
    let mut open = vec![ast];
    while let Some(ast) = open.pop() {
        if let Ast::Subexpr { offset, lhs, .. } = ast
            && matches!(**lhs, Ast::Not { .. })
        {
            let why = "!a.b means (!a).b, which is always null: write !(a.b)";
            return Err(Refused::new(*offset, why));
        }
        functions::parts(ast, &mut |part| open.push(part));
    }
    Ok(())
}

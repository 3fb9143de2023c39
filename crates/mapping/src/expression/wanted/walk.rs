//! Follows an expression through the places at which its value can stand.

use jmespath::ast::Ast;

use super::{Spot, Wanted};
use crate::expression::{Expression, functions};

/// Most places at which the value of one expression is looked for.
const MAXIMUM_SPOTS: usize = 16;

impl Wanted {
    /// What an expression can look at from here, its value included.
    pub fn add(&mut self, expression: &Expression, from: Spot) {
        let found = self.walk(&expression.ast, &[from]);
        self.whole(&found);
    }

    fn whole(&mut self, spots: &[Spot]) {
        for spot in spots {
            self.take_whole(*spot);
        }
    }

    fn fields(&mut self, spots: &[Spot], name: &str) -> Vec<Spot> {
        let spots = spots.iter();
        spots.map(|spot| self.enter(*spot, name)).collect()
    }

    /// Where the value of an expression can stand that is evaluated at these places.
    fn walk(&mut self, ast: &Ast, from: &[Spot]) -> Vec<Spot> {
        match ast {
            Ast::Field { name, .. } => self.fields(from, name),
            Ast::Identity { .. } | Ast::Index { .. } | Ast::Slice { .. } => from.to_vec(),
            Ast::Subexpr { lhs, rhs, .. } | Ast::Projection { lhs, rhs, .. } => {
                let found = self.walk(lhs, from);
                self.walk(rhs, &found)
            }
            Ast::Flatten { node, .. } => self.walk(node, from),
            Ast::ObjectValues { node, .. } => {
                let found = self.walk(node, from);
                self.whole(&found);
                found
            }
            Ast::Condition {
                predicate, then, ..
            } => {
                let asked = self.walk(predicate, from);
                self.whole(&asked);
                self.walk(then, from)
            }
            Ast::And { lhs, rhs, .. } | Ast::Or { lhs, rhs, .. } => {
                let mut found = self.walk(lhs, from);
                self.whole(&found);
                found.extend(self.walk(rhs, from));
                self.few(found)
            }
            Ast::Function { name, args, .. } => self.call(name, args, from),
            other => {
                // What is compared, negated or put into something new.
                let mut parts = Vec::new();
                functions::parts(other, &mut |part| parts.push(part));
                self.all_of(&parts, from);
                Vec::new()
            }
        }
    }

    /// Each once; where they are too many, all of everything below them: each step could double them.
    fn few(&mut self, found: Vec<Spot>) -> Vec<Spot> {
        let mut few = Vec::new();
        for spot in found {
            if !few.contains(&spot) {
                few.push(spot);
            }
        }
        if few.len() <= MAXIMUM_SPOTS {
            return few;
        }
        self.whole(&few);
        vec![Self::WHOLE]
    }

    fn call(&mut self, name: &str, arguments: &[Ast], from: &[Spot]) -> Vec<Spot> {
        match (name, arguments) {
            // Asks only whether there is something.
            ("not_null", _) => {
                let found = arguments.iter().map(|one| self.walk(one, from));
                let found = found.collect::<Vec<_>>().concat();
                self.few(found)
            }
            (
                "lang_rows",
                [
                    rows,
                    Ast::Literal { value: tag, .. },
                    Ast::Literal { value: text, .. },
                ],
            ) => {
                let rows = self.walk(rows, from);
                for name in [tag.as_string(), text.as_string()].into_iter().flatten() {
                    let found = self.fields(&rows, name);
                    self.whole(&found);
                }
                Vec::new()
            }
            _ => {
                self.all_of(&arguments.iter().collect::<Vec<_>>(), from);
                Vec::new()
            }
        }
    }

    fn all_of(&mut self, parts: &[&Ast], from: &[Spot]) {
        for part in parts {
            // `&…` is for the items of another argument, which is taken whole.
            if !matches!(part, Ast::Expref { .. }) {
                let found = self.walk(part, from);
                self.whole(&found);
            }
        }
    }
}

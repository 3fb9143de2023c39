//! What of an answer expressions can look at, told from their text: a backend's record often has five times as many
//! fields, and reading what nobody looks at costs more than mapping the rest.
//!
//! Lists are looked through: what is wanted of one is wanted of each of its items, and none is left out. Where it cannot
//! be told for sure, everything below is wanted; so is what is only asked whether it is true, since an object without
//! its fields would be false.

use jmespath::ast::Ast;

use super::Expression;

/// Most places at which the value of one expression is looked for.
const MAXIMUM_SPOTS: usize = 16;

/// Names, and what is wanted below them.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    spots: Vec<Below>,
}

/// A place in [`Wanted`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot(usize);

#[derive(Debug, Clone, Default)]
struct Below {
    whole: bool,
    /// The [`mark`]s of its fields' names.
    marks: u64,
    fields: Vec<(String, Spot)>,
}

impl Wanted {
    /// Where all begins.
    pub(crate) const ROOT: Spot = Spot(0);

    /// Below here everything is wanted.
    const WHOLE: Spot = Spot(1);

    /// Nothing yet.
    pub(crate) fn nothing() -> Self {
        let whole = Below {
            whole: true,
            ..Below::default()
        };
        Self {
            spots: vec![Below::default(), whole],
        }
    }

    /// Everything; and so is the root's every field.
    pub(crate) fn everything() -> (Self, Spot) {
        (Self::nothing(), Self::WHOLE)
    }

    /// What is wanted of a field; `None` where the field is not.
    pub(crate) fn below(&self, spot: Spot, name: &str) -> Option<Spot> {
        let below = self.spots.get(spot.0)?;
        if below.whole {
            return Some(Self::WHOLE);
        }
        if below.marks & mark(name) == 0 {
            return None;
        }
        let mut fields = below.fields.iter();
        let field = fields.find(|(known, _)| known == name);
        field.map(|(_, spot)| *spot)
    }

    /// How many fields are wanted here, if not all.
    pub(crate) fn len(&self, spot: Spot) -> usize {
        self.spots.get(spot.0).map_or(0, |below| below.fields.len())
    }

    /// The field, which is wanted from now on, if only for being there.
    pub(crate) fn enter(&mut self, spot: Spot, name: &str) -> Spot {
        if let Some(spot) = self.below(spot, name) {
            return spot;
        }
        let next = Spot(self.spots.len());
        self.spots.push(Below::default());
        if let Some(below) = self.spots.get_mut(spot.0) {
            below.marks |= mark(name);
            below.fields.push((name.to_owned(), next));
        }
        next
    }

    /// All of what is here.
    pub(crate) fn take_whole(&mut self, spot: Spot) {
        if let Some(below) = self.spots.get_mut(spot.0) {
            below.whole = true;
        }
    }

    /// What an expression can look at from here, its value included.
    pub(crate) fn add(&mut self, expression: &Expression, from: Spot) {
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
                super::functions::parts(other, &mut |part| parts.push(part));
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

/// One of 64 bits, by which most names that are not wanted are told without comparing them to any.
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let last = bytes.last().copied().unwrap_or_default();
    1 << ((bytes.len() * 7 + usize::from(last)) % 64)
}

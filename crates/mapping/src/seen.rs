//! Which fields of a record a tree can look at: a backend's record often has five times as many, and giving each a
//! place in the root costs more than mapping it. Where this cannot be told for sure, it is all of them.

use std::collections::BTreeSet;

use crate::expression::Expression;
use crate::tree::Tree;

/// Leads from an item of a list to the record around it.
const AROUND: &str = "_";

/// Fields of a record.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    /// Every one.
    All,
    /// None but these.
    These(BTreeSet<String>),
}

impl Seen {
    /// Those that a tree can look at.
    pub fn by(tree: &Tree) -> Self {
        let mut seen = Self::These(BTreeSet::new());
        seen.note(tree);
        seen
    }

    fn note(&mut self, tree: &Tree) {
        match tree {
            Tree::Fixed(_) => {}
            Tree::Made(made) | Tree::Converted(made, _) => self.note_expression(made),
            Tree::List(trees) => trees.iter().for_each(|tree| self.note(tree)),
            Tree::Object(fields) => fields.iter().for_each(|(_, tree)| self.note(tree)),
            Tree::Each(list, tree) => {
                self.note_expression(list);
                match Self::by(tree) {
                    Self::These(of_item) if !of_item.contains(AROUND) => {}
                    _ => *self = Self::All,
                }
            }
        }
    }

    fn note_expression(&mut self, made: &Expression) {
        match (made.names(), &mut *self) {
            (Some(names), Self::These(seen)) => seen.extend(names.into_iter().map(str::to_owned)),
            _ => *self = Self::All,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use serde_json::{Value, json};

    use super::*;
    use crate::local_zone::LocalZone;
    use crate::reader::Section;

    fn seen(tree: &Value) -> Seen {
        let findings = RefCell::new(Vec::new());
        let tree = Tree::parse(&Section::root(tree, &findings), &LocalZone::UTC);
        assert_eq!(*findings.borrow(), []);
        Seen::by(&tree)
    }

    #[test]
    fn names_in_expressions_are_seen() {
        let tree = json!({
            "a": "=b.c || d[?e].f | [0]", "g": { "=": "not_null(h, sort_by(i, &j))", "as": "text" },
            "list": { "=each": "k", "map": "=l" },
        });
        let names = ["b", "c", "d", "e", "f", "h", "i", "j", "k"];
        assert_eq!(seen(&tree), Seen::These(names.map(str::to_owned).into()));
    }

    #[test]
    fn what_may_look_at_everything_sees_all() {
        for tree in [
            json!("=@"),
            json!("=keys(@)"),
            json!("=*"),
            json!("=[?a]"),
            json!({ "=each": "a", "map": "=_.record.b" }),
            json!({ "=each": "a", "map": { "b": "=to_string(@)" } }),
            json!({ "=each": "a", "map": { "=each": "b", "map": "=_.record" } }),
        ] {
            assert_eq!(seen(&tree), Seen::All, "{tree}");
        }
    }
}

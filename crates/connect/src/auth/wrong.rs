//! What is wrong with a sign-in in a profile. Faults are gathered, so that one reading tells them all.

use serde_json::Value;

use crate::node::{Node, Read, Unreadable};

/// One thing that is wrong. It never holds a value of the profile, only what kind it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where, as a JSON pointer from the sign-in's own object.
    pub pointer: String,
    /// What should be there.
    pub expected: String,
    /// What is there, in short.
    pub got: String,
}

impl Wrong {
    /// The same fault, seen from further up.
    #[must_use]
    pub fn under(self, prefix: &str) -> Self {
        Self {
            pointer: format!("{prefix}{}", self.pointer),
            ..self
        }
    }

    /// What stands at a node is not what should.
    pub(super) fn at(node: &Node, expected: impl Into<String>) -> Self {
        // A node tells its path and what it is only by way of a fault.
        let fault = node.wrong::<()>("").err();
        let (pointer, got) = fault
            .map(|fault| (fault.path, fault.got))
            .unwrap_or_default();
        Self {
            pointer,
            expected: expected.into(),
            got,
        }
    }
}

impl From<Unreadable> for Wrong {
    fn from(fault: Unreadable) -> Self {
        Self {
            pointer: fault.path,
            expected: fault.expected.to_owned(),
            got: fault.got,
        }
    }
}

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(Vec<Wrong>);

impl Faults {
    pub(super) fn add(&mut self, wrong: Wrong) {
        self.0.push(wrong);
    }

    /// The value, or its fault noted.
    pub(super) fn read<T>(&mut self, read: Read<T>) -> Option<T> {
        self.take(read.map_err(|fault| vec![fault.into()]), "")
    }

    /// The value of a part, or its faults noted as seen from the whole.
    pub(super) fn take<T>(&mut self, read: Result<T, Vec<Wrong>>, prefix: &str) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.0
                    .extend(wrong.into_iter().map(|wrong| wrong.under(prefix)));
                None
            }
        }
    }

    /// Notes keys that nobody knows, and whatever is no object.
    pub(super) fn known(&mut self, node: &Node, names: &[&str]) {
        let Value::Object(fields) = node.value() else {
            self.add(Wrong::at(node, "object"));
            return;
        };
        for name in fields.keys().filter(|name| !names.contains(&name.as_str())) {
            self.add(Wrong {
                got: "an unknown key".to_owned(),
                ..Wrong::at(&node.field(name), format!("one of {}", names.join(", ")))
            });
        }
    }

    /// The whole, if nothing was wrong; every `None` has its fault noted before.
    pub(super) fn finish<T>(self, whole: Option<T>) -> Result<T, Vec<Wrong>> {
        match whole {
            Some(whole) if self.0.is_empty() => Ok(whole),
            _ => Err(self.0),
        }
    }
}

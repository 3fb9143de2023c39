//! The words that mappings are written in, for whoever checks them or describes the format.

pub use crate::convert::KEYS as LEAF_KEYS;
use crate::convert::TARGETS;
pub use crate::expression::own_functions as functions;

/// What a leaf can be read `as`.
pub fn targets() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().map(|(name, _)| *name)
}

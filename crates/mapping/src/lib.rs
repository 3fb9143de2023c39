//! How one JSON becomes another: expressions, trees of them, conversions, and the quick way through a long list.
//!
//! A profile tells in a [`Tree`] how a backend's record becomes the contract's. This crate reads that tree, noting as a
//! [`Finding`] what is wrong in it, and [builds](Tree::build) values by it; [`Listed`] does so for each record of an answer.
//! It knows neither requests nor what a record is of. It stands apart from `connect`, which asks and decides, because all
//! of this runs for each record and is compiled for speed, while what runs once a call is compiled to be small.

mod convert;
pub mod expression;
mod finding;
pub mod gather;
mod inverse;
mod json;
mod listed;
mod local_zone;
mod reader;
pub mod receipt;
mod record;
mod seen;
mod tree;
pub mod vocabulary;

pub use convert::Conversion;
pub use finding::{Finding, Weight};
pub use inverse::invert;
pub use listed::{Listed, NoList, Reading};
pub use local_zone::LocalZone;
pub use reader::Section;
pub use record::record_root;
pub use seen::Seen;
pub use tree::{Root, Tree};

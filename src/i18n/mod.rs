//! Words for people: the only place where an enum becomes a sentence.
//!
//! Texts live in `locales/<language>/<noun>.toml`; `build.rs` makes a typed function of each. A
//! phone loads one language.

pub mod format;
mod said;
pub mod say;
mod words;

pub use said::{Said, Title, foreign, said};
pub use words::Words;

//! Text with a little form: a closed subset of Markdown, read into values that views draw.
//!
//! Headings (`##`, `###`), paragraphs, lists (`-`, `*`, `+`, `1.`), `**strong**`, `*emphasis*`,
//! `[links](…)` that [`Link`] lets through, and line breaks (two blanks or `\` at a line's end).
//! Everything else – HTML, pictures, code, quotes, tables – is shown as the text it is. Any input
//! is read, in time proportional to its length, and none of its words are lost. Deeper lists
//! become lines of the item they stand in.

mod blocks;
mod marks;
mod spans;

pub use crate::link::Link;

/// A block of text, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Its level.
        level: HeadingLevel,
        /// Its words.
        spans: Vec<Span>,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list.
    List {
        /// Numbered or not.
        kind: ListKind,
        /// The words of each item.
        items: Vec<Vec<Span>>,
    },
}

/// A heading's level; the first belongs to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingLevel {
    /// `#` and `##`.
    Two,
    /// `###` and deeper.
    Three,
}

/// Numbered or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// With bullets.
    Bulleted,
    /// Numbered from 1.
    Numbered,
}

/// A run of words within a block. Nests at most [`DEEPEST`] deep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Just words; never empty.
    Plain(String),
    /// Words that weigh.
    Strong(Vec<Self>),
    /// Words that are stressed.
    Emphasis(Vec<Self>),
    /// Words that lead somewhere.
    Link {
        /// The words; never empty.
        label: Vec<Self>,
        /// Where they lead.
        target: Link,
    },
    /// The next word begins a new line.
    LineBreak,
}

/// How deep spans nest; form beyond that is dropped, words are not.
pub const DEEPEST: u8 = 4;

/// Reads text with form.
pub fn parse(text: &str) -> Vec<Block> {
    blocks::parse(text)
}

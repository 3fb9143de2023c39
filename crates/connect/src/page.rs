//! A page of a list.

/// Where the next page starts; opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub(crate) String);

/// Some items of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// What could be read, in the backend's order.
    pub items: Vec<T>,
    /// Where the next page starts, if there is one.
    pub next: Option<Cursor>,
    /// How many there are in all, if the backend tells.
    pub total: Option<u32>,
    /// How many items of this page could not be read.
    pub left_out: u32,
}

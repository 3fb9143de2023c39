//! What the stores said: what they hold, and how a put ended.

use crate::raw::Raw;
use crate::words::ItemId;

/// What both stores hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stores {
    /// The primary store.
    pub primary: Vec<Raw>,
    /// Its shadow.
    pub shadow: Vec<Raw>,
}

/// How a put ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Which item.
    pub id: ItemId,
    /// Which revision was put.
    pub revision: u32,
    /// In the primary store.
    pub primary: Written,
    /// In the shadow.
    pub shadow: Written,
}

/// How writing to one store ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// The transaction is complete. No other sign counts.
    Committed,
    /// It was aborted, or did not end in time.
    Failed,
    /// This browser has no such store.
    Absent,
    /// It was not tried.
    Skipped,
    /// The store held something else than what was to be replaced: this (nothing, or other bytes).
    Conflict(Option<Vec<u8>>),
}

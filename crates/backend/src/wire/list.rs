//! Lists: whole ones, and pages with an opaque cursor.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A whole list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct List<T> {
    /// Its items.
    pub items: Vec<T>,
}

/// A part of a long list.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// Sent as `cursor`, gives the next page; absent on the last one.
    pub next: Option<String>,
    /// How many there are on all pages.
    pub total: u32,
}

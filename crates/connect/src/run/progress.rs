//! How far a call is, and what it has brought so far.

use jmespath::Rcvar;
use serde_json::Value;

use crate::profile::Place;

/// How far one step is.
#[derive(Default)]
pub(super) struct Progress {
    pub(super) entered: bool,
    /// The items of `each`, and which is next.
    pub(super) items: Option<Vec<Rcvar>>,
    pub(super) item: usize,
    pub(super) place: Option<Place>,
    pub(super) pages: u32,
    pub(super) url: String,
    /// What `keep` found so far, for a step with `each`.
    pub(super) kept: Vec<Vec<Value>>,
}

/// What the steps have brought.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) items: Option<Vec<Value>>,
    pub(super) next: Option<Place>,
    pub(super) total: Option<u32>,
    pub(super) record: Option<Value>,
    /// There were more pages than are read.
    pub(super) is_cut: bool,
    /// Something was written, or found to be so already: nothing else makes a receipt.
    pub(super) is_settled: bool,
}

//! The call for what changed.

use model::Capability;
use model::impact::Impact;

use super::{Call, call, page};
use crate::decode;
use crate::page::{Cursor, Page};

/// What changed, newest first.
pub fn impacts(cursor: Option<Cursor>) -> Call<Page<Impact>> {
    call(Capability::Impacts, page(cursor), |node| {
        decode::page(node, decode::impact::impact)
    })
}

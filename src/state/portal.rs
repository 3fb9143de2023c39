//! Who runs the portal and what it offers.

use connect::calls;
use model::portal::Portal;

use crate::api::{Api, Loaded};

/// The portal's facts.
pub fn load() -> Loaded<Portal> {
    Api::expect().load(calls::portal())
}

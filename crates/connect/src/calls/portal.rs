//! The call for who runs the portal.

use model::Capability;
use model::portal::Portal;

use super::{Call, Params, call};
use crate::decode;

/// Who runs the portal and what it offers.
pub fn portal() -> Call<Portal> {
    call(Capability::Portal, Params::new(), decode::portal::portal)
}

//! A receipt: the only thing that is arrival.

use crate::wire::worded;
use model::Timestamp;
use serde::Serialize;

/// The backend's word that it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// A short code to read out, where there is one.
    pub code: Option<String>,
    /// When the backend stored it.
    #[serde(serialize_with = "crate::moment::millis")]
    pub at: Timestamp,
    /// What came of it.
    pub standing: Standing,
}

worded! {
    /// What an arrived write came to.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Standing {
        /// Done: answered, registered, a member.
        Done = "done",
        /// On a waiting list.
        Waiting = "waiting",
        /// Asked for; somebody decides.
        Requested = "requested",
    }
}

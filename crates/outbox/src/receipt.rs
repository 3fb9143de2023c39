//! A receipt: the only thing that is arrival.

use model::Timestamp;
use serde::{Deserialize, Serialize};

/// The backend's word that it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// A short code to read out, where there is one.
    pub code: Option<String>,
    /// When the backend stored it.
    #[serde(with = "crate::moment::millis")]
    pub at: Timestamp,
    /// What came of it.
    pub standing: Standing,
}

/// What an arrived write came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Done: answered, registered, a member.
    Done,
    /// On a waiting list.
    Waiting,
    /// Asked for; somebody decides.
    Requested,
}

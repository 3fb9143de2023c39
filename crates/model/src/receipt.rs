//! A receipt: the backend's word that something arrived.

use crate::Timestamp;

/// Proof of arrival: when, and a short code a resident can read out on the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Short code such as `K7QM-2F9D`.
    pub code: String,
    /// When the backend stored it.
    pub at: Timestamp,
}

//! A receipt: the backend's word that something arrived.

use model::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id::Id;
use super::time::Time;

/// When it was stored, and a short code a resident can read out on the phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Short code such as `K7QM-2F9D`.
    pub code: String,
    /// When it was stored.
    pub at: Time,
}

/// What a counted write answers: which, and the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Arrival {
    /// The id the client minted.
    pub id: Id,
    /// Short code such as `K7QM-2F9D`.
    pub code: String,
    /// When it was stored.
    pub at: Time,
}

impl Receipt {
    /// The model's value.
    pub fn model(&self) -> model::receipt::Receipt {
        model::receipt::Receipt {
            code: self.code.clone(),
            at: self.at.0,
        }
    }

    /// From what is stored.
    pub fn new(code: String, at_millis: i64) -> Self {
        Self {
            code,
            at: Time(Timestamp::from_millis(at_millis)),
        }
    }
}

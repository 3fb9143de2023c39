//! One resident's registration to an event.

use model::event as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id::Id;
use super::receipt::Receipt;

/// What is sent to register.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationRequest {
    /// What they need to take part; at most 500 characters, only with consent.
    #[serde(default)]
    pub access_needs: String,
    /// Whether storing the access needs is agreed to.
    #[serde(default)]
    pub consent: bool,
}

/// A place or the waiting list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeatState {
    /// Has a place.
    Attending,
    /// Waits.
    Waiting,
}

/// This resident's seat.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The registration's id.
    pub id: Id,
    /// A place or the waiting list.
    pub state: SeatState,
    /// Place in the queue, 1 is next; only when waiting.
    pub position: Option<u32>,
    /// Proof.
    pub receipt: Receipt,
}

impl SeatState {
    /// As it is stored.
    pub fn parse(name: &str) -> Self {
        if name == "attending" {
            Self::Attending
        } else {
            Self::Waiting
        }
    }
}

impl Seat {
    /// The model's value.
    pub fn model(&self) -> Option<m::Seat> {
        let state = match self.state {
            SeatState::Attending => m::SeatState::Attending,
            SeatState::Waiting => m::SeatState::Waiting(self.position.unwrap_or(1)),
        };
        let id = model::RegistrationId::parse(self.id.as_str())?;
        Some(m::Seat {
            id,
            state,
            receipt: self.receipt.model(),
        })
    }
}

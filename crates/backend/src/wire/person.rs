//! What the backend knows of this resident.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id::Id;
use super::panel::Membership;
use super::receipt::Receipt;
use super::registration::SeatState;
use super::text::Text;

/// This resident: what they took part in. No name is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Panels they belong to or asked to join.
    pub memberships: Vec<Membership>,
    /// Polls they answered.
    pub responses: Vec<Response>,
    /// Events they registered to.
    pub registrations: Vec<Registered>,
}

/// One answered poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Response {
    /// The answer's id.
    pub id: Id,
    /// The poll.
    pub poll: Id,
    /// Its title.
    pub title: Text,
    /// Proof.
    pub receipt: Receipt,
}

/// One registration.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Registered {
    /// The registration's id.
    pub id: Id,
    /// The event.
    pub event: Id,
    /// Its title.
    pub title: Text,
    /// A place or the waiting list.
    pub state: SeatState,
    /// Place in the queue, 1 is next; only when waiting.
    pub position: Option<u32>,
}

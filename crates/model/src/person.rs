//! What the backend knows of this resident; anonymous by default.

use crate::event::SeatState;
use crate::panel::{Membership, MembershipState};
use crate::receipt::Receipt;
use crate::{EventId, LocalText, PanelId, PollId, RegistrationId, ResponseId};

/// This resident: what they took part in. No name is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Panels they belong to or asked to join.
    pub memberships: Vec<Membership>,
    /// Polls they answered.
    pub responses: Vec<Response>,
    /// Events they registered to.
    pub registrations: Vec<Registered>,
}

/// One answered poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The answer's id.
    pub id: ResponseId,
    /// The poll.
    pub poll: PollId,
    /// Its title, to show without loading it.
    pub title: LocalText,
    /// Proof.
    pub receipt: Receipt,
}

/// One registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The registration's id.
    pub id: RegistrationId,
    /// The event.
    pub event: EventId,
    /// Its title, to show without loading it.
    pub title: LocalText,
    /// A place or the waiting list.
    pub state: SeatState,
}

impl Person {
    /// Whether they are a member (a waiting request is not enough).
    pub fn is_member(&self, panel: &PanelId) -> bool {
        self.memberships
            .iter()
            .any(|one| one.panel == *panel && one.state == MembershipState::Member)
    }

    /// Whether they answered a poll.
    pub fn has_answered(&self, poll: &PollId) -> bool {
        self.responses.iter().any(|response| response.poll == *poll)
    }

    /// Whether they registered to an event.
    pub fn is_registered(&self, event: &EventId) -> bool {
        self.registrations
            .iter()
            .any(|registered| registered.event == *event)
    }
}

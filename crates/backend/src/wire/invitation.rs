//! An invitation.

use model::invitation as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::contact::Contact;
use super::id::Id;
use super::text::Text;
use super::time::Time;
use super::{wire_enum, wire_name};
use crate::check::Check;

wire_enum! {
    /// How often an invitation's code works.
    Usage = m::Usage {
        /// For one person.
        SingleUse = "single_use",
        /// For whoever has it.
        Open = "open",
    }
}

wire_enum! {
    /// What became of an invitation, for this resident.
    InvitationState = m::InvitationState {
        /// Waits for a reply.
        Pending = "pending",
        /// "Later" was chosen.
        Postponed = "postponed",
        /// Accepted.
        Accepted = "accepted",
        /// Declined.
        Declined = "declined",
        /// Nobody replied in time.
        Expired = "expired",
        /// Taken back by the sender.
        Withdrawn = "withdrawn",
        /// Used by someone else.
        Used = "used",
    }
}

wire_name! {
    InvitationState { Pending = "pending", Postponed = "postponed", Accepted = "accepted", Declined = "declined", Expired = "expired", Withdrawn = "withdrawn", Used = "used" }
}

/// What a resident may reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Yes.
    Accept,
    /// Not now.
    Later,
    /// No thanks.
    Decline,
}

/// What sort of thing one is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A panel.
    Panel,
    /// A poll.
    Poll,
    /// An event.
    Event,
}

/// What an invitation asks one to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What sort of thing.
    pub kind: TargetKind,
    /// Which.
    pub id: Id,
}

/// A request to take part.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// Its id.
    pub id: Id,
    /// The code that opens it; in content files only, never in an answer.
    pub code: Option<String>,
    /// What it asks one to do.
    pub target: Target,
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// What it says (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who asks.
    pub from: Option<Contact>,
    /// Why this resident was asked.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub why_me: Text,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// Who sees the answer.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub who_sees: Text,
    /// What happens after.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub what_next: Text,
    /// Until when one may reply.
    pub reply_by: Option<Time>,
    /// How often its code works; once where left out.
    pub usage: Option<Usage>,
    /// What became of it; in a content file, the state it starts in.
    pub state: Option<InvitationState>,
}

/// A code as it was typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// The code; blanks, dashes and lower case are forgiven.
    pub code: String,
}

/// A code that binds an invitation to this session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The code; blanks, dashes and lower case are forgiven.
    pub invitation_code: String,
}

/// A reply.
#[serde_with::skip_serializing_none]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyRequest {
    /// Yes, not now, or no thanks.
    pub reply: Reply,
    /// Binds the invitation to this session, when it is not yet.
    pub code: Option<String>,
}

impl Invitation {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Invitation> {
        if let Some(code) = &self.code
            && m::InvitationCode::parse(code).is_none()
        {
            at.field("code")
                .say("does_not_fit", "expected 6 to 32 letters and digits");
        }
        let id = self.target.id.as_str();
        let target = match self.target.kind {
            TargetKind::Panel => m::Target::Panel(model::PanelId::parse(id)?),
            TargetKind::Poll => m::Target::Poll(model::PollId::parse(id)?),
            TargetKind::Event => m::Target::Event(model::EventId::parse(id)?),
        };
        Some(m::Invitation {
            id: model::InvitationId::parse(self.id.as_str())?,
            target,
            title: self.title.required(&at.field("title")),
            text: self.text.model(),
            from: self
                .from
                .as_ref()
                .map(|contact| contact.check(&at.field("from"))),
            why_me: self.why_me.model(),
            minutes: self.minutes,
            who_sees: self.who_sees.model(),
            what_next: self.what_next.model(),
            reply_by: self.reply_by.map(|time| time.0),
            usage: self.usage.unwrap_or(Usage::SingleUse).model(),
            state: self.state.unwrap_or(InvitationState::Pending).model(),
        })
    }
}

impl InvitationState {
    /// The wire word for the model's state.
    pub fn of(state: m::InvitationState) -> Self {
        match state {
            m::InvitationState::Pending => Self::Pending,
            m::InvitationState::Postponed => Self::Postponed,
            m::InvitationState::Accepted => Self::Accepted,
            m::InvitationState::Declined => Self::Declined,
            m::InvitationState::Expired => Self::Expired,
            m::InvitationState::Withdrawn => Self::Withdrawn,
            m::InvitationState::Used => Self::Used,
        }
    }
}

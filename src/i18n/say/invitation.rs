//! Words for invitations.

use model::invitation::{InvitationState, Target, WhyNotReply};

use crate::i18n::Words;

impl Words {
    /// What became of an invitation.
    pub fn invitation_state(self, state: InvitationState) -> &'static str {
        match state {
            InvitationState::Pending => self.invitation_state_pending(),
            InvitationState::Postponed => self.invitation_state_postponed(),
            InvitationState::Accepted => self.invitation_state_accepted(),
            InvitationState::Declined => self.invitation_state_declined(),
            InvitationState::Expired => self.invitation_state_expired(),
            InvitationState::Withdrawn => self.invitation_state_withdrawn(),
            InvitationState::Used => self.invitation_state_used(),
        }
    }

    /// What an invitation asks one to do.
    pub fn invitation_kind(self, target: &Target) -> &'static str {
        match target {
            Target::Panel(_) => self.invitation_kind_panel(),
            Target::Poll(_) => self.invitation_kind_poll(),
            Target::Event(_) => self.invitation_kind_event(),
        }
    }

    /// The button that leads to what was accepted.
    pub fn invitation_onward(self, target: &Target) -> &'static str {
        match target {
            Target::Panel(_) => self.invitation_to_panel(),
            Target::Poll(_) => self.invitation_to_poll(),
            Target::Event(_) => self.invitation_to_event(),
        }
    }

    /// Why a reply is not possible, and what can be done instead.
    pub fn why_not_reply(self, why: WhyNotReply) -> &'static str {
        match why {
            WhyNotReply::Expired => self.invitation_why_expired(),
            WhyNotReply::Withdrawn => self.invitation_why_withdrawn(),
            WhyNotReply::Used => self.invitation_why_used(),
            WhyNotReply::AlreadyAccepted => self.invitation_why_accepted(),
        }
    }
}

//! Words for what can go wrong with a call.

use connect::{Failure, Refusal};

use crate::i18n::Words;

impl Words {
    /// What went wrong, and what helps.
    pub fn failure(self, failure: &Failure) -> String {
        let words = match failure {
            Failure::Unreachable => self.failure_unreachable(),
            Failure::NotOffered => self.failure_not_offered(),
            Failure::SignedOut => self.failure_signed_out(),
            Failure::NotFound => self.failure_not_found(),
            Failure::Refused(refusal) => self.refusal(*refusal),
            Failure::Told(_, words) => return self.failure_told(words),
            Failure::Invalid(_) => self.failure_invalid(),
            Failure::Unsure => self.failure_unsure(),
            Failure::Busy(_) => self.failure_busy(),
            Failure::Faulty(_) => self.failure_faulty(),
            Failure::Unreadable(_) => self.failure_unreadable(),
        };
        words.to_owned()
    }

    /// Why the backend said no.
    pub fn refusal(self, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::Full => self.failure_full(),
            Refusal::Closed => self.failure_closed(),
            Refusal::NotYetOpen => self.failure_not_yet_open(),
            Refusal::InvitationOnly => self.failure_invitation_only(),
            Refusal::TermOver => self.failure_term_over(),
            Refusal::MembersOnly => self.failure_members_only(),
            Refusal::UnknownCode => self.failure_unknown_code(),
            Refusal::Expired => self.failure_expired(),
            Refusal::Withdrawn => self.failure_withdrawn(),
            Refusal::Used => self.failure_used(),
            Refusal::AlreadyAccepted => self.failure_already_accepted(),
            Refusal::AlreadyAnswered => self.failure_already_answered(),
            Refusal::AlreadyRegistered => self.failure_already_registered(),
            Refusal::NotNeeded => self.failure_not_needed(),
            Refusal::AlreadyGiven => self.failure_already_given(),
            Refusal::NotYet => self.failure_not_yet(),
            Refusal::Over => self.failure_over(),
            Refusal::Cancelled => self.failure_cancelled(),
            Refusal::UntilResponse => self.failure_until_response(),
            Refusal::UntilClosed => self.failure_until_closed(),
            Refusal::GroupTooSmall => self.failure_group_too_small(),
            Refusal::StrongSignIn => self.failure_strong_sign_in(),
            Refusal::IdReused | Refusal::Other => self.failure_refused(),
        }
    }
}

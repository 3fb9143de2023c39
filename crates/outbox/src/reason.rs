//! Why an item takes the person: what the backend said no for, by the names of the contract's problems.

use crate::wire::worded;

worded! {
    /// Why it takes the person.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Reason {
        /// No place or seat is free.
        Full = "full",
        /// Has closed.
        Closed = "closed",
        /// Opens later.
        NotYetOpen = "not_yet_open",
        /// No longer there.
        Gone = "gone",
        /// The backend found fault with what was written.
        Invalid = "invalid",
        /// It takes an invitation.
        InvitationOnly = "invitation_only",
        /// The panel's term is over.
        TermOver = "term_over",
        /// Only for members.
        MembersOnly = "members_only",
        /// No invitation has this code.
        UnknownCode = "unknown_code",
        /// The time to reply is over.
        Expired = "expired",
        /// The sender took it back.
        Withdrawn = "withdrawn",
        /// Someone else used it.
        Used = "used",
        /// Already accepted.
        AlreadyAccepted = "already_accepted",
        /// Already answered.
        AlreadyAnswered = "already_answered",
        /// Already registered.
        AlreadyRegistered = "already_registered",
        /// Feedback was given already.
        AlreadyGiven = "already_given",
        /// One may come without registering.
        NotNeeded = "not_needed",
        /// The meeting has not begun.
        NotYet = "not_yet",
        /// It is over.
        Over = "over",
        /// The event was cancelled.
        Cancelled = "cancelled",
        /// It takes a sign-in that proves who one is.
        StrongSignIn = "strong_sign_in",
        /// This id is taken by something else.
        IdReused = "id_reused",
        /// This backend does not offer it (any more).
        NotOffered = "not_offered",
        /// Nobody can tell whether it arrived; sending again might count twice.
        Unsure = "unsure",
        /// Some reason that this version does not know.
        Other = "other",
    }
}

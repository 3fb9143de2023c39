//! Why a backend says no: the reasons that the portal has words for.

/// Why a backend said no (kinds of `docs/contract.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// No place or seat is free.
    Full,
    /// Has closed.
    Closed,
    /// Opens later.
    NotYetOpen,
    /// It takes an invitation.
    InvitationOnly,
    /// The panel's term is over.
    TermOver,
    /// Only for members.
    MembersOnly,
    /// No invitation has this code.
    UnknownCode,
    /// The time to reply is over.
    Expired,
    /// The sender took it back.
    Withdrawn,
    /// Someone else used it.
    Used,
    /// Already accepted.
    AlreadyAccepted,
    /// Already answered.
    AlreadyAnswered,
    /// Already registered.
    AlreadyRegistered,
    /// One may come without registering.
    NotNeeded,
    /// Feedback was given already.
    AlreadyGiven,
    /// The meeting has not begun.
    NotYet,
    /// The event is over.
    Over,
    /// The event was cancelled.
    Cancelled,
    /// Results are shown after answering.
    UntilResponse,
    /// Results are shown after closing.
    UntilClosed,
    /// Too few have answered.
    GroupTooSmall,
    /// It takes a sign-in that proves who one is.
    StrongSignIn,
    /// This id was used for something else.
    IdReused,
    /// No reason this version knows.
    Other,
}

impl Refusal {
    /// Every reason that has a name in the contract.
    pub(crate) const NAMES: &[(&str, Self)] = &[
        ("full", Self::Full),
        ("closed", Self::Closed),
        ("not_yet_open", Self::NotYetOpen),
        ("invitation_only", Self::InvitationOnly),
        ("term_over", Self::TermOver),
        ("members_only", Self::MembersOnly),
        ("unknown_code", Self::UnknownCode),
        ("expired", Self::Expired),
        ("withdrawn", Self::Withdrawn),
        ("used", Self::Used),
        ("already_accepted", Self::AlreadyAccepted),
        ("already_answered", Self::AlreadyAnswered),
        ("already_registered", Self::AlreadyRegistered),
        ("not_needed", Self::NotNeeded),
        ("already_given", Self::AlreadyGiven),
        ("not_yet", Self::NotYet),
        ("over", Self::Over),
        ("cancelled", Self::Cancelled),
        ("until_response", Self::UntilResponse),
        ("until_closed", Self::UntilClosed),
        ("group_too_small", Self::GroupTooSmall),
        ("strong_sign_in", Self::StrongSignIn),
        ("id_reused", Self::IdReused),
    ];

    /// Finds the reason by its name in the contract.
    pub fn parse(kind: &str) -> Self {
        let known = Self::NAMES.iter().find(|(name, _)| *name == kind);
        known.map_or(Self::Other, |(_, reason)| *reason)
    }
}

//! What can go wrong with a call, in the caller's terms.

use serde_json::Value;

use crate::exchange::HttpResponse;
use crate::node::Unreadable;

/// Why a call brought no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No answer came (offline, cut off, too slow): keep what was typed, try again.
    Unreachable,
    /// The profile does not offer this operation; the caller should not have shown it.
    NotOffered,
    /// Not signed in any more: keep the draft, offer to sign in, come back.
    SignedOut,
    /// Not there, or no longer: show a way on.
    NotFound,
    /// The backend said no, and why: tell the reason, load again.
    Refused(Refusal),
    /// The same, and the backend says it in words of its own, which the profile lets through.
    Told(Refusal, String),
    /// The backend found fault with what was sent: show it at the fields.
    Invalid(Vec<FieldError>),
    /// The backend said no, but may have kept what was sent: look before sending it again.
    Unsure,
    /// Too many requests, or not available now: try again, not before so many seconds.
    Busy(Option<u32>),
    /// The backend failed with this status: try again.
    Faulty(u16),
    /// The answer could not be read: try again, tell the operator.
    Unreadable(Unreadable),
}

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

/// What a backend found wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer into what was sent.
    pub pointer: String,
    /// The backend's short name of the problem.
    pub code: String,
    /// The question's id, where it is about one.
    pub question: Option<String>,
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

impl Failure {
    /// Why the backend said no, where it did.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused(reason) | Self::Told(reason, _) => Some(*reason),
            _ => None,
        }
    }

    /// Classifies a response that is not a success.
    pub(crate) fn of(response: &HttpResponse) -> Self {
        let problem: Value = serde_json::from_str(&response.body).unwrap_or_default();
        let kind = problem
            .get("type")
            .and_then(Value::as_str)
            .and_then(|kind| kind.rsplit('/').next())
            .unwrap_or_default();
        match response.status {
            401 => Self::SignedOut,
            404 if kind == "unknown_code" => Self::Refused(Refusal::UnknownCode),
            404 | 410 => Self::NotFound,
            403 | 409 => Self::Refused(Refusal::parse(kind)),
            400 | 422 => Self::Invalid(field_errors(&problem)),
            429 | 503 => Self::Busy(retry_after(response)),
            status => Self::Faulty(status),
        }
    }
}

/// Whole seconds only; a date is treated as "some time later".
pub(crate) fn retry_after(response: &HttpResponse) -> Option<u32> {
    response.header("retry-after")?.trim().parse().ok()
}

fn field_errors(problem: &Value) -> Vec<FieldError> {
    let text =
        |error: &Value, name: &str| error.get(name).and_then(Value::as_str).map(str::to_owned);
    let errors = problem.get("errors").and_then(Value::as_array);
    errors
        .into_iter()
        .flatten()
        .map(|error| FieldError {
            pointer: text(error, "pointer").unwrap_or_default(),
            code: text(error, "code").unwrap_or_default(),
            question: text(error, "question"),
        })
        .collect()
}

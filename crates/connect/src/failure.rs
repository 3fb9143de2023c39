//! What can go wrong with a call, in the caller's terms.

use serde_json::Value;

use crate::exchange::HttpResponse;
use crate::node::Unreadable;
pub use crate::refusal::Refusal;

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

impl Failure {
    /// Whether the backend surely has not kept what was sent: it said no, or was never asked.
    pub fn is_definite(&self) -> bool {
        matches!(
            self,
            Self::Refused(_)
                | Self::Told(..)
                | Self::Invalid(_)
                | Self::NotFound
                | Self::NotOffered
                | Self::SignedOut
        )
    }

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

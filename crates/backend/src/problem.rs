//! Why a request was refused, as `application/problem+json` (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::check::Finding;

/// What a store or a handler answers.
pub(crate) type Outcome<T> = Result<T, Problem>;

macro_rules! kinds {
    ($($name:ident = $wire:literal, $status:ident, $title:literal;)*) => {
        /// Every reason for a refusal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Kind { $($name,)* }

        impl Kind {
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$name => $wire,)* }
            }

            pub(crate) fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }

            fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

kinds! {
    MalformedJson = "malformed_json", BAD_REQUEST, "The body is not JSON.";
    BadRequest = "bad_request", BAD_REQUEST, "The request cannot be read.";
    Unauthorised = "unauthorised", UNAUTHORIZED, "The session is not known.";
    CrossSite = "cross_site", FORBIDDEN, "Writes must carry the header X-Raati: 1.";
    MembersOnly = "members_only", FORBIDDEN, "Only members of the panel may do this.";
    UntilResponse = "until_response", FORBIDDEN, "Results are shown after answering.";
    UntilClosed = "until_closed", FORBIDDEN, "Results are shown after closing.";
    GroupTooSmall = "group_too_small", FORBIDDEN, "Too few have answered to show results.";
    NotFound = "not_found", NOT_FOUND, "There is nothing here.";
    UnknownCode = "unknown_code", NOT_FOUND, "No invitation has this code.";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "This cannot be done here.";
    IdReused = "id_reused", CONFLICT, "This id was used for something else.";
    Full = "full", CONFLICT, "No place is free.";
    Closed = "closed", CONFLICT, "The time for this is over.";
    NotYetOpen = "not_yet_open", CONFLICT, "The time for this has not come.";
    InvitationOnly = "invitation_only", CONFLICT, "It takes an invitation.";
    TermOver = "term_over", CONFLICT, "The panel's term is over.";
    NotYet = "not_yet", CONFLICT, "The meeting has not begun.";
    AlreadyGiven = "already_given", CONFLICT, "Feedback was given already.";
    Expired = "expired", CONFLICT, "The time to reply is over.";
    Withdrawn = "withdrawn", CONFLICT, "The invitation was taken back.";
    Used = "used", CONFLICT, "Someone else used the invitation.";
    AlreadyAccepted = "already_accepted", CONFLICT, "The invitation was accepted already.";
    AlreadyAnswered = "already_answered", CONFLICT, "The poll was answered already.";
    Over = "over", CONFLICT, "The event has begun or is over.";
    Cancelled = "cancelled", CONFLICT, "The event was cancelled.";
    AlreadyRegistered = "already_registered", CONFLICT, "There is a registration already.";
    NotNeeded = "not_needed", CONFLICT, "No registration is needed.";
    TooLarge = "too_large", PAYLOAD_TOO_LARGE, "The body is over 64 KiB.";
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "Only application/json is read.";
    Invalid = "invalid", UNPROCESSABLE_ENTITY, "Something in the body does not fit.";
    TooManyRequests = "too_many_requests", TOO_MANY_REQUESTS, "Too many requests; wait a moment.";
    Internal = "internal", INTERNAL_SERVER_ERROR, "Something went wrong here.";
    Unavailable = "unavailable", SERVICE_UNAVAILABLE, "Not available right now.";
    Timeout = "timeout", SERVICE_UNAVAILABLE, "It took too long.";
}

/// A refusal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    pub(crate) kind: Kind,
    pub(crate) detail: Option<String>,
    pub(crate) errors: Vec<Finding>,
    pub(crate) retry_after: Option<u64>,
}

/// A refusal as it travels.
#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// `https://raati.invalid/problems/<kind>`.
    #[serde(rename = "type")]
    kind: String,
    /// The kind in a sentence.
    title: String,
    /// The HTTP status.
    status: u16,
    /// More, for developers.
    detail: Option<String>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Finding>,
}

impl Problem {
    pub(crate) fn invalid(errors: Vec<Finding>) -> Self {
        Self {
            errors,
            ..Kind::Invalid.into()
        }
    }

    pub(crate) fn field(pointer: &str, code: &str, detail: &str) -> Self {
        Self::invalid(vec![Finding::new(pointer, code, detail)])
    }

    #[must_use]
    pub(crate) fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    #[must_use]
    pub(crate) fn with_retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The cause goes to the log, never to the client.
    pub(crate) fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Kind::Internal.into()
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            detail: None,
            errors: Vec::new(),
            retry_after: None,
        }
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                Self::from(Kind::Unavailable).with_retry_after(1)
            }
            _ => Self::internal(error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = ProblemBody {
            kind: format!("https://raati.invalid/problems/{}", self.kind.name()),
            title: self.kind.title().to_owned(),
            status: self.kind.status().as_u16(),
            detail: self.detail,
            errors: self.errors,
        };
        let bytes = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (self.kind.status(), bytes).into_response();
        let headers = response.headers_mut();
        let media_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, media_type);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> =
            Kind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        assert!(Kind::ALL.iter().all(|kind| kind.status().as_u16() >= 400));
    }
}

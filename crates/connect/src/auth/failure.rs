//! Why nobody is signed in.

use mapping::expression::Failed;
use serde_json::Value;

use crate::exchange::HttpResponse;
use crate::failure::retry_after;
use crate::node::Unreadable;

/// Why a step of a sign-in, or a refresh, brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInFailure {
    /// The name, password, code or refresh token was not accepted: ask for it again.
    Rejected,
    /// The person, or the provider for them, said no: leave them signed out.
    Declined,
    /// Something does not fit: end this sign-in, tell the operator, offer to begin again.
    Untrusted(Breach),
    /// No answer came; the caller says so, who has the network. Try again.
    Unreachable,
    /// Too many requests, or not available now: try again, not before so many seconds.
    Busy(Option<u32>),
    /// The backend failed with this status: try again.
    Faulty(u16),
    /// The answer could not be read: try again, tell the operator.
    Unreadable(Unreadable),
    /// The profile could not make the request: tell the operator.
    Unbuilt(Failed),
}

/// Which rule an answer, or an address we were sent to, has broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breach {
    /// Another issuer than the profile's (mix-up), or none where one was announced.
    Issuer,
    /// An endpoint is neither HTTPS nor on this machine, or on an origin that nobody declared.
    Endpoint,
    /// The provider does not do PKCE with S256.
    Pkce,
    /// The provider does not do the code flow.
    Flow,
    /// No sign-in is pending, or it is not one of this profile.
    Pending,
    /// The pending sign-in was begun too long ago.
    Age,
    /// The address is not the one that was registered, or holds what has no place in it.
    Callback,
    /// Something stands behind `#`, where neither a code nor an error belongs.
    Fragment,
    /// A parameter stands twice.
    Duplicate,
    /// The state is missing, or that of another sign-in.
    State,
    /// The access token is not a bearer token.
    TokenType,
    /// The ID token is missing or is none.
    IdToken,
    /// The ID token is unsigned, or signed in a way that proves nothing here.
    Algorithm,
    /// The ID token is meant for somebody else.
    Audience,
    /// The ID token belongs to another sign-in.
    Nonce,
    /// The ID token is over, or comes from the future: maybe the phone's clock is wrong.
    Clock,
    /// The ID token says nothing, or somebody else, about who signed in.
    Subject,
}

impl From<Breach> for SignInFailure {
    fn from(breach: Breach) -> Self {
        Self::Untrusted(breach)
    }
}

impl From<Unreadable> for SignInFailure {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

/// Whether a response is a success, and if not, why.
pub(super) fn succeeded(response: &HttpResponse) -> Result<(), SignInFailure> {
    match response.status {
        200..=299 => Ok(()),
        400 | 401 | 403 | 422 => Err(SignInFailure::Rejected),
        429 | 503 => Err(SignInFailure::Busy(retry_after(response))),
        status => Err(SignInFailure::Faulty(status)),
    }
}

/// The JSON object of a success.
pub(super) fn object(response: &HttpResponse) -> Result<Value, SignInFailure> {
    succeeded(response)?;
    let value = serde_json::from_str(&response.body);
    value.ok().filter(Value::is_object).ok_or_else(|| {
        SignInFailure::Unreadable(Unreadable {
            path: String::new(),
            expected: "JSON object",
            got: response
                .header("content-type")
                .unwrap_or("no content type")
                .to_owned(),
        })
    })
}

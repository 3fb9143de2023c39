//! Requests that a profile describes and the profile engine builds; a sign-in only says what they
//! may be made of. A request that would take a password or token to an origin that nobody declared
//! is refused.

use mapping::expression::Failed;
use serde_json::Value;

use super::failure::{Breach, SignInFailure};
use super::session::Session;
use super::wrong::Wrong;
use crate::exchange::HttpRequest;

/// A request with expressions in it.
///
/// Expressions see `input.user` and `input.secret` (login), `auth.access` and `auth.refresh`
/// (refresh and logout); each is `null` where there is none.
pub trait RequestTemplate: Sized {
    /// Reads it; pointers count from the template's own value.
    fn parse(value: &Value) -> Result<Self, Vec<Wrong>>;

    /// The request on this root.
    fn request(&self, root: &Value) -> Result<HttpRequest, Failed>;
}

/// The request, if it goes where the session's credentials may go.
pub(super) fn build<R: RequestTemplate>(
    template: &R,
    root: &Value,
    session: &Session,
) -> Result<HttpRequest, SignInFailure> {
    let request = template.request(root).map_err(SignInFailure::Unbuilt)?;
    if session.may_reach(&request.url) {
        Ok(request)
    } else {
        Err(Breach::Endpoint.into())
    }
}

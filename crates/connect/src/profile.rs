//! A profile: how one backend is spoken to.

use model::Capability;

use crate::calls::Call;
use crate::exchange::HttpRequest;
use crate::failure::Failure;
use crate::native;

/// How one backend is spoken to. So far there is the native contract (`docs/contract.md`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    base: String,
}

/// How residents tell a backend who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInWay {
    /// Not at all: the first write mints an anonymous session.
    None,
    /// With a user name and a password.
    Password,
    /// On another site, which leads back.
    Redirect,
    /// With the code of an invitation.
    Code,
}

impl Profile {
    /// The native contract at this base URL, such as `/api/v1`; a slash at its end is dropped.
    pub fn native(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    /// Whether this backend offers an operation; the native contract offers all.
    pub fn offers(&self, _capability: Capability) -> bool {
        true
    }

    /// How residents sign in; with the native contract they need not.
    pub fn sign_in_way(&self) -> SignInWay {
        SignInWay::None
    }

    /// The request for a call; [`Failure::NotOffered`] where the profile does not map it.
    pub fn request<T>(&self, call: &Call<T>) -> Result<HttpRequest, Failure> {
        let mut request = native::request(
            &self.base,
            call.capability,
            &call.params,
            call.body.as_ref(),
        )?;
        if let Some(key) = &call.key {
            request.headers.push(native::intent(key));
        }
        Ok(request)
    }
}

//! Addresses of a sign-in. They refuse plain HTTP to anything but this machine, and fragments.

use std::fmt;

pub use crate::origin::Origin;

/// An absolute address that is HTTPS or on this machine, without a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
    origin: Origin,
}

impl Endpoint {
    /// `None` for anything else.
    pub fn parse(url: &str) -> Option<Self> {
        let origin = Origin::of(url).filter(|origin| *origin != Origin::Own)?;
        (origin.is_safe() && !url.contains('#')).then(|| Self {
            url: url.to_owned(),
            origin,
        })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// What it belongs to.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Whether it may stand beside this one: nothing on the network sends us to the phone itself.
    pub(super) fn may_lead_to(&self, other: &Self) -> bool {
        self.origin.is_loopback() || !other.origin.is_loopback()
    }

    /// The address with these parameters behind those it has.
    pub(super) fn with(&self, parameters: &[(&str, &str)]) -> String {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        format!("{}{separator}{}", self.url, super::form::encode(parameters))
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.url)
    }
}

/// Where a sign-in comes back to: an [`Endpoint`] of the portal without a query of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectUri(Endpoint);

impl RedirectUri {
    /// `None` for anything else.
    pub fn parse(url: &str) -> Option<Self> {
        Endpoint::parse(url)
            .filter(|endpoint| !endpoint.url.contains('?'))
            .map(Self)
    }

    /// As it was registered.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

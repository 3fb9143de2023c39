//! Where a request goes, read so strictly that no browser can read it otherwise. It refuses user
//! names, escapes and blanks in a host, backslashes, and plain HTTP to anything but this machine.

use std::fmt;

/// Scheme, host and port: what a token belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The portal's own, as in `/api/v1/panels`.
    Own,
    /// Another, as in `https://api.example.fi`, in lower case and without a default port.
    Other(String),
}

impl Origin {
    /// The origin of a request's address; `None` if it could be read in two ways.
    pub fn of(url: &str) -> Option<Self> {
        // Browsers drop tabs and newlines, take `\` for `/`, and map other letters to ASCII.
        if !url
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        {
            return None;
        }
        if url.starts_with('/') && !url.starts_with("//") {
            return Some(Self::Own);
        }
        let (scheme, port, rest) = match url.strip_prefix("https://") {
            Some(rest) => ("https", 443, rest),
            None => ("http", 80, url.strip_prefix("http://")?),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, given) = host_and_port(rest.get(..end)?)?;
        let host = host.to_ascii_lowercase();
        Some(Self::Other(match given {
            Some(given) if given != port => format!("{scheme}://{host}:{given}"),
            _ => format!("{scheme}://{host}"),
        }))
    }

    /// Whether nobody on the way can read along.
    fn is_safe(&self) -> bool {
        match self {
            Self::Own => true,
            Self::Other(origin) => origin.starts_with("https://") || self.is_loopback(),
        }
    }

    /// Whether it is this machine without TLS.
    fn is_loopback(&self) -> bool {
        let Self::Other(origin) = self else {
            return false;
        };
        let Some(authority) = origin.strip_prefix("http://") else {
            return false;
        };
        host_and_port(authority)
            .is_some_and(|(host, _)| matches!(host, "localhost" | "127.0.0.1" | "[::1]"))
    }
}

fn host_and_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let end = match authority.strip_prefix('[') {
        Some(rest) => rest.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at_checked(end)?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let inside = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let known = match inside {
        Some(address) => address
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b':'),
        None => host.bytes().all(fits),
    };
    let port = match port.strip_prefix(':') {
        // Not `parse` alone, which also takes a plus sign.
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(digits.parse().ok()?)
        }
        Some(_) => return None,
        None => None,
    };
    (known && !host.is_empty()).then_some((host, port))
}

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

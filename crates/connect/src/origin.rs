//! Where a request goes, read so strictly that no browser can read it otherwise. It refuses user
//! names, escapes and blanks in a host, and backslashes.

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

    /// The origin of an address that is written as a browser would write it, and safe to ask: HTTPS, or this machine.
    pub(crate) fn written_in(address: &str) -> Option<&str> {
        let origin = Self::of(address).filter(Self::is_safe)?;
        let Self::Other(origin) = origin else {
            return None;
        };
        let rest = address.strip_prefix(&origin)?;
        let ends = rest.is_empty() || rest.starts_with(['/', '?', '#']);
        ends.then(|| address.get(..origin.len()))?
    }

    /// Whether nobody on the way can read along.
    pub(crate) fn is_safe(&self) -> bool {
        match self {
            Self::Own => true,
            Self::Other(origin) => origin.starts_with("https://") || self.is_loopback(),
        }
    }

    /// Whether it is this machine without TLS.
    pub(crate) fn is_loopback(&self) -> bool {
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

//! Another site, where something is done that this portal cannot do: join, answer, register. Only a web page over
//! TLS whose host can be shown as it is; what is done there is never known here.
//!
//! It refuses more than [`crate::Link`]: letters beyond ASCII, which can look like others, are for `xn--` and `%`.

/// An `https:` address with a host to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

/// Before the host.
const SCHEME: &str = "https://";
/// Longest address accepted, in bytes.
const LONGEST: usize = 2_000;

impl Site {
    /// Reads an address; `None` for whatever is no web page over TLS with a plain host.
    pub fn parse(address: &str) -> Option<Self> {
        let host = host(address.strip_prefix(SCHEME)?);
        let names_host = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
        let plain = |byte: u8| byte.is_ascii_graphic() && !b"\\<>\"".contains(&byte);
        let fits = address.len() <= LONGEST
            && host.bytes().next()?.is_ascii_alphanumeric()
            && host.bytes().all(names_host)
            && address.bytes().all(plain);
        fits.then(|| Self(address.to_owned()))
    }

    /// The address as it stands in an `href`.
    pub fn href(&self) -> &str {
        &self.0
    }

    /// Whose site it is: host and port, as they stand in the address.
    pub fn host(&self) -> &str {
        host(self.0.strip_prefix(SCHEME).unwrap_or_default())
    }
}

/// What stands before the path.
fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_shown_and_nothing_else() {
        for (address, host) in [
            ("https://kysely.example", "kysely.example"),
            ("https://kysely.example/a/b?c=//d#e", "kysely.example"),
            ("https://1.example:8443?x", "1.example:8443"),
            ("https://A.example#/b", "A.example"),
            ("https://xn--4ca.example/%C3%A4", "xn--4ca.example"),
        ] {
            let site = Site::parse(address).unwrap();
            assert_eq!((site.host(), site.href()), (host, address));
        }
    }

    #[test]
    fn only_web_pages_over_tls_are_sites() {
        for address in [
            "http://a.example",
            "mailto:a@b.example",
            "tel:112",
            "/polls",
            "https://bank.example@evil.example/",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "https://-a.example",
            "https://b\u{430}nk.example",
            "https://a.example/\u{202e}b",
            "https://a.example/ b",
            "https://a.example\\@b.example",
            "https:\\a.example",
        ] {
            assert_eq!(Site::parse(address), None, "{address}");
        }
    }
}

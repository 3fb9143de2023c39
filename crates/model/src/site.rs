//! Another site, where something is done that this portal cannot do: join, answer, register. Only a web page over
//! TLS whose host can be shown; what is done there is never known here.

use crate::Link;

/// An `https:` address with a host to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Reads an address; `None` for whatever is no web page over TLS.
    pub fn parse(address: &str) -> Option<Self> {
        match Link::parse(address)? {
            Link::Web(address) => Some(Self(address)),
            Link::Mail(_) | Link::Phone(_) | Link::Inside(_) => None,
        }
    }

    /// The address as it stands in an `href`.
    pub fn href(&self) -> &str {
        &self.0
    }

    /// Whose site it is: host and port, as they stand in the address.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("//").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    }
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
            ("HTTPS://A.example#/b", "A.example"),
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
        ] {
            assert_eq!(Site::parse(address), None, "{address}");
        }
    }
}

//! Where a profile may reach: its base and the origins that it declares, and nowhere else, whatever an answer says.

use crate::origin::Origin;

/// The base of a profile: an address, or a path on the portal's own origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    base: String,
    origins: Vec<String>,
}

impl Reach {
    /// The base without the slash at its end, and further origins. `None` unless the base is `https:`, `http:` to this
    /// machine itself, or a path.
    pub(crate) fn new(base: &str) -> Option<Self> {
        let base = base.trim_end_matches('/');
        let origins = if base.is_empty() || Origin::of(base) == Some(Origin::Own) {
            Vec::new()
        } else {
            vec![Origin::written_in(base)?.to_owned()]
        };
        clean(base).then(|| Self {
            base: base.to_owned(),
            origins,
        })
    }

    /// Adds an origin such as `https://files.example.fi`; whether it is one.
    pub(crate) fn allow(&mut self, address: &str) -> bool {
        match Origin::written_in(address).filter(|origin| *origin == address.trim_end_matches('/'))
        {
            Some(origin) => {
                self.origins.push(origin.to_owned());
                true
            }
            None => false,
        }
    }

    /// The base.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// The origins other than the portal's own.
    pub(crate) fn origins(&self) -> &[String] {
        &self.origins
    }

    /// A path of the profile on its base, or a whole address within reach.
    pub(crate) fn join(&self, path: &str) -> Option<String> {
        if path.contains("://") {
            return self.admit(path);
        }
        let joined = if path.is_empty() || path.starts_with(['/', '?']) {
            format!("{}{path}", self.base)
        } else {
            format!("{}/{path}", self.base)
        };
        clean(&joined).then_some(joined)
    }

    /// An address that an answer gave, relative to the one it was asked at (RFC 3986 §5.2, without the rarer forms). `None`
    /// where it leads out of reach. `own` is the portal's own origin, which a base that is a path stands for.
    pub(crate) fn follow(&self, asked: &str, next: &str, own: &str) -> Option<String> {
        if next.contains("://") {
            let is_own =
                self.base.starts_with('/') && Origin::written_in(next) == Some(own) && clean(next);
            return if is_own {
                next.get(own.len()..)
                    .filter(|path| path.starts_with('/'))
                    .map(str::to_owned)
            } else {
                self.admit(next)
            };
        }
        if next.starts_with("//") || !clean(next) {
            return None;
        }
        let asked_path = asked.split(['?', '#']).next()?;
        if next.starts_with('?') {
            return Some(format!("{asked_path}{next}"));
        }
        if next.starts_with('/') {
            return Some(format!(
                "{}{next}",
                Origin::written_in(asked).unwrap_or_default()
            ));
        }
        let folder = asked_path.rsplit_once('/')?.0;
        Some(format!("{folder}/{next}"))
    }

    /// A whole address, where it is within reach.
    fn admit(&self, address: &str) -> Option<String> {
        let origin = Origin::written_in(address)?;
        let own = self.origins.iter().any(|known| known == origin);
        (own && clean(address)).then(|| address.to_owned())
    }
}

/// Only what an address may hold (RFC 3986), no backslash, white space or control character that a browser would mend into
/// another address, and no step upwards.
fn clean(address: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let climbs = |segment: &str| {
        let segment = segment.to_ascii_lowercase().replace("%2e", ".");
        segment == "." || segment == ".."
    };
    address.bytes().all(allowed) && !path.split('/').any(climbs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_reach() {
        let mut reach = Reach::new("https://api.example.fi/v1/").unwrap();
        assert!(reach.allow("https://files.example.fi"));
        assert!(!reach.allow("https://files.example.fi/path"));
        assert!(!reach.allow("http://files.example.fi"));
        let asked = "https://api.example.fi/v1/events?page=1";
        let follow = |next| reach.follow(asked, next, "https://portal.example");
        for out in [
            "https://evil.example/",
            "//evil.example/",
            "https://api.example.fi@evil.example/",
            "https://api.example.fi.evil.example/",
            "http://api.example.fi/",
            "https://api.example.fi:444/",
            "\\\\evil.example",
            "/a\\b",
            "javascript://api.example.fi/%0aalert(1)",
            "https:///evil.example",
            "https://API.example.fi/",
            "/../x",
            "a/%2E%2e/b",
            "\thttps://evil.example",
            "https://",
        ] {
            assert_eq!(follow(out), None, "{out}");
        }
        assert_eq!(
            follow("?page=2").as_deref(),
            Some("https://api.example.fi/v1/events?page=2")
        );
        assert_eq!(
            follow("/v1/x").as_deref(),
            Some("https://api.example.fi/v1/x")
        );
        assert_eq!(
            follow("more").as_deref(),
            Some("https://api.example.fi/v1/more")
        );
        assert_eq!(
            follow("https://files.example.fi/a").as_deref(),
            Some("https://files.example.fi/a")
        );
        assert_eq!(
            reach.join("/events").as_deref(),
            Some("https://api.example.fi/v1/events")
        );
        let own = Reach::new("/api/v1").unwrap();
        let follow = |next| own.follow("/api/v1/events", next, "https://portal.example");
        assert_eq!(
            follow("https://portal.example/api/v1/events?p=2").as_deref(),
            Some("/api/v1/events?p=2")
        );
        assert_eq!(follow("https://portal.example.evil.example/"), None);
        assert_eq!(reach.join("https://evil.example/events"), None);
    }

    #[test]
    fn a_base_is_safe_or_none() {
        for base in [
            "http://api.example.fi",
            "ftp://a.fi",
            "api.example.fi",
            "https://",
            "https://a.fi/../b",
            "//a.fi",
            "https://user@a.fi",
        ] {
            assert_eq!(Reach::new(base), None, "{base}");
        }
        for base in [
            "http://127.0.0.1:4101",
            "https://a.fi:8443/x",
            "/api/v1",
            "",
        ] {
            assert!(Reach::new(base).is_some(), "{base}");
        }
    }
}

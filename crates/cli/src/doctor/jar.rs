//! A few cookies, by origin: enough to be one resident to one backend.

use std::collections::BTreeMap;

/// Names and values, by origin.
#[derive(Debug, Clone, Default)]
pub(super) struct Jar(BTreeMap<String, BTreeMap<String, String>>);

impl Jar {
    /// Keeps what a `Set-Cookie` says; one that is over is forgotten.
    pub(super) fn keep(&mut self, origin: &str, set_cookie: &str) {
        let mut parts = set_cookie.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        let over = parts.any(|part| {
            let age = part
                .split_once('=')
                .filter(|(name, _)| name.eq_ignore_ascii_case("max-age"));
            age.is_some_and(|(_, age)| age.trim().parse::<i64>().is_ok_and(|age| age <= 0))
        });
        let cookies = self.0.entry(origin.to_owned()).or_default();
        if over || value.is_empty() {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// One cookie's value, as a page could read it for a header against forgery.
    pub(super) fn get(&self, origin: &str, name: &str) -> Option<String> {
        self.0.get(origin)?.get(name).cloned()
    }

    /// The `Cookie` header for an origin.
    pub(super) fn header(&self, origin: &str) -> Option<String> {
        let cookies = self.0.get(origin).filter(|cookies| !cookies.is_empty())?;
        let pairs = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        Some(pairs.collect::<Vec<_>>().join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_stay_with_their_origin_until_they_are_over() {
        let mut jar = Jar::default();
        jar.keep("http://a", "s=1; Path=/; HttpOnly");
        jar.keep("http://a", "t=2");
        assert_eq!(jar.header("http://a").as_deref(), Some("s=1; t=2"));
        assert_eq!(jar.header("http://b"), None);
        jar.keep("http://a", "s=; Max-Age=0");
        jar.keep("http://a", "t=x; max-age=0");
        assert_eq!(jar.header("http://a"), None);
    }
}

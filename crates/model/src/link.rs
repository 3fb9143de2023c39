//! Where a link in content may lead: a web page over TLS, a mailbox, a telephone, or a place in
//! this portal. Everything else is refused, above all what runs as a script, what leaves the
//! portal disguised as a path, and what browsers read differently from people.

/// A link that may be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// `https:` – another site.
    Web(String),
    /// `mailto:` – a mailbox.
    Mail(String),
    /// `tel:` – a telephone.
    Phone(String),
    /// A path in this portal, `/…`.
    Inside(String),
}

/// Longest link accepted, in bytes.
const LONGEST_LINK: usize = 2_000;

impl Link {
    /// Reads a link target; `None` for whatever is not on the list above.
    pub fn parse(target: &str) -> Option<Self> {
        if target.len() > LONGEST_LINK || target.chars().any(deceives) {
            return None;
        }
        if target.starts_with('/') {
            let path = target.split(['?', '#']).next().unwrap_or_default();
            // Two slashes may make the next word a host.
            return (!path.contains("//")).then(|| Self::Inside(target.to_owned()));
        }
        let (scheme, rest) = target.split_once(':')?;
        let is = |name: &str| scheme.eq_ignore_ascii_case(name);
        if is("https") {
            leads_to_a_host(rest).then(|| Self::Web(target.to_owned()))
        } else if is("mailto") {
            let (name, host) = rest.split_once('@')?;
            (!name.is_empty() && !host.is_empty()).then(|| Self::Mail(target.to_owned()))
        } else if is("tel") {
            let callable = rest
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"+-.()".contains(&byte))
                && rest.bytes().any(|byte| byte.is_ascii_digit());
            callable.then(|| Self::Phone(target.to_owned()))
        } else {
            None
        }
    }

    /// The link as it stands in an `href`.
    pub fn href(&self) -> &str {
        match self {
            Self::Web(href) | Self::Mail(href) | Self::Phone(href) | Self::Inside(href) => href,
        }
    }
}

/// `//host…`; a name before an `@` only serves to look like another host.
fn leads_to_a_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.starts_with(char::is_alphanumeric) && !host.contains('@')
}

/// What browsers drop or turn (blanks, controls, `\` for `/`) and what hides or reverses letters.
fn deceives(letter: char) -> bool {
    letter.is_control()
        || letter.is_whitespace()
        || matches!(letter, '\\' | '<' | '>' | '"')
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_sorts_of_links_may_be_followed() {
        for target in [
            "https://esimerkki.example",
            "HTTPS://a.example/ä?b=c#d",
            "https://1.example:8443/",
        ] {
            assert_eq!(Link::parse(target), Some(Link::Web(target.to_owned())));
        }
        assert_eq!(Link::parse("/"), Some(Link::Inside("/".to_owned())));
        let inside = "/kyselyt/7?vaihe=2&next=https://a#x//y";
        assert_eq!(Link::parse(inside).unwrap().href(), inside);
        let mail = "mailto:raati@esimerkki.example?subject=Hei";
        assert_eq!(Link::parse(mail), Some(Link::Mail(mail.to_owned())));
        assert_eq!(
            Link::parse("tel:+358-40(0)123"),
            Some(Link::Phone("tel:+358-40(0)123".to_owned()))
        );
    }

    #[test]
    fn everything_else_is_refused() {
        for target in [
            "",
            "x",
            "kyselyt/7",
            "./a",
            "../a",
            "#a",
            "?a",
            ":",
            "http://a.example",
            "ftp://a",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "https\u{200b}://a.example",
            "javascript://https://a.example/%0aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a.example/1",
            "file:///etc/passwd",
            "view-source:https://a.example",
            "//a.example",
            "/\\a.example",
            "/\t/a.example",
            "\\\\a.example",
            "/.//a.example",
            "/a/..//b",
            "https:a.example",
            "https:/a.example",
            "https:///a.example",
            "https://",
            "https://?",
            "https://gov.example@evil.example",
            "https://\\evil.example",
            "https://a.example/\nb",
            "https://a.example/ b",
            "https://a.example/\u{202e}b",
            "mailto:",
            "mailto:a",
            "mailto:@b",
            "tel:",
            "tel:+",
            "tel:112;x",
            "tel:javascript",
        ] {
            assert_eq!(Link::parse(target), None, "{target:?}");
        }
        assert_eq!(Link::parse(&format!("/{}", "a".repeat(2_000))), None);
    }
}

//! The headers that a profile may set: not those that a browser keeps to itself, nor one that would make everybody the same
//! person.

use mapping::{LocalZone, Section, Tree};

/// Headers that the browser sets itself, or that would carry what no profile may carry.
const FORBIDDEN: &[&str] = &[
    "cookie",
    "cookie2",
    "host",
    "origin",
    "referer",
    "content-length",
    "connection",
    "te",
    "trailer",
    "upgrade",
    "via",
    "date",
    "expect",
    "keep-alive",
    "accept-encoding",
    "accept-charset",
    "transfer-encoding",
    "user-agent",
];

/// Reads headers; those that may not be set are noted.
pub(crate) fn headers(section: &Section, zone: &LocalZone) -> Vec<(String, Tree)> {
    let mut headers = Vec::new();
    for (name, value) in section.fields() {
        let lower = name.to_ascii_lowercase();
        let valid = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        let forbidden = FORBIDDEN.contains(&lower.as_str())
            || lower.starts_with("sec-")
            || lower.starts_with("proxy-");
        if !valid || forbidden {
            value.broken("a header that a page may set", name);
        } else if lower == "authorization" {
            value.broken(
                "no constant here: auth attaches the resident's own token",
                name,
            );
        } else {
            headers.push((lower, Tree::parse(&value, zone)));
        }
    }
    headers
}

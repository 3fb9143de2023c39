//! The rules of CORS (fetch.spec.whatwg.org) by which a browser decides what a page may send to another origin, and what
//! it may see of the answer. No cookies are sent, so `*` is as good as the origin's name.

use ureq::http::HeaderMap;

/// Headers that go without asking first.
const SIMPLE: [&str; 3] = ["accept", "accept-language", "content-language"];
/// Headers of an answer that a page sees without leave.
const SEEN: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// The headers that the server must allow before; with a method that must be, also none.
pub(super) fn asked(method: &str, headers: &[(String, String)]) -> Option<Vec<String>> {
    let simple_type = |value: &str| {
        let plain = value.split(';').next().unwrap_or_default().trim();
        matches!(
            plain,
            "text/plain" | "multipart/form-data" | "application/x-www-form-urlencoded"
        )
    };
    let unsafe_header = |(name, value): &&(String, String)| {
        !(SIMPLE.contains(&name.as_str()) || name == "content-type" && simple_type(value))
    };
    let mut names: Vec<String> = headers
        .iter()
        .filter(unsafe_header)
        .map(|(name, _)| name.clone())
        .collect();
    names.sort();
    let simple = matches!(method, "GET" | "HEAD" | "POST");
    (!simple || !names.is_empty()).then_some(names)
}

/// Whether the answer may be shown to a page of this origin.
pub(super) fn admits(answer: &HeaderMap, origin: &str) -> bool {
    let allowed = text(answer, "access-control-allow-origin");
    allowed == "*" || allowed == origin
}

/// Whether a preflight's answer allows this.
pub(super) fn allows(answer: &HeaderMap, method: &str, asked: &[String]) -> bool {
    let methods = list(answer, "access-control-allow-methods");
    let headers = list(answer, "access-control-allow-headers");
    let method_allowed = matches!(method, "GET" | "HEAD" | "POST")
        || methods
            .iter()
            .any(|one| one == "*" || one.eq_ignore_ascii_case(method));
    let header_allowed = |name: &String| {
        headers
            .iter()
            .any(|one| one == "*" || one.eq_ignore_ascii_case(name))
    };
    method_allowed && asked.iter().all(header_allowed)
}

/// What a page sees of an answer's headers.
pub(super) fn visible(answer: &HeaderMap) -> Vec<(String, String)> {
    let exposed = list(answer, "access-control-expose-headers");
    let seen = |name: &str| {
        SEEN.contains(&name)
            || exposed
                .iter()
                .any(|one| one == "*" || one.eq_ignore_ascii_case(name))
    };
    answer
        .iter()
        .filter(|(name, _)| seen(name.as_str()))
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
        .collect()
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}

fn list(headers: &HeaderMap, name: &str) -> Vec<String> {
    let all = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(','))
        .map(|one| one.trim().to_owned())
        .filter(|one| !one.is_empty())
        .collect()
}

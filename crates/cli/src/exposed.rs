//! Which headers of an answer from another origin a browser gives to a page (Fetch, "CORS-safelisted
//! response-header name").

use connect::Credentials;

/// Those that need no leave.
const SAFE: &[&str] = &[
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Headers that lists, back-off and caching depend on: worth a word where they are hidden.
const USEFUL: &[&str] = &[
    "retry-after",
    "link",
    "x-total-count",
    "etag",
    "location",
    "next-page",
    "total-records",
    "content-range",
];

/// The headers that may be seen; names are in lower case.
pub fn visible(headers: &[(String, String)], cookies: Credentials) -> Vec<(String, String)> {
    let exposed = exposed(headers, cookies);
    let seen = |(name, _): &&(String, String)| is_seen(name, &exposed);
    headers.iter().filter(seen).cloned().collect()
}

/// Useful headers that are there, but hidden.
pub fn hidden(headers: &[(String, String)], cookies: Credentials) -> Vec<String> {
    let exposed = exposed(headers, cookies);
    let names = headers.iter().map(|(name, _)| name);
    names
        .filter(|name| USEFUL.contains(&name.as_str()) && !is_seen(name, &exposed))
        .cloned()
        .collect()
}

fn is_seen(name: &str, exposed: &[String]) -> bool {
    SAFE.contains(&name) || exposed.iter().any(|one| one == name || one == "*")
}

/// Names that the answer exposes. `*` stands for all only where no cookies went along.
fn exposed(headers: &[(String, String)], cookies: Credentials) -> Vec<String> {
    let lists = headers.iter();
    let lists = lists.filter(|(name, _)| name == "access-control-expose-headers");
    lists
        .flat_map(|(_, names)| names.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .filter(|name| name != "*" || cookies == Credentials::SameOrigin)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(list: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        list.iter().map(owned).collect()
    }

    #[test]
    fn only_what_is_exposed_is_seen() {
        let answer = headers(&[
            ("content-type", "application/json"),
            ("retry-after", "10"),
            ("etag", "1"),
            ("access-control-expose-headers", "ETag, X-A"),
        ]);
        let names: Vec<_> = visible(&answer, Credentials::SameOrigin)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["content-type", "etag"]);
        assert_eq!(hidden(&answer, Credentials::SameOrigin), ["retry-after"]);
        let all = headers(&[("link", "x"), ("access-control-expose-headers", "*")]);
        assert_eq!(visible(&all, Credentials::SameOrigin).len(), 2);
        assert_eq!(visible(&all, Credentials::Include), []);
    }
}

//! One HTTP request and one response as plain data.

use std::fmt;

use crate::failure::Failure;
use crate::native;
use crate::node::Unreadable;

/// The methods a call may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Sends without an id of its own in the path.
    Post,
    /// Stores under an id.
    Put,
    /// Changes a part.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// Every one.
    pub(crate) const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// As it stands in a request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What to send.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// How.
    pub method: Method,
    /// Where: absolute, or relative to the portal's own origin.
    pub url: String,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// JSON text, if there is any.
    pub body: Option<String>,
}

impl fmt::Debug for HttpRequest {
    /// Without what headers and body say: they hold tokens, passwords and what residents wrote.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        out.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &headers)
            .field("body", &self.body.as_ref().map(String::len))
            .finish()
    }
}

/// Adds a parameter to the query of an address.
pub fn add_query(url: &mut String, name: &str, value: &str) {
    url.push(if url.contains('?') { '&' } else { '?' });
    native::encode(name, url);
    url.push('=');
    native::encode(value, url);
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The headers that may be seen, names in lower case. A browser shows few of another origin's.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl HttpResponse {
    /// The header of this name, which is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

impl Failure {
    /// Of an answer that was cut off, since none may be so long.
    pub fn too_long() -> Self {
        Self::Unreadable(Unreadable {
            path: String::new(),
            expected: "an answer of at most 4 MB",
            got: "a longer one".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_in_a_log_tells_no_token_and_no_words() {
        let request = HttpRequest {
            method: Method::Post,
            url: "/login".to_owned(),
            headers: vec![("authorization".to_owned(), "Bearer canary".to_owned())],
            body: Some(r#"{"password": "canary"}"#.to_owned()),
        };
        let told = format!("{request:?}");
        assert!(
            told.contains("authorization") && told.contains("/login"),
            "{told}"
        );
        assert!(!told.contains("canary"), "{told}");
    }
}

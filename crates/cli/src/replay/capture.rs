//! Captured requests with their answers, one file each: `{case, request, response}`.

use std::fs;
use std::path::Path;

use connect::{Credentials, HttpRequest, HttpResponse};
use serde::Deserialize;
use serde_json::Value;

use super::address::address;

/// One request and its answer, as they went over the wire.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// Its name.
    pub case: String,
    /// In capital letters.
    pub method: String,
    /// From the root of the origin, without the query.
    pub path: String,
    /// Decoded.
    pub query: Vec<(String, String)>,
    /// What was sent; `null` for nothing.
    pub sent: Value,
    /// What came back.
    pub status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

#[derive(Deserialize)]
struct File {
    case: String,
    request: Request,
    response: Response,
}

#[derive(Deserialize)]
struct Request {
    method: String,
    url: String,
    #[serde(default)]
    body: Value,
}

#[derive(Deserialize)]
struct Response {
    status: u16,
    #[serde(default)]
    headers: serde_json::Map<String, Value>,
    #[serde(default)]
    body: Value,
}

/// Why captures could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// No such folder or file.
    #[error("cannot read {0}: {1}")]
    File(String, std::io::Error),
    /// Not a capture.
    #[error("{0} is no capture ({{case, request, response}}): {1}")]
    Shape(String, serde_json::Error),
    /// Nothing in it.
    #[error("{0} holds no captures")]
    Empty(String),
}

/// Reads every capture of a folder, by name; `META.json` is none.
pub fn folder(path: &Path) -> Result<Vec<Capture>, Unread> {
    let name = |path: &Path| path.display().to_string();
    let entries = fs::read_dir(path).map_err(|cause| Unread::File(name(path), cause))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| {
        let is_json = file
            .extension()
            .is_some_and(|extension| extension == "json");
        is_json && file.file_name().is_some_and(|name| name != "META.json")
    });
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let text = fs::read_to_string(file).map_err(|cause| Unread::File(name(file), cause))?;
        Capture::parse(&text).map_err(|cause| Unread::Shape(name(file), cause))
    };
    let captures = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if captures.is_empty() {
        return Err(Unread::Empty(name(path)));
    }
    Ok(captures)
}

impl Capture {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let File {
            case,
            request,
            response,
        } = serde_json::from_str(text)?;
        let (path, query) = address(&request.url);
        let header = |(name, value): (String, Value)| {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            (name.to_ascii_lowercase(), value)
        };
        Ok(Self {
            case,
            method: request.method.to_ascii_uppercase(),
            path,
            query,
            sent: request.body,
            status: response.status,
            headers: response.headers.into_iter().map(header).collect(),
            body: body(&response.body),
        })
    }

    /// A request as if it had been captured, to compare it with those that were.
    pub(crate) fn asked(request: &HttpRequest) -> Self {
        let (path, query) = address(&request.url);
        let sent = request.body.as_deref().map(serde_json::from_str);
        Self {
            case: String::new(),
            method: request.method.as_str().to_owned(),
            path,
            query,
            sent: sent.and_then(Result::ok).unwrap_or_default(),
            status: 0,
            headers: Vec::new(),
            body: String::new(),
        }
    }

    /// The answer as a browser on another origin would give it to the portal: with few of its headers.
    pub fn response(&self) -> HttpResponse {
        HttpResponse {
            status: self.status,
            headers: crate::exposed::visible(&self.headers, Credentials::SameOrigin),
            body: self.body.clone(),
        }
    }
}

fn body(body: &Value) -> String {
    match body.get("__non_json__").and_then(Value::as_str) {
        Some(text) => text.to_owned(),
        None if body.is_null() => String::new(),
        None => body.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_is_no_json_stays_as_it_is() {
        let text = r#"{"case": "x", "request": {"method": "get", "url": "/a"},
            "response": {"status": 404, "headers": {"Content-Type": "text/plain"}, "body": {"__non_json__": "Not Found"}}}"#;
        let capture = Capture::parse(text).unwrap();
        assert_eq!(capture.method, "GET");
        assert_eq!(capture.response().body, "Not Found");
        assert_eq!(
            capture.response().header("content-type"),
            Some("text/plain")
        );
    }
}

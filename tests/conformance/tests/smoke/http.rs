//! Plain HTTP as a browser on another origin sends it.

use serde_json::Value;
use ureq::http::{HeaderMap, Request};
use ureq::{Agent, Body};

/// A portal somewhere else on this machine.
pub(crate) const ORIGIN: &str = "http://127.0.0.1:8080";

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    /// The first word of each record: an id or a key, whatever tells records apart.
    pub(crate) fn keys(&self, records: &str, key: &str) -> Vec<String> {
        let found = self.body.pointer(records).and_then(Value::as_array);
        let found = found.unwrap_or_else(|| panic!("no list at {records}: {self:?}"));
        found
            .iter()
            .map(|record| record.pointer(key).unwrap().to_string())
            .collect()
    }

    /// Whether a browser would show this answer to the portal.
    pub(crate) fn is_readable(&self) -> bool {
        let allowed = self.headers.get("access-control-allow-origin");
        allowed.is_some_and(|origin| origin == "*" || origin == ORIGIN)
    }
}

/// Sends one request; headers are pairs.
pub(crate) fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> Answer {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .build()
        .into();
    let mut request = Request::builder()
        .method(method)
        .uri(url)
        .header("Origin", ORIGIN);
    if body.is_some() && !headers.iter().any(|(name, _)| *name == "Content-Type") {
        request = request.header("Content-Type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = match body {
        Some(body) => agent.run(request.body(body.to_string()).unwrap()),
        None => agent.run(request.body(()).unwrap()),
    };
    let (parts, mut body): (_, Body) = response.unwrap().into_parts();
    let text = body.read_to_string().unwrap();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: serde_json::from_str(&text).unwrap_or(Value::String(text)),
    }
}

pub(crate) fn get(url: &str) -> Answer {
    send("GET", url, &[], None)
}

pub(crate) fn post(url: &str, body: &Value) -> Answer {
    send("POST", url, &[], Some(body))
}

/// Sends the same eight times at once and gives the statuses, sorted.
pub(crate) fn send_at_once(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &Value,
) -> Vec<u16> {
    let mut statuses = std::thread::scope(|scope| {
        let senders =
            [(); 8].map(|()| scope.spawn(|| send(method, url, headers, Some(body)).status));
        senders.map(|sender| sender.join().unwrap())
    });
    statuses.sort_unstable();
    statuses.to_vec()
}

/// Two pages of the same list: both full, readable from another origin, and nothing on both.
pub(crate) fn assert_pages(first: &Answer, second: &Answer, records: &str, key: &str) {
    assert!(first.is_readable() && second.is_readable(), "{first:?}");
    let (first, second) = (first.keys(records, key), second.keys(records, key));
    assert_eq!((first.len(), second.len()), (10, 10));
    assert!(
        first.iter().all(|one| !second.contains(one)),
        "{first:?} {second:?}"
    );
}

/// The browser asks first whether it may send JSON with this method.
pub(crate) fn assert_preflight(url: &str, method: &str) {
    let asked = [
        ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", "content-type"),
    ];
    let answer = send("OPTIONS", url, &asked, None);
    assert!(answer.status < 300 && answer.is_readable(), "{answer:?}");
    let headers = answer
        .headers
        .get("access-control-allow-headers")
        .map(|value| value.to_str().unwrap().to_lowercase());
    assert!(
        headers.is_some_and(|allowed| allowed == "*" || allowed.contains("content-type")),
        "{answer:?}"
    );
}

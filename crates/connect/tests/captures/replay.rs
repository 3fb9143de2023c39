//! Answers requests with what real backends were recorded to answer, as a browser would let a page see it.

use std::collections::BTreeSet;

use connect::{HttpRequest, HttpResponse};
use serde_json::Value;

/// Headers that CORS shows of every answer (Fetch, "CORS-safelisted response-header name").
const SAFE: &[&str] = &[
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// One recorded request and its answer.
pub(crate) struct Capture {
    method: String,
    path: String,
    query: BTreeSet<String>,
    response: HttpResponse,
}

/// Recorded answers of one product, for one case.
pub(crate) struct Replay {
    captures: Vec<Capture>,
    /// What was asked: method and address, then the body.
    pub(crate) asked: Vec<(String, Value)>,
}

impl Capture {
    /// Reads `tests/captures/NAME.json`; addresses in it are those of `origin`.
    pub(crate) fn read(name: &str, origin: &str) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/captures");
        let text = std::fs::read_to_string(format!("{folder}/{name}.json"));
        let text = text.unwrap_or_else(|error| panic!("{name}: {error}"));
        let capture: Value =
            serde_json::from_str(&text.replace("http://testserver", origin)).unwrap();
        let (request, response) = (&capture["request"], &capture["response"]);
        let (path, query) = split(request["url"].as_str().unwrap());
        Self {
            method: request["method"].as_str().unwrap().to_owned(),
            path,
            query,
            response: HttpResponse {
                status: u16::try_from(response["status"].as_u64().unwrap()).unwrap(),
                headers: visible(&response["headers"]),
                body: body(&response["body"]),
            },
        }
    }

    /// How well a request fits: the number of recorded parameters, all of which it must have.
    fn fits(&self, method: &str, path: &str, query: &BTreeSet<String>) -> Option<usize> {
        let fits = self.method == method && self.path == path && self.query.is_subset(query);
        fits.then_some(self.query.len())
    }
}

/// What a page sees of an answer of another origin.
pub(crate) fn visible(headers: &Value) -> Vec<(String, String)> {
    let headers = headers.as_object().unwrap();
    let exposed = headers
        .get("access-control-expose-headers")
        .and_then(Value::as_str);
    let exposed: Vec<String> = exposed
        .unwrap_or_default()
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    headers
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .filter(|(name, _)| SAFE.contains(&name.as_str()) || exposed.contains(name))
        .filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))
        .collect()
}

fn body(body: &Value) -> String {
    match body {
        Value::Null => String::new(),
        body => match body.get("__non_json__") {
            Some(text) => text.as_str().unwrap().to_owned(),
            None => body.to_string(),
        },
    }
}

/// The path of an address, and its parameters.
fn split(url: &str) -> (String, BTreeSet<String>) {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => url,
    };
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.replace("%2C", ",").replace("%3A", ":"));
    (path.replace("%3A", ":"), pairs.collect())
}

impl Replay {
    /// With these captures only. Of several that fit equally, one answers after the other, the last one for good.
    pub(crate) fn of(product: &str, names: &[&str], origin: &str) -> Self {
        let read = |name: &&str| Capture::read(&format!("{product}/{name}"), origin);
        Self {
            captures: names.iter().map(read).collect(),
            asked: Vec::new(),
        }
    }

    /// The answer to a request; one that nothing was recorded for is a fault of the profile.
    pub(crate) fn answer(&mut self, request: &HttpRequest) -> HttpResponse {
        let (path, query) = split(&request.url);
        let method = request.method.as_str();
        let body = request.body.as_deref();
        let body = body.map(|body| serde_json::from_str(body).unwrap());
        self.asked.push((
            format!("{method} {}", request.url),
            body.unwrap_or_default(),
        ));
        let scores: Vec<_> = self
            .captures
            .iter()
            .map(|one| one.fits(method, &path, &query))
            .collect();
        let best = scores.iter().flatten().max();
        let best = best.unwrap_or_else(|| panic!("nothing recorded for {method} {}", request.url));
        let mut fitting = (0..scores.len()).filter(|at| scores[*at] == Some(*best));
        let at = fitting.next().unwrap();
        if fitting.next().is_some() {
            self.captures.remove(at).response
        } else {
            self.captures[at].response.clone()
        }
    }
}

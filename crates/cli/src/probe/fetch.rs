//! Reads from one origin, as a browser's page would, and remembers what was asked. Refuses other origins, and to ask more
//! often than is polite.

use std::time::Duration;

use serde_json::Value;

use crate::doctor::wire::{agent, exchange, origin};
use crate::exposed;

/// Requests of one probe.
const MOST: usize = 60;

/// A page's origin, to see what the backend allows.
const PAGE: &str = "https://portal.example";

/// What can be read: plain JSON rather than its dialects, which some servers speak only when asked.
const READABLE: &str = "application/json, application/vnd.api+json;q=0.9, application/hal+json;q=0.9, application/ld+json;q=0.8";

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// All of them, also those that a page would not see.
    pub(super) headers: Vec<(String, String)>,
    /// `null` where it is no JSON.
    pub(super) body: Value,
    /// What it is where it is no JSON.
    pub(super) text: String,
    /// Whether any page may see it.
    pub(super) leave: bool,
    /// The path and query that it answers.
    pub(super) path: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Whether a page of another origin would see this header.
    pub(super) fn shows(&self, name: &str) -> bool {
        let visible = exposed::visible(&self.headers, connect::Credentials::SameOrigin);
        visible.iter().any(|(known, _)| known == name)
    }
}

/// Asks, and remembers.
pub(super) struct Fetcher {
    agent: ureq::Agent,
    origin: String,
    /// The path that the profile's base ends with.
    root: String,
    asked: Vec<String>,
}

impl Fetcher {
    /// For the origin of an address.
    pub(super) fn new(url: &str) -> Option<Self> {
        let origin = origin(url).filter(|origin| origin.starts_with("http"))?;
        Some(Self {
            agent: agent(Duration::from_secs(20)),
            origin: origin.to_owned(),
            root: String::new(),
            asked: Vec::new(),
        })
    }

    pub(super) fn base(&self) -> String {
        format!("{}{}", self.origin, self.root)
    }

    /// Sets the path that every operation begins with.
    pub(super) fn set_root(&mut self, path: &str) {
        path.trim_end_matches('/').clone_into(&mut self.root);
    }

    pub(super) fn root(&self) -> &str {
        &self.root
    }

    /// A path from the origin, or an address of it, as a path below the base.
    pub(super) fn below_base(&self, path: &str) -> String {
        let path = self.path_of(path);
        let path = path.split('?').next().unwrap_or_default();
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }

    /// An address of this origin, or a path, as a path from the origin.
    pub(super) fn path_of<'u>(&self, url: &'u str) -> &'u str {
        url.strip_prefix(&self.origin).unwrap_or(url)
    }

    /// Whether an address is one of this origin.
    pub(super) fn is_own(&self, url: &str) -> bool {
        origin(url) == Some(self.origin.as_str())
    }

    pub(super) fn asked(self) -> Vec<String> {
        self.asked
    }

    /// Reads a path or an address of this origin. A way on is followed once where it only adds a slash at the end.
    pub(super) fn get(&mut self, url: &str) -> Result<Answer, String> {
        let answer = self.send("GET", url, "")?;
        let (path, query) = answer.path.split_once('?').unwrap_or((&answer.path, ""));
        let slashed = format!("{path}/");
        let on = self.path_of(answer.header("location"));
        let adds_slash = on.split('?').next() == Some(&slashed);
        if !(300..400).contains(&answer.status) || !adds_slash {
            return Ok(answer);
        }
        let divider = if query.is_empty() { "" } else { "?" };
        self.send("GET", &format!("{slashed}{divider}{query}"), "")
    }

    /// Asks GraphQL.
    pub(super) fn post(&mut self, url: &str, body: &Value) -> Result<Answer, String> {
        self.send("POST", url, &body.to_string())
    }

    fn send(&mut self, method: &str, url: &str, body: &str) -> Result<Answer, String> {
        let url = if url.starts_with('/') {
            format!("{}{url}", self.origin)
        } else {
            url.to_owned()
        };
        if !self.is_own(&url) {
            return Err("an address of another origin".to_owned());
        }
        if self.asked.len() >= MOST {
            return Err(format!("more than {MOST} requests"));
        }
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![pair("accept", READABLE), pair("origin", PAGE)];
        if !body.is_empty() {
            headers.push(pair("content-type", "application/json"));
        }
        let raw = exchange(&self.agent, method, &url, &headers, body);
        let status = raw
            .as_ref()
            .map_or("no answer".to_owned(), |raw| raw.status.to_string());
        self.asked.push(format!("{method} {url} → {status}"));
        let raw = raw?;
        let mut named = raw.headers.iter();
        let allowed = named.find(|(name, _)| name == "access-control-allow-origin");
        let body: Option<Value> = serde_json::from_str(&raw.body).ok();
        Ok(Answer {
            path: self.path_of(&url).to_owned(),
            status: raw.status,
            leave: allowed.is_some_and(|(_, origin)| origin == "*" || origin == PAGE),
            text: if body.is_some() {
                String::new()
            } else {
                raw.body
            },
            body: body.unwrap_or_default(),
            headers: raw.headers,
        })
    }
}

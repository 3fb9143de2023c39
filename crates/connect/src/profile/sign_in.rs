//! The requests of a sign-in, described like those of operations: a method with a path, `query`, `headers`, `body`.

use std::cell::RefCell;

use mapping::expression::{Failed, to_variable};
use mapping::{LocalZone, Section};
use serde_json::Value;

use super::origin::Reach;
use super::query::QueryStyle;
use super::step::{Body, Request};
use crate::auth::{Config, RequestTemplate, Wrong};
use crate::exchange::HttpRequest;

/// Keys of such a request.
const KEYS: &[&str] = &[
    "get", "post", "put", "patch", "delete", "query", "headers", "body",
];

/// One request of a sign-in.
#[derive(Debug)]
pub struct SignInRequest(Request);

impl RequestTemplate for SignInRequest {
    fn parse(value: &Value) -> Result<Self, Vec<Wrong>> {
        let findings = RefCell::new(Vec::new());
        let section = Section::root(value, &findings);
        section.keys(KEYS);
        let request = Request::parse(&section, &LocalZone::UTC);
        let wrong: Vec<Wrong> = findings
            .into_inner()
            .into_iter()
            .map(|finding| Wrong {
                pointer: finding.pointer,
                expected: finding.expected,
                got: finding.got,
            })
            .collect();
        match request {
            Some(request) if wrong.is_empty() => Ok(Self(request)),
            _ => Err(wrong),
        }
    }

    fn request(&self, root: &Value) -> Result<HttpRequest, Failed> {
        let root = to_variable(root);
        let missing = |why: &str| Failed {
            why: why.to_owned(),
        };
        let path = self.0.path.as_ref().and_then(|path| path.fill(&root));
        let mut url = path.ok_or_else(|| missing("the path has an empty place"))?;
        if let Some(query) = &self.0.query {
            QueryStyle::default().append(&query.build(&root)?, &mut url);
        }
        let body = match &self.0.body {
            Body::Tree(tree) => Some(tree.build(&root)?.to_string()),
            _ => None,
        };
        let mut headers = vec![("accept".to_owned(), "application/json".to_owned())];
        if body.is_some() {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        for (name, tree) in &self.0.headers {
            if let Value::String(value) = tree.build(&root)? {
                headers.retain(|(known, _)| known != name);
                headers.push((name.clone(), value));
            }
        }
        Ok(HttpRequest {
            method: self.0.method,
            url,
            headers,
            body,
        })
    }
}

/// Reads `auth`; what is wrong is noted, and nobody can sign in then.
pub(super) fn parse(section: &Section, reach: &Reach) -> Config<SignInRequest> {
    let mut value = section.value().clone();
    for place in ["/login", "/refresh", "/logout", "/csrf/obtain"] {
        for method in ["get", "post", "put", "patch", "delete"] {
            let path = value.pointer_mut(place).and_then(|one| one.get_mut(method));
            if let Some(path) = path
                && let Some(joined) = path.as_str().and_then(|path| reach.join(path))
            {
                *path = joined.into();
            }
        }
    }
    Config::parse(&value).unwrap_or_else(|wrong| {
        for Wrong {
            pointer,
            expected,
            got,
        } in wrong
        {
            section.broken_at(&pointer, &expected, &got);
        }
        Config::None
    })
}

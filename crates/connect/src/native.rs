//! The native contract's paths: which operation is which request.

use std::fmt::Write;
use std::sync::Arc;

use model::{Capability, Language};
use serde_json::Value;

use crate::calls::{Answer, Ask, Params};
use crate::exchange::{HttpRequest, HttpResponse, Method};
use crate::failure::Failure;
use crate::node::Unreadable;
use crate::proof;
use crate::run::{Next, Running};

/// Method, path template and names of query parameters of an operation.
type Route = (Method, &'static str, &'static [&'static str]);

const PAGE: &[&str] = &["cursor", "limit"];
const PANELS: &[&str] = &["text", "cursor", "limit"];
const EVENTS: &[&str] = &[
    "text",
    "attendance",
    "municipality",
    "from",
    "until",
    "series",
    "cursor",
    "limit",
];

fn route(capability: Capability) -> Route {
    use Capability as C;
    use Method::{Delete, Get, Post, Put};
    match capability {
        C::Portal => (Get, "portal", &[]),
        C::Me => (Get, "me", &[]),
        C::SignIn => (Post, "session", &[]),
        C::SignOut => (Delete, "session", &[]),
        C::ExportMyData => (Get, "me/export", &[]),
        C::DeleteMyData => (Delete, "me", &[]),
        C::Panels => (Get, "panels", PANELS),
        C::Panel => (Get, "panels/{panel}", &[]),
        C::JoinPanel => (Put, "panels/{panel}/membership", &[]),
        C::LeavePanel => (Delete, "panels/{panel}/membership", &[]),
        C::Meetings => (Get, "panels/{panel}/meetings", &[]),
        C::Meeting => (Get, "meetings/{meeting}", &[]),
        C::GiveFeedback => (Put, "meetings/{meeting}/feedback/{feedback}", &[]),
        C::Themes => (Get, "panels/{panel}/themes", &[]),
        C::ProposeTheme => (Put, "panels/{panel}/themes/{theme}", &[]),
        C::SupportTheme => (Put, "themes/{theme}/support", &[]),
        C::Invitations => (Get, "invitations", &[]),
        C::Invitation => (Post, "invitation-lookups", &[]),
        C::ReplyInvitation => (Put, "invitations/{invitation}/reply", &[]),
        C::Polls => (Get, "polls", PAGE),
        C::Poll => (Get, "polls/{poll}", &[]),
        C::SubmitResponse => (Put, "polls/{poll}/responses/{response}", &[]),
        C::WithdrawResponse => (Delete, "polls/{poll}/responses/{response}", &[]),
        C::PollResults => (Get, "polls/{poll}/results", &[]),
        C::Events => (Get, "events", EVENTS),
        C::Event => (Get, "events/{event}", &[]),
        C::Register => (Put, "events/{event}/registrations/{registration}", &[]),
        C::CancelRegistration => (Delete, "events/{event}/registrations/{registration}", &[]),
        C::Impacts => (Get, "impacts", PAGE),
        C::SendMessage => (Put, "messages/{message}", &[]),
    }
}

pub(crate) fn request(base: &str, ask: &Ask) -> Result<HttpRequest, Failure> {
    let Ask {
        capability,
        params,
        body,
        key,
    } = ask;
    let capability = *capability;
    let (mut method, template, query) = route(capability);
    // Supporting and no longer supporting are one capability, two methods.
    if capability == Capability::SupportTheme && params.get("support") == Some("not_given") {
        method = Method::Delete;
    }
    let mut url = format!(
        "{base}/{}",
        fill(template, params).ok_or(Failure::NotFound)?
    );
    let mut separator = '?';
    for name in query {
        if let Some(value) = params.get(name) {
            url.push(separator);
            separator = '&';
            url.push_str(name);
            url.push('=');
            encode(value, &mut url);
        }
    }
    let mut headers = vec![header("accept", "application/json")];
    if method != Method::Get {
        headers.push(header("x-raati", "1"));
    }
    if body.is_some() {
        headers.push(header("content-type", "application/json"));
    }
    // By it a write without an id of its own is known again.
    if let Some(key) = key {
        headers.push(header("idempotency-key", key.as_str()));
    }
    Ok(HttpRequest {
        method,
        url,
        headers,
        body: body.as_ref().map(Value::to_string),
    })
}

/// The answer of the native contract. A 2xx alone is no success: the body must be JSON, so that a captive portal's page
/// is never taken for one, and to a write it must prove that it belongs to it.
pub(crate) fn answer(ask: &Ask, response: &HttpResponse) -> Result<Value, Failure> {
    match response.status {
        204 => Ok(Value::Null),
        200..=299 => {
            let value = serde_json::from_str(&response.body).map_err(|_| no_json(response))?;
            let (method, ..) = route(ask.capability);
            let reads = method == Method::Get || ask.capability == Capability::Invitation;
            if reads || proof::holds(ask, response, &value) {
                Ok(value)
            } else {
                Err(unreadable("the receipt of what was sent", response))
            }
        }
        _ => Err(Failure::of(response)),
    }
}

/// What came instead of JSON.
pub(crate) fn no_json(response: &HttpResponse) -> Failure {
    unreadable("JSON", response)
}

fn unreadable(expected: &'static str, response: &HttpResponse) -> Failure {
    Failure::Unreadable(Unreadable {
        path: String::new(),
        expected,
        got: response
            .header("content-type")
            .unwrap_or("no content type")
            .to_owned(),
    })
}

/// A call on its way to a backend that speaks the native contract, without anything that profiles need.
pub struct NativeExchange {
    ask: Ask,
    next: Next,
}

impl NativeExchange {
    /// Begins a call to the backend at this base.
    pub fn begin(base: &str, ask: &Ask) -> Self {
        let next = match request(base, ask) {
            Ok(request) => Next::Send(request),
            Err(failure) => Next::Done(Err(failure)),
        };
        Self {
            ask: ask.clone(),
            next,
        }
    }
}

impl Running for NativeExchange {
    fn go_on(&mut self) -> Next {
        self.next.clone()
    }

    fn receive(&mut self, response: &HttpResponse) {
        let language = Language::Fi;
        let answer = answer(&self.ask, response).map(|value| Answer {
            value: Arc::new(value),
            language,
        });
        self.next = Next::Done(answer);
    }

    fn unanswered(&mut self, failure: Failure) {
        self.next = Next::Done(Err(failure));
    }
}

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Puts parameters into `{…}` segments; `None` if one is missing or could climb out of its segment.
fn fill(template: &str, params: &Params) -> Option<String> {
    let mut path = String::new();
    for segment in template.split('/') {
        if !path.is_empty() {
            path.push('/');
        }
        match segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            Some(name) => {
                let value = params
                    .get(name)
                    .filter(|value| !matches!(*value, "." | ".."))?;
                encode(value, &mut path);
            }
            None => path.push_str(segment),
        }
    }
    Some(path)
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
pub(crate) fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(capability: Capability, panel: &str) -> Ask {
        Ask {
            capability,
            params: Params::new().with("panel", panel),
            body: None,
            key: None,
        }
    }

    #[test]
    fn segments_cannot_be_escaped() {
        let asked = |panel| request("/api/v1", &ask(Capability::Panel, panel));
        let request = asked("a/../b?c#d").unwrap();
        assert_eq!(request.url, "/api/v1/panels/a%2F..%2Fb%3Fc%23d");
        assert_eq!(asked(".."), Err(Failure::NotFound));
    }

    #[test]
    fn every_operation_has_its_own_request() {
        let mut seen = std::collections::BTreeSet::new();
        for capability in Capability::ALL {
            let (method, template, _) = route(*capability);
            assert!(
                seen.insert((method.as_str(), template)),
                "{capability:?} is a duplicate"
            );
        }
    }

    #[test]
    fn only_writes_carry_the_cross_site_header() {
        let has = |capability| {
            let request = request("", &ask(capability, "p")).unwrap();
            request.headers.iter().any(|(name, _)| name == "x-raati")
        };
        assert!(!has(Capability::Panel));
        assert!(has(Capability::JoinPanel));
    }
}

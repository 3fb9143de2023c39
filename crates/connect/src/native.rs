//! The native contract's paths: which operation is which request.

use std::fmt::Write;

use model::{Capability, IntentKey};
use serde_json::Value;

use crate::calls::Params;
use crate::exchange::{HttpRequest, Method};
use crate::failure::Failure;

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

pub(crate) fn request(
    base: &str,
    capability: Capability,
    params: &Params,
    body: Option<&Value>,
) -> Result<HttpRequest, Failure> {
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
    let mut headers = vec![("accept", "application/json".to_owned())];
    if method != Method::Get {
        headers.push(("x-raati", "1".to_owned()));
    }
    if body.is_some() {
        headers.push(("content-type", "application/json".to_owned()));
    }
    Ok(HttpRequest {
        method,
        url,
        headers,
        body: body.map(Value::to_string),
    })
}

/// The header by which a write without an id of its own is known again.
pub(crate) fn intent(key: &IntentKey) -> (&'static str, String) {
    ("idempotency-key", key.to_string())
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
fn encode(value: &str, out: &mut String) {
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

    #[test]
    fn segments_cannot_be_escaped() {
        let params = Params::new().with("panel", "a/../b?c#d");
        let request = request("/api/v1", Capability::Panel, &params, None).unwrap();
        assert_eq!(request.url, "/api/v1/panels/a%2F..%2Fb%3Fc%23d");
        let params = Params::new().with("panel", "..");
        let climbing = super::request("/api/v1", Capability::Panel, &params, None);
        assert_eq!(climbing, Err(Failure::NotFound));
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
        let params = Params::new().with("panel", "p");
        let has = |capability| {
            let request = request("", capability, &params, None).unwrap();
            request.headers.iter().any(|(name, _)| *name == "x-raati")
        };
        assert!(!has(Capability::Panel));
        assert!(has(Capability::JoinPanel));
    }
}

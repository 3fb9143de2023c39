//! Sends as a browser does for a page of another origin: asks first where CORS says so, shows only what CORS lets through,
//! and follows redirects within the origin that was asked. It remembers every address.

use std::sync::Mutex;
use std::time::Duration;

use connect::{HttpRequest, HttpResponse};
use ureq::Agent;
use ureq::http::{Request, Response};

use super::preflight;

/// The portal's own origin.
pub(super) const ORIGIN: &str = "http://127.0.0.1:8080";
const MOST_REDIRECTS: usize = 5;

/// A page's network.
pub(super) struct Browser {
    agent: Agent,
    sent: Mutex<Vec<String>>,
}

impl Browser {
    pub(super) fn new() -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(30)));
        Self {
            agent: config.build().into(),
            sent: Mutex::default(),
        }
    }

    /// Every address that was asked.
    pub(super) fn sent(&self) -> Vec<String> {
        self.sent.lock().unwrap().clone()
    }

    /// What the page sees; `None` where it sees nothing (no network, or no leave).
    pub(super) fn send(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let mut method = request.method.as_str();
        let mut body = request.body.as_deref();
        let mut headers = request.headers.clone();
        let mut url = request.url.clone();
        for _ in 0..=MOST_REDIRECTS {
            if let Some(asked) = preflight::asked(method, &headers) {
                self.preflight(method, &url, &asked)?;
            }
            let mut answer = self.transfer(method, &url, &headers, body.unwrap_or_default())?;
            if !preflight::admits(answer.headers(), ORIGIN) {
                eprintln!("CORS keeps the answer from the page: {method} {url}");
                return None;
            }
            let status = answer.status().as_u16();
            let location = answer.headers().get("location");
            let location = location.and_then(|location| location.to_str().ok());
            let Some(next) = location.filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308))
            else {
                return Some(HttpResponse {
                    status,
                    headers: preflight::visible(answer.headers()),
                    body: answer.body_mut().read_to_string().ok()?,
                });
            };
            url = within(&url, next)?;
            // As fetch does: the body is dropped where the method turns into GET.
            if status == 303 || (matches!(status, 301 | 302) && method == "POST") {
                (method, body) = ("GET", None);
                headers.retain(|(name, _)| name != "content-type");
            }
        }
        None
    }

    fn preflight(&self, method: &str, url: &str, asked: &[String]) -> Option<()> {
        let mut headers = vec![(
            "access-control-request-method".to_owned(),
            method.to_owned(),
        )];
        if !asked.is_empty() {
            let names = asked.join(",");
            headers.push(("access-control-request-headers".to_owned(), names));
        }
        let answer = self.transfer("OPTIONS", url, &headers, "")?;
        let allowed = answer.status().is_success()
            && preflight::admits(answer.headers(), ORIGIN)
            && preflight::allows(answer.headers(), method, asked);
        if !allowed {
            eprintln!("CORS does not allow {method} {url} with {asked:?}: {answer:?}");
        }
        allowed.then_some(())
    }

    fn transfer(
        &self,
        method: &str,
        url: &str,
        headers: &[(String, String)],
        body: &str,
    ) -> Option<Response<ureq::Body>> {
        self.sent.lock().unwrap().push(url.to_owned());
        let mut request = Request::builder()
            .method(method)
            .uri(url)
            .header("origin", ORIGIN);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let answer = if body.is_empty() {
            self.agent.run(request.body(()).unwrap())
        } else {
            self.agent.run(request.body(body.to_owned()).unwrap())
        };
        if let Err(error) = &answer {
            eprintln!("{method} {url}: {error}");
        }
        answer.ok()
    }
}

/// The scheme, host and port of an address.
pub(super) fn origin(url: &str) -> &str {
    let after = url.find("://").map_or(0, |at| at + 3);
    let end = url[after..].find(['/', '?', '#']);
    &url[..end.map_or(url.len(), |end| after + end)]
}

/// Where a redirect leads, unless to another origin.
fn within(url: &str, next: &str) -> Option<String> {
    if next.starts_with('/') && !next.starts_with("//") {
        return Some(format!("{}{next}", origin(url)));
    }
    (origin(next) == origin(url)).then(|| next.to_owned())
}

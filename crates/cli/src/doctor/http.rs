//! Sends requests as a browser would: with `Origin`, preflights and cookies by its rules, and sees what it would see.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use connect::{HttpRequest, HttpResponse, Method, Profile};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::cors::{self, Asker};
use super::jar::Jar;
use super::pace::Pace;
use super::{Options, carries_cookies};
use crate::exposed;
use crate::walk::{Answered, Backend};

/// Longest answer read, in bytes; the engine refuses those over 2 MB.
const LONGEST: u64 = 4 * 1024 * 1024;

/// Redirects followed for one read.
const REDIRECTS: usize = 5;

/// A live backend.
#[derive(Debug, Clone)]
pub struct Live {
    agent: Agent,
    asker: Asker,
    /// The backend's own origin, to which alone the token goes.
    home: String,
    token: Option<String>,
    jar: Jar,
    pace: Pace,
    /// Preflights that were answered: why not, or `None` for leave.
    preflights: BTreeMap<String, Option<String>>,
}

/// An answer off the wire.
pub(crate) struct Raw {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// A client that trusts whom the operating system trusts, and follows nothing by itself.
pub(crate) fn agent(timeout: Duration) -> Agent {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(timeout))
        .user_agent(concat!("raati/", env!("CARGO_PKG_VERSION")))
        .build()
        .into()
}

/// `https://host:port` of an address.
pub(crate) fn origin(url: &str) -> Option<&str> {
    let start = url.find("://")? + 3;
    let host = url.get(start..)?.split(['/', '?', '#']).next()?;
    (!host.is_empty()).then(|| url.get(..start + host.len()))?
}

impl Live {
    /// A backend as a browser sees it from the portal's origin; `None` where that is no origin.
    pub fn new(profile: &Profile, options: &Options) -> Option<Self> {
        let limits = profile.limits();
        let own = origin(&options.origin)?.to_owned();
        Some(Self {
            agent: agent(Duration::from_millis(limits.timeout_millis.into())),
            home: origin(profile.base()).unwrap_or(&own).to_owned(),
            asker: Asker {
                origin: own,
                with_credentials: carries_cookies(profile),
            },
            token: options.token.clone(),
            jar: Jar::default(),
            pace: Pace::new(limits.requests_a_minute),
            preflights: BTreeMap::new(),
        })
    }

    fn send(&mut self, request: &HttpRequest, notes: &mut Vec<String>) -> Result<Raw, String> {
        let mut request = request.clone();
        if request.url.starts_with('/') {
            request.url = format!("{}{}", self.asker.origin, request.url);
        }
        for _ in 0..=REDIRECTS {
            let from = origin(&request.url).unwrap_or_default().to_owned();
            if let Some(token) = self.token.as_ref().filter(|_| from == self.home) {
                request.headers.retain(|(name, _)| name != "authorization");
                request
                    .headers
                    .push(("authorization".to_owned(), format!("Bearer {token}")));
            }
            let raw = self.once(&request, &from, notes)?;
            let target = raw.headers.iter().find(|(name, _)| name == "location");
            let Some((_, target)) =
                target.filter(|_| matches!(raw.status, 301 | 302 | 303 | 307 | 308))
            else {
                return Ok(raw);
            };
            if request.method != Method::Get {
                return Err(format!(
                    "redirected to {target}; the portal follows no redirect of a write"
                ));
            }
            let to = if target.starts_with('/') {
                format!("{from}{target}")
            } else {
                target.clone()
            };
            if origin(&to) != Some(from.as_str()) {
                return Err(format!("redirected to another origin: {to}"));
            }
            notes.push(format!(
                "redirected to {to}: put that address into the profile"
            ));
            request.url = to;
        }
        Err(format!("more than {REDIRECTS} redirects"))
    }

    /// One request, with its preflight where a browser would send one.
    fn once(
        &mut self,
        request: &HttpRequest,
        to: &str,
        notes: &mut Vec<String>,
    ) -> Result<Raw, String> {
        let crosses = to != self.asker.origin;
        if crosses && cors::needs_preflight(request) {
            self.preflight(request)?;
        }
        let mut headers = request.headers.clone();
        if crosses || request.method != Method::Get {
            headers.push(("origin".to_owned(), self.asker.origin.clone()));
        }
        let cookies = !crosses || self.asker.with_credentials;
        if let Some(cookie) = self.jar.header(to).filter(|_| cookies) {
            headers.push(("cookie".to_owned(), cookie));
        }
        self.pace.wait();
        let body = request.body.as_deref().unwrap_or_default();
        let mut raw = exchange(
            &self.agent,
            request.method.as_str(),
            &request.url,
            &headers,
            body,
        )?;
        if cookies {
            for (_, value) in raw.headers.iter().filter(|(name, _)| name == "set-cookie") {
                self.jar.keep(to, value);
            }
        }
        if crosses {
            if let Some(why) = cors::blocked(&self.asker, &raw.headers) {
                return Err(format!("{why} (status {})", raw.status));
            }
            let hidden = exposed::hidden(&raw.headers);
            if !hidden.is_empty() {
                let hidden = hidden.join(", ");
                notes.push(format!(
                    "there, but hidden from the page (Access-Control-Expose-Headers): {hidden}"
                ));
            }
            // A redirect is the browser's own business, also where the page could not see its address.
            let location = raw
                .headers
                .iter()
                .find(|(name, _)| name == "location")
                .cloned();
            raw.headers = exposed::visible(&raw.headers);
            raw.headers
                .extend(location.filter(|_| (300..400).contains(&raw.status)));
        }
        Ok(raw)
    }

    fn preflight(&mut self, request: &HttpRequest) -> Result<(), String> {
        let names = cors::unsafe_headers(request).join(",");
        let address = request.url.split('?').next().unwrap_or_default();
        let key = format!("{} {address} {names}", request.method.as_str());
        if let Some(known) = self.preflights.get(&key) {
            return known.clone().map_or(Ok(()), Err);
        }
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![
            pair("origin", &self.asker.origin),
            pair("access-control-request-method", request.method.as_str()),
        ];
        if !names.is_empty() {
            headers.push(pair("access-control-request-headers", &names));
        }
        self.pace.wait();
        let raw = exchange(&self.agent, "OPTIONS", &request.url, &headers, "")?;
        let why = cors::refused(&self.asker, request, raw.status, &raw.headers);
        self.preflights.insert(key, why.clone());
        why.map_or(Ok(()), Err)
    }
}

/// Sends one request; names of headers come back in lower case.
pub(crate) fn exchange(
    agent: &Agent,
    method: &str,
    url: &str,
    headers: &[(String, String)],
    body: &str,
) -> Result<Raw, String> {
    let mut builder = ureq::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let answer = if body.is_empty() {
        agent.run(builder.body(()).map_err(|error| said(&error))?)
    } else {
        agent.run(builder.body(body).map_err(|error| said(&error))?)
    };
    raw(answer.map_err(|error| said(&error))?)
}

fn raw(mut answer: ureq::http::Response<Body>) -> Result<Raw, String> {
    let headers = answer.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_ascii_lowercase(), value)
    });
    let headers = headers.collect();
    let status = answer.status().as_u16();
    let body = answer
        .body_mut()
        .with_config()
        .limit(LONGEST)
        .lossy_utf8(true)
        .read_to_string();
    let body = body.map_err(|error| error.to_string())?;
    Ok(Raw {
        status,
        headers,
        body,
    })
}

impl Backend for Live {
    fn answer(&mut self, request: &HttpRequest) -> Answered {
        let mut notes = Vec::new();
        let began = Instant::now();
        let raw = self.send(request, &mut notes);
        let millis = u64::try_from(began.elapsed().as_millis()).ok();
        let (response, status) = match raw {
            Ok(raw) => {
                let status = raw.status;
                let response = HttpResponse {
                    status,
                    headers: raw.headers,
                    body: raw.body,
                };
                (Some(response), Some(status))
            }
            Err(why) => {
                notes.push(why);
                (None, None)
            }
        };
        Answered {
            response,
            status,
            millis,
            notes,
            uncaptured: false,
        }
    }
}

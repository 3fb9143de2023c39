//! Sends requests as a browser would: with `Origin`, preflights and cookies by its rules, and sees what it would see.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use connect::auth::{Config, Credentials, Session, Tokens};
use connect::{HttpRequest, HttpResponse, Method, Profile, SignInRequest};
use ureq::Agent;

use super::cors::{self, Asker};
use super::jar::Jar;
use super::pace::Pace;
use super::wire::{Raw, agent, encoded, exchange, origin};
use super::{Options, carries_cookies};
use crate::exposed;
use crate::walk::{Answered, Backend};

/// Redirects followed for one read.
const REDIRECTS: usize = 5;

/// A live backend.
#[derive(Debug, Clone)]
pub struct Live {
    agent: Agent,
    asker: Asker,
    /// What the profile says of signing in; it alone decides what goes where.
    session: Arc<Session>,
    jar: Jar,
    pace: Pace,
    /// Preflights that were answered: why not, or `None` for leave.
    preflights: BTreeMap<String, Option<String>>,
}

impl Live {
    /// A backend as a browser sees it from the portal's origin; `None` where that is no origin.
    pub fn new(profile: &Profile, options: &Options) -> Option<Self> {
        let limits = profile.limits();
        let own = origin(&options.origin)?.to_owned();
        let mut session = profile.session();
        if let Some(tokens) = options.token.as_deref().and_then(Tokens::bearer) {
            session.sign_in(tokens);
        }
        let entered = options.entered.as_ref();
        let signed_in = entered.map(|entered| Arc::clone(&entered.session));
        Some(Self {
            agent: agent(Duration::from_millis(limits.timeout_millis.into())),
            session: signed_in.unwrap_or_else(|| Arc::new(session)),
            asker: Asker {
                origin: own,
                with_credentials: carries_cookies(profile),
            },
            jar: entered
                .map(|entered| entered.jar.clone())
                .unwrap_or_default(),
            pace: Pace::new(limits.requests_a_minute),
            preflights: BTreeMap::new(),
        })
    }

    /// The same without anybody's session or key.
    pub(super) fn anonymous(mut self) -> Self {
        let nobody = Config::<SignInRequest>::None;
        self.session = Arc::new(Session::new(&nobody, Vec::new()));
        self
    }

    /// The cookies that were given.
    pub(super) fn into_jar(self) -> Jar {
        self.jar
    }

    fn send(&mut self, request: &HttpRequest, notes: &mut Vec<String>) -> Result<Raw, String> {
        let mut request = request.clone();
        if request.url.starts_with('/') {
            request.url = format!("{}{}", self.asker.origin, request.url);
        }
        for _ in 0..=REDIRECTS {
            let from = origin(&request.url).unwrap_or_default().to_owned();
            let mut signed = request.clone();
            let asker = self.sign(&mut signed, &from);
            let raw = self.once(&signed, &from, &asker, notes)?;
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

    /// Adds what the session carries to this address, and says who asks then.
    fn sign(&self, request: &mut HttpRequest, to: &str) -> Asker {
        let cookie = |name: &str| self.jar.get(to, name);
        let attached = self.session.attach(request.method, &request.url, &cookie);
        for (name, value) in attached.headers {
            request.headers.retain(|(known, _)| *known != name);
            request.headers.push((name, value));
        }
        if let Some((name, value)) = attached.query {
            let separator = if request.url.contains('?') { '&' } else { '?' };
            request.url.push(separator);
            request.url.push_str(&encoded(&name));
            request.url.push('=');
            request.url.push_str(&encoded(&value));
        }
        let mut asker = self.asker.clone();
        asker.with_credentials |= attached.credentials == Credentials::Include;
        asker
    }

    /// One request, with its preflight where a browser would send one.
    fn once(
        &mut self,
        request: &HttpRequest,
        to: &str,
        asker: &Asker,
        notes: &mut Vec<String>,
    ) -> Result<Raw, String> {
        let crosses = to != asker.origin;
        if crosses && cors::needs_preflight(request) {
            self.preflight(request, asker)?;
        }
        let mut headers = request.headers.clone();
        if crosses || request.method != Method::Get {
            headers.push(("origin".to_owned(), asker.origin.clone()));
        }
        let cookies = !crosses || asker.with_credentials;
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
            if let Some(why) = cors::blocked(asker, &raw.headers) {
                return Err(format!("{why} (status {})", raw.status));
            }
            let sent = if asker.with_credentials {
                connect::Credentials::Include
            } else {
                connect::Credentials::SameOrigin
            };
            let hidden = exposed::hidden(&raw.headers, sent);
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
            raw.headers = exposed::visible(&raw.headers, sent);
            raw.headers
                .extend(location.filter(|_| (300..400).contains(&raw.status)));
        }
        Ok(raw)
    }

    fn preflight(&mut self, request: &HttpRequest, asker: &Asker) -> Result<(), String> {
        let names = cors::unsafe_headers(request).join(",");
        let address = request.url.split('?').next().unwrap_or_default();
        let key = format!("{} {address} {names}", request.method.as_str());
        if let Some(known) = self.preflights.get(&key) {
            return known.clone().map_or(Ok(()), Err);
        }
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![
            pair("origin", &asker.origin),
            pair("access-control-request-method", request.method.as_str()),
        ];
        if !names.is_empty() {
            headers.push(pair("access-control-request-headers", &names));
        }
        self.pace.wait();
        let raw = exchange(&self.agent, "OPTIONS", &request.url, &headers, "")?;
        let why = cors::refused(asker, request, raw.status, &raw.headers);
        self.preflights.insert(key, why.clone());
        why.map_or(Ok(()), Err)
    }
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

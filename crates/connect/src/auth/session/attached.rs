//! What a session adds to one request.

use super::{Carrier, Held, Session};
use crate::auth::origin::Origin;
use crate::exchange::Method;

/// What to add to a request.
#[derive(Clone, PartialEq, Eq)]
pub struct Attached {
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// A parameter for the query, not yet encoded.
    pub query: Option<(String, String)>,
    /// Whether cookies go along.
    pub credentials: Credentials,
}

/// Which cookies go along (`credentials` of the Fetch standard).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// Only to the portal's own origin.
    SameOrigin,
    /// To the API as well.
    Include,
}

impl std::fmt::Debug for Attached {
    /// Names without values: they hold tokens.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.headers.iter().chain(&self.query).map(|(name, _)| name);
        out.debug_list()
            .entries(names)
            .entry(&self.credentials)
            .finish()
    }
}

impl Session {
    /// What a request to this address may carry: nothing, unless its origin is one of the API's.
    /// `cookie` reads a cookie by its name, as the browser has it now.
    pub fn attach(
        &self,
        method: Method,
        url: &str,
        cookie: &dyn Fn(&str) -> Option<String>,
    ) -> Attached {
        let mut attached = Attached {
            headers: Vec::new(),
            query: None,
            credentials: Credentials::SameOrigin,
        };
        if !self.may_reach(url) {
            return attached;
        }
        match &self.carrier {
            Carrier::Nothing => {}
            Carrier::PublicKey(key) => {
                attached.headers.extend(key.header());
                attached.query = key.query();
            }
            Carrier::Token(place, extra) => {
                if let Held::Tokens(kept) = &self.held {
                    attached.headers.push(place.header(&kept.access));
                    attached.headers.extend(extra.iter().cloned());
                }
            }
            Carrier::Cookie(csrf) => {
                attached.credentials = Credentials::Include;
                let csrf = csrf.as_ref().filter(|_| method != Method::Get);
                attached
                    .headers
                    .extend(csrf.and_then(|csrf| csrf.header(cookie)));
            }
        }
        attached
    }

    /// Whether what the session holds may go to this address.
    pub(in crate::auth) fn may_reach(&self, url: &str) -> bool {
        Origin::of(url).is_some_and(|origin| self.origins.contains(&origin))
    }
}

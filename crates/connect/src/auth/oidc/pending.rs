//! A sign-in while the page is left: what ties the answer to this tab. It can be redeemed once, and
//! not by an answer to anything else.

use std::fmt;

use model::time::Timestamp;
use serde_json::{Value, json};

use super::config::Oidc;
use super::exchange::Exchange;
use super::server::{Announced, Server};
use crate::auth::failure::{Breach, SignInFailure};
use crate::auth::form;
use crate::auth::origin::{Endpoint, Origin, RedirectUri};
use crate::auth::secret::Secret;

/// Strong identification with a bank or by phone takes its time; codes themselves last minutes.
const LONGEST_MS: i64 = 60 * 60 * 1_000;

/// A sign-in that waits for its answer.
pub struct Pending {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) redirect_uri: RedirectUri,
    pub(super) client_id: String,
    pub(super) begun: Timestamp,
    pub(super) server: Server,
}

impl fmt::Debug for Pending {
    /// Who knows what is inside can finish the sign-in.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Pending(…)")
    }
}

impl Pending {
    /// As JSON, for the tab's session storage.
    pub fn to_json(&self) -> String {
        json!({
            "state": self.state,
            "nonce": self.nonce,
            "verifier": self.verifier,
            "redirect_uri": self.redirect_uri.as_str(),
            "client_id": self.client_id,
            "begun": self.begun.millis(),
            "server": self.server.metadata(),
        })
        .to_string()
    }

    /// Reads it back, if it is one of this profile. Take it *out* of the storage: an answer that
    /// finds none is a replay.
    pub fn parse(text: &str, config: &Oidc, declared: &[Origin]) -> Result<Self, SignInFailure> {
        let value: Value = serde_json::from_str(text).map_err(|_| Breach::Pending)?;
        let text = |name| value.get(name).and_then(Value::as_str);
        let word = |name| {
            let word = text(name).and_then(Secret::parse);
            word.map(|word| word.as_str().to_owned())
                .ok_or(Breach::Pending)
        };
        let server = match &config.declared {
            Some(server) => server.clone(),
            None => config.checked(value.get("server").unwrap_or(&Value::Null), declared)?,
        };
        let begun = value.get("begun").and_then(Value::as_i64);
        let redirect_uri = text("redirect_uri").and_then(RedirectUri::parse);
        let pending = Self {
            state: word("state")?,
            nonce: word("nonce")?,
            verifier: word("verifier")?,
            redirect_uri: redirect_uri.ok_or(Breach::Pending)?,
            client_id: word("client_id")?,
            begun: Timestamp::from_millis(begun.ok_or(Breach::Pending)?),
            server,
        };
        if pending.client_id == config.client_id {
            Ok(pending)
        } else {
            Err(Breach::Pending.into())
        }
    }

    /// Reads the address that the provider sent us back to. Whatever comes of it, the sign-in is
    /// used up.
    pub fn redeem(self, url: &str, now: Timestamp) -> Result<Exchange, SignInFailure> {
        let answer = Answer::read(url, &self.redirect_uri)?;
        // First of all: what is not an answer to us is not looked at.
        if answer.get("state") != Some(&self.state) {
            return Err(Breach::State.into());
        }
        let ours = self.server.issuer.as_ref().map(Endpoint::as_str);
        match (answer.get("iss"), ours) {
            (Some(theirs), Some(ours)) if theirs != ours => return Err(Breach::Issuer.into()),
            (None, _) if self.server.announced == Announced::Issuer => {
                return Err(Breach::Issuer.into());
            }
            _ => {}
        }
        let age = now.millis().saturating_sub(self.begun.millis());
        if !(0..=LONGEST_MS).contains(&age) {
            return Err(Breach::Age.into());
        }
        match (answer.get("code").map(Secret::parse), answer.get("error")) {
            (Some(Some(code)), None) => Ok(Exchange::new(self, code)),
            (None, Some("temporarily_unavailable")) => Err(SignInFailure::Busy(None)),
            (None, Some("server_error")) => Err(SignInFailure::Faulty(500)),
            (None, Some(_)) => Err(SignInFailure::Declined),
            _ => Err(Breach::Callback.into()),
        }
    }
}

/// The parameters of an answer, each of which stands once.
struct Answer(Vec<(String, String)>);

impl Answer {
    fn read(url: &str, redirect_uri: &RedirectUri) -> Result<Self, Breach> {
        if url.contains('#') {
            return Err(Breach::Fragment);
        }
        let query = url.strip_prefix(redirect_uri.as_str());
        let query = query.and_then(|rest| rest.strip_prefix('?'));
        let answer = query.and_then(form::decode).ok_or(Breach::Callback)?;
        let mut names: Vec<&str> = answer.iter().map(|(name, _)| name.as_str()).collect();
        // Tokens come from the token endpoint, and only from there.
        if names.contains(&"access_token") || names.contains(&"id_token") {
            return Err(Breach::Callback);
        }
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Breach::Duplicate);
        }
        Ok(Self(answer))
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

//! Leaving for the identity provider: its address, with everything that ties the answer to this tab.

use model::Language;
use model::time::Timestamp;
use sha2::{Digest, Sha256};

use super::config::Oidc;
use super::pending::Pending;
use super::server::Server;
use crate::auth::form::base64url;
use crate::auth::origin::RedirectUri;

/// A sign-in that begins.
#[derive(Debug)]
pub struct SignIn {
    /// Where to go.
    pub url: String,
    /// What to keep meanwhile, in the tab's session storage and nowhere else.
    pub pending: Pending,
}

impl Oidc {
    /// Begins a sign-in with 96 random bytes, which must come from a generator fit for keys.
    pub fn begin(
        &self,
        server: Server,
        redirect_uri: RedirectUri,
        random: &[u8; 96],
        language: Language,
        now: Timestamp,
    ) -> SignIn {
        let (state, rest) = random.split_at(32);
        let (nonce, verifier) = rest.split_at(32);
        let pending = Pending {
            state: base64url(state),
            nonce: base64url(nonce),
            verifier: base64url(verifier),
            redirect_uri,
            client_id: self.client_id.clone(),
            begun: now,
            server,
        };
        let challenge = challenge(&pending.verifier);
        let scopes = self.scopes.join(" ");
        let mut parameters = vec![
            ("response_type", "code"),
            ("client_id", &self.client_id),
            ("redirect_uri", pending.redirect_uri.as_str()),
            ("state", &pending.state),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        if !scopes.is_empty() {
            parameters.push(("scope", &scopes));
        }
        if self.wants_identity() {
            parameters.push(("nonce", &pending.nonce));
            parameters.push(("ui_locales", language.code()));
            // Without it a provider must not grant offline access (OpenID Connect Core, 11).
            if self.scopes.iter().any(|scope| scope == "offline_access") {
                parameters.push(("prompt", "consent"));
            }
        }
        if let Some(audience) = &self.audience {
            parameters.push(("audience", audience));
        }
        SignIn {
            url: pending.server.authorize.with(&parameters),
            pending,
        }
    }
}

/// `S256` of RFC 7636.
fn challenge(verifier: &str) -> String {
    base64url(&Sha256::digest(verifier))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(
            super::challenge(verifier),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }
}

//! Signing out at an identity provider, after [`crate::auth::Session::sign_out`] has ended it here.

use super::config::Oidc;
use super::exchange::post;
use super::server::Server;
use crate::auth::origin::RedirectUri;
use crate::auth::tokens::Tokens;
use crate::exchange::HttpRequest;

impl Oidc {
    /// The request that makes the tokens worthless (RFC 7009); `None` where the provider has none.
    pub fn revocation(&self, server: &Server, tokens: &Tokens) -> Option<HttpRequest> {
        let (token, hint) = match &tokens.refresh {
            Some(refresh) => (refresh, "refresh_token"),
            None => (&tokens.access, "access_token"),
        };
        Some(post(
            server.revoke.as_ref()?,
            &[
                ("token", token.as_str()),
                ("token_type_hint", hint),
                ("client_id", &self.client_id),
            ],
        ))
    }

    /// Where to go to be signed out at the provider as well (RP-Initiated Logout), and from there
    /// back; `None` where the provider has no such page.
    ///
    /// The address holds the ID token, so that the provider need not ask: on a shared phone a
    /// question left open would leave the next person signed in. It opens no door by itself.
    pub fn end_session_url(
        &self,
        server: &Server,
        tokens: Option<&Tokens>,
        back: Option<&RedirectUri>,
    ) -> Option<String> {
        let endpoint = server.end_session.as_ref()?;
        let mut parameters = vec![("client_id", self.client_id.as_str())];
        if let Some(identity) = tokens.and_then(|tokens| tokens.identity.as_ref()) {
            parameters.push(("id_token_hint", identity.id_token.as_str()));
        }
        if let Some(back) = back {
            parameters.push(("post_logout_redirect_uri", back.as_str()));
        }
        Some(endpoint.with(&parameters))
    }
}

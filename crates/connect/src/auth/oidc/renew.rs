//! Refreshing at an identity provider. A refresh token that the provider does not replace is dropped
//! after its use: whoever stole it could use it for ever, and nobody would notice (RFC 9700, 4.14).

use model::time::Timestamp;

use super::claims::Occasion;
use super::config::Oidc;
use super::exchange::{post, tokens};
use super::server::Server;
use crate::auth::failure::SignInFailure;
use crate::auth::session::Ticket;
use crate::auth::tokens::Tokens;
use crate::exchange::{HttpRequest, HttpResponse};

impl Oidc {
    /// The request that refreshes.
    pub fn refresh(&self, server: &Server, ticket: &Ticket) -> HttpRequest {
        post(
            &server.token,
            &[
                ("grant_type", "refresh_token"),
                ("refresh_token", ticket.refresh.as_str()),
                ("client_id", &self.client_id),
            ],
        )
    }

    /// What the refresh has brought; for [`crate::auth::Session::end_refresh`].
    pub fn refreshed(
        &self,
        ticket: &Ticket,
        response: &HttpResponse,
        now: Timestamp,
    ) -> Result<Tokens, SignInFailure> {
        let occasion = ticket.identity.as_ref().map(Occasion::Refresh);
        let mut tokens = tokens(self, response, occasion.as_ref(), now)?;
        tokens.refresh = tokens.refresh.filter(|refresh| *refresh != ticket.refresh);
        Ok(tokens)
    }
}

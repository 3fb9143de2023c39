//! A code for tokens. It refuses tokens that are no bearer tokens, and identities that do not belong
//! to this sign-in.

use model::time::Timestamp;
use serde_json::Value;

use super::claims::{self, Occasion};
use super::config::Oidc;
use super::pending::Pending;
use super::server::Server;
use crate::auth::failure::{Breach, SignInFailure, object};
use crate::auth::form;
use crate::auth::origin::Endpoint;
use crate::auth::secret::Secret;
use crate::auth::tokens::{Tokens, expiry};
use crate::exchange::{HttpRequest, HttpResponse, Method};
use crate::node::Unreadable;

/// A code that waits to be exchanged.
#[derive(Debug)]
pub struct Exchange {
    pending: Pending,
    code: Secret,
}

impl Exchange {
    pub(super) fn new(pending: Pending, code: Secret) -> Self {
        Self { pending, code }
    }

    /// The request for tokens. Send it once: the code is worth nothing the second time.
    pub fn request(&self) -> HttpRequest {
        let pending = &self.pending;
        post(
            &pending.server.token,
            &[
                ("grant_type", "authorization_code"),
                ("code", self.code.as_str()),
                ("redirect_uri", pending.redirect_uri.as_str()),
                ("client_id", &pending.client_id),
                ("code_verifier", &pending.verifier),
            ],
        )
    }

    /// What came of it, with the provider for refresh and sign-out.
    pub fn finish(
        self,
        config: &Oidc,
        response: &HttpResponse,
        now: Timestamp,
    ) -> Result<(Tokens, Server), SignInFailure> {
        let Pending { nonce, server, .. } = self.pending;
        let occasion = Occasion::SignIn { nonce: &nonce };
        let asked = config.wants_identity().then_some(&occasion);
        let tokens = tokens(config, response, asked, now)?;
        Ok((tokens, server))
    }
}

/// A form to an endpoint, as a client without a secret sends it.
pub(super) fn post(endpoint: &Endpoint, parameters: &[(&str, &str)]) -> HttpRequest {
    HttpRequest {
        method: Method::Post,
        url: endpoint.to_string(),
        headers: vec![
            ("accept".to_owned(), "application/json".to_owned()),
            (
                "content-type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            ),
        ],
        body: Some(form::encode(parameters)),
    }
}

/// The tokens in an answer of the token endpoint, with an identity if there is an occasion for one.
pub(super) fn tokens(
    config: &Oidc,
    response: &HttpResponse,
    occasion: Option<&Occasion>,
    now: Timestamp,
) -> Result<Tokens, SignInFailure> {
    let answer = object(response)?;
    let text = |name: &str| answer.get(name).and_then(Value::as_str);
    let unreadable = |path: &str, expected| Unreadable {
        path: path.to_owned(),
        expected,
        got: "none".to_owned(),
    };
    let kind = text("token_type").ok_or(Breach::TokenType)?;
    if !kind.eq_ignore_ascii_case("bearer") {
        return Err(Breach::TokenType.into());
    }
    let access = text("access_token").and_then(Secret::parse);
    let access = access.ok_or_else(|| unreadable("/access_token", "token"))?;
    let expires = match answer.get("expires_in") {
        None | Some(Value::Null) => None,
        Some(lasts) => {
            Some(expiry(lasts, 1_000.0, now).ok_or_else(|| unreadable("/expires_in", "number"))?)
        }
    };
    let identity = match (text("id_token"), occasion) {
        // Nobody asked for one, so nobody believes it; and a refresh may go without.
        (_, None) | (None, Some(Occasion::Refresh(_))) => None,
        (None, Some(Occasion::SignIn { .. })) => return Err(Breach::IdToken.into()),
        (Some(id_token), Some(occasion)) => Some(claims::check(config, id_token, occasion, now)?),
    };
    Ok(Tokens {
        access,
        refresh: text("refresh_token").and_then(Secret::parse),
        expires,
        identity,
    })
}

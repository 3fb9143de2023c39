//! What an identity provider says about itself (`OpenID` Connect Discovery, RFC 8414), or the profile
//! in its place. It refuses another issuer, endpoints without TLS or on origins that nobody
//! declared, and providers without the code flow or without PKCE.

use serde_json::{Value, json};

use super::config::Oidc;
use crate::auth::failure::{Breach, SignInFailure, object};
use crate::auth::origin::{Endpoint, Origin};
use crate::exchange::{HttpRequest, HttpResponse, Method};

/// An identity provider, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub(super) issuer: Option<Endpoint>,
    pub(super) authorize: Endpoint,
    pub(super) token: Endpoint,
    pub(super) revoke: Option<Endpoint>,
    pub(super) end_session: Option<Endpoint>,
    pub(super) announced: Announced,
}

/// Whether the provider has said that its answers name their issuer (RFC 9207).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    Issuer,
    Nothing,
}

impl Oidc {
    /// The provider as the profile describes it, where there is no discovery.
    pub fn declared_server(&self) -> Option<&Server> {
        self.declared.as_ref()
    }

    /// The request for the provider's own description; `None` where the profile holds it.
    pub fn discovery(&self) -> Option<HttpRequest> {
        let issuer = self.issuer.as_ref().filter(|_| self.declared.is_none())?;
        let base = issuer.as_str().trim_end_matches('/');
        Some(HttpRequest {
            method: Method::Get,
            url: format!("{base}/.well-known/openid-configuration"),
            headers: vec![("accept".to_owned(), "application/json".to_owned())],
            body: None,
        })
    }

    /// Checks the provider's own description. Its endpoints must be on the issuer's origin or on one
    /// of those that the profile declares.
    pub fn server(
        &self,
        response: &HttpResponse,
        declared: &[Origin],
    ) -> Result<Server, SignInFailure> {
        Ok(self.checked(&object(response)?, declared)?)
    }

    pub(super) fn checked(&self, metadata: &Value, declared: &[Origin]) -> Result<Server, Breach> {
        let issuer = self.issuer.as_ref().ok_or(Breach::Issuer)?;
        let text = |name: &str| metadata.get(name).and_then(Value::as_str);
        if text("issuer") != Some(issuer.as_str()) {
            return Err(Breach::Issuer);
        }
        let holds = |name: &str, wanted: &str| {
            let listed = metadata.get(name).and_then(Value::as_array);
            listed.is_some_and(|listed| listed.iter().any(|item| item == wanted))
        };
        if !holds("response_types_supported", "code") {
            return Err(Breach::Flow);
        }
        if !holds("code_challenge_methods_supported", "S256") {
            return Err(Breach::Pkce);
        }
        let endpoint = |name: &str| {
            let endpoint = text(name).and_then(Endpoint::parse);
            let endpoint = endpoint.filter(|endpoint| {
                let known = endpoint.origin() == issuer.origin();
                issuer.may_lead_to(endpoint) && (known || declared.contains(endpoint.origin()))
            });
            endpoint.ok_or(Breach::Endpoint)
        };
        let optional = |name| text(name).map(|_| endpoint(name)).transpose();
        let announces = metadata.get("authorization_response_iss_parameter_supported");
        Ok(Server {
            issuer: Some(issuer.clone()),
            authorize: endpoint("authorization_endpoint")?,
            token: endpoint("token_endpoint")?,
            revoke: optional("revocation_endpoint")?,
            end_session: optional("end_session_endpoint")?,
            announced: match announces {
                Some(Value::Bool(true)) => Announced::Issuer,
                _ => Announced::Nothing,
            },
        })
    }
}

impl Server {
    /// As the provider would describe itself: what is read again is checked again.
    pub(super) fn metadata(&self) -> Value {
        let text = |endpoint: &Option<Endpoint>| endpoint.as_ref().map(Endpoint::to_string);
        json!({
            "issuer": text(&self.issuer),
            "authorization_endpoint": self.authorize.as_str(),
            "token_endpoint": self.token.as_str(),
            "revocation_endpoint": text(&self.revoke),
            "end_session_endpoint": text(&self.end_session),
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": self.announced == Announced::Issuer,
        })
    }
}

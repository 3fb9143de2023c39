//! What a profile says about an identity provider. It refuses a provider without TLS, a client
//! secret, and `openid` without an issuer, by which the ID token would be known.

use super::server::{Announced, Server};
use crate::auth::attach::header_name;
use crate::auth::origin::Endpoint;
use crate::auth::secret::Secret;
use crate::auth::wrong::{Faults, Wrong};
use crate::node::Node;
use serde_json::Value;

const KEYS: [&str; 7] = [
    "kind",
    "issuer",
    "client_id",
    "scopes",
    "audience",
    "extra_headers",
    "endpoints",
];

/// An identity provider, and who we are to it.
#[derive(Debug, Clone)]
pub struct Oidc {
    pub(super) issuer: Option<Endpoint>,
    pub(super) client_id: String,
    pub(super) scopes: Vec<String>,
    pub(super) audience: Option<String>,
    headers: Vec<(String, String)>,
    /// Where the provider has no discovery.
    pub(super) declared: Option<Server>,
}

impl Oidc {
    pub(in crate::auth) fn read(node: &Node) -> Result<Self, Vec<Wrong>> {
        let mut faults = Faults::default();
        faults.known(node, &KEYS);
        let issuer = optional(node, "issuer", &mut faults);
        let scopes = scopes(&node.field("scopes"), &mut faults);
        let endpoints = node.field("endpoints");
        let declared = endpoints
            .present()
            .and_then(|endpoints| declared(endpoints, issuer.clone(), &mut faults));
        let nameless =
            scopes.iter().any(|scope| scope == "openid") || endpoints.present().is_none();
        if nameless && node.field("issuer").present().is_none() {
            let why =
                "issuer (only plain OAuth 2.0, with `endpoints` and without `openid`, has none)";
            faults.add(Wrong::at(&node.field("issuer"), why));
        }
        if issuer
            .as_ref()
            .is_some_and(|issuer| issuer.as_str().contains('?'))
        {
            faults.add(Wrong::at(&node.field("issuer"), "address without a query"));
        }
        let word = |field: &Node| field.parsed("visible ASCII", Secret::parse);
        let client_id = faults.read(word(&node.field("client_id")));
        let audience = faults.read(node.field("audience").optional(word)).flatten();
        let headers = headers(&node.field("extra_headers"), &mut faults);
        faults.finish(client_id.map(|client_id| Self {
            issuer,
            client_id: client_id.as_str().to_owned(),
            scopes,
            audience: audience.map(|audience| audience.as_str().to_owned()),
            headers,
            declared,
        }))
    }

    /// What every call to the API carries besides the token.
    pub(in crate::auth) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// Whether an ID token is asked for.
    pub(super) fn wants_identity(&self) -> bool {
        self.scopes.iter().any(|scope| scope == "openid")
    }
}

fn endpoint(node: &Node, faults: &mut Faults) -> Option<Endpoint> {
    faults.read(node.parsed("https address, or one on this machine", Endpoint::parse))
}

fn optional(node: &Node, name: &str, faults: &mut Faults) -> Option<Endpoint> {
    endpoint(node.field(name).present()?, faults)
}

fn declared(node: &Node, issuer: Option<Endpoint>, faults: &mut Faults) -> Option<Server> {
    faults.known(node, &["authorize", "token", "revoke", "end_session"]);
    let authorize = endpoint(&node.field("authorize"), faults);
    let token = endpoint(&node.field("token"), faults);
    let revoke = optional(node, "revoke", faults);
    let end_session = optional(node, "end_session", faults);
    Some(Server {
        issuer,
        authorize: authorize?,
        token: token?,
        revoke,
        end_session,
        announced: Announced::Nothing,
    })
}

/// Words that the scope parameter joins with blanks.
fn scopes(node: &Node, faults: &mut Faults) -> Vec<String> {
    let scope = |node: &Node| node.parsed("scope", Secret::parse);
    let scopes = faults.read(node.items(scope)).unwrap_or_default();
    scopes
        .iter()
        .map(|scope| scope.as_str().to_owned())
        .collect()
}

fn headers(node: &Node, faults: &mut Faults) -> Vec<(String, String)> {
    let Some(Value::Object(fields)) = node.present().map(Node::value) else {
        if node.present().is_some() {
            faults.add(Wrong::at(node, "object"));
        }
        return Vec::new();
    };
    let mut headers = Vec::new();
    for (name, value) in fields {
        // The name stands where `header_name` expects a value.
        let named = Value::String(name.clone());
        let field = node.field(name);
        let mut unnamed = Faults::default();
        let header = header_name(&Node::plain(&named), &mut unnamed);
        if header
            .as_deref()
            .is_none_or(|header| header == "authorization")
        {
            faults.add(Wrong::at(
                &field,
                "a header in lower case that a page may set",
            ));
        }
        let value = value.as_str().and_then(Secret::parse);
        if value.is_none() {
            faults.add(Wrong::at(&field, "visible ASCII"));
        }
        headers.extend(header.zip(value.map(|value| value.as_str().to_owned())));
    }
    headers
}

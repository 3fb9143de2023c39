//! How a profile says that people sign in. Unknown kinds, unknown keys and secrets are refused.

use serde_json::Value;

use super::attach::Attach;
use super::cookie::Cookie;
use super::oidc::Oidc;
use super::password::Password;
use super::public_key::PublicKey;
use super::secrets;
use super::template::RequestTemplate;
use super::wrong::{Faults, Wrong};
use crate::node::Node;

/// How people sign in; `R` is how the profile describes requests.
#[derive(Debug)]
pub enum Config<R> {
    /// Nobody signs in.
    None,
    /// Nobody signs in; each request carries a key that everyone may see.
    PublicKey(PublicKey),
    /// By a token that came in the fragment of a link ([`super::Tokens::bearer`]).
    Bearer(Attach),
    /// By name and password, for tokens.
    Password(Password<R>),
    /// By a cookie that the backend sets.
    Cookie(Cookie<R>),
    /// By `OpenID` Connect or OAuth 2.0: code flow with PKCE, as a public client.
    Oidc(Oidc),
    /// By the code of an invitation, which calls carry in their bodies; the backend keeps the
    /// session in a cookie.
    InvitationCode,
}

impl<R: RequestTemplate> Config<R> {
    /// Reads `{"kind": …, …}`. Pointers of faults count from this object.
    pub fn parse(value: &Value) -> Result<Self, Vec<Wrong>> {
        let node = Node::plain(value);
        let mut faults = Faults::default();
        faults.take::<()>(Err(secrets::found(value)), "");
        let kind = node.field("kind");
        let config = match kind.value().as_str().unwrap_or_default() {
            "none" => alone(&node, Self::None),
            "invitation_code" => alone(&node, Self::InvitationCode),
            "public_key" => PublicKey::read(&node).map(Self::PublicKey),
            "bearer" => bearer(&node).map(Self::Bearer),
            "password" => Password::read(&node).map(Self::Password),
            "cookie" => Cookie::read(&node).map(Self::Cookie),
            "oidc" => Oidc::read(&node).map(Self::Oidc),
            _ if !value.is_object() => Err(vec![Wrong::at(&node, "object")]),
            _ => Err(vec![Wrong::at(
                &kind,
                "none, public_key, bearer, password, cookie, oidc or invitation_code",
            )]),
        };
        let config = faults.take(config, "");
        faults.finish(config)
    }
}

fn alone<T>(node: &Node, config: T) -> Result<T, Vec<Wrong>> {
    let mut faults = Faults::default();
    faults.known(node, &["kind"]);
    faults.finish(Some(config))
}

fn bearer(node: &Node) -> Result<Attach, Vec<Wrong>> {
    let mut faults = Faults::default();
    faults.known(node, &["kind", "attach"]);
    let attach = Attach::read(&node.field("attach"), &mut faults);
    faults.finish(attach)
}

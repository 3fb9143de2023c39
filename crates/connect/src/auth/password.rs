//! Signing in with a name and a password for tokens. It refuses a profile that wants to refresh
//! without saying where the refresh token is, and the other way round.

use mapping::expression::Expression;
use model::time::Timestamp;
use serde_json::{Value, json};

use super::attach::Attach;
use super::cookie::template;
use super::failure::{SignInFailure, object};
use super::secret::Secret;
use super::session::{Session, Ticket};
use super::template::{RequestTemplate, build};
use super::tokens::{Tokens, expiry};
use super::wrong::{Faults, Wrong};
use crate::exchange::{HttpRequest, HttpResponse};
use crate::node::{Node, Unreadable};

const KEYS: [&str; 7] = [
    "kind",
    "login",
    "refresh",
    "logout",
    "token",
    "single_use_refresh",
    "attach",
];

/// Sign-in by name and password.
#[derive(Debug)]
pub struct Password<R> {
    login: R,
    refresh: Option<R>,
    logout: Option<R>,
    token: Places,
    use_of_refresh: UseOfRefresh,
    attach: Attach,
}

/// Where the answer of login and refresh holds what; expressions see its body.
#[derive(Debug)]
struct Places {
    access: Expression,
    refresh: Option<Expression>,
    /// With how many milliseconds its unit has.
    expires: Option<(Expression, f64)>,
}

/// How often a refresh token can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UseOfRefresh {
    Once,
    Repeatedly,
}

impl<R: RequestTemplate> Password<R> {
    /// Reads `{"kind", "login", "refresh"?, "logout"?, "token", "single_use_refresh"?, "attach"?}`.
    pub(super) fn read(node: &Node) -> Result<Self, Vec<Wrong>> {
        let mut faults = Faults::default();
        faults.known(node, &KEYS);
        let login = template(node, "login", "", &mut faults);
        if node.field("login").present().is_none() {
            faults.add(Wrong::at(&node.field("login"), "request"));
        }
        let refresh = template(node, "refresh", "", &mut faults);
        let logout = template(node, "logout", "", &mut faults);
        let token = Places::read(&node.field("token"), &mut faults);
        let asked = node.field("refresh").present().is_some();
        let told = node.field("token").field("refresh").present().is_some();
        if asked != told {
            let both = "`refresh` and `token.refresh`, or neither";
            faults.add(Wrong::at(node, both));
        }
        let once = faults.read(node.field("single_use_refresh").flag());
        let attach = Attach::read(&node.field("attach"), &mut faults);
        let whole = || {
            Some(Self {
                login: login?,
                refresh,
                logout,
                token: token?,
                use_of_refresh: if once? {
                    UseOfRefresh::Once
                } else {
                    UseOfRefresh::Repeatedly
                },
                attach: attach?,
            })
        };
        faults.finish(whole())
    }

    /// The request that signs in.
    pub fn login(
        &self,
        session: &Session,
        user: &str,
        secret: &str,
    ) -> Result<HttpRequest, SignInFailure> {
        let root = json!({"input": {"user": user, "secret": secret}});
        build(&self.login, &root, session)
    }

    /// What the login has brought.
    pub fn signed_in(
        &self,
        response: &HttpResponse,
        now: Timestamp,
    ) -> Result<Tokens, SignInFailure> {
        self.token.tokens(&object(response)?, now)
    }

    /// The request that refreshes; `None` where the profile maps none.
    pub fn refresh(
        &self,
        session: &Session,
        ticket: &Ticket,
    ) -> Option<Result<HttpRequest, SignInFailure>> {
        let root = json!({"auth": {"refresh": ticket.refresh.as_str()}});
        Some(build(self.refresh.as_ref()?, &root, session))
    }

    /// What the refresh has brought; for [`Session::end_refresh`].
    pub fn refreshed(
        &self,
        ticket: &Ticket,
        response: &HttpResponse,
        now: Timestamp,
    ) -> Result<Tokens, SignInFailure> {
        let mut tokens = self.signed_in(response, now)?;
        if tokens.refresh.is_none() && self.use_of_refresh == UseOfRefresh::Repeatedly {
            tokens.refresh = Some(ticket.refresh.clone());
        }
        Ok(tokens)
    }

    /// The request that tells the backend of a sign-out; `None` where the profile maps none.
    pub fn logout(
        &self,
        session: &Session,
        tokens: &Tokens,
    ) -> Option<Result<HttpRequest, SignInFailure>> {
        let refresh = tokens.refresh.as_ref().map(Secret::as_str);
        let root = json!({"auth": {"access": tokens.access.as_str(), "refresh": refresh}});
        Some(build(self.logout.as_ref()?, &root, session))
    }

    pub(super) fn attach(&self) -> &Attach {
        &self.attach
    }
}

impl Places {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        faults.known(
            node,
            &["access", "refresh", "expires_in_ms", "expires_in_s"],
        );
        let access = node.field("access");
        if access.present().is_none() {
            faults.add(Wrong::at(&access, "expression"));
        }
        let (millis, seconds) = (node.field("expires_in_ms"), node.field("expires_in_s"));
        if millis.present().is_some() && seconds.present().is_some() {
            faults.add(Wrong::at(
                node,
                "`expires_in_ms` or `expires_in_s`, not both",
            ));
        }
        let millis = expression(&millis, faults).map(|expires| (expires, 1.0));
        let seconds = expression(&seconds, faults).map(|expires| (expires, 1_000.0));
        let refresh = expression(&node.field("refresh"), faults);
        Some(Self {
            access: expression(&access, faults)?,
            refresh,
            expires: millis.or(seconds),
        })
    }

    fn tokens(&self, body: &Value, now: Timestamp) -> Result<Tokens, SignInFailure> {
        let token = |place: &Expression| {
            let found = place.value_of(body).unwrap_or_default();
            found.as_str().and_then(Secret::parse)
        };
        let missing = |path: &str, expected| Unreadable {
            path: path.to_owned(),
            expected,
            got: "none".to_owned(),
        };
        let access = token(&self.access).ok_or_else(|| missing("token.access", "token"))?;
        let expires = match &self.expires {
            Some((place, unit)) => {
                let lasts = place.value_of(body).unwrap_or_default();
                let expires = expiry(&lasts, *unit, now);
                Some(expires.ok_or_else(|| missing("token.expires_in", "number"))?)
            }
            None => None,
        };
        Ok(Tokens {
            access,
            refresh: self.refresh.as_ref().and_then(token),
            expires,
            identity: None,
        })
    }
}

/// The expression at a field, if there is one.
fn expression(node: &Node, faults: &mut Faults) -> Option<Expression> {
    let text = faults.read(node.present()?.string())?;
    match Expression::parse(text) {
        Ok(expression) => Some(expression),
        Err(refused) => {
            let expected = format!("expression (character {}: {})", refused.at, refused.why);
            faults.add(Wrong::at(node, expected));
            None
        }
    }
}

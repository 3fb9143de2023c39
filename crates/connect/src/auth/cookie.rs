//! Signing in by cookie: the browser keeps the session where no script sees it, and writes carry the
//! CSRF token that the backend gave. It refuses nothing by itself: the cookie is the backend's.

use serde_json::json;

use super::attach::header_name;
use super::failure::{SignInFailure, succeeded};
use super::secret::Secret;
use super::session::Session;
use super::template::{RequestTemplate, build};
use super::wrong::{Faults, Wrong};
use crate::exchange::{HttpRequest, HttpResponse};
use crate::node::Node;

/// A cookie session.
#[derive(Debug)]
pub struct Cookie<R> {
    login: Option<R>,
    logout: Option<R>,
    /// Makes the backend set the CSRF cookie, before anything can be written.
    obtain: Option<R>,
    csrf: Option<Csrf>,
}

/// From which cookie to which header a CSRF token goes. Some backends change it with each login,
/// so it is read anew for each write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csrf {
    cookie: String,
    header: String,
}

impl<R: RequestTemplate> Cookie<R> {
    /// Reads `{"kind", "login"?, "logout"?, "csrf"?: {"cookie", "header", "obtain"?}}`.
    pub(super) fn read(node: &Node) -> Result<Self, Vec<Wrong>> {
        let mut faults = Faults::default();
        faults.known(node, &["kind", "login", "logout", "csrf"]);
        let login = template(node, "login", "", &mut faults);
        let logout = template(node, "logout", "", &mut faults);
        let csrf = node.field("csrf");
        let mut obtain = None;
        let csrf = match csrf.present() {
            Some(csrf) => {
                faults.known(csrf, &["cookie", "header", "obtain"]);
                obtain = template(csrf, "obtain", "/csrf", &mut faults);
                let cookie = csrf
                    .field("cookie")
                    .parsed("name of a cookie", Secret::parse);
                let cookie = faults.read(cookie);
                let header = header_name(&csrf.field("header"), &mut faults);
                cookie.zip(header).map(|(cookie, header)| Csrf {
                    cookie: cookie.as_str().to_owned(),
                    header,
                })
            }
            None => None,
        };
        faults.finish(Some(Self {
            login,
            logout,
            obtain,
            csrf,
        }))
    }

    /// Whether one signs in with name and password here.
    pub fn has_login(&self) -> bool {
        self.login.is_some()
    }

    /// The name of the CSRF cookie, if there is one.
    pub fn csrf_cookie(&self) -> Option<&str> {
        self.csrf.as_ref().map(|csrf| csrf.cookie.as_str())
    }

    /// The request after which the CSRF cookie is there; send it when that cookie is missing.
    pub fn obtain(&self, session: &Session) -> Option<Result<HttpRequest, SignInFailure>> {
        let template = self.obtain.as_ref()?;
        Some(build(template, &json!({}), session))
    }

    /// The request that signs in; `None` where the backend's own page does that.
    pub fn login(
        &self,
        session: &Session,
        user: &str,
        secret: &str,
    ) -> Option<Result<HttpRequest, SignInFailure>> {
        let root = json!({"input": {"user": user, "secret": secret}});
        Some(build(self.login.as_ref()?, &root, session))
    }

    /// Whether the login succeeded; then [`Session::sign_in_by_cookie`].
    pub fn signed_in(&self, response: &HttpResponse) -> Result<(), SignInFailure> {
        succeeded(response)
    }

    /// The request that signs out.
    pub fn logout(&self, session: &Session) -> Option<Result<HttpRequest, SignInFailure>> {
        Some(build(self.logout.as_ref()?, &json!({}), session))
    }

    /// Whether the session has ended: it has also where the backend does not know it any more.
    pub fn signed_out(&self, response: &HttpResponse) -> Result<(), SignInFailure> {
        match succeeded(response) {
            Err(SignInFailure::Rejected) if response.status == 401 => Ok(()),
            other => other,
        }
    }

    pub(super) fn csrf(&self) -> Option<&Csrf> {
        self.csrf.as_ref()
    }
}

impl Csrf {
    /// The header, from what the caller reads in the cookie; a value that fits no header is left out.
    pub(super) fn header(
        &self,
        cookie: &dyn Fn(&str) -> Option<String>,
    ) -> Option<(String, String)> {
        let token = Secret::parse(&cookie(&self.cookie)?)?;
        Some((self.header.clone(), token.as_str().to_owned()))
    }
}

/// The request at a field, if there is one.
pub(super) fn template<R: RequestTemplate>(
    node: &Node,
    name: &str,
    prefix: &str,
    faults: &mut Faults,
) -> Option<R> {
    let field = node.field(name);
    let value = field.present()?.value();
    faults.take(R::parse(value), &format!("{prefix}/{name}"))
}

//! Signing in, as far as the profile asks for it. It keeps neither names nor passwords; what ties a sign-in on another
//! site to this tab is kept in the tab until it comes back.

use connect::auth::{Config, Oidc, Pending, RedirectUri, Server, SignInFailure, Tokens};
use connect::{Failure, Refusal, SignInWay};

use super::{Api, language, now};
use crate::browser::storage::{self, Keep};
use crate::browser::{history, random};
use crate::route::Route;

/// The sign-in that is under way on another site, and where it leads back to.
const PENDING: &str = "raati.pending";
const BACK: &str = "raati.back";

impl Api {
    /// How residents sign in to this backend. Only where it is with a password or by leaving is there a page for it.
    pub fn sign_in_way(self) -> SignInWay {
        self.profile().sign_in_way()
    }

    /// Signs in with a user name and a password. [`Failure::SignedOut`] says that they do not fit; what was read
    /// before is forgotten once they do. [`Failure::NotOffered`] where the way is another.
    pub async fn sign_in(self, user: &str, password: &str) -> Result<(), Failure> {
        self.obtain_csrf_cookie().await;
        let request = self
            .0
            .with_value(|inner| match inner.profiled.profile.auth() {
                Config::Password(way) => Some(way.login(&inner.session, user, password)),
                Config::Cookie(way) => way.login(&inner.session, user, password),
                _ => None,
            });
        let request = request.ok_or(Failure::NotOffered)?.map_err(failure)?;
        let response = self.exchanged(&request).await?;
        let profile = self.profile();
        match profile.auth() {
            Config::Password(way) => {
                let tokens = way.signed_in(&response, now()).map_err(failure)?;
                self.arrived(tokens, None);
            }
            Config::Cookie(way) => {
                way.signed_in(&response).map_err(failure)?;
                self.0
                    .try_update_value(|inner| inner.session.sign_in_by_cookie());
                self.forget();
            }
            _ => return Err(Failure::NotOffered),
        }
        Ok(())
    }

    /// Leaves for the site where one signs in, which leads back to this place. It returns only where leaving failed.
    pub async fn sign_in_elsewhere(self, back: &Route) -> Result<(), Failure> {
        let profile = self.profile();
        let Config::Oidc(oidc) = profile.auth() else {
            return Err(Failure::NotOffered);
        };
        let server = self.provider(oidc).await?;
        let redirect = redirect_uri().ok_or(Failure::NotOffered)?;
        let random = random::bytes().ok_or(Failure::NotOffered)?;
        let begun = oidc.begin(server, redirect, &random, language(), now());
        storage::set(Keep::InTab, PENDING, &begun.pending.to_json());
        storage::set(Keep::InTab, BACK, &back.href());
        history::leave(&begun.url);
        Ok(())
    }

    /// Takes in the answer of the site where one signs in, if this is one: the place to go on at. What ties it to this
    /// tab is used up by that, whatever comes of it.
    pub async fn come_back(self) -> Option<Result<Route, Failure>> {
        let profile = self.profile();
        let Config::Oidc(oidc) = profile.auth() else {
            return None;
        };
        let kept = storage::get(Keep::InTab, PENDING)?;
        let url = history::address();
        if !url.contains("state=") {
            return None;
        }
        let back = storage::get(Keep::InTab, BACK).unwrap_or_default();
        storage::remove(Keep::InTab, PENDING);
        storage::remove(Keep::InTab, BACK);
        // A code in the address bar is nobody else's business.
        history::replace(&Route::SignIn.href());
        let come = self.redeemed(oidc, &kept, &url).await;
        Some(come.map(|()| Route::parse(&back)))
    }

    /// Ends the session: here at once, and at the backend or provider as far as it can be told.
    pub(super) async fn end_session(self) {
        let ending = self.0.try_update_value(|inner| {
            let tokens = inner.session.sign_out();
            match (inner.profiled.profile.auth(), tokens) {
                (Config::Password(way), Some(tokens)) => way.logout(&inner.session, &tokens)?.ok(),
                (Config::Oidc(oidc), Some(tokens)) => {
                    oidc.revocation(inner.provider.as_ref()?, &tokens)
                }
                (Config::Cookie(way), _) => way.logout(&inner.session)?.ok(),
                _ => None,
            }
        });
        if let Some(Some(request)) = ending {
            // The phone has forgotten them already, whatever comes of it.
            let _ = self.exchanged(&request).await;
        }
    }

    async fn redeemed(self, oidc: &Oidc, kept: &str, url: &str) -> Result<(), Failure> {
        let declared = self.profile().declared_origins();
        let pending = Pending::parse(kept, oidc, &declared).map_err(failure)?;
        let exchange = pending.redeem(url, now()).map_err(failure)?;
        let response = self.exchanged(&exchange.request()).await?;
        let (tokens, server) = exchange.finish(oidc, &response, now()).map_err(failure)?;
        self.arrived(tokens, Some(server));
        Ok(())
    }

    async fn provider(self, oidc: &Oidc) -> Result<Server, Failure> {
        if let Some(server) = oidc.declared_server() {
            return Ok(server.clone());
        }
        let request = oidc.discovery().ok_or(Failure::NotOffered)?;
        let response = self.exchanged(&request).await?;
        let declared = self.profile().declared_origins();
        oidc.server(&response, &declared).map_err(failure)
    }

    fn arrived(self, tokens: Tokens, provider: Option<Server>) {
        self.0.try_update_value(|inner| {
            inner.session.sign_in(tokens);
            inner.provider = provider;
        });
        self.forget();
    }
}

/// Where the other site leads back to.
fn redirect_uri() -> Option<RedirectUri> {
    RedirectUri::parse(&format!("{}{}", history::origin(), Route::SignIn.href()))
}

/// What went wrong, in the terms of all other calls.
fn failure(failure: SignInFailure) -> Failure {
    match failure {
        SignInFailure::Rejected | SignInFailure::Declined => Failure::SignedOut,
        SignInFailure::Unreachable => Failure::Unreachable,
        SignInFailure::Busy(seconds) => Failure::Busy(seconds),
        SignInFailure::Faulty(status) => Failure::Faulty(status),
        SignInFailure::Unreadable(unreadable) => Failure::Unreadable(unreadable),
        SignInFailure::Untrusted(_) | SignInFailure::Unbuilt(_) => Failure::Refused(Refusal::Other),
    }
}

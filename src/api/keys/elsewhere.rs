//! Signing in on another site. What ties it to this tab is kept in the tab until it comes back, and used once.

use connect::Failure;
use connect::auth::{Config, Oidc, Pending, RedirectUri, Server, SignInFailure};

use super::answer::is_answer;
use super::{Keys, trouble};
use crate::api::{Api, NotSignedIn, language, now, who};
use crate::browser::storage::{self, Keep};
use crate::browser::{history, random};
use crate::route::Route;

/// The sign-in that is under way on another site, and where it leads back to.
const PENDING: &str = "raati.pending";
const BACK: &str = "raati.back";

/// That somebody signed in on another site in this tab; not who.
const SIGNED_IN: &str = "raati.signed-in";

/// Whether somebody did, before this page was loaded.
pub(super) fn was_elsewhere() -> bool {
    storage::get(Keep::InTab, SIGNED_IN).is_some()
}

impl Keys {
    /// Leaves; returns only where that failed.
    pub(super) async fn left(self, api: Api, back: Route) -> Result<(), NotSignedIn> {
        let Config::Oidc(oidc) = &*self.auth else {
            return Err(Failure::NotOffered.into());
        };
        let server = self.provider(api, oidc).await?;
        let redirect = redirect_uri().ok_or(Failure::NotOffered)?;
        let random = random::bytes().ok_or(Failure::NotOffered)?;
        let begun = oidc.begin(server, redirect, &random, language(), now());
        storage::set(Keep::InTab, PENDING, &begun.pending.to_json());
        storage::set(Keep::InTab, BACK, &back.href());
        history::leave(&begun.url);
        Ok(())
    }

    /// The place to go on at, if this is the answer of the other site.
    pub(super) async fn came_back(self, api: Api) -> Option<Result<Route, NotSignedIn>> {
        let Config::Oidc(oidc) = &*self.auth else {
            return None;
        };
        let url = history::address();
        if !is_answer(&url) {
            return None;
        }
        // A code in the address bar is nobody else's business, whoever asked for it.
        history::replace(&Route::SignIn.href());
        let kept = storage::get(Keep::InTab, PENDING);
        let back = storage::get(Keep::InTab, BACK).unwrap_or_default();
        storage::remove(Keep::InTab, PENDING);
        storage::remove(Keep::InTab, BACK);
        let redeemed = match kept {
            Some(kept) => self.redeemed(api, oidc, &kept, &url).await,
            None => Err(NotSignedIn::Again),
        };
        if redeemed.is_err() && !matches!(back.as_str(), "" | "/") {
            // The next try leads to the same place.
            history::replace(&Route::sign_in_from(&back));
        }
        Some(redeemed.map(|()| Route::parse(&back)))
    }

    /// Ends the session, makes the tokens worthless, and leaves for the page where one signs out, if there is one: else the
    /// other site would sign the next person in on this phone as the one before.
    pub(super) async fn ended_elsewhere(&self, api: Api, oidc: &Oidc) {
        let (tokens, known) = self.with(|held| (held.session.sign_out(), held.provider.take()));
        // Tokens go with a page, what the other site remembers does not.
        let was_here = self.with(|held| std::mem::take(&mut held.was_elsewhere));
        let server = match known {
            Some(server) => Some(server),
            None if was_here => self.provider(api, oidc).await.ok(),
            None => None,
        };
        let Some(server) = server else {
            return;
        };
        let back = RedirectUri::parse(&[history::origin(), Route::Home.href()].concat());
        let page = oidc.end_session_url(&server, tokens.as_ref(), back.as_ref());
        let revocation = tokens.and_then(|tokens| oidc.revocation(&server, &tokens));
        if let Some(request) = revocation {
            // The phone has forgotten the tokens already, whatever comes of it.
            let _ = api.exchanged(&request).await;
        }
        if let Some(page) = page {
            history::leave(&page);
        }
    }

    async fn redeemed(
        &self,
        api: Api,
        oidc: &Oidc,
        kept: &str,
        url: &str,
    ) -> Result<(), NotSignedIn> {
        let declared = self.profile.declared_origins();
        let pending = Pending::parse(kept, oidc, &declared).map_err(trouble)?;
        let exchange = pending.redeem(url, now()).map_err(trouble)?;
        let response = api.exchanged(&exchange.request()).await?;
        let finished = exchange.finish(oidc, &response, now());
        let (tokens, server) = finished.map_err(|failure| match failure {
            // The code, and not a password: there is a new one for whoever begins anew.
            SignInFailure::Rejected => NotSignedIn::Again,
            failure => trouble(failure),
        })?;
        if let Some(subject) = tokens.subject() {
            who::known_as(subject).await;
        }
        storage::set(Keep::InTab, SIGNED_IN, "yes");
        self.with(|held| held.was_elsewhere = true);
        self.arrived(api, tokens, Some(server));
        Ok(())
    }

    async fn provider(&self, api: Api, oidc: &Oidc) -> Result<Server, NotSignedIn> {
        if let Some(server) = oidc.declared_server() {
            return Ok(server.clone());
        }
        let request = oidc.discovery().ok_or(Failure::NotOffered)?;
        let response = api.exchanged(&request).await?;
        let declared = self.profile.declared_origins();
        oidc.server(&response, &declared).map_err(trouble)
    }
}

/// Where the other site leads back to.
fn redirect_uri() -> Option<RedirectUri> {
    RedirectUri::parse(&[history::origin(), Route::SignIn.href()].concat())
}

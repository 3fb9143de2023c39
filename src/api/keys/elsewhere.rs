//! Signing in on another site. What ties it to this tab is kept in the tab until it comes back, and used once.

use connect::Failure;
use connect::auth::{Config, Oidc, Pending, RedirectUri, Server};

use super::{Keys, failure};
use crate::api::{Api, language, now};
use crate::browser::storage::{self, Keep};
use crate::browser::{history, random};
use crate::route::Route;

/// The sign-in that is under way on another site, and where it leads back to.
const PENDING: &str = "raati.pending";
const BACK: &str = "raati.back";

impl Keys {
    /// Leaves; returns only where that failed.
    pub(super) async fn left(self, api: Api, back: Route) -> Result<(), Failure> {
        let Config::Oidc(oidc) = &*self.auth else {
            return Err(Failure::NotOffered);
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
    pub(super) async fn came_back(self, api: Api) -> Option<Result<Route, Failure>> {
        let Config::Oidc(oidc) = &*self.auth else {
            return None;
        };
        let url = history::address();
        let kept = storage::get(Keep::InTab, PENDING).filter(|_| url.contains("state="))?;
        let back = storage::get(Keep::InTab, BACK).unwrap_or_default();
        storage::remove(Keep::InTab, PENDING);
        storage::remove(Keep::InTab, BACK);
        // A code in the address bar is nobody else's business.
        history::replace(&Route::SignIn.href());
        let redeemed = self.redeemed(api, oidc, &kept, &url).await;
        Some(redeemed.map(|()| Route::parse(&back)))
    }

    async fn redeemed(&self, api: Api, oidc: &Oidc, kept: &str, url: &str) -> Result<(), Failure> {
        let declared = self.profile.declared_origins();
        let pending = Pending::parse(kept, oidc, &declared).map_err(failure)?;
        let exchange = pending.redeem(url, now()).map_err(failure)?;
        let response = api.exchanged(&exchange.request()).await?;
        let (tokens, server) = exchange.finish(oidc, &response, now()).map_err(failure)?;
        self.arrived(api, tokens, Some(server));
        Ok(())
    }

    async fn provider(&self, api: Api, oidc: &Oidc) -> Result<Server, Failure> {
        if let Some(server) = oidc.declared_server() {
            return Ok(server.clone());
        }
        let request = oidc.discovery().ok_or(Failure::NotOffered)?;
        let response = api.exchanged(&request).await?;
        let declared = self.profile.declared_origins();
        oidc.server(&response, &declared).map_err(failure)
    }
}

/// Where the other site leads back to.
fn redirect_uri() -> Option<RedirectUri> {
    RedirectUri::parse(&[history::origin(), Route::SignIn.href()].concat())
}

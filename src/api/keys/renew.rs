//! Keeps a session alive: one refresh at a time, the others wait for it.

use connect::auth::{Config, SignInFailure, Standing, Ticket, Tokens};
use connect::{Failure, HttpRequest};

use super::Keys;
use crate::api::{Api, now};
use crate::browser::{document, timer};

/// Others look so often whether the refresh is done, in milliseconds; and so many times.
const LOOK_EVERY_MILLIS: i32 = 100;
const LOOKS: u32 = 100;

impl Keys {
    /// Refreshes the session where it needs that.
    pub(super) async fn renew(self, api: Api) {
        for _ in 0..LOOKS {
            let standing = self.with(|held| held.session.standing(now()));
            if standing != Standing::NeedsRefresh {
                return;
            }
            match self.with(|held| held.session.begin_refresh()) {
                Some(ticket) => {
                    let outcome = self.refreshed(api, &ticket).await;
                    // What comes back was for a session that has ended meanwhile; it dies with this page.
                    self.with(|held| drop(held.session.end_refresh(ticket, outcome)));
                    return;
                }
                None => timer::pause(LOOK_EVERY_MILLIS).await,
            }
        }
    }

    async fn refreshed(&self, api: Api, ticket: &Ticket) -> Result<Tokens, SignInFailure> {
        let request = self.refresh_request(ticket);
        let request = request.ok_or(SignInFailure::Rejected)??;
        let response = api
            .exchanged(&request)
            .await
            .map_err(|failure| match failure {
                Failure::Busy(seconds) => SignInFailure::Busy(seconds),
                _ => SignInFailure::Unreachable,
            })?;
        match &*self.auth {
            Config::Password(password) => password.refreshed(ticket, &response, now()),
            Config::Oidc(oidc) => oidc.refreshed(ticket, &response, now()),
            _ => Err(SignInFailure::Rejected),
        }
    }

    fn refresh_request(&self, ticket: &Ticket) -> Option<Result<HttpRequest, SignInFailure>> {
        self.with(|held| match &*self.auth {
            Config::Password(password) => password.refresh(&held.session, ticket),
            Config::Oidc(oidc) => Some(Ok(oidc.refresh(held.provider.as_ref()?, ticket))),
            _ => None,
        })
    }

    /// Makes the backend set its CSRF cookie, where a write needs one that is not there.
    pub(super) async fn obtain_csrf_cookie(self, api: Api) {
        let request = self.with(|held| {
            let Config::Cookie(cookie) = &*self.auth else {
                return None;
            };
            let is_there = document::cookie(cookie.csrf_cookie()?).is_some();
            (!is_there).then(|| cookie.obtain(&held.session))?
        });
        if let Some(Ok(request)) = request {
            // Whether the cookie is there now shows with the write itself.
            let _ = api.exchanged(&request).await;
        }
    }
}

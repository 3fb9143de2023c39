//! Keeps a session alive: one refresh at a time, the others wait for it.

use connect::auth::{Config, SignInFailure, Standing, Ticket, Tokens};
use connect::{Failure, HttpRequest, HttpResponse};

use super::{Api, now};
use crate::browser::{document, timer};

/// Others look so often whether the refresh is done, in milliseconds; and so many times.
const LOOK_EVERY_MILLIS: i32 = 100;
const LOOKS: u32 = 100;

impl Api {
    /// Refreshes the session where it needs that.
    pub(super) async fn renewed(self) {
        for _ in 0..LOOKS {
            let standing = self.0.try_with_value(|inner| inner.session.standing(now()));
            if standing != Some(Standing::NeedsRefresh) {
                return;
            }
            match self
                .0
                .try_update_value(|inner| inner.session.begin_refresh())
            {
                Some(Some(ticket)) => {
                    let outcome = self.refreshed(&ticket).await;
                    // What comes back was for a session that has ended meanwhile; it dies with this page.
                    self.0
                        .try_update_value(|inner| drop(inner.session.end_refresh(ticket, outcome)));
                    return;
                }
                _ => timer::pause(LOOK_EVERY_MILLIS).await,
            }
        }
    }

    async fn refreshed(self, ticket: &Ticket) -> Result<Tokens, SignInFailure> {
        let request = self.refresh_request(ticket);
        let request = request.ok_or(SignInFailure::Rejected)??;
        let response = self.plain(&request).await?;
        let profile = self.profile();
        match profile.auth() {
            Config::Password(password) => password.refreshed(ticket, &response, now()),
            Config::Oidc(oidc) => oidc.refreshed(ticket, &response, now()),
            _ => Err(SignInFailure::Rejected),
        }
    }

    fn refresh_request(self, ticket: &Ticket) -> Option<Result<HttpRequest, SignInFailure>> {
        self.0
            .try_with_value(|inner| match inner.profiled.profile.auth() {
                Config::Password(password) => password.refresh(&inner.session, ticket),
                Config::Oidc(oidc) => Some(Ok(oidc.refresh(inner.provider.as_ref()?, ticket))),
                _ => None,
            })?
    }

    /// Makes the backend set its CSRF cookie, where a write needs one that is not there.
    pub(super) async fn obtain_csrf_cookie(self) {
        let request = self.0.try_with_value(|inner| {
            let Config::Cookie(cookie) = inner.profiled.profile.auth() else {
                return None;
            };
            let is_there = document::cookie(cookie.csrf_cookie()?).is_some();
            (!is_there).then(|| cookie.obtain(&inner.session))?
        });
        if let Some(Some(Ok(request))) = request {
            // Whether the cookie is there now shows with the write itself.
            let _ = self.exchanged(&request).await;
        }
    }

    /// Sends a request of a sign-in.
    pub(super) async fn plain(self, request: &HttpRequest) -> Result<HttpResponse, SignInFailure> {
        self.exchanged(request)
            .await
            .map_err(|failure| match failure {
                Failure::Busy(seconds) => SignInFailure::Busy(seconds),
                _ => SignInFailure::Unreachable,
            })
    }
}

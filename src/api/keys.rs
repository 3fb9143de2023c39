//! A resident's session with a backend that has accounts: in memory, one refresh at a time, gone with the page.

mod answer;
mod elsewhere;
mod renew;

use std::sync::{Arc, Mutex, PoisonError};

use connect::auth::{Attached, Config, Rejected, Server, Session, SignInFailure, Stamp, Tokens};
use connect::{Failure, HttpRequest, Profile, Refusal, SignInRequest};

use super::backend::{Guard, Waiting};
use super::{Api, NotSignedIn, now, who};
use crate::browser::document;
use crate::route::Route;

/// A handle on the session; clones are the same session.
#[derive(Clone)]
pub(super) struct Keys {
    profile: Arc<Profile>,
    auth: Arc<Config<SignInRequest>>,
    held: Arc<Mutex<Held>>,
}

struct Held {
    session: Session,
    /// Where they signed in, if that was on another site.
    provider: Option<Server>,
    /// That other site may know them still.
    was_elsewhere: bool,
}

impl Keys {
    /// The guard of a profile; `None` where nobody has to be known. `link` is the token that a personal link carried.
    pub(super) fn guarding(profile: &Arc<Profile>, link: Option<&str>) -> Option<Arc<dyn Guard>> {
        let auth = profile.auth();
        if matches!(auth, Config::None) {
            return None;
        }
        let mut session = profile.session();
        if let (Config::Bearer(_), Some(tokens)) = (&auth, link.and_then(Tokens::bearer)) {
            session.sign_in(tokens);
        }
        let held = Held {
            session,
            provider: None,
            was_elsewhere: elsewhere::was_elsewhere(),
        };
        Some(Arc::new(Self {
            profile: Arc::clone(profile),
            auth: Arc::new(auth),
            held: Arc::new(Mutex::new(held)),
        }))
    }

    fn with<T>(&self, act: impl FnOnce(&mut Held) -> T) -> T {
        // One thread: nobody else can have failed while holding it.
        act(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn arrived(&self, api: Api, tokens: Tokens, provider: Option<Server>) {
        self.with(|held| {
            held.session.sign_in(tokens);
            held.provider = provider;
        });
        api.forget();
    }

    async fn signed_in(self, api: Api, user: String, password: String) -> Result<(), NotSignedIn> {
        self.clone().obtain_csrf_cookie(api).await;
        let request = self.with(|held| match &*self.auth {
            Config::Password(way) => Some(way.login(&held.session, &user, &password)),
            Config::Cookie(way) => way.login(&held.session, &user, &password),
            _ => None,
        });
        let request = request.ok_or(Failure::NotOffered)?.map_err(trouble)?;
        let response = api.exchanged(&request).await?;
        match &*self.auth {
            Config::Password(way) => {
                let tokens = way.signed_in(&response, now()).map_err(trouble)?;
                who::known_as(&user).await;
                self.arrived(api, tokens, None);
            }
            Config::Cookie(way) => {
                way.signed_in(&response).map_err(trouble)?;
                who::known_as(&user).await;
                self.with(|held| held.session.sign_in_by_cookie());
                api.forget();
            }
            _ => return Err(Failure::NotOffered.into()),
        }
        Ok(())
    }

    async fn ended(self, api: Api) -> Result<(), Failure> {
        if let Config::Oidc(oidc) = &*self.auth {
            self.ended_elsewhere(api, oidc).await;
            return Ok(());
        }
        let request = self.with(|held| {
            let tokens = held.session.sign_out();
            match (&*self.auth, tokens) {
                (Config::Password(way), Some(tokens)) => way.logout(&held.session, &tokens)?.ok(),
                (Config::Cookie(way), _) => way.logout(&held.session)?.ok(),
                _ => None,
            }
        });
        let Some(request) = request else {
            return Ok(());
        };
        let answer = api.exchanged(&request).await;
        match &*self.auth {
            Config::Cookie(way) => way.signed_out(&answer?).map_err(plainly),
            // The phone has forgotten tokens already, whatever comes of it.
            _ => Ok(()),
        }
    }
}

impl Guard for Keys {
    fn attached(&self, request: &HttpRequest) -> Attached {
        self.with(|held| {
            let session = &held.session;
            session.attach(request.method, &request.url, &document::cookie)
        })
    }

    fn renewed(&self, api: Api) -> Waiting<()> {
        Box::pin(self.clone().renew(api))
    }

    fn before_write(&self, api: Api) -> Waiting<()> {
        Box::pin(self.clone().obtain_csrf_cookie(api))
    }

    fn stamp(&self) -> Stamp {
        self.with(|held| held.session.stamp())
    }

    fn may_repeat(&self, of: Stamp) -> bool {
        self.with(|held| held.session.rejected(of)) == Rejected::Repeat
    }

    fn end(&self, api: Api) -> Waiting<Result<(), Failure>> {
        Box::pin(self.clone().ended(api))
    }

    fn sign_in(
        &self,
        api: Api,
        user: String,
        password: String,
    ) -> Waiting<Result<(), NotSignedIn>> {
        Box::pin(self.clone().signed_in(api, user, password))
    }

    fn leave(&self, api: Api, back: Route) -> Waiting<Result<(), NotSignedIn>> {
        Box::pin(self.clone().left(api, back))
    }

    fn come_back(&self, api: Api) -> Waiting<Option<Result<Route, NotSignedIn>>> {
        Box::pin(self.clone().came_back(api))
    }
}

/// What went wrong with a sign-in.
fn trouble(failure: SignInFailure) -> NotSignedIn {
    match failure {
        SignInFailure::Rejected => NotSignedIn::Wrong,
        SignInFailure::Declined => NotSignedIn::Declined,
        SignInFailure::Untrusted(_) => NotSignedIn::Again,
        failure => NotSignedIn::Failed(plainly(failure)),
    }
}

/// The same in the terms of all other calls.
fn plainly(failure: SignInFailure) -> Failure {
    match failure {
        SignInFailure::Rejected | SignInFailure::Declined => Failure::SignedOut,
        SignInFailure::Unreachable => Failure::Unreachable,
        SignInFailure::Busy(seconds) => Failure::Busy(seconds),
        SignInFailure::Faulty(status) => Failure::Faulty(status),
        SignInFailure::Unreadable(unreadable) => Failure::Unreadable(unreadable),
        SignInFailure::Untrusted(_) | SignInFailure::Unbuilt(_) => Failure::Refused(Refusal::Other),
    }
}

//! Signs in as a resident would: by name and password, with the cookie against forgery where the profile has one.

use std::sync::Arc;

use connect::auth::{Config, Session, SignInFailure};
use connect::{HttpRequest, HttpResponse, Profile};
use model::Timestamp;

use super::jar::Jar;
use super::{Live, NoReport, Options};
use crate::walk::Backend as _;

/// A name and a password.
#[derive(Clone)]
pub struct Credentials {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// Somebody who is signed in, for every phone of the doctor.
#[derive(Debug, Clone)]
pub struct Entered {
    pub(super) session: Arc<Session>,
    pub(super) jar: Jar,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Credentials")
            .finish_non_exhaustive()
    }
}

/// Signs in; nothing where that is neither asked nor needed.
///
/// # Errors
/// Where the profile signs nobody in by name and password, or the backend refuses.
pub fn enter(
    profile: &Profile,
    options: &Options,
    credentials: Option<&Credentials>,
    now: Timestamp,
) -> Result<Option<Entered>, NoReport> {
    let mut live = Live::new(profile, options).ok_or(NoReport::Origin)?;
    let mut session = profile.session();
    let auth = profile.auth();
    if let Config::Cookie(way) = &auth
        && let Some(request) = way.obtain(&session)
    {
        answered(&mut live, request)?;
    }
    let Some(Credentials { user, password }) = credentials else {
        let is_cookie = matches!(auth, Config::Cookie(_));
        return Ok(is_cookie.then(|| entered(session, live)));
    };
    match &auth {
        Config::Password(way) => {
            let response = answered(&mut live, way.login(&session, user, password))?;
            session.sign_in(way.signed_in(&response, now).map_err(refused)?);
        }
        Config::Cookie(way) => {
            let login = way.login(&session, user, password);
            let response = answered(&mut live, login.ok_or(NoReport::NoLogin)?)?;
            way.signed_in(&response).map_err(refused)?;
            session.sign_in_by_cookie();
        }
        _ => return Err(NoReport::NoLogin),
    }
    Ok(Some(entered(session, live)))
}

fn entered(session: Session, live: Live) -> Entered {
    Entered {
        session: Arc::new(session),
        jar: live.into_jar(),
    }
}

fn answered(
    live: &mut Live,
    request: Result<HttpRequest, SignInFailure>,
) -> Result<HttpResponse, NoReport> {
    let answered = live.answer(&request.map_err(refused)?);
    let why = answered.notes.join("; ");
    answered.response.ok_or(NoReport::SignIn(why))
}

fn refused(failure: SignInFailure) -> NoReport {
    NoReport::SignIn(format!("{failure:?}"))
}

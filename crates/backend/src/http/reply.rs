//! Answers: what a browser may keep, and the session cookie.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::extract::COOKIE;
use crate::app::App;
use crate::problem::{Outcome, Problem};
use crate::store::message::{Novelty, Written};
use crate::store::session::{Cookie, Session};

/// 400 days, the longest browsers keep a cookie.
const COOKIE_SECONDS: u32 = 400 * 24 * 60 * 60;

/// Whether an answer holds something of this resident's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Privacy {
    /// The same for everybody: kept, and asked about again.
    Common,
    /// Somebody's own: never kept.
    Personal,
}

impl Privacy {
    /// Personal when something of the resident's own is there.
    pub(crate) fn when(own: bool) -> Self {
        if own { Self::Personal } else { Self::Common }
    }
}

/// The answer to a read.
pub(crate) fn read(value: &impl Serialize, privacy: Privacy) -> Response {
    let cache = match privacy {
        Privacy::Common => "private, no-cache",
        Privacy::Personal => "no-store",
    };
    with_cache(Json(value).into_response(), cache)
}

/// The answer to a counted write: 201 the first time, 200 after.
pub(crate) fn written<T: Serialize>(app: &App, written: &Written<T>) -> Outcome<Response> {
    let status = match written.novelty {
        Novelty::First => StatusCode::CREATED,
        Novelty::Again => StatusCode::OK,
    };
    let response = with_cache((status, Json(&written.value)).into_response(), "no-store");
    with_cookie(app, response, written.session.as_ref())
}

/// The answer to a write that hands nothing back.
pub(crate) fn done() -> Response {
    with_cache(StatusCode::NO_CONTENT.into_response(), "no-store")
}

/// Sets the session's cookie, when the browser does not have it yet.
pub(crate) fn with_cookie(
    app: &App,
    mut response: Response,
    session: Option<&Session>,
) -> Outcome<Response> {
    if let Some(session) = session.filter(|session| session.cookie == Cookie::Due) {
        set_cookie(app, &mut response, &session.token.text(), COOKIE_SECONDS)?;
    }
    Ok(response)
}

/// The answer that makes the browser forget its session.
pub(crate) fn forget(app: &App) -> Outcome<Response> {
    let mut response = done();
    set_cookie(app, &mut response, "", 0)?;
    let cookies = HeaderValue::from_static("\"cookies\"");
    response.headers_mut().insert("clear-site-data", cookies);
    Ok(response)
}

fn set_cookie(app: &App, response: &mut Response, value: &str, seconds: u32) -> Outcome<()> {
    let secure = if app.config.behind_proxy {
        "; Secure"
    } else {
        ""
    };
    let cookie =
        format!("{COOKIE}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={seconds}{secure}");
    let cookie = HeaderValue::from_str(&cookie).map_err(Problem::internal)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(())
}

fn with_cache(mut response: Response, cache: &'static str) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

//! Reads requests: ids in paths, queries, JSON bodies, and who asks. What does not fit is a
//! problem, never a default.

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use http_body_util::LengthLimitError;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::check::Finding;
use crate::problem::{Kind, Outcome, Problem};
use crate::secret::Token;
use crate::store::session::Visitor;
use crate::wire::id::Id;

/// Longest body read, in bytes.
pub(crate) const LONGEST_BODY: usize = 64 * 1024;
/// The session cookie's name.
pub(crate) const COOKIE: &str = "raati_session";

/// One id in the path.
pub(crate) struct PathId(pub(crate) Id);

/// Two ids in the path.
pub(crate) struct PathIds(pub(crate) Id, pub(crate) Id);

/// The query.
pub(crate) struct Params<T>(pub(crate) T);

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Outcome<Self> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = path.map_err(|_| Kind::NotFound)?;
        Ok(Self(Id::parse(&id).ok_or(Kind::NotFound)?))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PathIds {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Outcome<Self> {
        let path = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((outer, inner)) = path.map_err(|_| Kind::NotFound)?;
        let outer = Id::parse(&outer).ok_or(Kind::NotFound)?;
        Ok(Self(outer, minted(&inner)?))
    }
}

/// An id that a client minted.
pub(crate) fn minted(text: &str) -> Outcome<Id> {
    let refused = || Problem::from(Kind::BadRequest).with_detail("ids are [A-Za-z0-9_-]{1,64}");
    Id::parse(text).ok_or_else(refused)
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Outcome<Self> {
        let query = Query::<T>::try_from_uri(&parts.uri);
        let refused = |error: axum::extract::rejection::QueryRejection| {
            Problem::from(Kind::BadRequest).with_detail(error.body_text())
        };
        query.map(|Query(params)| Self(params)).map_err(refused)
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Outcome<Self> {
        let token = cookie(&parts.headers).and_then(Token::parse);
        let key = idempotency_key(&parts.headers).map(str::to_owned);
        Ok(Self {
            token,
            key,
            fresh: app.fresh.clone(),
        })
    }
}

/// The `Idempotency-Key`, with or without the quotes of a structured field.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Option<&str> {
    headers
        .get("idempotency-key")?
        .to_str()
        .ok()
        .map(|key| key.trim().trim_matches('"'))
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Outcome<Self> {
        let media_type = request.headers().get(header::CONTENT_TYPE);
        let media_type = media_type
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Kind::UnsupportedMediaType.into());
        }
        let bytes =
            to_bytes(request.into_body(), LONGEST_BODY)
                .await
                .map_err(
                    |error| match error.into_inner().downcast_ref::<LengthLimitError>() {
                        Some(_) => Problem::from(Kind::TooLarge),
                        None => Kind::BadRequest.into(),
                    },
                )?;
        parse(&bytes).map(Self)
    }
}

/// Reads JSON: one that is none is malformed, one of another shape is invalid at a pointer.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Outcome<T> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        Problem::from(Kind::MalformedJson).with_detail(place)
    })?;
    // serde would read a list as an object's fields in order.
    if !value.is_object() {
        return Err(Problem::field("", "does_not_fit", "expected an object"));
    }
    let value = crate::import::shape::without_nulls(value);
    serde_path_to_error::deserialize(value).map_err(|error| {
        let pointer = crate::import::shape::pointer(error.path());
        Problem::invalid(vec![Finding::new(
            &pointer,
            "does_not_fit",
            error.inner().to_string(),
        )])
    })
}

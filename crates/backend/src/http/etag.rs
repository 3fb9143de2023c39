//! `ETag` on every read, and 304 to those who have it already (RFC 9110 §8.8.3, §13.1.2).

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::problem::Problem;
use crate::secret::digest;

pub(crate) async fn layer(request: Request, next: Next) -> Response {
    // The body of a HEAD is gone by now; a hash of nothing would mislead.
    let reads = request.method() == Method::GET;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !reads || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => return Problem::internal(error).into_response(),
    };
    let hash = digest("etag", &bytes);
    let short = hash.get(..16).unwrap_or(&hash);
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(short));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    parts
        .headers
        .insert(header::VARY, HeaderValue::from_static("Cookie"));
    if known.is_some_and(|known| matches(&known, &tag)) {
        return not_modified(parts.headers);
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn matches(known: &HeaderValue, tag: &str) -> bool {
    let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = known.to_str().unwrap_or_default();
    known.trim() == "*" || known.split(',').any(|one| weak(one) == weak(tag))
}

fn not_modified(mut headers: HeaderMap) -> Response {
    headers.remove(header::CONTENT_TYPE);
    headers.remove(header::CONTENT_LENGTH);
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

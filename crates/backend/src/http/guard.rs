//! What is turned away at the door: cross-site writes, and requests that take too long.

use std::time::Duration;

use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::{Kind, Problem};

const LONGEST_WORK: Duration = Duration::from_secs(20);

/// A cross-site form cannot send an own header, and a script needs a preflight for it.
pub(crate) async fn cross_site(request: Request, next: Next) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let named = request
        .headers()
        .get("x-raati")
        .is_some_and(|value| value.as_bytes() == b"1");
    if reads || named {
        return next.run(request).await;
    }
    Problem::from(Kind::CrossSite).into_response()
}

/// Answers 503 when the work takes too long; a transaction under way is finished all the same.
pub(crate) async fn time_limit(request: Request, next: Next) -> Response {
    match tokio::time::timeout(LONGEST_WORK, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::from(Kind::Timeout)
            .with_retry_after(5)
            .into_response(),
    }
}

//! Cross-origin access for named origins only; none by default.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;

pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let allowed = origin.filter(|origin| {
        app.config
            .allow_origins
            .iter()
            .any(|one| one.as_bytes() == origin.as_bytes())
    });
    let preflight = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    match allowed {
        Some(origin) if preflight => {
            let mut response = StatusCode::NO_CONTENT.into_response();
            let headers = response.headers_mut();
            allow(headers, origin);
            let methods = HeaderValue::from_static("GET, HEAD, PUT, POST, DELETE");
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
            let wanted = HeaderValue::from_static(
                "content-type, x-raati, idempotency-key, if-none-match, x-raati-fault",
            );
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            headers.insert(
                header::ACCESS_CONTROL_MAX_AGE,
                HeaderValue::from_static("600"),
            );
            response
        }
        Some(origin) => {
            let mut response = next.run(request).await;
            allow(response.headers_mut(), origin);
            response
        }
        None => next.run(request).await,
    }
}

fn allow(headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
        HeaderValue::from_static("true"),
    );
    let exposed = HeaderValue::from_static("ETag, Retry-After, Location");
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
}

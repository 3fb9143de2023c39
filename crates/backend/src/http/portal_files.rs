//! The portal's static folder: precompressed files, `index.html` for every page of the portal.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::app::App;
use crate::problem::{Kind, Problem};

/// A file of the folder; `index.html` where the path names no file; else a problem.
pub(crate) async fn serve(State(app): State<App>, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let Some(folder) = &app.config.portal else {
        return Problem::from(Kind::NotFound).into_response();
    };
    if path == "/api" || path.starts_with("/api/") {
        return Problem::from(Kind::NotFound).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
        return (allowed, Problem::from(Kind::MethodNotAllowed)).into_response();
    }
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let is_page = !name.contains('.');
    if is_page {
        *request.uri_mut() = Uri::from_static("/index.html");
    }
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    let served = match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    if served.status() == StatusCode::NOT_FOUND {
        return Problem::from(Kind::NotFound).into_response();
    }
    with_cache(
        served,
        if is_hashed(&name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        },
    )
}

fn with_cache(mut response: Response, cache: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

/// The style of `cargo xtask dist`: `-` and at least 8 hexadecimal digits before the extension.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let digits = part
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            .count();
        let after = part.as_bytes().get(digits);
        digits >= 8 && matches!(after, Some(b'.' | b'_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for name in [
            "portal-0123456789abcdef_bg.wasm",
            "main-89abcdef.css",
            "a-b-01234567.js",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "sw.js",
            "boot.js",
            "fi-abc.json",
            "well-defaced.css",
            "x-01234567",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}

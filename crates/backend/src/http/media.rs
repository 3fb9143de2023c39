//! Pictures that demo questions show, embedded; an operator's own lie in the portal's folder.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

use super::portal_files;
use crate::app::App;

static MEDIA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/demo/media");

pub(crate) async fn media(
    State(app): State<App>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let Some(file) = MEDIA.get_file(&name) else {
        return portal_files::serve(State(app), request).await;
    };
    let kind = mime_guess::from_path(&name).first_or_octet_stream();
    let mut response = file.contents().into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=86400"),
    );
    response
}

//! The OpenAPI 3.1 document, generated from the Rust types.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use crate::api::{event, impact, invitation, meeting, message, panel, person, poll, theme};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Raati",
        description = "The native contract; docs/contract.md says what a schema cannot. \
            Every request that is not GET or HEAD carries `X-Raati: 1`.",
        license(name = "MIT OR Apache-2.0")
    ),
    servers((url = "/api/v1")),
    paths(
        impact::portal, person::me, invitation::sign_in, invitation::sign_out, person::export,
        person::delete, panel::panels, panel::panel, panel::join, panel::leave, meeting::meetings,
        meeting::meeting, meeting::give_feedback, theme::themes, theme::propose, theme::support,
        theme::unsupport, invitation::invitations, invitation::look_up, invitation::reply,
        poll::polls, poll::poll, poll::submit, poll::post, poll::withdraw, poll::results,
        event::events, event::event, event::register, event::cancel, impact::impacts, message::send,
    )
)]
struct Document;

/// The document as it is committed in `crates/backend/openapi.json`.
pub fn document() -> String {
    let mut text = Document::openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// `GET /openapi.json`
pub(crate) async fn serve() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], document()).into_response()
}

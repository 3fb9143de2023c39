//! `send_message`.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, minted};
use crate::http::reply;
use crate::problem::{Outcome, ProblemBody};
use crate::store::message as store;
use crate::store::session::Visitor;
use crate::wire::message::MessageRequest;
use crate::wire::receipt::Arrival;

#[utoipa::path(put, path = "/messages/{id}", operation_id = "send_message", tag = "message",
    params(("id" = String, Path)), request_body = MessageRequest,
    responses((status = 201, body = Arrival), (status = 200, body = Arrival),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(crate) async fn send(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(request): Body<MessageRequest>,
) -> Outcome<Response> {
    let id = minted(&id)?;
    let written = app
        .db
        .write(move |connection| store::send(connection, &visitor, &id, &request, now()))
        .await?;
    reply::written(&app, &written)
}

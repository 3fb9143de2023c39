//! `invitations`, `invitation`, `reply_invitation`, `sign_in`, `sign_out`.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, PathId};
use crate::http::rate::Sender;
use crate::http::reply::{self, Privacy};
use crate::problem::{Outcome, ProblemBody};
use crate::store::invitation as store;
use crate::store::session::{self, Visitor};
use crate::wire::invitation::{Invitation, Lookup, ReplyRequest, SignIn};
use crate::wire::list::List;

#[utoipa::path(get, path = "/invitations", operation_id = "invitations", tag = "invitation",
    responses((status = 200, body = List<Invitation>)))]
pub(crate) async fn invitations(State(app): State<App>, visitor: Visitor) -> Outcome<Response> {
    let items = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::list(connection, session.as_ref(), now())
    });
    Ok(reply::read(
        &List {
            items: items.await?,
        },
        Privacy::Personal,
    ))
}

#[utoipa::path(post, path = "/invitation-lookups", operation_id = "invitation", tag = "invitation",
    request_body = Lookup,
    responses((status = 200, body = Invitation), (status = 404, body = ProblemBody),
        (status = 429, body = ProblemBody)))]
pub(crate) async fn look_up(
    State(app): State<App>,
    Extension(sender): Extension<Sender>,
    visitor: Visitor,
    Body(lookup): Body<Lookup>,
) -> Outcome<Response> {
    app.limits.code(sender)?;
    let invitation = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::look_up(connection, session.as_ref(), &lookup.code, now())
    });
    Ok(reply::read(&invitation.await?, Privacy::Personal))
}

#[utoipa::path(put, path = "/invitations/{id}/reply", operation_id = "reply_invitation",
    tag = "invitation", params(("id" = String, Path)), request_body = ReplyRequest,
    responses((status = 200, body = Invitation), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 429, body = ProblemBody)))]
pub(crate) async fn reply(
    State(app): State<App>,
    Extension(sender): Extension<Sender>,
    visitor: Visitor,
    PathId(id): PathId,
    Body(request): Body<ReplyRequest>,
) -> Outcome<Response> {
    if request.code.is_some() {
        app.limits.code(sender)?;
    }
    let written = app
        .db
        .write(move |connection| store::reply(connection, &visitor, &id, &request, now()))
        .await?;
    reply::written(&app, &written)
}

#[utoipa::path(post, path = "/session", operation_id = "sign_in", tag = "person",
    request_body = SignIn,
    responses((status = 204), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 429, body = ProblemBody)))]
pub(crate) async fn sign_in(
    State(app): State<App>,
    Extension(sender): Extension<Sender>,
    visitor: Visitor,
    Body(request): Body<SignIn>,
) -> Outcome<Response> {
    app.limits.code(sender)?;
    let code = request.invitation_code;
    let written = app
        .db
        .write(move |connection| store::sign_in(connection, &visitor, &code, now()))
        .await?;
    reply::with_cookie(&app, reply::done(), written.session.as_ref())
}

#[utoipa::path(delete, path = "/session", operation_id = "sign_out", tag = "person",
    responses((status = 204)))]
pub(crate) async fn sign_out(State(app): State<App>, visitor: Visitor) -> Outcome<Response> {
    app.db
        .write(move |connection| session::leave(connection, &visitor))
        .await?;
    reply::forget(&app)
}

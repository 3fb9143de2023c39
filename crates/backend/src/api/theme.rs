//! `themes`, `propose_theme`, `support_theme`.

use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, PathId, PathIds};
use crate::http::reply::{self, Privacy};
use crate::problem::{Outcome, ProblemBody};
use crate::store::session::Visitor;
use crate::store::theme as store;
use crate::wire::list::List;
use crate::wire::receipt::Arrival;
use crate::wire::theme::{Proposal, Support, Theme};

#[utoipa::path(get, path = "/panels/{id}/themes", operation_id = "themes", tag = "theme",
    params(("id" = String, Path)),
    responses((status = 200, body = List<Theme>), (status = 404, body = ProblemBody)))]
pub(crate) async fn themes(
    State(app): State<App>,
    visitor: Visitor,
    PathId(panel): PathId,
) -> Outcome<Response> {
    let items = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::list(connection, session.as_ref(), &panel)
    });
    let items = items.await?;
    let own = items
        .iter()
        .any(|theme| theme.support == Some(Support::Given));
    Ok(reply::read(&List { items }, Privacy::when(own)))
}

#[utoipa::path(put, path = "/panels/{id}/themes/{theme_id}", operation_id = "propose_theme",
    tag = "theme", params(("id" = String, Path), ("theme_id" = String, Path)),
    request_body = Proposal,
    responses((status = 201, body = Arrival), (status = 200, body = Arrival),
        (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(crate) async fn propose(
    State(app): State<App>,
    visitor: Visitor,
    PathIds(panel, id): PathIds,
    Body(request): Body<Proposal>,
) -> Outcome<Response> {
    let written = app.db.write(move |connection| {
        store::propose(connection, &visitor, (&panel, &id), &request, now())
    });
    reply::written(&app, &written.await?)
}

#[utoipa::path(put, path = "/themes/{id}/support", operation_id = "support_theme", tag = "theme",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub(crate) async fn support(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    app.db
        .write(move |connection| store::support(connection, &visitor, &id))
        .await?;
    Ok(reply::done())
}

#[utoipa::path(delete, path = "/themes/{id}/support", operation_id = "unsupport_theme", tag = "theme",
    params(("id" = String, Path)), responses((status = 204), (status = 403, body = ProblemBody)))]
pub(crate) async fn unsupport(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    app.db
        .write(move |connection| store::unsupport(connection, &visitor, &id))
        .await?;
    Ok(reply::done())
}

//! `panels`, `panel`, `join_panel`, `leave_panel`.
#![expect(
    unused_qualifications,
    reason = "written by utoipa's macro for query parameters"
)]

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, Params, PathId};
use crate::http::reply::{self, Privacy};
use crate::problem::{Outcome, ProblemBody};
use crate::store::page::Part;
use crate::store::session::Visitor;
use crate::store::{membership, panel as store};
use crate::wire::list::Page;
use crate::wire::panel::{JoinRequest, Membership, Panel};

/// Which panels.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Words in name, summary, topics or municipality.
    #[serde(default)]
    text: String,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1–200, 50 where absent.
    limit: Option<u32>,
}

#[utoipa::path(get, path = "/panels", operation_id = "panels", tag = "panel", params(Wanted),
    responses((status = 200, body = Page<Panel>)))]
pub(crate) async fn panels(
    State(app): State<App>,
    visitor: Visitor,
    Params(wanted): Params<Wanted>,
) -> Outcome<Response> {
    let part = Part::read(wanted.cursor.as_deref(), wanted.limit)?;
    let page = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::list(connection, session.as_ref(), &wanted.text, &part)
    });
    let page = page.await?;
    let own = page.items.iter().any(|panel| panel.membership.is_some());
    Ok(reply::read(&page, Privacy::when(own)))
}

#[utoipa::path(get, path = "/panels/{id}", operation_id = "panel", tag = "panel",
    params(("id" = String, Path)),
    responses((status = 200, body = Panel), (status = 404, body = ProblemBody)))]
pub(crate) async fn panel(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    let panel = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::get(connection, session.as_ref(), &id)
    });
    let panel = panel.await?;
    Ok(reply::read(
        &panel,
        Privacy::when(panel.membership.is_some()),
    ))
}

#[utoipa::path(put, path = "/panels/{id}/membership", operation_id = "join_panel", tag = "panel",
    params(("id" = String, Path)), request_body = JoinRequest,
    responses((status = 201, body = Membership), (status = 200, body = Membership),
        (status = 409, body = ProblemBody)))]
pub(crate) async fn join(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
    Body(request): Body<JoinRequest>,
) -> Outcome<Response> {
    let written = app
        .db
        .write(move |connection| membership::join(connection, &visitor, &id, &request, now()))
        .await?;
    reply::written(&app, &written)
}

#[utoipa::path(delete, path = "/panels/{id}/membership", operation_id = "leave_panel", tag = "panel",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn leave(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    app.db
        .write(move |connection| membership::leave(connection, &visitor, &id))
        .await?;
    Ok(reply::done())
}

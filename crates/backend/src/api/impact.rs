//! `portal`, `impacts`.

use axum::extract::State;
use axum::response::Response;
use model::Capability;

use super::poll::Wanted;
use crate::app::App;
use crate::clock::now;
use crate::http::extract::Params;
use crate::http::reply::{self, Privacy};
use crate::problem::{Kind, Outcome, ProblemBody};
use crate::store::page::Part;
use crate::store::{document, impact as store};
use crate::wire::impact::Impact;
use crate::wire::list::Page;
use crate::wire::portal::Portal;

#[utoipa::path(get, path = "/portal", operation_id = "portal", tag = "portal",
    responses((status = 200, body = Portal), (status = 404, body = ProblemBody)))]
pub(crate) async fn portal(State(app): State<App>) -> Outcome<Response> {
    let portal = app
        .db
        .read(|connection| document::find::<Portal>(connection, "portal"));
    let mut portal = portal.await?.ok_or(Kind::NotFound)?;
    if portal.capabilities.is_empty() {
        portal.capabilities = Capability::ALL
            .iter()
            .map(|one| one.name().to_owned())
            .collect();
    }
    Ok(reply::read(&portal, Privacy::Common))
}

#[utoipa::path(get, path = "/impacts", operation_id = "impacts", tag = "impact", params(Wanted),
    responses((status = 200, body = Page<Impact>)))]
pub(crate) async fn impacts(
    State(app): State<App>,
    Params(wanted): Params<Wanted>,
) -> Outcome<Response> {
    let part = Part::read(wanted.cursor(), wanted.limit())?;
    let page = app
        .db
        .read(move |connection| store::list(connection, &part, now()));
    Ok(reply::read(&page.await?, Privacy::Common))
}

//! `polls`, `poll`, `submit_response`, `withdraw_response`, `poll_results`.
#![expect(
    unused_qualifications,
    reason = "written by utoipa's macro for query parameters"
)]

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, Params, PathId, PathIds, idempotency_key, minted};
use crate::http::reply::{self, Privacy};
use crate::problem::{Kind, Outcome, Problem, ProblemBody};
use crate::store::page::Part;
use crate::store::session::Visitor;
use crate::store::{poll as store, response, tally};
use crate::wire::answer::ResponseRequest;
use crate::wire::id::Id;
use crate::wire::list::Page;
use crate::wire::poll::Poll;
use crate::wire::receipt::Arrival;
use crate::wire::results::Results;

/// Which part of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1–200, 50 where absent.
    limit: Option<u32>,
}

impl Wanted {
    pub(super) fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    pub(super) fn limit(&self) -> Option<u32> {
        self.limit
    }
}

#[utoipa::path(get, path = "/polls", operation_id = "polls", tag = "poll", params(Wanted),
    responses((status = 200, body = Page<Poll>)))]
pub(crate) async fn polls(
    State(app): State<App>,
    visitor: Visitor,
    Params(wanted): Params<Wanted>,
) -> Outcome<Response> {
    let part = Part::read(wanted.cursor(), wanted.limit())?;
    let page = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::list(connection, session.as_ref(), &part, now())
    });
    let page = page.await?;
    let own = page.items.iter().any(|poll| poll.response.is_some());
    Ok(reply::read(&page, Privacy::when(own)))
}

#[utoipa::path(get, path = "/polls/{id}", operation_id = "poll", tag = "poll",
    params(("id" = String, Path)),
    responses((status = 200, body = Poll), (status = 404, body = ProblemBody)))]
pub(crate) async fn poll(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    let poll = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::get(connection, session.as_ref(), &id)
    });
    let poll = poll.await?;
    Ok(reply::read(&poll, Privacy::when(poll.response.is_some())))
}

#[utoipa::path(put, path = "/polls/{id}/responses/{response_id}", operation_id = "submit_response",
    tag = "poll", params(("id" = String, Path), ("response_id" = String, Path)),
    request_body = ResponseRequest,
    responses((status = 201, body = Arrival), (status = 200, body = Arrival),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(crate) async fn submit(
    State(app): State<App>,
    visitor: Visitor,
    PathIds(poll, id): PathIds,
    Body(request): Body<ResponseRequest>,
) -> Outcome<Response> {
    store_response(app, visitor, poll, id, request).await
}

#[utoipa::path(post, path = "/polls/{id}/responses", operation_id = "post_response", tag = "poll",
    params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = ResponseRequest,
    responses((status = 201, body = Arrival), (status = 200, body = Arrival),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(crate) async fn post(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    PathId(poll): PathId,
    Body(request): Body<ResponseRequest>,
) -> Outcome<Response> {
    let key = idempotency_key(&headers).ok_or_else(|| {
        Problem::from(Kind::BadRequest).with_detail("needs an Idempotency-Key, or PUT with an id")
    })?;
    let id = minted(key)?;
    store_response(app, visitor, poll, id, request).await
}

async fn store_response(
    app: App,
    visitor: Visitor,
    poll: Id,
    id: Id,
    request: ResponseRequest,
) -> Outcome<Response> {
    let written = app.db.write(move |connection| {
        response::submit(connection, &visitor, (&poll, &id), &request, now())
    });
    reply::written(&app, &written.await?)
}

#[utoipa::path(delete, path = "/polls/{id}/responses/{response_id}",
    operation_id = "withdraw_response", tag = "poll",
    params(("id" = String, Path), ("response_id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub(crate) async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    PathIds(poll, id): PathIds,
) -> Outcome<Response> {
    app.db
        .write(move |connection| response::withdraw(connection, &visitor, (&poll, &id), now()))
        .await?;
    Ok(reply::done())
}

#[utoipa::path(get, path = "/polls/{id}/results", operation_id = "poll_results", tag = "poll",
    params(("id" = String, Path)),
    responses((status = 200, body = Results), (status = 403, body = ProblemBody)))]
pub(crate) async fn results(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    let results = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        tally::results(connection, session.as_ref(), &id, now())
    });
    Ok(reply::read(&results.await?, Privacy::Common))
}

//! `meetings`, `meeting`, `give_feedback`.

use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, PathId, PathIds};
use crate::http::reply::{self, Privacy};
use crate::problem::{Outcome, ProblemBody};
use crate::store::session::Visitor;
use crate::store::{feedback, meeting as store};
use crate::wire::list::List;
use crate::wire::meeting::{Feedback, FeedbackState, Meeting};
use crate::wire::receipt::Arrival;

#[utoipa::path(get, path = "/panels/{id}/meetings", operation_id = "meetings", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = List<Meeting>), (status = 404, body = ProblemBody)))]
pub(crate) async fn meetings(
    State(app): State<App>,
    visitor: Visitor,
    PathId(panel): PathId,
) -> Outcome<Response> {
    let items = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::list(connection, session.as_ref(), &panel)
    });
    let items = items.await?;
    let own = items.iter().any(is_own);
    Ok(reply::read(&List { items }, Privacy::when(own)))
}

#[utoipa::path(get, path = "/meetings/{id}", operation_id = "meeting", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = Meeting), (status = 404, body = ProblemBody)))]
pub(crate) async fn meeting(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    let meeting = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::get(connection, session.as_ref(), &id)
    });
    let meeting = meeting.await?;
    Ok(reply::read(&meeting, Privacy::when(is_own(&meeting))))
}

#[utoipa::path(put, path = "/meetings/{id}/feedback/{feedback_id}", operation_id = "give_feedback",
    tag = "meeting", params(("id" = String, Path), ("feedback_id" = String, Path)),
    request_body = Feedback,
    responses((status = 201, body = Arrival), (status = 200, body = Arrival),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(crate) async fn give_feedback(
    State(app): State<App>,
    visitor: Visitor,
    PathIds(meeting, id): PathIds,
    Body(request): Body<Feedback>,
) -> Outcome<Response> {
    let written = app.db.write(move |connection| {
        feedback::give(connection, &visitor, (&meeting, &id), &request, now())
    });
    reply::written(&app, &written.await?)
}

/// Feedback given, or a link only members see.
fn is_own(meeting: &Meeting) -> bool {
    meeting.feedback == Some(FeedbackState::Given) || meeting.place.link.is_some()
}

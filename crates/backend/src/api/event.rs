//! `events`, `event`, `register`, `cancel_registration`.
#![expect(
    unused_qualifications,
    reason = "written by utoipa's macro for query parameters"
)]

use axum::extract::State;
use axum::response::Response;
use model::{Day, Timestamp};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::app::App;
use crate::clock::now;
use crate::http::extract::{Body, Params, PathId, PathIds};
use crate::http::reply::{self, Privacy};
use crate::import::relative_time::day_starts_at;
use crate::problem::{Kind, Outcome, Problem, ProblemBody};
use crate::store::event::{self as store, Filter};
use crate::store::page::Part;
use crate::store::registration;
use crate::store::session::Visitor;
use crate::wire::event::Event;
use crate::wire::id::Id;
use crate::wire::list::Page;
use crate::wire::place::Attendance;
use crate::wire::registration::{RegistrationRequest, Seat};

/// Which events.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Words in title, summary, series, venue or municipality.
    #[serde(default)]
    text: String,
    /// `in_person` and `online` find hybrid events too.
    #[param(inline)]
    attendance: Option<Attendance>,
    /// The venue's town.
    municipality: Option<String>,
    /// Ends after this: a time with zone, or a day in Finnish time; now where absent.
    from: Option<String>,
    /// Starts before this: a time with zone, or a day in Finnish time.
    until: Option<String>,
    /// Of this series only.
    series: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1–200, 50 where absent.
    limit: Option<u32>,
}

impl Wanted {
    fn filter(self) -> Outcome<Filter> {
        let series = match self.series {
            Some(id) => Some(Id::parse(&id).ok_or_else(|| unreadable("series"))?),
            None => None,
        };
        Ok(Filter {
            text: self.text,
            attendance: self.attendance,
            municipality: self.municipality,
            from: moment("from", self.from)?.unwrap_or_else(now),
            until: moment("until", self.until)?,
            series,
        })
    }
}

fn moment(name: &str, text: Option<String>) -> Outcome<Option<Timestamp>> {
    let Some(text) = text else { return Ok(None) };
    // A `+` that was not percent-encoded arrives as a blank.
    let time = Timestamp::parse(&text).or_else(|| Timestamp::parse(&text.replace(' ', "+")));
    let moment = time.or_else(|| day_starts_at(Day::parse(&text)?));
    moment.map(Some).ok_or_else(|| unreadable(name))
}

fn unreadable(name: &str) -> Problem {
    Problem::from(Kind::BadRequest).with_detail(format!("{name} cannot be read"))
}

#[utoipa::path(get, path = "/events", operation_id = "events", tag = "event", params(Wanted),
    responses((status = 200, body = Page<Event>)))]
pub(crate) async fn events(
    State(app): State<App>,
    visitor: Visitor,
    Params(wanted): Params<Wanted>,
) -> Outcome<Response> {
    let part = Part::read(wanted.cursor.as_deref(), wanted.limit)?;
    let filter = wanted.filter()?;
    let page = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::list(connection, session.as_ref(), &filter, &part)
    });
    let page = page.await?;
    let own = page.items.iter().any(|event| event.seat.is_some());
    Ok(reply::read(&page, Privacy::when(own)))
}

#[utoipa::path(get, path = "/events/{id}", operation_id = "event", tag = "event",
    params(("id" = String, Path)),
    responses((status = 200, body = Event), (status = 404, body = ProblemBody)))]
pub(crate) async fn event(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId,
) -> Outcome<Response> {
    let event = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::get(connection, session.as_ref(), &id)
    });
    let event = event.await?;
    Ok(reply::read(&event, Privacy::when(event.seat.is_some())))
}

#[utoipa::path(put, path = "/events/{id}/registrations/{registration_id}",
    operation_id = "register", tag = "event",
    params(("id" = String, Path), ("registration_id" = String, Path)),
    request_body = RegistrationRequest,
    responses((status = 201, body = Seat), (status = 200, body = Seat),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(crate) async fn register(
    State(app): State<App>,
    visitor: Visitor,
    PathIds(event, id): PathIds,
    Body(request): Body<RegistrationRequest>,
) -> Outcome<Response> {
    let written = app.db.write(move |connection| {
        registration::register(connection, &visitor, (&event, &id), &request, now())
    });
    reply::written(&app, &written.await?)
}

#[utoipa::path(delete, path = "/events/{id}/registrations/{registration_id}",
    operation_id = "cancel_registration", tag = "event",
    params(("id" = String, Path), ("registration_id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub(crate) async fn cancel(
    State(app): State<App>,
    visitor: Visitor,
    PathIds(event, id): PathIds,
) -> Outcome<Response> {
    app.db
        .write(move |connection| registration::cancel(connection, &visitor, (&event, &id), now()))
        .await?;
    Ok(reply::done())
}

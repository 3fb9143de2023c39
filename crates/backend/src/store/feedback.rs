//! Feedback on meetings, once a resident.

use model::meeting::{Feedback, WhyNoFeedback};
use model::{FeedbackId, Timestamp};
use rusqlite::Connection;

use super::ledger::{self, Counted, Write};
use super::message::Written;
use super::session::Visitor;
use super::{document, meeting};
use crate::problem::{Kind, Outcome, Problem};
use crate::wire::id::Id;
use crate::wire::meeting as wire;
use crate::wire::receipt::Arrival;

/// Keeps feedback.
pub(crate) fn give(
    connection: &Connection,
    visitor: &Visitor,
    (meeting_id, id): (&Id, &Id),
    request: &wire::Feedback,
    now: Timestamp,
) -> Outcome<Written<Arrival>> {
    document::get::<wire::Meeting>(connection, meeting_id)?;
    let write = Write {
        operation: format!("give_feedback {}", meeting_id.as_str()),
        id,
    };
    let (session, arrival) = match ledger::count(connection, visitor, &write, request, now)? {
        Counted::Again(session, arrival) => return Ok(Written::again(arrival, session)),
        Counted::First(session, arrival) => (session, arrival),
    };
    let meeting = meeting::get(connection, Some(&session), meeting_id)?;
    document::model(|at| meeting.check(at))?
        .may_give_feedback(now)
        .map_err(|why| match why {
            WhyNoFeedback::NotYet => Kind::NotYet,
            WhyNoFeedback::AlreadyGiven => Kind::AlreadyGiven,
        })?;
    let model_id = FeedbackId::parse(id.as_str())
        .ok_or_else(|| Problem::internal("a checked id is always one of the model's"))?;
    let feedback = Feedback::check(model_id, &request.what_worked, &request.what_to_change)
        .ok_or_else(|| {
            Problem::field(
                "",
                "does_not_fit",
                "one of the texts needs words; each at most 2000 characters",
            )
        })?;
    connection
        .prepare_cached(
            "INSERT INTO feedback (id, meeting, session, what_worked, what_to_change, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            id.as_str(),
            meeting_id.as_str(),
            session.id,
            feedback.what_worked,
            feedback.what_to_change,
            now.millis(),
        ))?;
    Ok(Written::first(arrival, session))
}

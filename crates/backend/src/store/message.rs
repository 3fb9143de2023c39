//! Messages, and what a write hands back.

use model::message::{Message, MessageProblem};
use model::{MessageId, Timestamp};
use rusqlite::Connection;

use super::ledger::{self, Counted, Write};
use super::session::{Session, Visitor};
use crate::problem::{Outcome, Problem};
use crate::wire::id::Id;
use crate::wire::message::MessageRequest;
use crate::wire::receipt::Arrival;

/// What a write made, or had made before.
#[derive(Clone)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    pub(crate) novelty: Novelty,
    pub(crate) session: Option<Session>,
}

/// Whether a write was the first of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Novelty {
    First,
    Again,
}

impl<T> Written<T> {
    pub(crate) fn first(value: T, session: Session) -> Self {
        Self {
            value,
            novelty: Novelty::First,
            session: Some(session),
        }
    }

    pub(crate) fn again(value: T, session: Option<Session>) -> Self {
        Self {
            value,
            novelty: Novelty::Again,
            session,
        }
    }
}

/// Keeps a message.
pub(crate) fn send(
    connection: &Connection,
    visitor: &Visitor,
    id: &Id,
    request: &MessageRequest,
    now: Timestamp,
) -> Outcome<Written<Arrival>> {
    let write = Write {
        operation: "send_message".to_owned(),
        id,
    };
    let (session, arrival) = match ledger::count(connection, visitor, &write, request, now)? {
        Counted::Again(session, arrival) => return Ok(Written::again(arrival, session)),
        Counted::First(session, arrival) => (session, arrival),
    };
    let model_id = MessageId::parse(id.as_str())
        .ok_or_else(|| Problem::internal("a checked id is always one of the model's"))?;
    let message = Message::check(
        model_id,
        request.category.model(),
        &request.text,
        &request.reply_to,
    )
    .map_err(refusal)?;
    connection
        .prepare_cached(
            "INSERT INTO message (id, session, category, text, reply_to, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            id.as_str(),
            session.id,
            request.category.name(),
            message.text,
            message.reply_to,
            now.millis(),
        ))?;
    Ok(Written::first(arrival, session))
}

fn refusal(problem: MessageProblem) -> Problem {
    match problem {
        MessageProblem::TextTooShort => {
            Problem::field("/text", "too_short", "at least 3 characters")
        }
        MessageProblem::TextTooLong => {
            Problem::field("/text", "too_long", "at most 2000 characters")
        }
        MessageProblem::ReplyToTooLong => {
            Problem::field("/reply_to", "too_long", "at most 200 characters")
        }
    }
}

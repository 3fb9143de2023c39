//! Answers to polls, counted once.
//!
//! # How an anonymous poll keeps people and answers apart
//! Two rows are written in one transaction and nothing joins them:
//! - `participation` says *that* a session answered. It holds a hash of the response's id and the
//!   id sealed with the session's token, which only the browser has (the database knows its hash).
//! - `response` and its `answer` rows say *what* was answered. They are found by another hash of
//!   the same id, carry a random row number, no session, and their time rounded to the day.
//!
//! Whoever brings the id (128 random bits, minted on the phone) can withdraw the answer; whoever
//! brings the cookie can learn the id. From the database alone the link cannot be computed: the id
//! stands nowhere in the clear, and the ledger's hash of the request is keyed with it.
//!
//! What an administrator can still do: someone who controls the running server sees requests as
//! they come, and so could link them; someone who copies the file between every two answers sees
//! which rows were added together, as does the write-ahead log until it is checkpointed. In a poll
//! with one respondent everyone knows whose answer it is: `min_group_size` guards what is shown,
//! not what is stored. After `delete_my_data` or a lost cookie an anonymous answer can no longer
//! be withdrawn, for nobody can say which it is. For `named` polls the session stands in the row.

use model::Timestamp;
use model::draft::Answers;
use model::panel::Moment;
use model::poll::{Anonymity, WhyNotAnswer};
use rusqlite::{Connection, OptionalExtension};

use super::ledger::{self, Counted, Write, id_hash};
use super::message::Written;
use super::session::{Session, Visitor};
use super::{document, poll};
use crate::clock;
use crate::problem::{Kind, Outcome};
use crate::read_answers::read_answers;
use crate::secret::{digest, random};
use crate::wire::answer::ResponseRequest;
use crate::wire::id::Id;
use crate::wire::poll::Poll;
use crate::wire::receipt::Arrival;

/// Keeps an answered form.
pub(crate) fn submit(
    connection: &Connection,
    visitor: &Visitor,
    (poll_id, id): (&Id, &Id),
    request: &ResponseRequest,
    now: Timestamp,
) -> Outcome<Written<Arrival>> {
    document::get::<Poll>(connection, poll_id)?;
    let write = Write {
        operation: format!("submit_response {}", poll_id.as_str()),
        id,
    };
    let (session, arrival) = match ledger::count(connection, visitor, &write, request, now)? {
        Counted::Again(session, arrival) => return Ok(Written::again(arrival, session)),
        Counted::First(session, arrival) => (session, arrival),
    };
    let poll = poll::get(connection, Some(&session), poll_id)?;
    let poll = document::model(|at| poll.check(at))?;
    poll.may_answer(now).map_err(|why| match why {
        WhyNotAnswer::AlreadyAnswered(_) => Kind::AlreadyAnswered,
        WhyNotAnswer::NotYetOpen(_) => Kind::NotYetOpen,
        WhyNotAnswer::Closed(_) | WhyNotAnswer::Elsewhere => Kind::Closed,
    })?;
    let answers = read_answers(&poll, id, &request.answers)?;
    connection
        .prepare_cached(
            "INSERT INTO participation (poll, session, id_hash, sealed_id) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((
            poll_id.as_str(),
            session.id,
            id_hash(id),
            session.token.seal(id.as_str())?,
        ))?;
    let response = insert(connection, &poll, &session, id, now)?;
    insert_answers(connection, response, &answers)?;
    Ok(Written::first(arrival, session))
}

/// Takes an answer back, while the poll is open; fine when it was taken back already.
pub(crate) fn withdraw(
    connection: &Connection,
    visitor: &Visitor,
    (poll_id, id): (&Id, &Id),
    now: Timestamp,
) -> Outcome<()> {
    let poll: Poll = document::get(connection, poll_id)?;
    let session = visitor.known(connection)?.ok_or(Kind::NotFound)?;
    let own = connection
        .prepare_cached(
            "SELECT 1 FROM participation WHERE poll = ?1 AND session = ?2 AND id_hash = ?3",
        )?
        .query_row((poll_id.as_str(), session.id, id_hash(id)), |_| Ok(()))
        .optional()?;
    if own.is_none() {
        let spent = ledger::is_spent_by(connection, &session, id)?;
        return if spent {
            Ok(())
        } else {
            Err(Kind::NotFound.into())
        };
    }
    let poll = document::model(|at| poll.check(at))?;
    if poll.window.at(now) != Moment::Within {
        return Err(Kind::Closed.into());
    }
    connection.execute("DELETE FROM response WHERE ref = ?1", [reference(id)])?;
    connection.execute(
        "DELETE FROM participation WHERE id_hash = ?1",
        [id_hash(id)],
    )?;
    ledger::spend(connection, id)
}

/// The hash that leads from an id to its answers; another one than the ledger's.
pub(crate) fn reference(id: &Id) -> [u8; 32] {
    digest("answers", id.as_str().as_bytes())
}

fn insert(
    connection: &Connection,
    poll: &model::poll::Poll,
    session: &Session,
    id: &Id,
    now: Timestamp,
) -> Outcome<i64> {
    let (owner, at) = match poll.anonymity {
        Anonymity::Anonymous => (None, clock::day_of(now).utc_start()),
        Anonymity::Named => (Some(session.id), now),
    };
    // Random, because row numbers given in turn would tell the order of arrival.
    let row = i64::from_le_bytes(random()?) & i64::MAX;
    connection
        .prepare_cached(
            "INSERT INTO response (id, poll, ref, session, batch, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            row,
            poll.id.as_str(),
            reference(id),
            owner,
            open_batch(connection, poll)?,
            at.millis(),
        ))?;
    Ok(row)
}

/// The first batch with room. Results of sensitive polls show whole batches only.
fn open_batch(connection: &Connection, poll: &model::poll::Poll) -> Outcome<i64> {
    let size = poll::group_size(poll.min_group_size, poll.discretion);
    let open = connection
        .prepare_cached(
            "SELECT batch FROM response WHERE poll = ?1
             GROUP BY batch HAVING count(*) < ?2 ORDER BY batch LIMIT 1",
        )?
        .query_row((poll.id.as_str(), size), |row| row.get(0))
        .optional()?;
    if let Some(batch) = open {
        return Ok(batch);
    }
    let select = "SELECT coalesce(max(batch) + 1, 0) FROM response WHERE poll = ?1";
    Ok(connection
        .prepare_cached(select)?
        .query_row([poll.id.as_str()], |row| row.get(0))?)
}

fn insert_answers(connection: &Connection, response: i64, answers: &Answers) -> Outcome<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO answer (response, question, ordinal, part, value, number, own_text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (question, answer) in answers.iter() {
        for (ordinal, row) in crate::read_answers::rows(answer).into_iter().enumerate() {
            statement.execute((
                response,
                question.as_str(),
                ordinal,
                row.part,
                row.value,
                row.number,
                row.own_text,
            ))?;
        }
    }
    Ok(())
}

//! Writes that count once: one row per id a client ever minted.
//!
//! The row holds a hash of the id and a keyed hash of the request, with the id as key: without the
//! id, which is not stored, nobody can try out which answer it was. The primary key decides; all
//! of it runs inside the caller's immediate transaction.

use model::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::session::{Session, Visitor};
use crate::problem::{Kind, Outcome, Problem};
use crate::secret::{digest, keyed, receipt_code};
use crate::wire::id::Id;
use crate::wire::receipt::{Arrival, Receipt};

/// A write as its client means it.
pub(crate) struct Write<'a> {
    /// The operation and what it is about, such as `submit_response poll-1`.
    pub(crate) operation: String,
    /// The id the client minted.
    pub(crate) id: &'a Id,
}

/// What became of a write.
pub(crate) enum Counted {
    /// It is new: act now, in this transaction.
    First(Session, Arrival),
    /// It was counted before. The session is absent when its cookie is not at hand.
    Again(Option<Session>, Arrival),
}

struct Row {
    session: Option<i64>,
    spent: bool,
    mac: Vec<u8>,
    receipt: Receipt,
}

/// The hash under which an id is stored.
pub(crate) fn id_hash(id: &Id) -> [u8; 32] {
    digest("minted id", id.as_str().as_bytes())
}

/// Decides whether a write is new, counted already, or an id used for something else.
pub(crate) fn count(
    connection: &Connection,
    visitor: &Visitor,
    write: &Write<'_>,
    body: &impl Serialize,
    now: Timestamp,
) -> Outcome<Counted> {
    let mac = mac(write, body)?;
    let id = write.id.as_str();
    let Some(row) = find(connection, write.id)? else {
        let session = visitor.enter(connection, Some(id), now)?;
        let code = receipt_code()?;
        connection
            .prepare_cached(
                "INSERT INTO receipt (id_hash, session, state, mac, code, at)
                 VALUES (?1, ?2, 'standing', ?3, ?4, ?5)",
            )?
            .execute((id_hash(write.id), session.id, mac, &code, now.millis()))?;
        let receipt = Receipt::new(code, now.millis());
        return Ok(Counted::First(session, arrival(write.id, receipt)));
    };
    if row.spent || row.mac != mac {
        return Err(Kind::IdReused.into());
    }
    let session = visitor.known_or_waiting(connection, Some(id))?;
    match &session {
        Some(session) if Some(session.id) != row.session => Err(Kind::IdReused.into()),
        _ => Ok(Counted::Again(session, arrival(write.id, row.receipt))),
    }
}

/// The receipt of a standing write.
pub(crate) fn receipt(connection: &Connection, hash: &[u8]) -> Outcome<Receipt> {
    let select = "SELECT code, at FROM receipt WHERE id_hash = ?1";
    let row = |row: &rusqlite::Row<'_>| Ok(Receipt::new(row.get(0)?, row.get(1)?));
    Ok(connection.prepare_cached(select)?.query_row([hash], row)?)
}

/// Whose write it was and whether it was taken back, by the id.
pub(crate) fn is_spent_by(connection: &Connection, session: &Session, id: &Id) -> Outcome<bool> {
    let row = find(connection, id)?;
    Ok(row.is_some_and(|row| row.spent && row.session == Some(session.id)))
}

/// Whether an id was ever minted before.
pub(crate) fn is_known(connection: &Connection, id: &Id) -> Outcome<bool> {
    Ok(find(connection, id)?.is_some())
}

/// Marks a write as taken back; its id can never count again.
pub(crate) fn spend(connection: &Connection, id: &Id) -> Outcome<()> {
    connection
        .prepare_cached("UPDATE receipt SET state = 'spent', mac = x'' WHERE id_hash = ?1")?
        .execute([id_hash(id)])?;
    Ok(())
}

fn find(connection: &Connection, id: &Id) -> Outcome<Option<Row>> {
    let select = "SELECT session, state, mac, code, at FROM receipt WHERE id_hash = ?1";
    let row = |row: &rusqlite::Row<'_>| {
        Ok(Row {
            session: row.get(0)?,
            spent: row.get::<_, String>(1)? == "spent",
            mac: row.get(2)?,
            receipt: Receipt::new(row.get(3)?, row.get(4)?),
        })
    };
    Ok(connection
        .prepare_cached(select)?
        .query_row([id_hash(id)], row)
        .optional()?)
}

fn mac(write: &Write<'_>, body: &impl Serialize) -> Outcome<[u8; 32]> {
    let mut canonical = write.operation.as_bytes().to_vec();
    canonical.push(0);
    serde_json::to_writer(&mut canonical, body).map_err(Problem::internal)?;
    Ok(keyed(write.id.as_str().as_bytes(), &canonical))
}

fn arrival(id: &Id, receipt: Receipt) -> Arrival {
    Arrival {
        id: id.clone(),
        code: receipt.code,
        at: receipt.at,
    }
}

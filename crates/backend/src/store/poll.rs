//! Polls: open ones first, soonest closing first.

use model::Timestamp;
use model::suppression::LEAST_SENSITIVE_GROUP;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::document::{self, Document, millis, optional};
use super::ledger;
use super::page::Part;
use super::session::Session;
use crate::problem::{Outcome, Problem};
use crate::wire::id::Id;
use crate::wire::list::Page;
use crate::wire::panel::Discretion;
use crate::wire::poll::{OwnResponse, Poll, USUAL_MIN_GROUP_SIZE};

impl Document for Poll {
    const TABLE: &'static str = "poll";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        let window = self.window.unwrap_or_default();
        vec![
            (
                "panel",
                optional(self.panel.as_ref(), |id| {
                    Value::Text(id.as_str().to_owned())
                }),
            ),
            ("opens_at", optional(window.opens_at, millis)),
            ("closes_at", optional(window.closes_at, millis)),
        ]
    }
}

/// What the list sorts by, seen from the moment of its first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    now: i64,
    rank: i64,
    key: i64,
    id: String,
}

/// Polls without their questions.
pub(crate) fn list(
    connection: &Connection,
    session: Option<&Session>,
    part: &Part<Place>,
    now: Timestamp,
) -> Outcome<Page<Poll>> {
    let total = connection
        .prepare_cached("SELECT count(*) FROM poll")?
        .query_row([], |row| row.get(0))?;
    let after = part.after.clone();
    let now = after.as_ref().map_or(now.millis(), |place| place.now);
    let select = "SELECT rank, key, id, body FROM (
          SELECT id, body, rank, CASE rank
              WHEN 0 THEN coalesce(closes_at, 9223372036854775807)
              WHEN 1 THEN opens_at ELSE -closes_at END AS key
          FROM (SELECT *, CASE WHEN opens_at > :now THEN 1 WHEN closes_at <= :now THEN 2 ELSE 0 END
                AS rank FROM poll))
        WHERE :rank IS NULL OR (rank, key, id) > (:rank, :key, :id)
        ORDER BY rank, key, id LIMIT :fetch";
    let parameters = named_params! {
        ":now": now,
        ":rank": after.as_ref().map(|place| place.rank),
        ":key": after.as_ref().map(|place| place.key),
        ":id": after.as_ref().map(|place| place.id.as_str()),
        ":fetch": part.fetch(),
    };
    let mut statement = connection.prepare_cached(select)?;
    let rows = statement
        .query_map(parameters, |row| {
            let place = Place {
                now,
                rank: row.get(0)?,
                key: row.get(1)?,
                id: row.get(2)?,
            };
            Ok((place, row.get(3)?))
        })?
        .collect::<Result<Vec<(Place, String)>, _>>()?;
    let rows = rows
        .into_iter()
        .map(|(place, body)| {
            let mut poll = fill(connection, session, document::read(&body)?)?;
            poll.questions.clear();
            Ok((place, poll))
        })
        .collect::<Outcome<Vec<_>>>()?;
    part.page(rows, total)
}

/// One poll.
pub(crate) fn get(connection: &Connection, session: Option<&Session>, id: &Id) -> Outcome<Poll> {
    fill(connection, session, document::get(connection, id)?)
}

/// Adds what is counted, as far as it may be told, and this resident's own answer.
fn fill(connection: &Connection, session: Option<&Session>, mut poll: Poll) -> Outcome<Poll> {
    let asked_for = poll.min_group_size.unwrap_or(USUAL_MIN_GROUP_SIZE);
    let discretion = poll.discretion.unwrap_or(Discretion::Ordinary).model();
    let smallest = group_size(asked_for, discretion);
    let told = counted(connection, &poll.id, smallest, discretion)?;
    poll.respondents = (told >= smallest).then_some(told);
    poll.response = match session {
        Some(session) => own_response(connection, session, &poll.id)?,
        None => None,
    };
    Ok(poll)
}

/// The smallest group that may be told of.
pub(crate) fn group_size(asked_for: u32, discretion: model::panel::Discretion) -> u32 {
    match discretion {
        model::panel::Discretion::Ordinary => asked_for.max(1),
        model::panel::Discretion::Sensitive => asked_for.max(LEAST_SENSITIVE_GROUP),
    }
}

/// How many answers are counted: all, or of a sensitive poll those of whole batches.
pub(crate) fn counted(
    connection: &Connection,
    poll: &Id,
    smallest: u32,
    discretion: model::panel::Discretion,
) -> Outcome<u32> {
    let batch = match discretion {
        model::panel::Discretion::Ordinary => 0,
        model::panel::Discretion::Sensitive => smallest,
    };
    let select = "SELECT coalesce(sum(size), 0) FROM
        (SELECT count(*) AS size FROM response WHERE poll = ?1 GROUP BY batch HAVING size >= ?2)";
    let mut statement = connection.prepare_cached(select)?;
    Ok(statement.query_row((poll.as_str(), batch), |row| row.get(0))?)
}

/// This resident's own answer: its id opens only with the token of the cookie.
pub(crate) fn own_response(
    connection: &Connection,
    session: &Session,
    poll: &Id,
) -> Outcome<Option<OwnResponse>> {
    let select = "SELECT id_hash, sealed_id FROM participation WHERE poll = ?1 AND session = ?2";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(Vec<u8>, Vec<u8>)> = connection
        .prepare_cached(select)?
        .query_row((poll.as_str(), session.id), row)
        .optional()?;
    let Some((hash, sealed)) = found else {
        return Ok(None);
    };
    let id = session
        .token
        .open(&sealed)
        .and_then(|id| Id::parse(&id))
        .ok_or_else(|| Problem::internal("a sealed id does not open with its own token"))?;
    Ok(Some(OwnResponse {
        id,
        receipt: ledger::receipt(connection, &hash)?,
    }))
}

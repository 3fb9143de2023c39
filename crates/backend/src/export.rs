//! Gives everything back in the shape of a content file; what residents sent too, when asked for.

use rusqlite::Connection;
use serde_json::Value;

use crate::problem::Outcome;
use crate::store::{document, person};
use crate::wire::content::{Content, Demo};

/// A parameter that matches every row.
const ALL: Option<i64> = None;

/// What residents sent, for those who have to read it.
const RESIDENTS: [(&str, &str); 5] = [
    (
        "responses",
        "SELECT poll, dense_rank() OVER (ORDER BY poll, response.id) AS form, question, part, value,
            own_text, response.at
         FROM answer JOIN response ON response = response.id
         WHERE poll IS NOT ?1 ORDER BY poll, form, question, ordinal",
    ),
    (
        "requests",
        "SELECT panel, session AS number, text, since FROM membership
         WHERE state = 'requested' AND panel IS NOT ?1 ORDER BY panel, since",
    ),
    (
        "registrations",
        "SELECT event, state, access_needs FROM registration WHERE event IS NOT ?1
         ORDER BY event, queued",
    ),
    (
        "feedback",
        "SELECT meeting, what_worked, what_to_change FROM feedback WHERE meeting IS NOT ?1
         ORDER BY meeting, id",
    ),
    (
        "messages",
        "SELECT category, text, reply_to, at FROM message WHERE id IS NOT ?1 ORDER BY at",
    ),
];

/// The database refused.
#[derive(Debug, thiserror::Error)]
#[error("the database cannot be read: {0}")]
pub struct ExportError(String);

/// Whether residents' answers are given too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Residents {
    /// Content only; the file can be imported again.
    LeftOut,
    /// Also what residents sent: answers to polls (one row a value, with a number that only groups
    /// the rows of one form), requests to join, registrations, feedback, messages. Such a file
    /// cannot be imported.
    Included,
}

/// The content as JSON, and answers to polls when wanted.
pub fn export(connection: &Connection, residents: Residents) -> Result<Value, ExportError> {
    read(connection, residents).map_err(|problem| ExportError(problem.kind.name().to_owned()))
}

fn read(connection: &Connection, residents: Residents) -> Outcome<Value> {
    let content = Content {
        portal: document::find(connection, "portal")?,
        panels: document::all(connection)?,
        meetings: document::all(connection)?,
        themes: document::all(connection)?,
        polls: document::all(connection)?,
        events: document::all(connection)?,
        invitations: document::all(connection)?,
        impacts: document::all(connection)?,
        demo: Demo::default(),
    };
    let mut value = serde_json::to_value(content).map_err(crate::problem::Problem::internal)?;
    if let (Residents::Included, Value::Object(object)) = (residents, &mut value) {
        for (name, select) in RESIDENTS {
            object.insert(name.to_owned(), person::rows(connection, select, ALL)?);
        }
    }
    Ok(value)
}

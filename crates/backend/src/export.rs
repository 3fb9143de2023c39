//! Gives everything back in the shape of a content file; answers too, when asked for.

use rusqlite::Connection;
use serde_json::Value;

use crate::problem::Outcome;
use crate::store::{document, person};
use crate::wire::content::{Content, Demo};

/// The database refused.
#[derive(Debug, thiserror::Error)]
#[error("the database cannot be read: {0}")]
pub struct ExportError(String);

/// Whether residents' answers are given too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Residents {
    /// Content only; the file can be imported again.
    LeftOut,
    /// Also `"responses"`: one row an answer, with a number that only groups rows of one form.
    /// Such a file cannot be imported.
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
        let select = "SELECT poll, dense_rank() OVER (ORDER BY poll, response.id) AS form,
              question, part, value, own_text, response.at
            FROM answer JOIN response ON response = response.id
            WHERE poll IS NOT ?1 ORDER BY poll, form, question, ordinal";
        let none: Option<String> = None;
        object.insert(
            "responses".to_owned(),
            person::rows(connection, select, none)?,
        );
    }
    Ok(value)
}

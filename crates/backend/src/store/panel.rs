//! Panels.

use rusqlite::types::Value;
use rusqlite::{Connection, named_params};

use super::document::{self, Document};
use super::membership;
use super::page::Part;
use super::session::Session;
use crate::problem::Outcome;
use crate::wire::id::Id;
use crate::wire::list::Page;
use crate::wire::panel::Panel;

impl Document for Panel {
    const TABLE: &'static str = "panel";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("haystack", Value::Text(self.haystack()))]
    }
}

/// Panels that mention a text, in the operator's order.
pub(crate) fn list(
    connection: &Connection,
    session: Option<&Session>,
    text: &str,
    part: &Part<i64>,
) -> Outcome<Page<Panel>> {
    let sought = text.trim().to_lowercase();
    let total = connection
        .prepare_cached("SELECT count(*) FROM panel WHERE instr(haystack, ?1) > 0")?
        .query_row([&sought], |row| row.get(0))?;
    let select = "SELECT seq, body FROM panel
        WHERE instr(haystack, :sought) > 0 AND seq > :after ORDER BY seq LIMIT :fetch";
    let mut statement = connection.prepare_cached(select)?;
    let parameters = named_params! { ":sought": sought, ":after": part.after.unwrap_or(0), ":fetch": part.fetch() };
    let rows = statement
        .query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(i64, String)>, _>>()?;
    let rows = rows
        .into_iter()
        .map(|(seq, body)| Ok((seq, fill(connection, session, document::read(&body)?)?)))
        .collect::<Outcome<Vec<_>>>()?;
    part.page(rows, total)
}

/// One panel.
pub(crate) fn get(connection: &Connection, session: Option<&Session>, id: &Id) -> Outcome<Panel> {
    fill(connection, session, document::get(connection, id)?)
}

/// Adds what is counted and what is this resident's.
fn fill(connection: &Connection, session: Option<&Session>, mut panel: Panel) -> Outcome<Panel> {
    if let Some(seats) = &mut panel.seats {
        seats.taken = Some(membership::seats_taken(connection, &panel.id)?);
    }
    panel.membership = match session {
        Some(session) => membership::find(connection, session.id, &panel.id)?,
        None => None,
    };
    Ok(panel)
}

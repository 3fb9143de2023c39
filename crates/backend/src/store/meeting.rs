//! Meetings. The link to join is for members only.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::document::{self, Document, millis};
use super::membership;
use super::session::Session;
use crate::problem::Outcome;
use crate::wire::id::Id;
use crate::wire::meeting::{FeedbackState, Meeting};
use crate::wire::panel::Panel;

impl Document for Meeting {
    const TABLE: &'static str = "meeting";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        let panel = Value::Text(self.panel.as_str().to_owned());
        vec![("panel", panel), ("starts_at", millis(self.starts_at))]
    }
}

/// A panel's meetings, oldest first.
pub(crate) fn list(
    connection: &Connection,
    session: Option<&Session>,
    panel: &Id,
) -> Outcome<Vec<Meeting>> {
    document::get::<Panel>(connection, panel)?;
    let select = "SELECT body FROM meeting WHERE panel = :panel ORDER BY starts_at, id";
    let meetings = document::select_documents::<Meeting>(
        connection,
        select,
        named_params! { ":panel": panel.as_str() },
    )?;
    meetings
        .into_iter()
        .map(|meeting| fill(connection, session, meeting))
        .collect()
}

/// One meeting.
pub(crate) fn get(connection: &Connection, session: Option<&Session>, id: &Id) -> Outcome<Meeting> {
    fill(connection, session, document::get(connection, id)?)
}

fn fill(
    connection: &Connection,
    session: Option<&Session>,
    mut meeting: Meeting,
) -> Outcome<Meeting> {
    if !membership::is_member(connection, session, &meeting.panel)? {
        meeting.place.link = None;
    }
    let given = match session {
        Some(session) => connection
            .prepare_cached("SELECT 1 FROM feedback WHERE meeting = ?1 AND session = ?2")?
            .query_row((meeting.id.as_str(), session.id), |_| Ok(()))
            .optional()?,
        None => None,
    };
    let state = given.map_or(FeedbackState::NotGiven, |()| FeedbackState::Given);
    meeting.feedback = Some(state);
    Ok(meeting)
}

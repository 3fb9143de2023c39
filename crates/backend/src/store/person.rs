//! What is known of one resident: the overview, and the export of everything.

use model::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, named_params};
use serde_json::{Map, Value, json};

use super::response::reference;
use super::session::Session;
use super::{document, membership, poll, registration};
use crate::problem::{Outcome, Problem};
use crate::wire::event::Event;
use crate::wire::id::Id;
use crate::wire::panel::Membership;
use crate::wire::person::{Person, Registered, Response};
use crate::wire::poll::Poll;
use crate::wire::time::Time;

/// Memberships, answered polls and registrations; empty without a session.
pub(crate) fn overview(connection: &Connection, session: Option<&Session>) -> Outcome<Person> {
    let Some(session) = session else {
        return Ok(Person::default());
    };
    let memberships = connection
        .prepare_cached(
            "SELECT panel, state, since FROM membership WHERE session = ?1 ORDER BY since",
        )?
        .query_map([session.id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<Result<Vec<(String, String, i64)>, _>>()?;
    let memberships = memberships
        .into_iter()
        .map(|(panel, state, since)| {
            let since = Time(Timestamp::from_millis(since));
            Ok(Membership {
                panel: stored(&panel)?,
                state: membership::state_of(&state),
                since,
            })
        })
        .collect::<Outcome<Vec<_>>>()?;
    let select = "SELECT body FROM poll JOIN participation ON poll = id
        WHERE session = :session ORDER BY seq";
    let parameters = named_params! { ":session": session.id };
    let polls = document::select_documents::<Poll>(connection, select, parameters)?;
    let mut responses = Vec::new();
    for poll in polls {
        if let Some(own) = poll::own_response(connection, session, &poll.id)? {
            let (id, receipt) = (own.id, own.receipt);
            responses.push(Response {
                id,
                poll: poll.id,
                title: poll.title,
                receipt,
            });
        }
    }
    let select = "SELECT body FROM event JOIN registration ON event = event.id
        WHERE session = :session ORDER BY starts_at";
    let events = document::select_documents::<Event>(connection, select, parameters)?;
    let mut registrations = Vec::new();
    for event in events {
        if let Some(seat) = registration::seat(connection, session, &event.id)? {
            let (id, state, position) = (seat.id, seat.state, seat.position);
            registrations.push(Registered {
                id,
                event: event.id,
                title: event.title,
                state,
                position,
            });
        }
    }
    Ok(Person {
        memberships,
        responses,
        registrations,
    })
}

/// Everything stored about a session, its anonymous answers included: its own cookie opens them.
pub(crate) fn export(connection: &Connection, session: Option<&Session>) -> Outcome<Value> {
    let Some(session) = session else {
        return Ok(json!({}));
    };
    let tables = [
        ("session", "SELECT created_on FROM session WHERE id = ?1"),
        (
            "memberships",
            "SELECT panel, state, text, since FROM membership WHERE session = ?1",
        ),
        (
            "invitations",
            "SELECT invitation, state, at FROM invitation_binding WHERE session = ?1",
        ),
        (
            "registrations",
            "SELECT id, event, state, access_needs, consented_at FROM registration WHERE session = ?1",
        ),
        (
            "feedback",
            "SELECT id, meeting, what_worked, what_to_change, at FROM feedback WHERE session = ?1",
        ),
        (
            "proposed_themes",
            "SELECT id, panel, body FROM theme WHERE proposed_by = ?1",
        ),
        (
            "supported_themes",
            "SELECT theme FROM theme_support WHERE session = ?1",
        ),
        (
            "messages",
            "SELECT id, category, text, reply_to, at FROM message WHERE session = ?1",
        ),
        (
            "receipts",
            "SELECT code, state, at FROM receipt WHERE session = ?1",
        ),
    ];
    let mut export = Map::new();
    for (name, select) in tables {
        export.insert(name.to_owned(), rows(connection, select, session.id)?);
    }
    let mut responses = Vec::new();
    for response in overview(connection, Some(session))?.responses {
        let select = "SELECT question, part, value, own_text FROM answer
            JOIN response ON response = response.id WHERE ref = ?1 ORDER BY question, ordinal";
        let answers = rows(connection, select, reference(&response.id))?;
        let (id, poll) = (response.id.as_str(), response.poll.as_str());
        responses.push(json!({ "id": id, "poll": poll, "answers": answers }));
    }
    export.insert("responses".to_owned(), Value::Array(responses));
    Ok(Value::Object(export))
}

/// Rows as JSON objects; columns named `at`, `since` or `…_at` are times.
pub(crate) fn rows(
    connection: &Connection,
    select: &str,
    parameter: impl rusqlite::ToSql,
) -> Outcome<Value> {
    let mut statement = connection.prepare_cached(select)?;
    let names: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let mut rows = statement.query([parameter])?;
    let mut objects = Vec::new();
    while let Some(row) = rows.next()? {
        let mut object = Map::new();
        for (index, name) in names.iter().enumerate() {
            let is_time = name == "at" || name == "since" || name.ends_with("_at");
            let value = match row.get_ref(index)? {
                ValueRef::Integer(value) if is_time => {
                    json!(Timestamp::from_millis(value).to_string())
                }
                ValueRef::Integer(value) => json!(value),
                ValueRef::Real(value) => json!(value),
                ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
                ValueRef::Null | ValueRef::Blob(_) => continue,
            };
            object.insert(name.clone(), value);
        }
        objects.push(Value::Object(object));
    }
    Ok(Value::Array(objects))
}

fn stored(id: &str) -> Outcome<Id> {
    Id::parse(id).ok_or_else(|| Problem::internal("a stored id is always one"))
}

//! Events by start. The link to join is for those with a place only.

use model::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, named_params};

use super::document::{self, Document, millis, optional};
use super::page::Part;
use super::registration;
use super::session::Session;
use crate::problem::Outcome;
use crate::wire::event::Event;
use crate::wire::id::Id;
use crate::wire::list::Page;
use crate::wire::place::Attendance;
use crate::wire::registration::SeatState;

impl Document for Event {
    const TABLE: &'static str = "event";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        let text = |id: &Id| Value::Text(id.as_str().to_owned());
        let town = self
            .place
            .venue
            .as_ref()
            .map(|venue| venue.municipality.to_lowercase());
        vec![
            ("panel", optional(self.panel.as_ref(), text)),
            (
                "series",
                optional(self.series.as_ref(), |series| text(&series.id)),
            ),
            ("starts_at", millis(self.starts_at)),
            ("ends_at", millis(self.ends_at)),
            (
                "attendance",
                Value::Text(self.place.attendance.name().to_owned()),
            ),
            ("municipality", optional(town, Value::Text)),
            ("haystack", Value::Text(self.haystack())),
        ]
    }
}

/// Which events are wanted.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) text: String,
    pub(crate) attendance: Option<Attendance>,
    pub(crate) municipality: Option<String>,
    pub(crate) from: Timestamp,
    pub(crate) until: Option<Timestamp>,
    pub(crate) series: Option<Id>,
}

/// An event of a hybrid kind is found both as one to go to and as one to join by link.
const MATCHES: &str = "ends_at > :from AND (:until IS NULL OR starts_at < :until)
    AND instr(haystack, :text) > 0 AND (:series IS NULL OR series = :series)
    AND (:municipality IS NULL OR municipality = :municipality)
    AND (:attendance IS NULL OR attendance IN (:attendance, 'hybrid'))";

/// Events that match, by start.
pub(crate) fn list(
    connection: &Connection,
    session: Option<&Session>,
    filter: &Filter,
    part: &Part<(i64, String)>,
) -> Outcome<Page<Event>> {
    let (from, until) = (filter.from.millis(), filter.until.map(Timestamp::millis));
    let text = filter.text.trim().to_lowercase();
    let series = filter.series.as_ref().map(Id::as_str);
    let municipality = filter
        .municipality
        .as_ref()
        .map(|town| town.trim().to_lowercase());
    let attendance = filter.attendance.map(Attendance::name);
    let total = connection
        .prepare_cached(&format!("SELECT count(*) FROM event WHERE {MATCHES}"))?
        .query_row(
            named_params! {
                ":from": from, ":until": until, ":text": text, ":series": series,
                ":municipality": municipality, ":attendance": attendance,
            },
            |row| row.get(0),
        )?;
    let (start, id) = part.after.clone().unwrap_or((i64::MIN, String::new()));
    let select = format!(
        "SELECT starts_at, id, body FROM event
         WHERE {MATCHES} AND (starts_at, id) > (:start, :id) ORDER BY starts_at, id LIMIT :fetch"
    );
    let mut statement = connection.prepare_cached(&select)?;
    let rows = statement
        .query_map(
            named_params! {
                ":from": from, ":until": until, ":text": text, ":series": series,
                ":municipality": municipality, ":attendance": attendance,
                ":start": start, ":id": id, ":fetch": part.fetch(),
            },
            |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
        )?
        .collect::<Result<Vec<((i64, String), String)>, _>>()?;
    let rows = rows
        .into_iter()
        .map(|(key, body)| Ok((key, fill(connection, session, document::read(&body)?)?)))
        .collect::<Outcome<Vec<_>>>()?;
    part.page(rows, total)
}

/// One event.
pub(crate) fn get(connection: &Connection, session: Option<&Session>, id: &Id) -> Outcome<Event> {
    fill(connection, session, document::get(connection, id)?)
}

fn fill(connection: &Connection, session: Option<&Session>, mut event: Event) -> Outcome<Event> {
    if let Some(registration) = &mut event.registration
        && registration.needed
    {
        let (taken, waiting) = registration::counts(connection, event.id.as_str())?;
        registration.taken = Some(taken);
        registration.waiting = Some(waiting);
    }
    event.seat = match session {
        Some(session) => registration::seat(connection, session, &event.id)?,
        None => None,
    };
    let attends = event
        .seat
        .as_ref()
        .is_some_and(|seat| seat.state == SeatState::Attending);
    let registers = event
        .registration
        .is_some_and(|registration| registration.needed);
    if registers && !attends {
        event.place.link = None;
    }
    Ok(event)
}

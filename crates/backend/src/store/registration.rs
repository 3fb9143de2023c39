//! Registrations: a place, the waiting list, and moving up – each decided in one transaction.

use model::event::{
    Consent, Offer, Registration, RegistrationForm, RegistrationProblem, WhyNotRegister,
};
use model::{RegistrationId, Timestamp};
use rusqlite::{Connection, OptionalExtension};

use super::ledger::{self, Counted, Write, id_hash};
use super::message::Written;
use super::session::{Session, Visitor};
use super::{document, event};
use crate::problem::{Kind, Outcome, Problem};
use crate::wire::event::Event;
use crate::wire::id::Id;
use crate::wire::registration::{RegistrationRequest, Seat, SeatState};

/// How many have a place, and how many wait.
pub(crate) fn counts(connection: &Connection, event: &str) -> Outcome<(u32, u32)> {
    let select = "SELECT count(*) FILTER (WHERE state = 'attending'),
        count(*) FILTER (WHERE state = 'waiting') FROM registration WHERE event = ?1";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    Ok(connection.prepare_cached(select)?.query_row([event], row)?)
}

/// This resident's seat.
pub(crate) fn seat(
    connection: &Connection,
    session: &Session,
    event: &Id,
) -> Outcome<Option<Seat>> {
    seat_of(connection, session.id, event)
}

fn seat_of(connection: &Connection, session: i64, event: &Id) -> Outcome<Option<Seat>> {
    let select = "SELECT id, id_hash, state,
        (SELECT count(*) FROM registration AS ahead WHERE ahead.event = mine.event
           AND ahead.state = 'waiting' AND ahead.queued <= mine.queued)
        FROM registration AS mine WHERE event = ?1 AND session = ?2";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let found: Option<(String, Vec<u8>, String, u32)> = connection
        .prepare_cached(select)?
        .query_row((event.as_str(), session), row)
        .optional()?;
    let Some((id, hash, state, position)) = found else {
        return Ok(None);
    };
    let state = SeatState::parse(&state);
    let id = Id::parse(&id).ok_or_else(|| Problem::internal("a stored id is always one"))?;
    let position = (state == SeatState::Waiting).then_some(position);
    Ok(Some(Seat {
        id,
        state,
        position,
        receipt: ledger::receipt(connection, &hash)?,
    }))
}

/// Takes a place, or one on the waiting list. A repeat is told how the seat stands now.
pub(crate) fn register(
    connection: &Connection,
    visitor: &Visitor,
    (event_id, id): (&Id, &Id),
    request: &RegistrationRequest,
    now: Timestamp,
) -> Outcome<Written<Seat>> {
    document::get::<Event>(connection, event_id)?;
    let write = Write {
        operation: format!("register {}", event_id.as_str()),
        id,
    };
    let session = match ledger::count(connection, visitor, &write, request, now)? {
        Counted::Again(session, _) => {
            // The cookie may not be at hand: the id itself has proven whose seat it is.
            let seat = seat_of(connection, owner(connection, id)?, event_id)?
                .ok_or_else(|| Problem::internal("a standing receipt without its seat"))?;
            return Ok(Written::again(seat, session));
        }
        Counted::First(session, _) => session,
    };
    let event = event::get(connection, Some(&session), event_id)?;
    let event = document::model(|at| event.check(at))?;
    let state = match event.may_register(now).map_err(refusal)? {
        Offer::Place(_) => "attending",
        Offer::WaitingList(_) => "waiting",
    };
    let form = form(id, request)?;
    let consented_at = (!form.access_needs.is_empty()).then(|| now.millis());
    connection
        .prepare_cached(
            "INSERT INTO registration (id, id_hash, event, session, state, access_needs, consented_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            id.as_str(),
            id_hash(id),
            event_id.as_str(),
            session.id,
            state,
            form.access_needs,
            consented_at,
        ))?;
    let seat = seat(connection, &session, event_id)?
        .ok_or_else(|| Problem::internal("a seat just taken is there"))?;
    Ok(Written::first(seat, session))
}

/// Gives a seat up; the first who waits moves up. Fine when it was given up already.
pub(crate) fn cancel(
    connection: &Connection,
    visitor: &Visitor,
    (event_id, id): (&Id, &Id),
    now: Timestamp,
) -> Outcome<()> {
    let session = visitor.known(connection)?.ok_or(Kind::NotFound)?;
    let event = event::get(connection, Some(&session), event_id)?;
    if event.seat.as_ref().is_none_or(|seat| seat.id != *id) {
        let spent = ledger::is_spent_by(connection, &session, id)?;
        return if spent {
            Ok(())
        } else {
            Err(Kind::NotFound.into())
        };
    }
    if !document::model(|at| event.check(at))?.may_cancel(now) {
        return Err(Kind::Over.into());
    }
    connection.execute("DELETE FROM registration WHERE id = ?1", [id.as_str()])?;
    ledger::spend(connection, id)?;
    move_up(connection, event_id.as_str())
}

/// Gives free places to those who wait, first come first served.
pub(crate) fn move_up(connection: &Connection, event: &str) -> Outcome<()> {
    let Some(document) = document::find::<Event>(connection, event)? else {
        return Ok(());
    };
    let event_model = document::model(|at| document.check(at))?;
    let Registration::Needed(places) = event_model.registration else {
        return Ok(());
    };
    let (taken, waiting) = counts(connection, event)?;
    let free = places
        .capacity
        .map_or(waiting, |capacity| capacity.saturating_sub(taken));
    connection
        .prepare_cached(
            "UPDATE registration SET state = 'attending' WHERE queued IN
             (SELECT queued FROM registration WHERE event = ?1 AND state = 'waiting'
              ORDER BY queued LIMIT ?2)",
        )?
        .execute((event, free))?;
    Ok(())
}

fn owner(connection: &Connection, id: &Id) -> Outcome<i64> {
    let select = "SELECT session FROM registration WHERE id = ?1";
    Ok(connection
        .prepare_cached(select)?
        .query_row([id.as_str()], |row| row.get(0))?)
}

fn form(id: &Id, request: &RegistrationRequest) -> Outcome<RegistrationForm> {
    let id = RegistrationId::parse(id.as_str())
        .ok_or_else(|| Problem::internal("a checked id is always one of the model's"))?;
    let consent = if request.consent {
        Consent::Given
    } else {
        Consent::Withheld
    };
    RegistrationForm::check(id, &request.access_needs, consent).map_err(|problem| match problem {
        RegistrationProblem::ConsentMissing => Problem::field(
            "/consent",
            "missing",
            "access needs are stored only with consent",
        ),
        RegistrationProblem::TooLong => {
            Problem::field("/access_needs", "too_long", "at most 500 characters")
        }
    })
}

fn refusal(why: WhyNotRegister) -> Problem {
    let kind = match why {
        WhyNotRegister::NotNeeded => Kind::NotNeeded,
        WhyNotRegister::AlreadyAttending | WhyNotRegister::AlreadyWaiting(_) => {
            Kind::AlreadyRegistered
        }
        WhyNotRegister::Cancelled => Kind::Cancelled,
        WhyNotRegister::Over => Kind::Over,
        WhyNotRegister::NotYetOpen(_) => Kind::NotYetOpen,
        WhyNotRegister::Closed | WhyNotRegister::Elsewhere => Kind::Closed,
        WhyNotRegister::Full => Kind::Full,
    };
    kind.into()
}

//! Memberships: joining, asking to join, leaving.

use model::Timestamp;
use model::panel::{HowToJoin, Joining, WhyNotJoin, Window};
use rusqlite::{Connection, OptionalExtension};

use super::session::{Session, Visitor};
use super::{document, panel};
use crate::problem::{Kind, Outcome, Problem};
use crate::store::message::Written;
use crate::wire::id::Id;
use crate::wire::panel::{JoinRequest, Membership, MembershipState};
use crate::wire::time::Time;

const LONGEST_TEXT: usize = 2_000;

/// How many members sit in a panel; requests take no seat.
pub(crate) fn seats_taken(connection: &Connection, panel: &Id) -> Outcome<u32> {
    let select = "SELECT count(*) FROM membership WHERE panel = ?1 AND state = 'member'";
    Ok(connection
        .prepare_cached(select)?
        .query_row([panel.as_str()], |row| row.get(0))?)
}

/// This resident's membership.
pub(crate) fn find(
    connection: &Connection,
    session: i64,
    panel: &Id,
) -> Outcome<Option<Membership>> {
    let select = "SELECT state, since FROM membership WHERE panel = ?1 AND session = ?2";
    let row = |row: &rusqlite::Row<'_>| {
        let state: String = row.get(0)?;
        Ok(Membership {
            panel: panel.clone(),
            state: state_of(&state),
            since: Time(Timestamp::from_millis(row.get(1)?)),
        })
    };
    let mut statement = connection.prepare_cached(select)?;
    Ok(statement
        .query_row((panel.as_str(), session), row)
        .optional()?)
}

/// As it is stored.
pub(crate) fn state_of(name: &str) -> MembershipState {
    if name == "member" {
        MembershipState::Member
    } else {
        MembershipState::Requested
    }
}

/// Whether somebody is a member; a waiting request is not enough.
pub(crate) fn is_member(
    connection: &Connection,
    session: Option<&Session>,
    panel: &Id,
) -> Outcome<bool> {
    let Some(session) = session else {
        return Ok(false);
    };
    let membership = find(connection, session.id, panel)?;
    Ok(membership.is_some_and(|one| one.state == MembershipState::Member))
}

/// Joins, or asks to join, as the panel has it. One who is in, or has asked, gets what stands.
pub(crate) fn join(
    connection: &Connection,
    visitor: &Visitor,
    id: &Id,
    request: &JoinRequest,
    now: Timestamp,
) -> Outcome<Written<Membership>> {
    let text = request.text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Problem::field(
            "/text",
            "too_long",
            "at most 2000 characters",
        ));
    }
    let session = visitor.enter(connection, None, now)?;
    let panel = panel::get(connection, Some(&session), id)?;
    if let Some(membership) = panel.membership {
        return Ok(Written::again(membership, Some(session)));
    }
    let how = document::model(|at| panel.check(at))?
        .may_join(now)
        .map_err(refusal)?;
    let state = match how {
        HowToJoin::AtOnce => MembershipState::Member,
        HowToJoin::ByRequest => MembershipState::Requested,
    };
    let membership = insert(connection, session.id, id, state, text, now)?;
    Ok(Written::first(membership, session))
}

/// Who opens a panel's door to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// An invitation opens panels of every kind, but not one that is full, closed or over.
    Invitation,
    /// The operator says yes to a request, also after the time to ask is over.
    Operator,
}

/// Makes a member.
pub(crate) fn admit(
    connection: &Connection,
    session: i64,
    id: &Id,
    door: Door,
    now: Timestamp,
) -> Outcome<()> {
    let membership = find(connection, session, id)?;
    if membership.is_some_and(|one| one.state == MembershipState::Member) {
        return Ok(());
    }
    let panel = panel::get(connection, None, id)?;
    let mut panel = document::model(|at| panel.check(at))?;
    panel.joining = Joining::Open;
    if door == Door::Operator {
        panel.joining_window = Window::default();
    }
    panel.may_join(now).map_err(refusal)?;
    insert(connection, session, id, MembershipState::Member, "", now)?;
    Ok(())
}

/// Whether a request to join waits.
pub(crate) fn waits(connection: &Connection, panel: &Id, session: i64) -> Outcome<bool> {
    let membership = find(connection, session, panel)?;
    Ok(membership.is_some_and(|one| one.state == MembershipState::Requested))
}

/// Leaves; fine when there was nothing to leave.
pub(crate) fn leave(connection: &Connection, visitor: &Visitor, id: &Id) -> Outcome<()> {
    if let Some(session) = visitor.known(connection)? {
        connection
            .prepare_cached("DELETE FROM membership WHERE panel = ?1 AND session = ?2")?
            .execute((id.as_str(), session.id))?;
    }
    Ok(())
}

fn insert(
    connection: &Connection,
    session: i64,
    panel: &Id,
    state: MembershipState,
    text: &str,
    now: Timestamp,
) -> Outcome<Membership> {
    connection
        .prepare_cached(
            "INSERT INTO membership (panel, session, state, text, since) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (panel, session) DO UPDATE SET state = excluded.state, since = excluded.since",
        )?
        .execute((panel.as_str(), session, state.name(), text, now.millis()))?;
    Ok(Membership {
        panel: panel.clone(),
        state,
        since: Time(now),
    })
}

fn refusal(why: WhyNotJoin) -> Problem {
    match why {
        WhyNotJoin::TermOver => Kind::TermOver.into(),
        WhyNotJoin::NotYetOpen(_) => Kind::NotYetOpen.into(),
        WhyNotJoin::Closed | WhyNotJoin::Elsewhere => Kind::Closed.into(),
        WhyNotJoin::Full => Kind::Full.into(),
        WhyNotJoin::InvitationOnly => Kind::InvitationOnly.into(),
        WhyNotJoin::AlreadyMember | WhyNotJoin::AlreadyRequested => {
            Problem::internal("a standing membership was not handed back")
        }
    }
}

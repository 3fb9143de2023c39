//! Invitations: found by code, bound to a session, replied to.
//!
//! A lookup neither uses a code up nor binds it, so that mail scanners and link previews do no
//! harm. Binding a single-use one is exclusive by a unique constraint.

use model::Timestamp;
use model::invitation::{InvitationCode, InvitationState as State, Target, Usage, WhyNotReply};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::document::{self, Document, optional};
use super::membership::{self, Door};
use super::message::Written;
use super::session::{Session, Visitor};
use crate::problem::{Kind, Outcome, Problem};
use crate::wire::id::Id;
use crate::wire::invitation::{Invitation, InvitationState, Reply, ReplyRequest};

impl Document for Invitation {
    const TABLE: &'static str = "invitation";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        let code = self.code.as_deref().and_then(InvitationCode::parse);
        vec![(
            "code",
            optional(code, |code| Value::Text(code.as_str().to_owned())),
        )]
    }
}

/// This session's invitations, those bound last first.
pub(crate) fn list(
    connection: &Connection,
    session: Option<&Session>,
    now: Timestamp,
) -> Outcome<Vec<Invitation>> {
    let Some(session) = session else {
        return Ok(Vec::new());
    };
    let select = "SELECT body FROM invitation JOIN invitation_binding ON invitation = id
        WHERE session = :session ORDER BY at DESC, id";
    let parameters = named_params! { ":session": session.id };
    let invitations = document::select_documents::<Invitation>(connection, select, parameters)?;
    invitations
        .into_iter()
        .map(|one| seen_by(connection, Some(session), one, now))
        .collect()
}

/// The invitation a code opens, as this resident would see it.
pub(crate) fn look_up(
    connection: &Connection,
    session: Option<&Session>,
    code: &str,
    now: Timestamp,
) -> Outcome<Invitation> {
    seen_by(connection, session, by_code(connection, code)?, now)
}

/// Binds the invitation a code opens to this session.
pub(crate) fn sign_in(
    connection: &Connection,
    visitor: &Visitor,
    code: &str,
    now: Timestamp,
) -> Outcome<Written<()>> {
    let invitation = by_code(connection, code)?;
    let session = visitor.enter(connection, None, now)?;
    bind(connection, &session, &invitation, now)?;
    Ok(Written::first((), session))
}

/// Replies. Accepting an invitation to a panel makes a member.
pub(crate) fn reply(
    connection: &Connection,
    visitor: &Visitor,
    id: &Id,
    request: &ReplyRequest,
    now: Timestamp,
) -> Outcome<Written<Invitation>> {
    let session = match &request.code {
        Some(code) => {
            let invitation = by_code(connection, code)?;
            if invitation.id != *id {
                return Err(Kind::UnknownCode.into());
            }
            let session = visitor.enter(connection, None, now)?;
            bind(connection, &session, &invitation, now)?;
            session
        }
        None => visitor.known(connection)?.ok_or(Kind::NotFound)?,
    };
    let invitation: Invitation = document::get(connection, id)?;
    if binding(connection, &session, id)?.is_none() {
        return Err(Kind::NotFound.into());
    }
    let seen = seen_by(connection, Some(&session), invitation.clone(), now)?;
    let model = document::model(|at| seen.check(at))?;
    let wanted = match request.reply {
        Reply::Accept => State::Accepted,
        Reply::Later => State::Postponed,
        Reply::Decline => State::Declined,
    };
    if model.state == wanted {
        return Ok(Written::again(seen, Some(session)));
    }
    model.may_reply(now).map_err(refusal)?;
    connection
        .prepare_cached(
            "UPDATE invitation_binding SET state = ?1, at = ?2 WHERE invitation = ?3 AND session = ?4",
        )?
        .execute((InvitationState::of(wanted).name(), now.millis(), id.as_str(), session.id))?;
    if let (State::Accepted, Target::Panel(_)) = (wanted, &model.target) {
        membership::admit(
            connection,
            session.id,
            &invitation.target.id,
            Door::Invitation,
            now,
        )?;
    }
    let seen = seen_by(connection, Some(&session), invitation, now)?;
    Ok(Written::again(seen, Some(session)))
}

fn by_code(connection: &Connection, typed: &str) -> Outcome<Invitation> {
    let code = InvitationCode::parse(typed).ok_or(Kind::UnknownCode)?;
    let body: Option<String> = connection
        .prepare_cached("SELECT body FROM invitation WHERE code = ?1")?
        .query_row([code.as_str()], |row| row.get(0))
        .optional()?;
    body.map_or_else(
        || Err(Kind::UnknownCode.into()),
        |body| document::read(&body),
    )
}

fn bind(
    connection: &Connection,
    session: &Session,
    invitation: &Invitation,
    now: Timestamp,
) -> Outcome<()> {
    if binding(connection, session, &invitation.id)?.is_some() {
        return Ok(());
    }
    let model = document::model(|at| invitation.check(at))?;
    if model.state == State::Used || is_taken(connection, session, &invitation.id)? {
        return Err(Kind::Used.into());
    }
    let start = match model.state {
        State::Postponed | State::Accepted | State::Declined => InvitationState::of(model.state),
        State::Pending | State::Expired | State::Withdrawn | State::Used => {
            InvitationState::Pending
        }
    };
    let exclusive = (model.usage == Usage::SingleUse).then_some(1);
    connection
        .prepare_cached(
            "INSERT INTO invitation_binding (invitation, session, state, exclusive, at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            invitation.id.as_str(),
            session.id,
            start.name(),
            exclusive,
            now.millis(),
        ))?;
    Ok(())
}

fn binding(
    connection: &Connection,
    session: &Session,
    id: &Id,
) -> Outcome<Option<InvitationState>> {
    let select = "SELECT state FROM invitation_binding WHERE invitation = ?1 AND session = ?2";
    let state: Option<String> = connection
        .prepare_cached(select)?
        .query_row((id.as_str(), session.id), |row| row.get(0))
        .optional()?;
    Ok(state.map(|state| match state.as_str() {
        "postponed" => InvitationState::Postponed,
        "accepted" => InvitationState::Accepted,
        "declined" => InvitationState::Declined,
        _ => InvitationState::Pending,
    }))
}

/// Whether a single-use invitation is bound to somebody else.
fn is_taken(connection: &Connection, session: &Session, id: &Id) -> Outcome<bool> {
    taken_by(connection, id).map(|owner| owner.is_some_and(|owner| owner != session.id))
}

fn taken_by(connection: &Connection, id: &Id) -> Outcome<Option<i64>> {
    let select = "SELECT session FROM invitation_binding WHERE invitation = ?1 AND exclusive = 1";
    let mut statement = connection.prepare_cached(select)?;
    Ok(statement
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?)
}

/// An invitation as one resident sees it now; never with its code.
fn seen_by(
    connection: &Connection,
    session: Option<&Session>,
    mut invitation: Invitation,
    now: Timestamp,
) -> Outcome<Invitation> {
    let authored = invitation.state.unwrap_or(InvitationState::Pending);
    let own = match session {
        Some(session) => binding(connection, session, &invitation.id)?,
        None => None,
    };
    let owner = taken_by(connection, &invitation.id)?;
    let state = match (authored, own) {
        (InvitationState::Withdrawn | InvitationState::Used | InvitationState::Expired, _) => {
            authored
        }
        (_, Some(own)) => own,
        (_, None) if owner.is_some() => InvitationState::Used,
        (_, None) => authored,
    };
    invitation.code = None;
    invitation.state = Some(state);
    let model = document::model(|at| invitation.check(at))?;
    invitation.state = Some(InvitationState::of(model.state_at(now)));
    Ok(invitation)
}

fn refusal(why: WhyNotReply) -> Problem {
    let kind = match why {
        WhyNotReply::Expired => Kind::Expired,
        WhyNotReply::Withdrawn => Kind::Withdrawn,
        WhyNotReply::Used => Kind::Used,
        WhyNotReply::AlreadyAccepted => Kind::AlreadyAccepted,
    };
    kind.into()
}

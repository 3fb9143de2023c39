//! Themes: members propose and support them.

use model::theme::{Proposal, ProposalProblem};
use model::{ThemeId, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::document::{self, Document};
use super::ledger::{self, Counted, Write};
use super::membership;
use super::message::Written;
use super::session::{Session, Visitor};
use crate::problem::{Kind, Outcome, Problem};
use crate::wire::id::Id;
use crate::wire::panel::Panel;
use crate::wire::receipt::Arrival;
use crate::wire::text::Text;
use crate::wire::theme::{self as wire, Support, Theme, ThemeState};

impl Document for Theme {
    const TABLE: &'static str = "theme";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("panel", Value::Text(self.panel.as_str().to_owned()))]
    }
}

/// A panel's themes, most supported first.
pub(crate) fn list(
    connection: &Connection,
    session: Option<&Session>,
    panel: &Id,
) -> Outcome<Vec<Theme>> {
    document::get::<Panel>(connection, panel)?;
    let select = "SELECT body FROM theme WHERE panel = :panel
        ORDER BY (SELECT count(*) FROM theme_support WHERE theme = theme.id) DESC, seq";
    let parameters = named_params! { ":panel": panel.as_str() };
    let themes = document::select_documents::<Theme>(connection, select, parameters)?;
    themes
        .into_iter()
        .map(|theme| fill(connection, session, theme))
        .collect()
}

fn fill(connection: &Connection, session: Option<&Session>, mut theme: Theme) -> Outcome<Theme> {
    let supporters = connection
        .prepare_cached("SELECT count(*) FROM theme_support WHERE theme = ?1")?
        .query_row([theme.id.as_str()], |row| row.get(0))?;
    let given = match session {
        Some(session) => connection
            .prepare_cached("SELECT 1 FROM theme_support WHERE theme = ?1 AND session = ?2")?
            .query_row((theme.id.as_str(), session.id), |_| Ok(()))
            .optional()?,
        None => None,
    };
    theme.supporters = Some(supporters);
    theme.support = Some(given.map_or(Support::NotGiven, |()| Support::Given));
    Ok(theme)
}

/// Keeps a member's proposal.
pub(crate) fn propose(
    connection: &Connection,
    visitor: &Visitor,
    (panel, id): (&Id, &Id),
    request: &wire::Proposal,
    now: Timestamp,
) -> Outcome<Written<Arrival>> {
    document::get::<Panel>(connection, panel)?;
    let write = Write {
        operation: format!("propose_theme {}", panel.as_str()),
        id,
    };
    let (session, arrival) = match ledger::count(connection, visitor, &write, request, now)? {
        Counted::Again(session, arrival) => return Ok(Written::again(arrival, session)),
        Counted::First(session, arrival) => (session, arrival),
    };
    if !membership::is_member(connection, Some(&session), panel)? {
        return Err(Kind::MembersOnly.into());
    }
    let model_id = ThemeId::parse(id.as_str())
        .ok_or_else(|| Problem::internal("a checked id is always one of the model's"))?;
    let proposal =
        Proposal::check(model_id, &request.title, &request.reason).map_err(|why| match why {
            ProposalProblem::TitleTooShort => {
                Problem::field("/title", "too_short", "at least 3 characters")
            }
            ProposalProblem::TitleTooLong => {
                Problem::field("/title", "too_long", "at most 120 characters")
            }
            ProposalProblem::ReasonTooLong => {
                Problem::field("/reason", "too_long", "at most 1000 characters")
            }
        })?;
    if document::find::<Theme>(connection, id.as_str())?.is_some() {
        return Err(Kind::IdReused.into());
    }
    let theme = Theme {
        id: id.clone(),
        panel: panel.clone(),
        title: Text::single(request.language, proposal.title),
        reason: Text::single(request.language, proposal.reason),
        state: ThemeState::Proposed,
        supporters: None,
        support: None,
    };
    document::put(connection, &theme)?;
    connection.execute(
        "UPDATE theme SET proposed_by = ?1 WHERE id = ?2",
        (session.id, id.as_str()),
    )?;
    Ok(Written::first(arrival, session))
}

/// Supports a theme. Members only, and only while it is proposed.
pub(crate) fn support(connection: &Connection, visitor: &Visitor, id: &Id) -> Outcome<()> {
    let theme: Theme = document::get(connection, id)?;
    let session = member(connection, visitor, &theme)?;
    if theme.state != ThemeState::Proposed {
        return Err(Kind::Closed.into());
    }
    add_support(connection, id, session.id)
}

/// Counts a member's support once.
pub(crate) fn add_support(connection: &Connection, id: &Id, session: i64) -> Outcome<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO theme_support (theme, session) VALUES (?1, ?2)")?
        .execute((id.as_str(), session))?;
    Ok(())
}

/// Takes support back; fine when there was none.
pub(crate) fn unsupport(connection: &Connection, visitor: &Visitor, id: &Id) -> Outcome<()> {
    let theme: Theme = document::get(connection, id)?;
    let session = member(connection, visitor, &theme)?;
    connection
        .prepare_cached("DELETE FROM theme_support WHERE theme = ?1 AND session = ?2")?
        .execute((id.as_str(), session.id))?;
    Ok(())
}

fn member(connection: &Connection, visitor: &Visitor, theme: &Theme) -> Outcome<Session> {
    let session = visitor.known(connection)?;
    if membership::is_member(connection, session.as_ref(), &theme.panel)? {
        session.ok_or_else(|| Kind::MembersOnly.into())
    } else {
        Err(Kind::MembersOnly.into())
    }
}

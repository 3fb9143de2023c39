//! Who asks: an anonymous session, minted at the first write, known by a cookie.

use std::sync::Arc;

use model::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::fresh::Fresh;
use super::intent::Intent;
use crate::clock;
use crate::problem::Outcome;
use crate::secret::Token;

/// Whoever sent a request, before the database was asked.
#[derive(Clone, Default)]
pub(crate) struct Visitor {
    /// The cookie's token.
    pub(crate) token: Option<Token>,
    /// The request's `Idempotency-Key`.
    pub(crate) key: Option<String>,
    /// Sessions whose cookie has not come back.
    pub(crate) fresh: Arc<Fresh>,
}

/// Somebody whom the database knows.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) id: i64,
    pub(crate) token: Token,
    pub(crate) cookie: Cookie,
}

/// Whether the browser must be given the cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// It has it.
    Held,
    /// It must be set.
    Due,
}

impl Visitor {
    /// The session of the cookie, if it is one.
    pub(crate) fn known(&self, connection: &Connection) -> Outcome<Option<Session>> {
        let Some(token) = &self.token else {
            return Ok(None);
        };
        let session = find(connection, token, Cookie::Held)?;
        if session.is_some() {
            self.fresh.seen(token);
        }
        Ok(session)
    }

    /// The session of the cookie, or the one minted for an earlier try of this write, or a new one.
    pub(crate) fn enter(
        &self,
        connection: &Connection,
        minted_id: Option<&str>,
        now: Timestamp,
    ) -> Outcome<Session> {
        let intent = match minted_id {
            // Nothing leads from an anonymous answer to a session.
            Some(_) => None,
            None => self.key.as_deref().and_then(Intent::of),
        };
        if let Some(intent) = &intent
            && let Some(session) = self.meant(connection, intent)?
        {
            return Ok(session);
        }
        let session = match self.known_or_waiting(connection, minted_id)? {
            Some(session) => session,
            None => self.mint(connection, minted_id, now)?,
        };
        if let Some(intent) = intent {
            intent.remember(connection, session.id)?;
        }
        Ok(session)
    }

    /// Whoever first meant this. Where their cookie was lost with the phone's memory they get another one; the key, which
    /// nobody else knows, is as good as that was. Where the phone has a newer session, it keeps that.
    fn meant(&self, connection: &Connection, intent: &Intent) -> Outcome<Option<Session>> {
        let id = intent.session(connection)?;
        let Some(id) = id else {
            return Ok(None);
        };
        if let Some(session) = self.known_or_waiting(connection, None)? {
            return Ok(Some(Session { id, ..session }));
        }
        let token = Token::mint()?;
        connection
            .prepare_cached("UPDATE session SET token_hash = ?1 WHERE id = ?2")?
            .execute((token.hash(), id))?;
        if let Some(key) = &self.key {
            self.fresh.remember(key, &token);
        }
        Ok(Some(Session {
            id,
            token,
            cookie: Cookie::Due,
        }))
    }

    fn mint(
        &self,
        connection: &Connection,
        minted_id: Option<&str>,
        now: Timestamp,
    ) -> Outcome<Session> {
        let token = Token::mint()?;
        connection
            .prepare_cached("INSERT INTO session (token_hash, created_on) VALUES (?1, ?2)")?
            .execute((token.hash(), clock::day_of(now).to_string()))?;
        if let Some(key) = self.key(minted_id) {
            self.fresh.remember(key, &token);
        }
        Ok(Session {
            id: connection.last_insert_rowid(),
            token,
            cookie: Cookie::Due,
        })
    }

    /// The session of the cookie, or the one minted for an earlier try of this write.
    pub(crate) fn known_or_waiting(
        &self,
        connection: &Connection,
        minted_id: Option<&str>,
    ) -> Outcome<Option<Session>> {
        if let Some(session) = self.known(connection)? {
            return Ok(Some(session));
        }
        match self.key(minted_id).and_then(|key| self.fresh.recall(key)) {
            Some(token) => find(connection, &token, Cookie::Due),
            None => Ok(None),
        }
    }

    fn key<'a>(&'a self, minted_id: Option<&'a str>) -> Option<&'a str> {
        minted_id.or(self.key.as_deref())
    }
}

fn find(connection: &Connection, token: &Token, cookie: Cookie) -> Outcome<Option<Session>> {
    let id = connection
        .prepare_cached("SELECT id FROM session WHERE token_hash = ?1")?
        .query_row([token.hash()], |row| row.get(0))
        .optional()?;
    Ok(id.map(|id| Session {
        id,
        token: token.clone(),
        cookie,
    }))
}

/// Lets go of a session: what it did stays, but nobody can enter it again.
pub(crate) fn leave(connection: &Connection, visitor: &Visitor) -> Outcome<()> {
    if let Some(session) = visitor.known(connection)? {
        connection.execute(
            "UPDATE session SET token_hash = NULL WHERE id = ?1",
            [session.id],
        )?;
    }
    Ok(())
}

/// Deletes a session and all that is linked to it. Ids it minted stay spent, as bare hashes, so
/// that a late repeat cannot count again; anonymous answers stay, for nothing leads to them.
pub(crate) fn delete(connection: &Connection, visitor: &Visitor) -> Outcome<()> {
    let Some(session) = visitor.known(connection)? else {
        return Ok(());
    };
    let events: Vec<String> = connection
        .prepare_cached("SELECT event FROM registration WHERE session = ?1")?
        .query_map([session.id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    connection.execute(
        "UPDATE receipt SET state = 'spent', mac = x'', code = '', at = 0 WHERE session = ?1",
        [session.id],
    )?;
    connection.execute("DELETE FROM session WHERE id = ?1", [session.id])?;
    events
        .iter()
        .try_for_each(|event| super::registration::move_up(connection, event))
}

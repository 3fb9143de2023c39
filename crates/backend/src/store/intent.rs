//! Which session a write without an id of its own was first counted for, known by its key alone: phones lose cookies that
//! they had not written down yet. It keeps a hash, and knows nothing of answers to polls.

use rusqlite::{Connection, OptionalExtension};

use super::fresh::SHORTEST_KEY;
use crate::problem::Outcome;
use crate::secret::digest;

/// The key of a write without an id of its own, as the database keeps it.
pub(crate) struct Intent([u8; 32]);

impl Intent {
    /// Of a key that nobody can guess.
    pub(crate) fn of(key: &str) -> Option<Self> {
        (key.len() >= SHORTEST_KEY).then(|| Self(digest("intent", key.as_bytes())))
    }

    /// The session that first meant this, if anybody can still enter it.
    pub(crate) fn session(&self, connection: &Connection) -> Outcome<Option<i64>> {
        let id = connection
            .prepare_cached(
                "SELECT id FROM intent JOIN session ON id = session
                 WHERE key_hash = ?1 AND token_hash IS NOT NULL",
            )?
            .query_row([self.0], |row| row.get(0))
            .optional()?;
        Ok(id)
    }

    /// This session was the first.
    pub(crate) fn remember(&self, connection: &Connection, session: i64) -> Outcome<()> {
        connection
            .prepare_cached("INSERT OR IGNORE INTO intent (key_hash, session) VALUES (?1, ?2)")?
            .execute((self.0, session))?;
        Ok(())
    }
}

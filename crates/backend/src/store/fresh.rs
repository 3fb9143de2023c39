//! Sessions whose cookie has not come back yet.
//!
//! If the reply to somebody's very first write is lost, their repeat carries no cookie. It does
//! carry the same minted id (or `Idempotency-Key`), which nobody else knows; so the same session
//! is given again, until its cookie is first seen. Kept in memory only: after a restart such a
//! repeat still counts once and gets its receipt, only no session.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::secret::{Token, digest};

const MOST: usize = 10_000;
const KEPT: Duration = Duration::from_hours(24);
/// Shorter keys could be guessed and are not trusted to tell who repeats.
pub(crate) const SHORTEST_KEY: usize = 16;

#[derive(Default)]
pub(crate) struct Fresh(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    by_key: HashMap<[u8; 32], (Token, Instant)>,
    by_token: HashMap<Token, [u8; 32]>,
}

impl Fresh {
    /// The session that was minted for this key, while its cookie has not come back.
    pub(crate) fn recall(&self, key: &str) -> Option<Token> {
        let waiting = self.0.lock().ok()?;
        waiting
            .by_key
            .get(&digest("fresh", key.as_bytes()))
            .map(|(token, _)| token.clone())
    }

    /// Remembers a session minted for a key.
    pub(crate) fn remember(&self, key: &str, token: &Token) {
        let Ok(mut waiting) = self.0.lock() else {
            return;
        };
        if key.len() < SHORTEST_KEY {
            return;
        }
        waiting.make_room();
        let key = digest("fresh", key.as_bytes());
        waiting.by_key.insert(key, (token.clone(), Instant::now()));
        waiting.by_token.insert(token.clone(), key);
    }

    /// The cookie has come back: its holder needs no help any more.
    pub(crate) fn seen(&self, token: &Token) {
        let Ok(mut waiting) = self.0.lock() else {
            return;
        };
        if let Some(key) = waiting.by_token.remove(token) {
            waiting.by_key.remove(&key);
        }
    }
}

impl Waiting {
    fn make_room(&mut self) {
        if self.by_key.len() < MOST {
            return;
        }
        self.by_key.retain(|_, (_, since)| since.elapsed() < KEPT);
        if self.by_key.len() >= MOST {
            self.by_key.clear();
        }
        let kept: std::collections::HashSet<_> = self.by_key.keys().copied().collect();
        self.by_token.retain(|_, key| kept.contains(key));
    }
}

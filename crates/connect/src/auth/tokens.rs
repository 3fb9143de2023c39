//! What a sign-in brings. Tokens live in memory only: nothing here can be stored or printed.

use std::fmt;

use model::time::Timestamp;
use serde_json::Value;

use super::secret::Secret;

/// Longest time that a token is believed to last, in milliseconds: ten years.
const LONGEST: f64 = 315_360_000_000.0;

/// What a sign-in, or a refresh, has brought.
#[derive(Debug)]
pub struct Tokens {
    pub(super) access: Secret,
    pub(super) refresh: Option<Secret>,
    pub(super) expires: Option<Timestamp>,
    pub(super) identity: Option<Identity>,
}

/// Who signed in, as far as a refresh and a sign-out need to know.
#[derive(Clone)]
pub(super) struct Identity {
    pub(super) id_token: Secret,
    pub(super) subject: String,
    pub(super) nonce: Option<Secret>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Identity(…)")
    }
}

impl Tokens {
    /// Who signed in, as the provider names them; `None` where tokens do not tell.
    pub fn subject(&self) -> Option<&str> {
        self.identity.as_ref().map(|known| known.subject.as_str())
    }

    /// A token that came in the fragment of a link, where it was read and removed once; `None` if it
    /// cannot be one.
    pub fn bearer(text: &str) -> Option<Self> {
        Some(Self {
            access: Secret::parse(text)?,
            refresh: None,
            expires: None,
            identity: None,
        })
    }
}

/// When something expires that lasts so many units from now; `None` if it is no such number.
/// Some servers send it as text.
pub(super) fn expiry(lasts: &Value, unit_ms: f64, now: Timestamp) -> Option<Timestamp> {
    let lasts = match lasts {
        Value::String(text) => text.parse().ok()?,
        other => other.as_f64()?,
    };
    let millis = Some(lasts * unit_ms).filter(|millis| (0.0..=LONGEST).contains(millis))?;
    #[expect(clippy::cast_possible_truncation, reason = "at most ten years")]
    let millis = millis as i64;
    Some(Timestamp::from_millis(now.millis().saturating_add(millis)))
}

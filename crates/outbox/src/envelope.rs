//! The record of an item, version 1. **Frozen for ever**: every later release reads it and every release writes it, so
//! that a roll-back loses nothing and `rescue.html` can send it. A field more is version 2.

use crate::classify::Cause;
use crate::letter::Letter;
use crate::promise::{Doubt, Promise};
use crate::state::{Stage, State};
use crate::wire::worded;
use crate::words::{Backend, Identity, ItemId, Lane, Tab};
use model::Timestamp;
use serde::Serialize;

/// The only version there is.
pub const VERSION: u32 = 1;

/// One item as it stands in the stores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Envelope {
    pub(crate) v: u32,
    /// Its id, and the backend's key of it.
    pub id: ItemId,
    /// Grows with each change; the stores take no older one over a newer.
    pub revision: u32,
    /// Its place in the order of this phone's items: no clock orders anything.
    pub place: u64,
    /// Whose it is.
    pub owner: Identity,
    /// For which backend.
    pub backend: Backend,
    /// What it is about.
    pub lane: Lane,
    /// What to call it in a list. Empty once it is off the list.
    pub title: String,
    /// The language it was written in, such as `fi`.
    pub language: String,
    /// When the person tapped, by the device's clock: for showing only.
    #[serde(serialize_with = "crate::moment::millis")]
    pub created: Timestamp,
    /// What is sent; gone once it has arrived or was given up.
    pub letter: Option<Letter>,
    /// Of the letter; stays when that goes.
    pub digest: String,
    /// What its backend promised when it was written.
    pub promise: Promise,
    /// The item that this one takes back.
    pub cancels: Option<ItemId>,
    /// Tries so far.
    pub attempts: u32,
    /// Whether an earlier try may have been kept.
    pub doubt: Doubt,
    /// When its key was first used.
    pub first_try: Option<i64>,
    /// Not before then.
    pub wait: Option<Wait>,
    /// Where it is.
    pub state: State,
}

/// How long an item waits for its next try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// Why.
    pub cause: Cause,
    /// Milliseconds from when it was written.
    pub ms: u64,
    /// Until when by the device's clock, for showing, and for the time that the portal was closed.
    #[serde(serialize_with = "crate::moment::millis")]
    pub until: Timestamp,
    /// Who said so.
    pub pace: Pace,
}

worded! {
    /// Who decided how long to wait.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Pace {
        /// This phone: news of the network may shorten it.
        Own = "own",
        /// The backend: nothing shortens it.
        Told = "told",
    }
}

impl Envelope {
    /// The bytes of the record.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Maps have no keys but texts here, so it cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Whether surely nobody but this phone knows of it: never tried, or refused without a doubt.
    pub fn is_unknown_to_all(&self) -> bool {
        match self.state {
            State::NeedsYou { .. } => self.doubt == Doubt::Clear,
            _ => self.stage().is_unknown_to_all(),
        }
    }

    /// Its state, without what that carries.
    pub fn stage(&self) -> Stage {
        match self.state {
            State::Draft => Stage::Draft,
            State::Queued if self.attempts == 0 => Stage::Fresh,
            State::Queued => Stage::Queued,
            State::Sending { .. } => Stage::Sending,
            State::Arrived { .. } => Stage::Arrived,
            State::AuthBlocked => Stage::AuthBlocked,
            State::NeedsYou { .. } => Stage::NeedsYou,
            State::Checking { .. } => Stage::Checking,
            State::Discarded { .. } => Stage::Discarded,
        }
    }

    /// The page that holds it.
    pub(crate) fn holder(&self) -> Option<&Tab> {
        match &self.state {
            State::Sending { by } | State::Checking { by: Some(by) } => Some(by),
            _ => None,
        }
    }

    /// It was never tried, or is known not to have been kept.
    pub(crate) fn is_surely_not_there(&self) -> bool {
        let stage = self.stage();
        stage.is_unknown_to_all() || (stage == Stage::NeedsYou && self.doubt == Doubt::Clear)
    }
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;

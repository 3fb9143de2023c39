//! What the portal tells the outbox.

use crate::envelope::Envelope;
use crate::letter::Letter;
use crate::outcome::{Found, Outcome};
use crate::promise::Promise;
use crate::stored::{Stored, Stores};
use crate::words::{Backend, Identity, ItemId, Lane};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The person writes: keep it, do not send it yet. Replaces what was kept under this id, unless it was tried.
    Keep(Writing),
    /// The person taps send. The same id again changes nothing: a second tap is the same tap.
    Submit(Writing),
    /// The person says: try now. Also the answer "send it again" to an item that needs the person.
    TryNow(ItemId),
    /// The person deletes an item that has not arrived.
    Discard(ItemId),
    /// The person deletes an item to write it anew: only while surely nobody but this phone knows of it.
    TakeBack(ItemId),
    /// The person takes an arrived item off the list.
    Dismiss(ItemId),
    /// An [`crate::Effect::Put`] has ended so.
    Stored(Stored),
    /// An [`crate::Effect::Send`] has ended so.
    Answered {
        /// Which item.
        id: ItemId,
        /// Which of its tries.
        attempt: u32,
        /// What came of it.
        outcome: Outcome,
    },
    /// An [`crate::Effect::LookUp`] has ended so.
    LookedUp {
        /// Which item.
        id: ItemId,
        /// Which of its tries it followed.
        attempt: u32,
        /// What it found.
        found: Found,
    },
    /// Both stores as they are now, as [`crate::Effect::Reload`] asked.
    Reloaded(Stores),
    /// Another page stored this: give what it posted after a commit.
    Heard(Box<Envelope>),
    /// Requests are now made as this person.
    SignedIn(Identity),
    /// Requests are made as nobody.
    SignedOut,
    /// The network came back, or the page was looked at again: perhaps it is worth a try.
    Nudge,
    /// The time of an [`crate::Effect::Wait`] has come.
    Tick,
}

/// A write as the portal makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// Minted when the form opened.
    pub id: ItemId,
    /// Whose it is.
    pub owner: Identity,
    /// For which backend.
    pub backend: Backend,
    /// What it is about.
    pub lane: Lane,
    /// What to call it in a list.
    pub title: String,
    /// The language it is written in, such as `fi`.
    pub language: String,
    /// What is to be sent.
    pub letter: Letter,
    /// What the backend promises.
    pub promise: Promise,
    /// The item it takes back: if that was never tried, nothing is sent at all.
    pub cancels: Option<ItemId>,
}

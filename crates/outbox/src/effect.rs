//! What the outbox wants done. Each effect is plain data; whoever has a browser does it and tells what came of it.

use crate::envelope::Envelope;
use crate::letter::Letter;
use crate::moment::Steady;
use crate::table::Refusal;
use crate::words::{Identity, ItemId};

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store a record, then tell [`crate::Event::Stored`].
    Put(Box<Put>),
    /// Send an item, then tell [`crate::Event::Answered`], whatever happens.
    Send(Errand),
    /// Ask the backend whether an item is there, then tell [`crate::Event::LookedUp`], whatever happens.
    LookUp(Errand),
    /// Read both stores and tell [`crate::Event::Reloaded`]: one of them forgot something.
    Reload,
    /// Tell [`crate::Event::Tick`] then; a later one takes the place of an earlier.
    Wait(Steady),
    /// Nothing was done about what the person wished.
    Refused {
        /// Which item.
        id: ItemId,
        /// Why.
        why: Refusal,
    },
}

/// A record to be stored: first in the primary store, in one strict transaction that commits only if the store holds
/// the revision `over` of it (or nothing). Then in the shadow – but not after a conflict, and after a failure only if
/// `over` is none. If the shadow holds a later revision ([`crate::revision`] tells), or other bytes of the same, that is
/// a conflict too. After a commit in the primary store, post the bytes to the other pages, which tell
/// [`crate::Event::Heard`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// What to store, under its id.
    pub envelope: Envelope,
    /// Which revision is to be replaced; none, where there should be no such record.
    pub over: Option<u32>,
}

/// Something to ask of the backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// Which item; the key of it.
    pub id: ItemId,
    /// Which try, to be told with the outcome.
    pub attempt: u32,
    /// As whom. If requests are made as somebody else by now, the outcome is [`crate::Outcome::NotSent`].
    pub owner: Identity,
    /// What.
    pub letter: Letter,
    /// When to give up waiting for an answer: then the outcome is [`crate::Outcome::Unreachable`].
    pub deadline_ms: u64,
}

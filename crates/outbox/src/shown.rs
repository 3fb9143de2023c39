//! What the resident sees of an item: two facts, each with its own evidence. No prose: `i18n` words it.

use crate::classify::Cause;
use crate::envelope::Pace;
use crate::item::Item;
use crate::moment::Steady;
use crate::outbox::Outbox;
use crate::promise::Doubt;
use crate::reason::Reason;
use crate::receipt::Receipt;
use crate::state::{Farewell, State};
use crate::words::ItemId;
use model::Timestamp;

/// Both facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Whether it is safe on this phone.
    pub saved: Saved,
    /// Whether it arrived, or what it waits for.
    pub journey: Journey,
}

/// Whether this phone keeps it as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Being stored.
    NotYet,
    /// The stores failed: keep the page open, send now, or copy the text.
    Failed,
    /// One store has it: transaction complete.
    Once(Timestamp),
    /// Both stores have it.
    Twice(Timestamp),
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Journey {
    /// Not to be sent yet.
    Draft,
    /// Not sent yet.
    Waiting(Why),
    /// On its way.
    Sending,
    /// It may have arrived; we ask.
    Checking,
    /// It arrived.
    Arrived(Receipt),
    /// The person has to decide.
    NeedsYou {
        /// Why.
        why: Reason,
        /// Whether an earlier try may have arrived all the same.
        doubt: Doubt,
    },
    /// The person gave it up.
    Discarded {
        /// How.
        why: Farewell,
        /// Whether a try may have arrived all the same.
        doubt: Doubt,
    },
}

/// What an item waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its turn.
    Turn,
    /// An earlier one about the same thing.
    Earlier,
    /// Its owner's sign-in.
    SignIn,
    /// The portal of the backend it was written for.
    OtherBackend,
    /// Another try, after this.
    Retry {
        /// What happened.
        cause: Cause,
        /// When, by the device's clock.
        until: Timestamp,
        /// Who said how long.
        pace: Pace,
    },
}

impl Outbox {
    /// The items of the person who is here, first written first. Nobody sees another's.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let who = self.session.who.as_ref();
        let mine = move |item: &&Item| Some(&item.envelope.owner) == who && item.is_listed();
        let mut items: Vec<&Item> = Vec::new();
        for item in self.items.values().filter(mine) {
            let place = items.partition_point(|other| other.envelope.place <= item.envelope.place);
            items.insert(place, item);
        }
        items.into_iter()
    }

    /// One item of the person who is here.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        let who = self.session.who.as_ref();
        self.items
            .get(id)
            .filter(|item| Some(&item.envelope.owner) == who)
    }

    /// What to show of an item at this moment.
    pub fn shown(&self, item: &Item, at: Steady) -> Shown {
        Shown {
            saved: item.saved(),
            journey: self.journey(item, at),
        }
    }

    fn journey(&self, item: &Item, at: Steady) -> Journey {
        let doubt = item.envelope.doubt;
        match &item.envelope.state {
            State::Draft => Journey::Draft,
            State::Queued => Journey::Waiting(self.why(item, at)),
            State::Sending { .. } => Journey::Sending,
            State::Checking { .. } => Journey::Checking,
            State::Arrived { receipt } => Journey::Arrived(receipt.clone()),
            State::AuthBlocked => Journey::Waiting(Why::SignIn),
            State::NeedsYou { why } => Journey::NeedsYou { why: *why, doubt },
            State::Discarded { why, .. } => Journey::Discarded { why: *why, doubt },
        }
    }

    fn why(&self, item: &Item, at: Steady) -> Why {
        if item.envelope.backend != self.session.backend {
            return Why::OtherBackend;
        }
        if self.host.asks_for_sign_in {
            return Why::SignIn;
        }
        if self.is_behind_another(item) {
            return Why::Earlier;
        }
        match item.envelope.wait {
            Some(wait) if item.opens() > at => Why::Retry {
                cause: wait.cause,
                until: wait.until,
                pace: wait.pace,
            },
            _ => Why::Turn,
        }
    }
}

impl Item {
    /// Its record, to be read only.
    pub fn envelope(&self) -> &crate::Envelope {
        &self.envelope
    }

    fn is_listed(&self) -> bool {
        !self.envelope.title.is_empty()
    }

    /// From what the stores said, never from what was asked of them.
    fn saved(&self) -> Saved {
        let at = self.envelope.created;
        let written = Some(self.written);
        match (self.held.primary >= written, self.held.shadow >= written) {
            (true, true) => Saved::Twice(at),
            (true, false) => Saved::Once(at),
            // The shadow alone cannot tell which of two pages was first: it counts where the primary store has nothing.
            (false, true) if self.held.primary.is_none() => Saved::Once(at),
            _ if self.store_failures > 0 || (self.held.no_primary && self.held.no_shadow) => {
                Saved::Failed
            }
            _ => Saved::NotYet,
        }
    }
}

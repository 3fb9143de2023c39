//! One item in the memory of a page: its envelope, what the stores are known to hold of it, and its clocks.

use crate::envelope::{Envelope, Pace};
use crate::input::Input;
use crate::merge::Merged;
use crate::moment::{Now, Random, Steady};
use crate::pace::{DEADLINE_MS, SOON_MS, lease};
use crate::promise::Doubt;
use crate::state::Stage;
use std::collections::VecDeque;

/// How long a page leaves a new item to the one that it was written on.
const HEAD_START_MS: u64 = 3_000;

/// How often a store that failed is tried again, at most.
const LONGEST_STORE_WAIT_MS: u64 = 60_000;

/// After so many failures in a row what the backend can tell apart is sent without being stored first.
const HOPELESS: u32 = 4;

/// One item, as this page knows it.
#[derive(Debug)]
pub struct Item {
    pub(crate) envelope: Envelope,
    pub(crate) held: Held,
    pub(crate) change: Option<Change>,
    pub(crate) backlog: VecDeque<Input>,
    /// Not to be tried before.
    pub(crate) due: Steady,
    /// When a try that may still be on its way surely is no longer.
    pub(crate) settled: Steady,
    /// When a page that holds it counts as gone.
    pub(crate) lease_until: Steady,
    pub(crate) flight: Option<Flight>,
    /// When this page first used its key.
    pub(crate) key_used: Option<Steady>,
    /// The revision in which its bytes last changed: a store that holds this or a later one has them.
    pub(crate) written: u32,
    pub(crate) bad_answers: u32,
    pub(crate) store_failures: u32,
    pub(crate) store_due: Steady,
}

/// Which revision each store is known to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Held {
    pub(crate) primary: Option<u32>,
    pub(crate) shadow: Option<u32>,
    pub(crate) no_primary: bool,
    pub(crate) no_shadow: bool,
}

/// A change that is being stored.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) next: Envelope,
    pub(crate) input: Option<Input>,
    /// The store failed; it is put again at `store_due`.
    pub(crate) is_parked: bool,
}

/// A try or a look-up of this page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flight {
    pub(crate) attempt: u32,
    /// What earlier tries left.
    pub(crate) before: Doubt,
}

impl Item {
    pub(crate) fn new(envelope: Envelope) -> Self {
        Self {
            written: envelope.revision,
            envelope,
            held: Held::default(),
            change: None,
            backlog: VecDeque::new(),
            due: Steady::default(),
            settled: Steady::default(),
            lease_until: Steady::default(),
            flight: None,
            key_used: None,
            bad_answers: 0,
            store_failures: 0,
            store_due: Steady::default(),
        }
    }

    /// An item found in the stores at the start of this page.
    pub(crate) fn found(merged: Merged, now: Now, random: &mut Random) -> Self {
        let mut item = Self::new(merged.envelope);
        item.held.primary = merged.primary;
        item.held.shadow = merged.shadow;
        let most = merged.primary.max(merged.shadow).unwrap_or_default();
        if most > item.envelope.revision {
            item.envelope.revision = most.saturating_add(1);
        }
        item.due = now.steady;
        if let Some(wait) = item.envelope.wait {
            // A clock that was set back makes no wait longer than it was.
            let left = wait.until.millis().saturating_sub(now.wall.millis());
            let left = u64::try_from(left).unwrap_or(0).min(wait.ms);
            let left = match wait.pace {
                Pace::Told => left,
                Pace::Own => left.min(random.up_to(SOON_MS)),
            };
            item.due = now.steady.plus(left);
        }
        item.hold(now.steady);
        item.settle(now.steady);
        item
    }

    /// Some try may be on its way at this moment.
    pub(crate) fn settle(&mut self, at: Steady) {
        if self.envelope.doubt == Doubt::MayBeThere {
            self.settled = at.plus(DEADLINE_MS);
        }
    }

    /// From when on it may be tried.
    pub(crate) fn opens(&self) -> Steady {
        if self.envelope.promise.must_settle() {
            self.due.max(self.settled)
        } else {
            self.due
        }
    }

    /// From when on nothing of it can be on its way any more.
    pub(crate) fn is_still(&self) -> Steady {
        match self.envelope.doubt {
            Doubt::Clear => Steady::default(),
            Doubt::MayBeThere => self.settled.max(self.lease_until),
        }
    }

    /// Takes over what another page stored a moment ago.
    pub(crate) fn adopt(&mut self, envelope: Envelope, at: Steady) {
        if self.envelope.digest != envelope.digest {
            self.written = envelope.revision;
        }
        self.envelope = envelope;
        let wait = self.envelope.wait.map_or(0, |wait| wait.ms);
        // Whoever wrote it looks at that page: its own comes first.
        let head_start = match self.envelope.stage() {
            Stage::Fresh => HEAD_START_MS,
            _ => 0,
        };
        self.due = at.plus(wait.max(head_start));
        self.hold(at);
        self.settle(at);
    }

    /// Whoever holds it has it for so long from now on, by our own clock.
    pub(crate) fn hold(&mut self, at: Steady) {
        self.lease_until = at.plus(lease(self.weight()));
    }

    pub(crate) fn weight(&self) -> u64 {
        self.envelope
            .letter
            .as_ref()
            .map_or(0, crate::Letter::weight)
    }

    /// Of its letter, once all that the person has done on this page holds.
    pub(crate) fn digest_to_be(&self) -> String {
        let of = |input: &Input| match input {
            Input::Keep(writing, _) | Input::Submit(writing, _) => {
                Some(writing.letter.digest(writing.id.as_str()))
            }
            _ => None,
        };
        let planned = self.backlog.iter().rev().find_map(of);
        let changing = || {
            self.change
                .as_ref()
                .map(|change| change.next.digest.clone())
        };
        planned
            .or_else(changing)
            .unwrap_or_else(|| self.envelope.digest.clone())
    }

    /// Something of it has to be put at `store_due`.
    pub(crate) fn awaits_store(&self) -> bool {
        match &self.change {
            Some(change) => change.is_parked,
            None => self.is_behind(),
        }
    }

    /// Some store that there is does not hold it as it is.
    pub(crate) fn is_behind(&self) -> bool {
        let revision = Some(self.envelope.revision);
        let Held {
            primary,
            shadow,
            no_primary,
            no_shadow,
        } = self.held;
        (primary != revision && !no_primary) || (shadow != revision && !no_shadow)
    }

    /// It stands, as it is, where pages compare before they write.
    pub(crate) fn is_written_ahead(&self) -> bool {
        let revision = Some(self.envelope.revision);
        let Held {
            primary,
            shadow,
            no_primary,
            ..
        } = self.held;
        primary == revision || (no_primary && shadow == revision)
    }

    /// The stores have failed so often that waiting for them would keep the item here for ever.
    pub(crate) fn store_is_hopeless(&self) -> bool {
        self.store_failures >= HOPELESS || (self.held.no_primary && self.held.no_shadow)
    }

    /// After a store failed: when to try it again.
    pub(crate) fn store_later(&mut self, at: Steady) {
        self.store_failures = self.store_failures.saturating_add(1);
        let wait = 1_000_u64 << self.store_failures.min(6);
        self.store_due = at.plus(wait.min(LONGEST_STORE_WAIT_MS));
    }

    /// Good news for the way: wait no longer than a moment.
    pub(crate) fn hurry(&mut self, at: Steady, random: &mut Random) {
        let on_the_way = self
            .envelope
            .wait
            .is_some_and(|wait| wait.pace == Pace::Own && wait.cause.is_of_the_way());
        if on_the_way {
            self.due = self.due.min(at.plus(random.up_to(SOON_MS)));
        }
    }
}

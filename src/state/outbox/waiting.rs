//! Those who sent something and wait on the spot for what comes of it: until it is there, is said no to, or is safe on the
//! phone and takes longer than anybody wants to look at a button.

use std::collections::BTreeMap;

use connect::{Answer, Failure, Refusal};
use futures_channel::oneshot::Sender;
use outbox::{Doubt, ItemId, Journey, Line, Saved, Why};

use super::Went;

/// How long one has waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Patience {
    /// Not long.
    Fresh,
    /// Longer than an item that has its turn takes to start.
    Short,
    /// Longer than an answer takes.
    Over,
}

/// What came last of an item's tries on this page.
pub(super) type Came = Result<Answer, Failure>;

struct Waiter {
    id: ItemId,
    patience: Patience,
    tell: Sender<Went>,
}

/// All of this page.
#[derive(Default)]
pub(super) struct Waiters {
    waiters: Vec<Waiter>,
    came: BTreeMap<ItemId, Came>,
}

impl Waiters {
    pub(super) fn add(&mut self, id: ItemId, tell: Sender<Went>) {
        self.waiters.push(Waiter {
            id,
            patience: Patience::Fresh,
            tell,
        });
    }

    /// Keeps what came of a try, as long as somebody waits for it.
    pub(super) fn came(&mut self, id: &ItemId, came: Came) {
        if self.is_awaited(id) {
            self.came.insert(id.clone(), came);
        }
    }

    pub(super) fn is_awaited(&self, id: &ItemId) -> bool {
        self.waiters.iter().any(|waiter| waiter.id == *id)
    }

    pub(super) fn age(&mut self, id: &ItemId, patience: Patience) {
        for waiter in self.waiters.iter_mut().filter(|waiter| waiter.id == *id) {
            waiter.patience = waiter.patience.max(patience);
        }
    }

    /// Nothing was done about what was wished.
    pub(super) fn refused(&mut self, id: &ItemId) {
        self.tell(id, Went::Refused(Failure::Refused(Refusal::IdReused)));
    }

    /// Tells all who need not wait longer; the items that go back into their forms.
    pub(super) fn settle(&mut self, lines: &[Line]) -> Vec<ItemId> {
        let mut back = Vec::new();
        let ids: Vec<(ItemId, Patience)> = self
            .waiters
            .iter()
            .map(|waiter| (waiter.id.clone(), waiter.patience))
            .collect();
        for (id, patience) in ids {
            let Some(line) = lines.iter().find(|line| line.id == id) else {
                continue;
            };
            let Some(went) = self.went(line, patience) else {
                continue;
            };
            if matches!(went, Went::Refused(_)) {
                back.push(id.clone());
            }
            self.tell(&id, went);
        }
        back
    }

    fn tell(&mut self, id: &ItemId, went: Went) {
        self.came.remove(id);
        let place = self.waiters.iter().position(|waiter| waiter.id == *id);
        if let Some(place) = place {
            // Whoever left the screen sees it in the outbox.
            let _ = self.waiters.swap_remove(place).tell.send(went);
        }
    }

    fn went(&mut self, line: &Line, patience: Patience) -> Option<Went> {
        let saved = || Some(Went::Saved(line.id.clone()));
        match &line.shown.journey {
            Journey::Arrived(_) => match self.came.remove(&line.id) {
                Some(Ok(answer)) => Some(Went::Arrived(answer)),
                // Another page, or an earlier try, brought it there.
                _ => saved(),
            },
            Journey::NeedsYou {
                doubt: Doubt::Clear,
                ..
            } => match self.came.remove(&line.id) {
                Some(Err(failure)) => Some(Went::Refused(failure)),
                _ => saved(),
            },
            Journey::NeedsYou { .. } => saved(),
            Journey::Waiting(_) if line.shown.saved == Saved::NotYet => None,
            Journey::Waiting(Why::Turn) => (patience >= Patience::Short).then(saved)?,
            Journey::Waiting(_) => saved(),
            Journey::Draft | Journey::Sending | Journey::Checking | Journey::Discarded { .. } => {
                (patience >= Patience::Over).then(saved)?
            }
        }
    }
}

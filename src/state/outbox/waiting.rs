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
        let failure = Failure::Refused(Refusal::IdReused);
        self.tell(id, || Went::Refused(failure.clone(), None));
    }

    /// Tells all who need not wait longer.
    pub(super) fn settle(&mut self, lines: &[Line]) {
        let mut waiting: Vec<(ItemId, Patience)> = Vec::new();
        for Waiter { id, patience, .. } in &self.waiters {
            if !waiting.iter().any(|(known, _)| known == id) {
                waiting.push((id.clone(), *patience));
            }
        }
        for (id, patience) in waiting {
            match lines.iter().find(|line| line.id == id) {
                Some(line) => {
                    let came = self.came.get(&id).cloned();
                    if let Some(went) = went(line, patience, came.as_ref()) {
                        self.tell(&id, went);
                    }
                }
                // It was given up elsewhere, or belongs to somebody who has left.
                None if patience == Patience::Over => {
                    self.tell(&id, || Went::Refused(Failure::Unsure, None));
                }
                None => {}
            }
        }
    }

    /// Everybody who waits for this item hears the same.
    fn tell(&mut self, id: &ItemId, went: impl Fn() -> Went) {
        self.came.remove(id);
        for waiter in std::mem::take(&mut self.waiters) {
            if waiter.id == *id {
                // Whoever left the screen sees it in the outbox.
                let _ = waiter.tell.send(went());
            } else {
                self.waiters.push(waiter);
            }
        }
    }
}

/// How far an item has come, for whoever waits on the spot; `None` where it is worth waiting.
fn went(line: &Line, patience: Patience, came: Option<&Came>) -> Option<impl Fn() -> Went> {
    enum How {
        Arrived(Answer),
        Kept,
        Refused(Failure),
    }
    let is_safe =
        matches!(line.shown.saved, Saved::Once(_) | Saved::Twice(_)) || line.stage.is_over();
    let how = match (&line.shown.journey, came) {
        (Journey::Arrived(_), Some(Ok(answer))) => How::Arrived(answer.clone()),
        (
            Journey::NeedsYou {
                doubt: Doubt::Clear,
                ..
            },
            Some(Err(failure)),
        ) if failure.is_definite() => How::Refused(failure.clone()),
        (Journey::Waiting(_), _) if line.shown.saved == Saved::NotYet => return None,
        (Journey::Waiting(Why::Turn), _) if patience < Patience::Short => return None,
        (Journey::Draft | Journey::Sending | Journey::Checking | Journey::Discarded { .. }, _)
            if patience < Patience::Over =>
        {
            return None;
        }
        // Among them what another page, or an earlier try, brought there.
        (_, _) => How::Kept,
    };
    let id = line.id.clone();
    Some(move || match &how {
        How::Arrived(answer) => Went::Arrived(answer.clone()),
        How::Refused(failure) => Went::Refused(failure.clone(), Some(id.clone())),
        How::Kept if is_safe => Went::Saved(id.clone()),
        How::Kept => Went::AtRisk(id.clone()),
    })
}

#[cfg(test)]
#[path = "waiting_tests.rs"]
mod tests;

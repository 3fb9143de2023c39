//! Changes of an item: one at a time, each stored before the next, and decided anew where another page was faster.

use crate::effect::{Effect, Put};
use crate::envelope::{Envelope, Pace};
use crate::input::{Input, apply};
use crate::item::{Change, Flight, Held, Item};
use crate::merge::{better, merge};
use crate::outbox::{Outbox, Turn};
use crate::raw::{Raw, Read, Strange, read};
use crate::state::{Stage, State};
use crate::stored::{Stored, Stores, Written};
use crate::words::ItemId;

impl Outbox {
    /// Gives an input to an item, now or once its turn comes.
    pub(crate) fn offer(&mut self, id: &ItemId, input: Input, turn: &mut Turn) {
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        if item.change.is_some() || self.reloading || !item.backlog.is_empty() {
            item.backlog.push_back(input);
        } else {
            self.begin(id, input, turn);
        }
    }

    fn begin(&mut self, id: &ItemId, input: Input, turn: &mut Turn) {
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        match apply(&item.envelope, &input, &self.session.tab, turn.now.wall) {
            Ok(mut next) => {
                let Held {
                    primary, shadow, ..
                } = item.held;
                let most = primary
                    .max(shadow)
                    .unwrap_or_default()
                    .max(item.envelope.revision);
                next.revision = most.saturating_add(1);
                if matches!(input, Input::Start | Input::Look) {
                    let (attempt, before) = (next.attempts, item.envelope.doubt);
                    item.flight = Some(Flight { attempt, before });
                }
                Self::put(item, next, Some(input), turn);
            }
            Err(why) => match input {
                Input::Withdraw(writing) => self.write(*writing, State::Queued, turn),
                Input::Start | Input::Look => item.flight = None,
                input if input.is_wish() => turn.refuse(id, why),
                _ => {}
            },
        }
    }

    pub(crate) fn put(item: &mut Item, next: Envelope, input: Option<Input>, turn: &mut Turn) {
        let over = item.held.primary;
        let envelope = next.clone();
        turn.effects
            .push(Effect::Put(Box::new(Put { envelope, over })));
        item.change = Some(Change {
            next,
            input,
            is_parked: false,
        });
    }

    /// A put has ended.
    pub(crate) fn stored(&mut self, stored: Stored, turn: &mut Turn) {
        let Some(item) = self.items.get_mut(&stored.id) else {
            return;
        };
        let is_it =
            |change: &mut Change| !change.is_parked && change.next.revision == stored.revision;
        let Some(change) = item.change.take_if(is_it) else {
            return;
        };
        item.held.no_primary = stored.primary == Written::Absent;
        item.held.no_shadow = stored.shadow == Written::Absent;
        if stored.shadow == Written::Committed {
            item.held.shadow = Some(stored.revision);
        }
        if matches!(stored.shadow, Written::Conflict(_)) {
            // The shadow knows more than the primary store did: that one forgot, or another page was faster.
            if stored.primary == Written::Committed {
                item.held.primary = Some(stored.revision);
            }
            if let Some(input) = change.input {
                item.backlog.push_front(input);
            }
            self.read_again(turn);
            return;
        }
        match stored.primary {
            Written::Conflict(current) => self.conflict(&stored.id, change, current, turn),
            Written::Committed => {
                item.held.primary = Some(stored.revision);
                self.settle_change(&stored.id, change, turn);
            }
            // Another page may have been faster, unless no other can know of it. Put it again, and see.
            Written::Failed if item.held.primary.is_some() && !item.store_is_hopeless() => {
                item.store_later(turn.now.steady);
                item.change = Some(Change {
                    is_parked: true,
                    ..change
                });
            }
            _ => self.settle_change(&stored.id, change, turn),
        }
        self.drain(&stored.id, turn);
    }

    /// A change holds from now on.
    fn settle_change(&mut self, id: &ItemId, change: Change, turn: &mut Turn) {
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        if change.next.digest != item.envelope.digest {
            item.written = change.next.revision;
        }
        item.envelope = change.next;
        if item.is_behind() {
            item.store_later(turn.now.steady);
        } else {
            item.store_failures = 0;
        }
        if matches!(change.input, Some(Input::Start | Input::Look)) {
            self.depart(id, turn);
        }
    }

    /// Goes on with what waited for the last change.
    fn drain(&mut self, id: &ItemId, turn: &mut Turn) {
        while !self.reloading {
            let Some(item) = self.items.get_mut(id).filter(|item| item.change.is_none()) else {
                return;
            };
            let Some(input) = item.backlog.pop_front() else {
                return;
            };
            self.begin(id, input, turn);
        }
    }

    /// The primary store held something else: another page was faster, or the store forgot.
    fn conflict(&mut self, id: &ItemId, change: Change, current: Option<Vec<u8>>, turn: &mut Turn) {
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        let current = current.map(|bytes| (read(id.as_str(), &bytes), bytes));
        let theirs = match current {
            Some((Read::Strange(why), bytes)) => {
                let raw = Raw {
                    key: id.as_str().to_owned(),
                    bytes,
                };
                self.strange.push(Strange { raw, why });
                self.items.remove(id);
                return;
            }
            Some((Read::Envelope(theirs), _)) => Some(*theirs),
            None => None,
        };
        if theirs.as_ref() == Some(&change.next) {
            // Our own, which was said to have failed.
            item.held.primary = Some(change.next.revision);
            self.settle_change(id, change, turn);
            return;
        }
        if let Some(input) = change.input {
            item.backlog.push_front(input);
        }
        match theirs {
            Some(theirs) if Some(theirs.revision) >= item.held.primary => {
                item.held.primary = Some(theirs.revision);
                item.meet(theirs, turn);
            }
            _ => {
                item.held.primary = None;
                self.read_again(turn);
            }
        }
    }

    fn read_again(&mut self, turn: &mut Turn) {
        if !self.reloading {
            self.reloading = true;
            turn.effects.push(Effect::Reload);
        }
    }

    /// Both stores were read again.
    pub(crate) fn reloaded(&mut self, stores: &Stores, turn: &mut Turn) {
        self.reloading = false;
        let plan = merge(&stores.primary, &stores.shadow);
        self.strange = plan.strange;
        for item in self.items.values_mut().filter(|item| item.change.is_none()) {
            item.held = Held {
                primary: None,
                shadow: None,
                ..item.held
            };
        }
        for merged in plan.items {
            let id = merged.envelope.id.clone();
            match self.items.get_mut(&id) {
                Some(item) if item.change.is_some() => {}
                Some(item) => {
                    item.held.primary = merged.primary;
                    item.held.shadow = merged.shadow;
                    item.meet(merged.envelope, turn);
                }
                None => {
                    let item = Item::found(merged, turn.now, &mut turn.random);
                    self.items.insert(id, item);
                }
            }
        }
        let ids: Vec<ItemId> = self.items.keys().cloned().collect();
        for id in ids {
            self.drain(&id, turn);
        }
    }

    /// Another page stored this.
    pub(crate) fn heard(&mut self, theirs: Envelope, turn: &mut Turn) {
        if let Some(wait) = theirs.wait.filter(|wait| wait.pace == Pace::Told) {
            self.host.quiet(turn.now.steady, wait.ms);
        }
        let held = Some(theirs.revision);
        let arrived = theirs.stage() == Stage::Arrived;
        let at = turn.now.steady;
        let item = self.items.entry(theirs.id.clone()).or_insert_with(|| {
            let mut item = Item::new(theirs.clone());
            item.adopt(theirs.clone(), at);
            item
        });
        if item.change.is_some() || held < item.held.primary {
            // The store will tell which of both holds.
            return;
        }
        item.held.primary = held;
        item.held.shadow = held;
        item.meet(theirs, turn);
        if arrived && self.host.worked() {
            self.hurry(turn);
        }
    }
}

impl Item {
    /// Meets another copy of itself: takes over the better one. What neither store holds so is stored again.
    fn meet(&mut self, theirs: Envelope, turn: &mut Turn) {
        let at = turn.now.steady;
        let own = self.envelope.clone();
        // Of equals the store's: it was compared before it was written.
        let best = better(theirs.clone(), own.clone());
        if best == theirs && best != own {
            self.adopt(best, at);
        } else if best != theirs {
            self.envelope.revision = own.revision.max(theirs.revision).saturating_add(1);
        }
        let most = self.held.primary.max(self.held.shadow).unwrap_or_default();
        if most > self.envelope.revision {
            self.envelope.revision = most.saturating_add(1);
        }
    }
}

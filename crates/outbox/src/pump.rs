//! What is due: one place decides what starts, in which order, and when to look again.

use crate::effect::Effect;
use crate::input::Input;
use crate::item::Item;
use crate::moment::{Now, Steady};
use crate::outbox::{Outbox, Pages, Turn};
use crate::outcome::Outcome;
use crate::promise::{Doubt, LookUp, Repeat, age_ms};
use crate::reason::Reason;
use crate::state::{Farewell, Stage, State};
use crate::words::ItemId;

impl Outbox {
    /// Starts whatever may start, and says when to come back.
    pub(crate) fn pump(&mut self, turn: &mut Turn) {
        if !self.reloading {
            self.take_over(turn);
            self.store_again(turn);
            self.bury_cancelled(turn);
            self.start(turn);
        }
        if let Some(at) = self.next_time(turn.now.steady) {
            turn.effects.push(Effect::Wait(at));
        }
    }

    /// Items of pages that are gone, and tries of our own that never came back.
    fn take_over(&mut self, turn: &mut Turn) {
        let at = turn.now.steady;
        let (me, alone) = (&self.session.tab, self.session.pages == Pages::OnlyThis);
        let gone = |item: &&Item| {
            item.is_quiet()
                && item.envelope.holder().is_some_and(|holder| {
                    let harmless = alone && holder != me && item.envelope.promise.is_lasting();
                    harmless || item.lease_until <= at
                })
        };
        let gone: Vec<_> = self
            .items
            .values()
            .filter(gone)
            .filter_map(|item| {
                let (envelope, of) = (&item.envelope, item.envelope.holder()?.clone());
                let orphan = Input::Orphan {
                    of,
                    attempt: envelope.attempts,
                };
                Some((envelope.id.clone(), item.flight, orphan))
            })
            .collect();
        for (id, flight, orphan) in gone {
            if let Some(flight) = flight {
                self.answered(&id, flight.attempt, &Outcome::Unreachable, turn);
                continue;
            }
            if let Some(item) = self.items.get_mut(&id) {
                item.due = at;
            }
            self.offer(&id, orphan, turn);
        }
    }

    /// What a store did not take the first time, or forgot.
    fn store_again(&mut self, turn: &mut Turn) {
        let at = turn.now.steady;
        for item in self.items.values_mut() {
            if item.awaits_store() && item.store_due <= at {
                let (next, input) = match item.change.take() {
                    Some(change) => (change.next, change.input),
                    None => (item.envelope.clone(), None),
                };
                Self::put(item, next, input, turn);
            }
        }
    }

    fn start(&mut self, turn: &mut Turn) {
        let at = turn.now.steady;
        let ready =
            |item: &&Item| item.is_quiet() && self.opens(item) <= at && self.is_sendable(item);
        // The least tried first, so that nothing that fails for ever keeps the others back.
        let rank = |item: &Item| (item.envelope.attempts, item.envelope.place);
        let mut ready_first: Vec<&Item> = Vec::new();
        for item in self.items.values().filter(ready) {
            if !self.is_behind_another(item) {
                let place = ready_first.partition_point(|other| rank(other) <= rank(item));
                ready_first.insert(place, item);
            }
        }
        let ready: Vec<ItemId> = ready_first
            .iter()
            .map(|item| item.envelope.id.clone())
            .collect();
        for id in ready {
            if self.drop_needless_cancel(&id, turn) {
                continue;
            }
            let Some(input) = self.items.get(&id).map(|item| item.what_next(turn.now)) else {
                continue;
            };
            let is_try = matches!(input, Input::Start | Input::Look);
            let in_flight = self
                .items
                .values()
                .filter(|item| item.flight.is_some())
                .count();
            let has_room = in_flight < self.host.limit() && self.host.opens() <= at;
            if has_room || !is_try {
                self.offer(&id, input, turn);
            }
        }
    }

    /// Its person is here, its backend is ours, and it waits for nobody.
    fn is_sendable(&self, item: &Item) -> bool {
        let waits = matches!(
            item.envelope.state,
            State::Queued | State::Checking { by: None }
        );
        waits
            && !self.host.asks_for_sign_in
            && Some(&item.envelope.owner) == self.session.who.as_ref()
            && item.envelope.backend == self.session.backend
    }

    /// From when on it may be tried: a cancellation not while what it takes back may be on its way.
    fn opens(&self, item: &Item) -> Steady {
        let target = item
            .envelope
            .cancels
            .as_ref()
            .and_then(|target| self.items.get(target));
        item.opens().max(
            target
                .filter(|one| {
                    !one.envelope.stage().holds_lane() && one.envelope.stage() != Stage::Arrived
                })
                .map_or(Steady::default(), Item::is_still),
        )
    }

    /// An earlier item of its lane is not over.
    pub(crate) fn is_behind_another(&self, item: &Item) -> bool {
        let own = &item.envelope;
        self.items
            .values()
            .map(|other| &other.envelope)
            .any(|other| {
                other.lane == own.lane
                    && (other.place, &other.id) < (own.place, &own.id)
                    && other.owner == own.owner
                    && other.backend == own.backend
                    && other.stage().holds_lane()
            })
    }

    /// A cancellation has arrived: what it took back no longer asks for the person.
    fn bury_cancelled(&mut self, turn: &mut Turn) {
        let arrived = self
            .items
            .values()
            .filter(|item| item.envelope.stage() == Stage::Arrived);
        let cancelled = arrived
            .filter_map(|item| item.envelope.cancels.as_ref())
            .filter(|target| {
                let target = self.items.get(target);
                target.is_some_and(|one| one.is_quiet() && one.envelope.stage() == Stage::NeedsYou)
            });
        for target in cancelled.cloned().collect::<Vec<_>>() {
            self.offer(&target, Input::Discard(Farewell::Cancelled), turn);
        }
    }

    /// A cancellation of what is surely not there: both are given up, nothing is sent.
    fn drop_needless_cancel(&mut self, id: &ItemId, turn: &mut Turn) -> bool {
        let cancels = self
            .items
            .get(id)
            .and_then(|item| item.envelope.cancels.clone());
        let Some(target) = cancels.and_then(|target| self.items.get(&target)) else {
            return false;
        };
        let given_up = matches!(target.envelope.state, State::Discarded { .. })
            && target.envelope.doubt == Doubt::Clear;
        if !given_up && !target.envelope.is_surely_not_there() {
            return false;
        }
        let target = target.envelope.id.clone();
        self.offer(&target, Input::Discard(Farewell::Cancelled), turn);
        self.offer(id, Input::Discard(Farewell::Cancelled), turn);
        true
    }

    /// The next moment at which time alone changes something.
    fn next_time(&self, at: Steady) -> Option<Steady> {
        let opens = self.host.opens();
        let of = |item: &Item| {
            let try_at = self.is_sendable(item).then(|| self.opens(item).max(opens));
            let lease = item.envelope.holder().map(|_| item.lease_until);
            let store = item.awaits_store().then_some(item.store_due);
            [try_at, lease, store]
        };
        let times = self.items.values().flat_map(of).flatten();
        times.filter(|time| *time > at).min()
    }
}

impl Item {
    /// Nothing of it is being stored or waits for that.
    pub fn is_quiet(&self) -> bool {
        self.change.is_none() && self.backlog.is_empty()
    }

    /// What an item that is due needs.
    fn what_next(&self, now: Now) -> Input {
        let envelope = &self.envelope;
        let repeat = match envelope.stage() {
            Stage::Checking if envelope.promise.look_up == LookUp::Can => Repeat::LookUp,
            Stage::Checking => Repeat::Ask,
            _ => envelope.promise.repeat(envelope.doubt, self.key_age(now)),
        };
        match repeat {
            Repeat::Send => Input::Start,
            Repeat::LookUp => Input::Look,
            Repeat::Ask => {
                let (why, doubt) = (Reason::Unsure, Doubt::MayBeThere);
                Input::Refuse { why, doubt }
            }
        }
    }

    /// How long ago its key was first used; `None` where that has to be looked up.
    fn key_age(&self, now: Now) -> Option<u64> {
        let Some(first) = self.envelope.first_try else {
            return Some(0);
        };
        let by_wall = age_ms(model::Timestamp::from_millis(first), now.wall);
        match self.key_used {
            // Either clock may have stood still or gone back.
            Some(used) => Some(now.steady.since(used).max(by_wall.unwrap_or(0))),
            None if self.envelope.promise.look_up == LookUp::Can => None,
            None => by_wall,
        }
    }
}

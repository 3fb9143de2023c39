//! The machine: what it knows, and the door through which everything comes in.

use crate::effect::Effect;
use crate::envelope::Pace;
use crate::event::{Event, Writing};
use crate::host::Host;
use crate::input::{Consent, Input, first};
use crate::item::Item;
use crate::merge::merge;
use crate::moment::{Now, Random};
use crate::raw::Strange;
use crate::state::{Farewell, Stage, State};
use crate::stored::Stores;
use crate::table::Refusal;
use crate::words::{Backend, Identity, ItemId, Tab};
use std::collections::BTreeMap;

/// All items of this phone, as one page knows them.
#[derive(Debug)]
pub struct Outbox {
    pub(crate) session: Session,
    pub(crate) items: BTreeMap<ItemId, Item>,
    pub(crate) strange: Vec<Strange>,
    pub(crate) host: Host,
    /// A store forgot something; nothing is decided until both were read again.
    pub(crate) reloading: bool,
}

/// Who and where this page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// This page: a fresh name at each load.
    pub tab: Tab,
    /// Whether other pages may be sending.
    pub pages: Pages,
    /// As whom requests are made.
    pub who: Option<Identity>,
    /// To which backend.
    pub backend: Backend,
}

/// Whether this is the only page, as a Web Lock tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Surely: what a former page was sending is taken over at once.
    OnlyThis,
    /// Perhaps not.
    MaybeOthers,
}

/// What one event brings about.
pub(crate) struct Turn {
    pub(crate) now: Now,
    pub(crate) random: Random,
    pub(crate) effects: Vec<Effect>,
}

impl Outbox {
    /// Begins with what both stores hold. `random` is any number that the next call will not have too.
    pub fn load(session: Session, stores: &Stores, now: Now, random: u64) -> (Self, Vec<Effect>) {
        let mut turn = Turn::new(now, random);
        let plan = merge(&stores.primary, &stores.shadow);
        let mut outbox = Self {
            session,
            items: BTreeMap::new(),
            strange: plan.strange,
            host: Host::default(),
            reloading: false,
        };
        for merged in plan.items {
            let item = Item::found(merged, now, &mut turn.random);
            if item
                .envelope
                .wait
                .is_some_and(|wait| wait.pace == Pace::Told)
            {
                outbox.host.quiet(item.due, 0);
            }
            outbox.items.insert(item.envelope.id.clone(), item);
        }
        // The person may have signed in since; if not, one refusal blocks them again.
        outbox.unblock(&mut turn);
        outbox.pump(&mut turn);
        (outbox, turn.effects)
    }

    /// Takes in what happened; what is to be done about it.
    pub fn on(&mut self, event: Event, now: Now, random: u64) -> Vec<Effect> {
        let mut turn = Turn::new(now, random);
        self.take(event, &mut turn);
        self.pump(&mut turn);
        turn.effects
    }

    /// Records that this version does not touch: to be listed, exported, and deleted only by the person.
    pub fn strange(&self) -> &[Strange] {
        &self.strange
    }

    /// Whether nothing is left to be done here, for whomever.
    pub fn is_done(&self) -> bool {
        let is_over = |item: &Item| item.envelope.stage().is_over();
        self.strange.is_empty() && self.items.values().all(is_over)
    }

    fn take(&mut self, event: Event, turn: &mut Turn) {
        match event {
            Event::Keep(writing) => self.write(writing, State::Draft, turn),
            Event::Submit(writing) => self.submit(writing, turn),
            Event::TryNow(id) => self.try_now(&id, turn),
            Event::Discard(id) => self.wish(&id, Input::Discard(Farewell::Deleted), turn),
            Event::TakeBack(id) => self.wish(&id, Input::TakeBack, turn),
            Event::Dismiss(id) => self.wish(&id, Input::Dismiss, turn),
            Event::Stored(stored) => self.stored(stored, turn),
            Event::Answered {
                id,
                attempt,
                outcome,
            } => self.answered(&id, attempt, &outcome, turn),
            Event::LookedUp { id, attempt, found } => self.looked_up(&id, attempt, &found, turn),
            Event::Reloaded(stores) => self.reloaded(&stores, turn),
            Event::Heard(envelope) => self.heard(*envelope, turn),
            Event::SignedIn(who) => self.signed_in(who, turn),
            Event::SignedOut => self.session.who = None,
            Event::Nudge => {
                if self.host.nudge(turn.now.steady, &mut turn.random) {
                    self.hurry(turn);
                }
            }
            Event::Tick => {}
        }
    }

    /// The item, if it is of the person who is here.
    pub(crate) fn mine(&mut self, id: &ItemId) -> Option<&mut Item> {
        let who = self.session.who.as_ref();
        self.items
            .get_mut(id)
            .filter(|item| Some(&item.envelope.owner) == who)
    }

    fn wish(&mut self, id: &ItemId, input: Input, turn: &mut Turn) {
        if self.mine(id).is_some() {
            self.offer(id, input, turn);
        } else {
            turn.refuse(id, Refusal::Unknown);
        }
    }

    fn submit(&mut self, writing: Writing, turn: &mut Turn) {
        let target = writing.cancels.clone().filter(|target| {
            let known = self.items.get(target);
            known.is_some_and(|item| item.envelope.stage().is_unknown_to_all())
        });
        match target {
            Some(target) if !self.items.contains_key(&writing.id) => {
                self.offer(&target, Input::Withdraw(Box::new(writing)), turn);
            }
            _ => self.write(writing, State::Queued, turn),
        }
    }

    /// Keeps or submits a write, new or known.
    pub(crate) fn write(&mut self, writing: Writing, state: State, turn: &mut Turn) {
        let id = writing.id.clone();
        let input = |seen: String, writing: Writing| match state {
            State::Draft => Input::Keep(Box::new(writing), seen),
            _ => Input::Submit(Box::new(writing), seen),
        };
        match self.items.get(&id) {
            Some(item) if item.envelope.owner != writing.owner => {
                turn.refuse(&id, Refusal::Unknown);
            }
            Some(item) => {
                let input = input(item.digest_to_be(), writing);
                self.offer(&id, input, turn);
            }
            None => {
                let places = self.items.values().map(|item| item.envelope.place);
                let place = places.max().unwrap_or_default().saturating_add(1);
                let envelope = first(&writing, state.clone(), place, turn.now.wall);
                let mut item = Item::new(envelope.clone());
                Self::put(
                    &mut item,
                    envelope,
                    Some(input(String::new(), writing)),
                    turn,
                );
                self.items.insert(id, item);
            }
        }
    }

    fn try_now(&mut self, id: &ItemId, turn: &mut Turn) {
        let at = turn.now.steady;
        let cancels = |item: &Item| {
            item.envelope.cancels.as_ref() == Some(id) && item.envelope.stage() != Stage::Discarded
        };
        if self.items.values().any(cancels) {
            turn.refuse(id, Refusal::Cancelled);
            return;
        }
        let Some(item) = self.mine(id) else {
            turn.refuse(id, Refusal::Unknown);
            return;
        };
        if !item
            .envelope
            .wait
            .is_some_and(|wait| wait.pace == Pace::Told)
        {
            item.due = item.due.min(at);
        }
        let consent = match item.envelope.state {
            State::NeedsYou { .. } => Consent::Given,
            _ => Consent::NotAsked,
        };
        self.host.insist();
        self.offer(id, Input::Retry(consent), turn);
    }

    fn signed_in(&mut self, who: Identity, turn: &mut Turn) {
        if self.session.who.as_ref() != Some(&who) {
            self.host.is_new_to_us();
        }
        self.session.who = Some(who);
        self.host.asks_for_sign_in = false;
        self.unblock(turn);
    }

    /// What waited for the person who is here.
    fn unblock(&mut self, turn: &mut Turn) {
        let who = self.session.who.as_ref();
        let blocked: Vec<ItemId> = self
            .items
            .values()
            .map(|item| &item.envelope)
            .filter(|one| one.state == State::AuthBlocked && Some(&one.owner) == who)
            .map(|one| one.id.clone())
            .collect();
        for id in blocked {
            self.offer(&id, Input::SignIn, turn);
        }
    }

    pub(crate) fn hurry(&mut self, turn: &mut Turn) {
        for item in self.items.values_mut() {
            item.hurry(turn.now.steady, &mut turn.random);
        }
    }
}

impl Turn {
    fn new(now: Now, random: u64) -> Self {
        Self {
            now,
            random: Random::of(random),
            effects: Vec::new(),
        }
    }

    pub(crate) fn refuse(&mut self, id: &ItemId, why: Refusal) {
        self.effects.push(Effect::Refused {
            id: id.clone(),
            why,
        });
    }
}

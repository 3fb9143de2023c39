//! Drives `outbox`: stores, sends, waits and tells it what came of each, and the screens what it shows.
//!
//! It decides nothing: what may be sent, and when, is the machine's. Each page of this portal drives its own; that they do
//! not send the same twice is the stores' doing, not a lock's.

mod begin;

use std::sync::{Arc, Mutex, PoisonError};

use connect::{Ask, Failure};
use futures_channel::oneshot;
use leptos::task::spawn_local;
use outbox::{
    Effect, Errand, Event, Found, Identity, ItemId, Line, Outbox as Machine, Outcome, Put, Refusal,
    Stage, Steady, Stored, Stores, Writing,
};

use super::letter::{thaw, writing};
use super::outcome::outcome;
use super::rescued;
use super::stores::{stores, written};
use super::waiting::{Came, Patience, Waiters};
use super::{Outbox, Post, Shown, Waiting, Went, Wish};
use crate::api::Api;
use crate::browser::vault::View;
use crate::browser::{life, storage, timer, vault, worker};
use begin::{now, number, old, session, who};

/// An item that has its turn starts at once; a backend that is known to be down is not asked.
const SHORT_MILLIS: i32 = 2_500;
/// Until a store that did not answer is read again.
const LOOK_AGAIN_MILLIS: i32 = 10_000;
/// Longer nobody looks at a button that is busy.
const OVER_MILLIS: i32 = 9_000;

#[derive(Clone)]
struct Driver(Arc<Mutex<Inner>>);

struct Inner {
    machine: Machine,
    api: Api,
    shows: Shown,
    who: Option<Identity>,
    waiters: Waiters,
    /// When the machine wants to hear of the time.
    alarm: Option<Steady>,
    /// Lines that were over when they were last shown.
    over: usize,
}

/// Reads the stores and begins; once a page.
pub fn start(outbox: Outbox) {
    let (shows, api) = (outbox.shown(), outbox.shown().api);
    spawn_local(async move {
        let alone = vault::alone().await;
        let held = vault::load().await;
        let view = held.view;
        let held = stores(held);
        let (Some(session), None) = (session(api, alone), outbox.post()) else {
            return;
        };
        let who = session.who.clone();
        let (machine, effects) = Machine::load(session, &held, now(), number());
        let driver = Driver(Arc::new(Mutex::new(Inner {
            machine,
            api,
            shows,
            who,
            waiters: Waiters::default(),
            alarm: None,
            over: usize::MAX,
        })));
        shows
            .post
            .try_set_value(Some(Arc::new(driver.clone()) as Arc<dyn Post>));
        driver.with(|inner| {
            inner.show();
            if view == View::Whole && inner.machine.is_done() {
                rescued::is_over();
            }
        });
        driver.perform(effects);
        driver.take_off_old();
        driver.listen();
        driver.look_again(view).await;
    });
}

impl Inner {
    fn on(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.meet();
        effects.extend(self.machine.on(event, now(), number()));
        self.show();
        effects
    }

    /// Other words under an id that is in use already are no second tap: nobody would ever see them.
    fn write(&mut self, writing: Writing, tell: oneshot::Sender<Went>) -> Vec<Effect> {
        let id = writing.id.clone();
        let known = self.machine.item(&id).map(|item| {
            let envelope = item.envelope();
            (envelope.stage(), envelope.digest.clone(), item.is_quiet())
        });
        let is_same = |digest: &str| digest == writing.letter.digest(id.as_str());
        let event = match &known {
            Some((Stage::Fresh, digest, true)) if !(is_same(digest) || rescued::is_possible()) => {
                Event::Keep(writing)
            }
            Some((stage, digest, is_quiet))
                if !(is_same(digest) || (*is_quiet && *stage == Stage::Draft)) =>
            {
                let reused = Failure::Refused(connect::Refusal::IdReused);
                // Whoever left the screen has nothing to be told.
                let _ = tell.send(Went::Refused(reused, None));
                return Vec::new();
            }
            Some(_) | None => Event::Submit(writing),
        };
        self.waiters.add(id, tell);
        self.on(event)
    }

    /// Gives up what nobody else knows of; at one go, so that nothing can begin meanwhile.
    fn take_back(&mut self, id: &ItemId) -> Option<(Line, Vec<Effect>)> {
        let item = self.machine.item(id)?;
        let envelope = item.envelope();
        let is_unknown = envelope.is_unknown_to_all() && !rescued::may_have_sent(envelope.stage());
        if !is_unknown || !item.is_quiet() {
            return None;
        }
        let lines = self.machine.lines(now().steady);
        let line = lines.into_iter().find(|line| line.id == *id)?;
        Some((line, self.on(Event::TakeBack(id.clone()))))
    }

    /// Notices who signed in or out since.
    fn meet(&mut self) -> Vec<Effect> {
        let who = who(self.api);
        if who == self.who {
            return Vec::new();
        }
        self.who.clone_from(&who);
        let event = who.map_or(Event::SignedOut, Event::SignedIn);
        self.machine.on(event, now(), number())
    }

    /// Shows what is, and tells those who wait.
    fn show(&mut self) {
        let lines = self.machine.lines(now().steady);
        let awaited = |line: &&Line| self.waiters.is_awaited(&line.id);
        let is_over = |line: &&Line| line.stage.is_over();
        let quietly = lines.iter().filter(is_over).filter(|line| !awaited(line));
        let over = quietly.count();
        if over > self.over {
            // It arrived behind the resident's back: what the screens know is old.
            self.api.is_old();
        }
        self.waiters.settle(&lines);
        self.over = lines.iter().filter(is_over).count();
        let strange = self.machine.strange().len();
        if self.shows.strange.try_get_untracked() != Some(strange) {
            self.shows.strange.try_set(strange);
        }
        if self
            .shows
            .lines
            .try_get_untracked()
            .is_some_and(|shown| shown != lines)
        {
            self.shows.lines.try_set(lines);
        }
    }
}

impl Driver {
    fn with<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        // One thread: nobody else can have failed while holding it.
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn on(&self, event: Event) {
        let effects = self.with(|inner| inner.on(event));
        self.perform(effects);
    }

    fn perform(&self, effects: Vec<Effect>) {
        for effect in effects {
            let driver = self.clone();
            match effect {
                Effect::Put(put) => spawn_local(async move { driver.put(*put).await }),
                Effect::Send(errand) => spawn_local(async move { driver.try_it(errand).await }),
                Effect::LookUp(errand) => driver.on(Event::LookedUp {
                    id: errand.id,
                    attempt: errand.attempt,
                    found: Found::Failed(Outcome::NotSent),
                }),
                Effect::Reload => spawn_local(async move {
                    let held = stores(vault::load().await);
                    driver.on(Event::Reloaded(held));
                }),
                Effect::Wait(until) => driver.wait(until),
                Effect::Refused { id, why } => driver.refused(&id, why),
            }
        }
    }

    /// What arrived long ago need not be read by whoever takes the phone next.
    fn take_off_old(&self) {
        let old = self.with(|inner| old(&inner.machine.lines(now().steady)));
        for id in old {
            self.on(Event::Dismiss(id));
        }
    }

    /// A store that could not be read is no empty store.
    async fn look_again(&self, first: View) {
        let mut view = first;
        while view == View::Partial {
            timer::pause(LOOK_AGAIN_MILLIS).await;
            let held = vault::load().await;
            view = held.view;
            self.on(Event::Reloaded(stores(held)));
        }
    }

    async fn put(&self, put: Put) {
        let Put { envelope, over } = put;
        let (id, revision) = (envelope.id.clone(), envelope.revision);
        let record = envelope.to_bytes();
        let (primary, shadow) = vault::put(id.as_str(), &record, revision, over).await;
        if primary == vault::Put::Committed {
            vault::tell(id.as_str(), &record);
        }
        self.on(Event::Stored(Stored {
            id,
            revision,
            primary: written(primary),
            shadow: written(shadow),
        }));
    }

    async fn try_it(&self, errand: Errand) {
        let Errand {
            id,
            attempt,
            owner,
            letter,
            deadline_ms,
        } = errand;
        let api = self.with(|inner| inner.api);
        let outcome = match thaw(&letter) {
            Some(ask) if who(api).as_ref() == Some(&owner) => {
                let came = answered(api, &ask, deadline_ms).await;
                let outcome = outcome(&ask, &came, now().wall);
                self.with(|inner| inner.waiters.came(&id, came));
                outcome
            }
            _ => Outcome::NotSent,
        };
        self.on(Event::Answered {
            id,
            attempt,
            outcome,
        });
    }

    fn wait(&self, until: Steady) {
        self.with(|inner| inner.alarm = Some(until));
        let driver = self.clone();
        let millis = i32::try_from(until.since(now().steady)).unwrap_or(i32::MAX);
        timer::after(millis, move || {
            if driver
                .with(|inner| inner.alarm.take_if(|alarm| *alarm == until))
                .is_some()
            {
                driver.on(Event::Tick);
            }
        });
    }

    fn refused(&self, id: &ItemId, why: Refusal) {
        // A second tap is the same tap; what came of the first is what counts.
        let is_known = matches!(why, Refusal::Already | Refusal::Over | Refusal::Stale);
        self.with(|inner| {
            let is_listed = inner
                .machine
                .lines(now().steady)
                .iter()
                .any(|line| line.id == *id);
            if !(is_known && is_listed) {
                inner.waiters.refused(id);
            }
        });
    }

    fn listen(&self) {
        let driver = self.clone();
        vault::listen(move |id, told| match told {
            vault::Told::Stored(bytes) => {
                if let Some(envelope) = outbox::record(&id, &bytes) {
                    driver.on(Event::Heard(Box::new(envelope)));
                }
            }
            vault::Told::Forgot => {
                // What this page knows must go, too, and that is most of it.
                storage::clear();
                worker::reload();
            }
        });
        let driver = self.clone();
        life::on_chance(move || driver.on(Event::Nudge));
    }

    fn write(&self, writing: Writing, tell: oneshot::Sender<Went>) {
        let id = writing.id.clone();
        let effects = self.with(|inner| inner.write(writing, tell));
        self.perform(effects);
        for (millis, patience) in [
            (SHORT_MILLIS, Patience::Short),
            (OVER_MILLIS, Patience::Over),
        ] {
            let (driver, id) = (self.clone(), id.clone());
            timer::after(millis, move || {
                driver.with(|inner| inner.waiters.age(&id, patience));
                driver.on(Event::Tick);
            });
        }
    }
}

/// The answer within the time that a try may take.
async fn answered(api: Api, ask: &Ask, deadline_ms: u64) -> Came {
    let limit = i32::try_from(deadline_ms).unwrap_or(i32::MAX);
    timer::at_most(limit, api.perform(ask))
        .await
        .unwrap_or(Err(Failure::Unreachable))
}

impl Post for Driver {
    fn send(&self, ask: Ask, title: String) -> Waiting {
        let driver = self.clone();
        Box::pin(async move {
            let api = driver.with(|inner| inner.api);
            let kept = who(api).and_then(|who| writing(api, ask.clone(), who, title));
            let Some(writing) = kept else {
                return match api.perform(&ask).await {
                    Ok(answer) => Went::Arrived(answer),
                    Err(failure) => Went::Refused(failure, None),
                };
            };
            let id = writing.id.clone();
            let (tell, told) = oneshot::channel();
            driver.write(writing, tell);
            told.await.unwrap_or(Went::Saved(id))
        })
    }

    fn wish(&self, wish: Wish, id: ItemId) {
        self.on(match wish {
            Wish::TryNow => Event::TryNow(id),
            Wish::Discard => Event::Discard(id),
            Wish::Dismiss => Event::Dismiss(id),
        });
    }

    fn take_back(&self, id: &ItemId) -> Option<Line> {
        let (line, effects) = self.with(|inner| inner.take_back(id))?;
        self.perform(effects);
        Some(line)
    }

    fn let_go(&self, id: &ItemId) {
        self.with(|inner| {
            inner.waiters.age(id, Patience::Over);
            inner.show();
        });
    }

    fn nudge(&self) {
        self.on(Event::Nudge);
    }

    fn forget(&self) {
        let effects = self.with(|inner| {
            let session = session(inner.api, false)?;
            let (machine, effects) = Machine::load(session, &Stores::default(), now(), number());
            inner.machine = machine;
            inner.waiters = Waiters::default();
            inner.over = usize::MAX;
            inner.show();
            Some(effects)
        });
        self.perform(effects.unwrap_or_default());
    }
}

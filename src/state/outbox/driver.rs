//! Drives `outbox`: stores, sends, waits and tells it what came of each, and the screens what it shows.
//!
//! It decides nothing: what may be sent, and when, is the machine's. Each page of this portal drives its own; that they do
//! not send the same twice is the stores' doing, not a lock's.

use std::sync::{Arc, Mutex, PoisonError};

use connect::Ask;
use futures_channel::oneshot;
use leptos::task::spawn_local;
use model::Timestamp;
use outbox::{
    Effect, Errand, Event, Found, Identity, ItemId, Line, Now, Outbox as Machine, Outcome, Pages,
    Put, Refusal, Session, Steady, Stored, Stores, Tab, Writing,
};

use super::letter::{backend, thaw, writing};
use super::outcome::outcome;
use super::stores::{stores, written};
use super::waiting::{Came, Patience, Waiters};
use super::{Outbox, Post, Waiting, Went, Wish};
use crate::api::Api;
use crate::browser::{clock, life, random, timer, vault};

/// An item that has its turn starts at once; a backend that is known to be down is not asked.
const SHORT_MILLIS: i32 = 2_500;
/// Longer nobody looks at a button that is busy.
const OVER_MILLIS: i32 = 9_000;

#[derive(Clone)]
struct Driver(Arc<Mutex<Inner>>);

struct Inner {
    machine: Machine,
    api: Api,
    shows: Outbox,
    who: Option<Identity>,
    waiters: Waiters,
    /// When the machine wants to hear of the time.
    alarm: Option<Steady>,
    /// Lines that were over when they were last shown.
    over: usize,
}

/// Reads the stores and begins; once a page.
pub fn start(shows: Outbox) {
    let api = shows.api;
    spawn_local(async move {
        let alone = vault::alone().await;
        let held = stores(vault::load().await);
        let (Some(session), None) = (session(api, alone), shows.post()) else {
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
        driver.with(Inner::show);
        driver.perform(effects);
        driver.listen();
    });
}

fn session(api: Api, alone: bool) -> Option<Session> {
    Some(Session {
        tab: Tab::parse(&random::id()?)?,
        pages: if alone {
            Pages::OnlyThis
        } else {
            Pages::MaybeOthers
        },
        who: who(api),
        backend: backend(api)?,
    })
}

fn who(api: Api) -> Option<Identity> {
    Identity::parse(&api.who()?)
}

fn now() -> Now {
    Now {
        wall: Timestamp::from_millis(clock::now_millis()),
        steady: Steady::from_millis(clock::steady_millis()),
    }
}

fn number() -> u64 {
    random::bytes().map_or(0, u64::from_le_bytes)
}

impl Inner {
    fn on(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.meet();
        effects.extend(self.machine.on(event, now(), number()));
        let back = self.show();
        for id in back {
            effects.extend(self.machine.on(Event::Discard(id), now(), number()));
        }
        effects
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

    /// Shows what is, and tells those who wait; the items that go back into their forms.
    fn show(&mut self) -> Vec<ItemId> {
        let lines = self.machine.lines(now().steady);
        let awaited = |line: &&Line| self.waiters.is_awaited(&line.id);
        let is_over = |line: &&Line| line.stage.is_over();
        let quietly = lines.iter().filter(is_over).filter(|line| !awaited(line));
        let over = quietly.count();
        if over > self.over {
            // It arrived behind the resident's back: what the screens know is old.
            self.api.is_old();
        }
        let back = self.waiters.settle(&lines);
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
        back
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
            vault::Told::Forgot => driver.forget(),
        });
        let driver = self.clone();
        life::on_chance(move || driver.on(Event::Nudge));
    }

    fn write(&self, writing: Writing, tell: oneshot::Sender<Went>) {
        let id = writing.id.clone();
        let mut effects = self.with(|inner| {
            inner.waiters.add(id.clone(), tell);
            let lines = inner.machine.lines(now().steady);
            let is_fresh = |line: &Line| line.id == id && line.stage == outbox::Stage::Fresh;
            if lines.iter().any(is_fresh) {
                // Changed before anybody was told of it.
                inner.on(Event::Keep(writing))
            } else {
                inner.on(Event::Submit(writing))
            }
        });
        self.perform(std::mem::take(&mut effects));
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
        .unwrap_or(Err(connect::Failure::Unreachable))
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
                    Err(failure) => Went::Refused(failure),
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

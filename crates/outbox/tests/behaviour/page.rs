//! A page whose stores are two maps, and whose requests wait until the test answers them.

use model::{Capability, Timestamp};
use raati_outbox::*;
use std::collections::BTreeMap;

pub(crate) const BY_ID: Promise = Promise {
    by: Dedupe::PutById,
    look_up: LookUp::Cannot,
};
pub(crate) const NONE: Promise = Promise {
    by: Dedupe::None,
    look_up: LookUp::Cannot,
};
pub(crate) const LOOKED_UP: Promise = Promise {
    by: Dedupe::None,
    look_up: LookUp::Can,
};

type Store = BTreeMap<String, Vec<u8>>;

/// One page and its phone.
pub(crate) struct Page {
    pub(crate) outbox: Outbox,
    pub(crate) at: u64,
    /// What the device's clock adds to that.
    pub(crate) skew: i64,
    pub(crate) primary: Store,
    pub(crate) shadow: Store,
    /// What every put to each store ends in.
    pub(crate) ends: (Written, Written),
    pub(crate) sent: Vec<Errand>,
    pub(crate) looked_up: Vec<Errand>,
    pub(crate) refused: Vec<Refusal>,
    wake: Option<u64>,
    born: u64,
    opened: u64,
}

pub(crate) fn id(text: &str) -> ItemId {
    ItemId::parse(text).unwrap()
}

pub(crate) fn who(text: &str) -> Identity {
    Identity::parse(text).unwrap()
}

pub(crate) fn write(name: &str, lane: &str, promise: Promise) -> Writing {
    Writing {
        id: id(name),
        owner: who("anna"),
        backend: Backend::parse("b").unwrap(),
        lane: Lane::parse(lane).unwrap(),
        title: name.to_owned(),
        language: "fi".to_owned(),
        letter: Letter {
            operation: Capability::SubmitResponse,
            params: vec![("id".to_owned(), name.to_owned())],
            body: Some("{}".to_owned()),
            direct: None,
        },
        promise,
        cancels: None,
    }
}

pub(crate) fn there() -> Receipt {
    Receipt {
        code: None,
        at: Timestamp::from_millis(1),
        standing: Standing::Done,
    }
}

pub(crate) fn receipt() -> Outcome {
    Outcome::Receipt(there())
}

fn session(opened: u64) -> Session {
    Session {
        tab: Tab::parse(&format!("tab{opened}")).unwrap(),
        pages: Pages::OnlyThis,
        who: Some(who("anna")),
        backend: Backend::parse("b").unwrap(),
    }
}

fn now(wall: u64, skew: i64, steady: u64) -> Now {
    let wall = 1_769_212_800_000 + i64::try_from(wall).unwrap() + skew;
    Now {
        wall: Timestamp::from_millis(wall),
        steady: Steady::from_millis(steady),
    }
}

impl Page {
    pub(crate) fn open() -> Self {
        Self {
            outbox: Outbox::load(session(0), &Stores::default(), now(0, 0, 0), 1).0,
            at: 0,
            skew: 0,
            primary: Store::new(),
            shadow: Store::new(),
            ends: (Written::Committed, Written::Committed),
            sent: Vec::new(),
            looked_up: Vec::new(),
            refused: Vec::new(),
            wake: None,
            born: 0,
            opened: 0,
        }
    }

    /// The page dies and opens again: requests are forgotten.
    pub(crate) fn reopen(&mut self) {
        self.opened += 1;
        self.born = self.at;
        self.sent.clear();
        self.looked_up.clear();
        let raws = |store: &Store| {
            let raw = |(key, bytes): (&String, &Vec<u8>)| Raw {
                key: key.clone(),
                bytes: bytes.clone(),
            };
            store.iter().map(raw).collect()
        };
        let stores = Stores {
            primary: raws(&self.primary),
            shadow: raws(&self.shadow),
        };
        let now = now(self.at, self.skew, 0);
        let (outbox, effects) = Outbox::load(session(self.opened), &stores, now, self.at);
        self.outbox = outbox;
        self.act(effects);
    }

    pub(crate) fn tell(&mut self, event: Event) {
        let now = now(self.at, self.skew, self.at - self.born);
        let effects = self.outbox.on(event, now, self.at + 7);
        self.act(effects);
    }

    fn act(&mut self, effects: Vec<Effect>) {
        self.wake = None;
        for effect in effects {
            match effect {
                Effect::Put(put) => self.put(&put),
                Effect::Send(errand) => self.sent.push(errand),
                Effect::LookUp(errand) => self.looked_up.push(errand),
                Effect::Wait(until) => self.wake = Some(self.born + until.millis()),
                Effect::Refused { why, .. } => self.refused.push(why),
                Effect::Reload => {}
            }
        }
    }

    fn put(&mut self, put: &Put) {
        let key = put.envelope.id.as_str();
        let (primary, shadow) = self.ends.clone();
        if primary == Written::Committed {
            self.primary.insert(key.to_owned(), put.envelope.to_bytes());
        }
        if shadow == Written::Committed {
            self.shadow.insert(key.to_owned(), put.envelope.to_bytes());
        }
        let (id, revision) = (put.envelope.id.clone(), put.envelope.revision);
        self.tell(Event::Stored(Stored {
            id,
            revision,
            primary,
            shadow,
        }));
    }

    /// Answers the try that waits longest for it.
    pub(crate) fn answer(&mut self, outcome: Outcome) {
        let Errand { id, attempt, .. } = self.sent.remove(0);
        self.tell(Event::Answered {
            id,
            attempt,
            outcome,
        });
    }

    /// Answers the look-up that waits longest for it.
    pub(crate) fn find(&mut self, found: Found) {
        let Errand { id, attempt, .. } = self.looked_up.remove(0);
        self.tell(Event::LookedUp { id, attempt, found });
    }

    /// So much time passes; the page ticks whenever it asked to. Time stands still once there is something to answer.
    pub(crate) fn pass(&mut self, ms: u64) {
        let until = self.at + ms;
        while let Some(wake) = self.wake.filter(|wake| *wake <= until) {
            self.at = wake.max(self.at);
            self.tell(Event::Tick);
            if !self.sent.is_empty() || !self.looked_up.is_empty() {
                return;
            }
        }
        self.at = until;
    }

    pub(crate) fn shown(&self, name: &str) -> Shown {
        let item = self.outbox.item(&id(name)).unwrap();
        self.outbox
            .shown(item, Steady::from_millis(self.at - self.born))
    }

    pub(crate) fn journey(&self, name: &str) -> Journey {
        self.shown(name).journey
    }

    pub(crate) fn sent(&self) -> Vec<&str> {
        self.sent.iter().map(|errand| errand.id.as_str()).collect()
    }

    /// A record as text.
    pub(crate) fn record(&self, name: &str) -> String {
        String::from_utf8(self.primary[name].clone()).unwrap()
    }
}

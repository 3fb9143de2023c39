//! The world: two stores, a backend, pages, packets on their way, one true time and one device clock that lies.

use crate::chance::Chance;
use crate::disk::Disk;
use crate::judge::Judge;
use crate::mutant::Mutant;
use crate::server::{Mood, Reply, Server};
use crate::tab::Tab;
use model::Timestamp;
use outbox::{
    Backend, Dedupe, Envelope, Errand, Event, Identity, LookUp, Now, Promise, Steady, Stores,
};

/// Everything there is.
pub(crate) struct World {
    pub(crate) at: u64,
    /// How wrong the device's clock is.
    pub(crate) skew: i64,
    pub(crate) promise: Promise,
    pub(crate) mutant: Mutant,
    pub(crate) primary: Disk,
    pub(crate) shadow: Disk,
    pub(crate) server: Server,
    pub(crate) tabs: Vec<Tab>,
    pub(crate) opened: u64,
    pub(crate) minted: u64,
    pub(crate) who: Identity,
    pub(crate) pending: Vec<Pending>,
    pub(crate) judge: Judge,
    pub(crate) trace: Option<Vec<String>>,
    /// No fault happens any more.
    pub(crate) is_calm: bool,
}

/// Something that will happen.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub(crate) at: u64,
    pub(crate) what: What,
}

/// What will happen. The number is the page that waits for it.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// The primary store's turn.
    PutPrimary(u64, Box<Envelope>, Option<u32>),
    /// The shadow's turn, and what the primary store said.
    PutShadow(u64, Box<Envelope>, outbox::Written),
    /// A request reaches the backend; its answer goes to that page, if it still waits.
    Reach(Option<u64>, Errand, Identity, Way),
    /// An answer reaches the page.
    Answer(u64, Errand, Reply, Way),
    /// The page hears nothing, and gives up.
    Silence(u64, Errand, Way),
    /// The page is told something.
    Tell(u64, Event),
    /// The page reads both stores.
    Reload(u64),
}

/// Which kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Write,
    LookUp,
}

impl World {
    /// A world of this seed.
    pub(crate) fn new(seed: u64, mutant: Mutant, is_traced: bool) -> Self {
        let mut chance = Chance::of(seed, u64::MAX);
        let by = match chance.below(7) {
            0 | 1 => Dedupe::PutById,
            2 => Dedupe::UniqueColumn,
            3 => Dedupe::Header {
                window_ms: 20 * 60 * 1000,
            },
            4 => Dedupe::LookUp,
            5 => Dedupe::Idempotent,
            _ => Dedupe::None,
        };
        let look_up = if chance.percent(50) {
            LookUp::Can
        } else {
            LookUp::Cannot
        };
        let promise = Promise { by, look_up };
        Self {
            at: 1_000_000,
            skew: 0,
            promise,
            mutant,
            primary: Disk::default(),
            shadow: Disk::default(),
            server: Server::new(promise),
            tabs: Vec::new(),
            opened: 0,
            minted: 0,
            who: named("anna"),
            pending: Vec::new(),
            judge: Judge::default(),
            trace: is_traced.then(Vec::new),
            is_calm: false,
        }
    }

    pub(crate) fn now(&self, born: u64) -> Now {
        let wall = i64::try_from(self.at)
            .unwrap_or_default()
            .saturating_add(self.skew);
        Now {
            wall: Timestamp::from_millis(wall),
            steady: Steady::from_millis(self.at - born),
        }
    }

    pub(crate) fn disks(&self) -> [&Disk; 2] {
        [&self.primary, &self.shadow]
    }

    /// A page reads both stores.
    pub(crate) fn stores(&mut self) -> Stores {
        self.primary.be_read();
        self.shadow.be_read();
        let shadow = match self.mutant {
            Mutant::LoadsThePrimaryOnly => Vec::new(),
            _ => self.shadow.raws(),
        };
        Stores {
            primary: self.primary.raws(),
            shadow,
        }
    }

    pub(crate) fn note(&mut self, line: impl FnOnce() -> String) {
        let at = self.at;
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{at:>10}  {}", line()));
        }
    }

    pub(crate) fn after(&mut self, ms: u64, what: What) {
        self.pending.push(Pending {
            at: self.at + ms,
            what,
        });
    }

    /// The times at which something happens by itself.
    pub(crate) fn next_time(&self) -> Option<u64> {
        let pending = self.pending.iter().map(|pending| pending.at);
        pending
            .chain(self.tabs.iter().filter_map(|tab| tab.wake))
            .min()
    }

    /// Someone looks at every screen, every record and every row.
    pub(crate) fn examine(&mut self) {
        for tab in &self.tabs {
            let steady = self.now(tab.born).steady;
            self.judge.watch(&tab.outbox, &self.server, steady);
            self.judge
                .note_marks(&tab.outbox, [&self.primary, &self.shadow], &self.server);
        }
        self.judge.look([&self.primary, &self.shadow], &self.server);
    }

    pub(crate) fn calm(&mut self) {
        self.is_calm = true;
        self.server.mood = Mood::Well;
    }
}

/// A person's tag.
pub(crate) fn named(name: &str) -> Identity {
    // Both names of this world are fit.
    Identity::parse(name).unwrap_or_else(|| unreachable!("{name}"))
}

/// The one backend.
pub(crate) fn backend() -> Backend {
    Backend::parse("b").unwrap_or_else(|| unreachable!("b"))
}

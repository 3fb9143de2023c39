//! The portal's handle on its backend: `connect` says what to send, `browser` sends it, and what
//! was read before is kept in memory until something is written.
//!
//! Only `pages`, `state` and `app` call it. It keeps nothing on the phone, but in the tab what a backend cannot tell of
//! its residents.

mod backend;
mod engine;
mod examine;
mod keys;
mod network;
mod profiled;
mod remote;
mod sign_in;
mod value;
mod who;
mod write;

pub use examine::Examined;
pub use profiled::Profiled;
pub use remote::{Loaded, Loading, Remote, Value};
pub use sign_in::NotSignedIn;

use std::collections::HashMap;
use std::sync::Arc;

use connect::{
    Answer, Ask, Call, Circumstances, Facts, Failure, Finding, Memory, Remembers, Texts,
};
use markup::prelude::*;
use model::{Capability, Language, Timestamp};

use crate::browser::storage::{self, Keep};
use crate::browser::{clock, document, history};

/// Where the tab keeps what was done from this phone.
const MEMORY: &str = "raati.done";

/// A cheap handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Api(StoredValue<Inner>);

struct Inner {
    profiled: Profiled,
    /// Successful reads.
    read: HashMap<String, Answer>,
    /// What was done from this phone, where the backend cannot tell.
    memory: Memory,
    /// When the requests of the last minute were sent, where the backend counts them.
    sent: Vec<i64>,
    /// Grows when what the screens show is known to be old.
    news: RwSignal<u32>,
}

impl Api {
    /// Puts the handle into the context.
    pub fn provide(profiled: Profiled) -> Self {
        let inner = Inner {
            profiled,
            read: HashMap::new(),
            sent: Vec::new(),
            news: RwSignal::new(0),
            memory: storage::get(Keep::InTab, MEMORY)
                .map(|text| Memory::from_json(&text))
                .unwrap_or_default(),
        };
        let api = Self(StoredValue::new(inner));
        provide_context(api);
        api
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether the backend offers an operation.
    pub fn offers(self, capability: Capability) -> bool {
        self.facts().offered.contains(&capability)
    }

    fn profiled(self) -> Profiled {
        self.0.with_value(|inner| inner.profiled.clone())
    }

    fn facts(self) -> Arc<Facts> {
        self.profiled().facts
    }

    /// What is wrong with the profile, for the operator.
    pub fn findings(self) -> Arc<[Finding]> {
        self.profiled().findings
    }

    /// Reads once. What `boot.js` has asked for already is not asked for again.
    pub async fn read<T>(self, call: &Call<T>) -> Result<T, Failure> {
        call.read(&self.answer(call.ask().clone()).await?)
    }

    /// Writes. What was read before is forgotten, since it may have changed.
    pub async fn send<T>(self, call: &Call<T>) -> Result<T, Failure> {
        let answer = self.answer(call.ask().clone()).await;
        let value = answer.and_then(|answer| call.read(&answer));
        // A refusal, too, says that what we knew is old.
        if call.ask().capability() != Capability::Invitation || value.is_err() {
            self.forget();
        }
        value
    }

    /// Writes, without knowing what comes of it.
    pub async fn perform(self, ask: &Ask) -> Result<Answer, Failure> {
        let answer = self.answer(ask.clone()).await;
        self.forget();
        answer
    }

    /// Forgets everything read.
    pub fn forget(self) {
        self.0.try_update_value(|inner| inner.read.clear());
    }

    /// Something arrived behind the resident's back: forgets everything read, and what is on the screen is read anew.
    pub fn is_old(self) {
        self.forget();
        self.news().try_update(|news| *news = news.wrapping_add(1));
    }

    fn news(self) -> RwSignal<u32> {
        self.0.with_value(|inner| inner.news)
    }

    /// Forgets what was done from this phone.
    pub fn forget_person(self) {
        storage::remove(Keep::InTab, MEMORY);
        who::nobody();
        self.0.try_update_value(|inner| {
            inner.memory = Memory::default();
        });
        self.forget();
    }

    /// What was read before.
    fn known(self, ask: &Ask) -> Option<Answer> {
        let key = self.key(ask);
        self.0.with_value(|inner| inner.read.get(&key).cloned())
    }

    /// What tells answers apart; also the language, where the backend answers in one.
    fn key(self, ask: &Ask) -> String {
        let mut key = ask.cache_key();
        if self.facts().texts == Texts::InOne {
            key.push_str(language().code());
        }
        key
    }

    /// Answers without knowing what; its code is there once, whoever waits for it.
    fn answer(self, ask: Ask) -> network::Waiting {
        network::boxed(async move {
            let at = Circumstances {
                language: language(),
                now: now(),
                origin: history::origin(),
            };
            let recalled = self
                .0
                .with_value(|inner| inner.memory.recall(inner.profiled.facts.remembers, &ask));
            let mut answer = self.run(&recalled, at).await?;
            self.remember(&ask, &mut answer);
            Ok(answer)
        })
    }

    /// Keeps a read, and what this phone did.
    fn remember(self, ask: &Ask, answer: &mut Answer) {
        let key = self.key(ask);
        let person_is_gone = matches!(
            ask.capability(),
            Capability::SignOut | Capability::DeleteMyData
        );
        if person_is_gone {
            self.forget_person();
        }
        self.0.try_update_value(|inner| {
            let remembers = inner.profiled.facts.remembers;
            if remembers != Remembers::Nothing {
                if inner.memory.note(remembers, ask, answer) {
                    storage::set(Keep::InTab, MEMORY, &inner.memory.to_json());
                }
                inner.memory.complete(remembers, ask, answer);
            }
            inner.read.insert(key, answer.clone());
        });
    }
}

/// The phone's time.
fn now() -> Timestamp {
    Timestamp::from_millis(clock::now_millis())
}

/// The language in force.
fn language() -> Language {
    let tag = document::root_attribute("lang");
    tag.and_then(|tag| Language::parse(&tag))
        .unwrap_or(Language::Fi)
}

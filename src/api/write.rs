//! What the outbox must know of the backend before it keeps a write.

use connect::{Ask, Circumstances, Dedupe, HttpRequest, Next};
use model::{Capability, Language};

use super::{Api, language, now};
use crate::browser::history;

impl Api {
    /// The language that is written in.
    pub fn language(self) -> Language {
        language()
    }

    /// Which backend this is, told from others by its address.
    pub fn base(self) -> String {
        self.facts().base.clone()
    }

    /// How the backend tells a repeat of a write.
    pub fn dedupe(self, capability: Capability) -> Dedupe {
        self.profiled().backend.dedupe(capability)
    }

    /// The one request that does all of a write, where one does without a session.
    pub fn direct(self, ask: &Ask) -> Option<HttpRequest> {
        let backend = self.profiled().backend;
        if !backend.is_one_request(ask.capability()) {
            return None;
        }
        let at = Circumstances {
            language: language(),
            now: now(),
            origin: history::origin(),
        };
        match backend.begin(ask, at).go_on() {
            Next::Send(request) => Some(request),
            Next::Done(_) => None,
        }
    }
}

//! Runs the operations of a profile against whatever answers – a live backend or captured answers – and writes down what
//! came of each. It sends only what the engine makes, which is what the portal would send.

pub mod fill;
mod mint;
mod outcome;
mod reads;
mod records;
mod writes;

use std::sync::Arc;

use connect::{Call, Circumstances, Exchange, Failure, HttpRequest, HttpResponse, Next, Profile};
use model::{Capability, Timestamp};
use serde::Serialize;
use serde_json::Value;

pub use mint::mint;
pub use outcome::Outcome;
pub use reads::Seen;
pub use writes::Wanted;

/// Whatever answers requests.
pub trait Backend {
    /// Answers one.
    fn answer(&mut self, request: &HttpRequest) -> Answered;

    /// Ids to try for a single read, beside those that lists bring.
    fn ids(&self, _capability: Capability) -> Vec<String> {
        Vec::new()
    }
}

/// An answer, or why there is none.
#[derive(Debug, Clone)]
pub struct Answered {
    /// What the portal would see; `None` where it would see nothing.
    pub response: Option<HttpResponse>,
    /// The status, also where the portal would not see it.
    pub status: Option<u16>,
    /// How long it took, where that means something.
    pub millis: Option<u64>,
    /// What an operator should know.
    pub notes: Vec<String>,
    /// There is no such answer among those captured.
    pub uncaptured: bool,
}

/// One request and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// Method and address.
    pub request: String,
    /// What came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// How long it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub millis: Option<u64>,
    /// No captured answer fits.
    #[serde(skip)]
    pub uncaptured: bool,
}

/// A walk through a profile.
pub struct Walk<'a> {
    pub(crate) profile: Arc<Profile>,
    pub(crate) backend: &'a mut dyn Backend,
    pub(crate) at: Circumstances,
    /// Most pages of one list.
    pub(crate) pages: u32,
    /// What came of each operation so far.
    pub outcomes: Vec<Outcome>,
}

/// A value, and the answer that it was read from.
pub(crate) struct Brought<T> {
    pub(crate) value: T,
    pub(crate) json: Value,
    pub(crate) left_out: Vec<connect::Unreadable>,
}

impl<'a> Walk<'a> {
    /// Begins one; lists are followed for so many pages.
    pub fn new(
        profile: Arc<Profile>,
        backend: &'a mut dyn Backend,
        at: Circumstances,
        pages: u32,
    ) -> Self {
        Self {
            profile,
            backend,
            at,
            pages,
            outcomes: Vec::new(),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.at.now
    }

    /// Runs one call, and writes down what is sent for it.
    pub(crate) fn call<T>(
        &mut self,
        call: &Call<T>,
        outcome: &mut Outcome,
    ) -> Result<Brought<T>, Failure> {
        let capability = call.ask().capability();
        let mut exchange = Exchange::begin(Arc::clone(&self.profile), call.ask(), self.at.clone());
        loop {
            let request = match exchange.go_on() {
                Next::Send(request) => request,
                Next::Done(answer) => {
                    let answer = answer?;
                    return Ok(Brought {
                        value: call.read(&answer)?,
                        left_out: answer.left_out(capability),
                        json: answer.json().clone(),
                    });
                }
            };
            let answered = self.backend.answer(&request);
            outcome.sent.push(Sent {
                request: format!("{} {}", request.method.as_str(), request.url),
                status: answered.status,
                millis: answered.millis,
                uncaptured: answered.uncaptured,
            });
            for note in answered.notes {
                outcome.note(note);
            }
            match answered.response {
                Some(response) => exchange.receive(&response),
                None => exchange.unanswered(Failure::Unreachable),
            }
        }
    }
}

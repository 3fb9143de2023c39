//! Runs one call against a profile, step by step and without any I/O: it says what to send, is told what came back, and
//! ends with an answer in the native contract's JSON or a failure in the caller's terms.
//!
//! It sends to declared origins only, never more than [`MAXIMUM_REQUESTS`] for one call, and takes no success for one
//! that cannot be read.

mod aggregate;
mod answered;
mod context;
mod fields;
mod finish;
mod listed;
mod progress;
mod request;
mod response;
mod undo;
mod whole;

pub(crate) use answered::answer_root;
pub use finish::entity_of;
pub(crate) use request::plain as plain_request;

use std::sync::Arc;

use jmespath::Rcvar;
use model::{Capability, Language, Timestamp};
use serde_json::Value;

use crate::calls::{Answer, Ask};
use crate::exchange::{HttpRequest, HttpResponse};
use crate::failure::Failure;
use crate::native;
use crate::node::Unreadable;
use crate::profile::{Mapped, Operation, Place, Profile, Step};
use context::Context;
use progress::{Gathered, Progress};
use undo::Undo;

/// Most requests that one call may make.
pub(crate) const MAXIMUM_REQUESTS: usize = 60;

/// Longest answer, in bytes.
pub(crate) const LONGEST_ANSWER: usize = 2 * 1024 * 1024;

/// What a call does not know by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// The resident's language.
    pub language: Language,
    /// The time.
    pub now: Timestamp,
    /// The portal's own origin, such as `https://osallistu.example.fi`.
    pub origin: String,
}

/// A call on its way.
pub struct Exchange {
    profile: Arc<Profile>,
    ask: Ask,
    at: Circumstances,
    context: Context,
    /// Which step, and how far in it.
    step: usize,
    progress: Progress,
    sent: usize,
    gathered: Gathered,
    undo: Undo,
    done: Option<Result<Answer, Failure>>,
}

/// A call on its way, whatever backend it is to.
pub trait Running {
    /// What to do next; the same until something was received.
    fn go_on(&mut self) -> Next;

    /// Takes in what came back.
    fn receive(&mut self, response: &HttpResponse);

    /// No answer came, and why.
    fn unanswered(&mut self, failure: Failure);
}

impl Running for Exchange {
    fn go_on(&mut self) -> Next {
        Self::go_on(self)
    }

    fn receive(&mut self, response: &HttpResponse) {
        Self::receive(self, response);
    }

    fn unanswered(&mut self, failure: Failure) {
        Self::unanswered(self, failure);
    }
}

/// What to do next.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// Send this, and tell what came back.
    Send(HttpRequest),
    /// It has ended so.
    Done(Result<Answer, Failure>),
}

impl Exchange {
    /// Begins a call.
    pub fn begin(profile: Arc<Profile>, ask: &Ask, at: Circumstances) -> Self {
        let context = match profile.operations.get(&ask.capability) {
            Some(Operation::Mapped(_)) => Context::of(&profile, ask, &at),
            _ => Context::default(),
        };
        Self {
            profile,
            ask: ask.clone(),
            at,
            context,
            step: 0,
            progress: Progress::default(),
            sent: 0,
            gathered: Gathered::default(),
            undo: Undo::default(),
            done: None,
        }
    }

    /// What to do next; the same until something was received.
    pub fn go_on(&mut self) -> Next {
        if let Some(done) = &self.done {
            return Next::Done(done.clone());
        }
        if let Some(request) = self.undo.next() {
            return Next::Send(request.clone());
        }
        let profile = Arc::clone(&self.profile);
        let next = match profile.operations.get(&self.ask.capability) {
            None | Some(Operation::Elsewhere(_)) => Err(Failure::NotOffered),
            Some(Operation::Fixed(value)) => Ok(Err(value.clone())),
            Some(Operation::ThisPhone) if self.ask.capability == Capability::Me => {
                Ok(Err(serde_json::json!({})))
            }
            Some(Operation::ThisPhone) => Ok(Err(serde_json::json!({ "items": [] }))),
            Some(Operation::Native) => native::request(profile.reach.base(), &self.ask).map(Ok),
            Some(Operation::Mapped(mapped)) => self.request(&profile, mapped),
        };
        match next {
            Ok(Ok(request)) => Next::Send(request),
            Ok(Err(value)) => self.end(Ok(value)),
            Err(failure) => match self.unsent(failure) {
                Some(failure) => self.end(Err(failure)),
                None => self.go_on(),
            },
        }
    }

    /// Takes in what came back.
    pub fn receive(&mut self, response: &HttpResponse) {
        if self.done.is_some() {
            return;
        }
        if self.undo.next().is_some() {
            if let Some(failure) = self.undo.taken() {
                self.end(Err(failure));
            }
            return;
        }
        self.sent += 1;
        let profile = Arc::clone(&self.profile);
        if response.body.len() > LONGEST_ANSWER {
            self.end(unreadable(
                "an answer of at most 2 MB",
                "a longer one".to_owned(),
            ));
            return;
        }
        match profile.operations.get(&self.ask.capability) {
            Some(Operation::Native) => {
                self.end(native::answer(&self.ask, response));
            }
            Some(Operation::Mapped(mapped)) => {
                if let Err(failure) = self.take(&profile, mapped, response) {
                    self.fail(failure);
                }
            }
            _ => {}
        }
    }

    /// No answer came, and why. Where a step was being taken back, the call ends with what it was refused for.
    pub fn unanswered(&mut self, failure: Failure) {
        if self.done.is_none() {
            let failure = self.undo.given_up().unwrap_or(failure);
            self.end(Err(failure));
        }
    }

    /// Ends with a failure, once what was done before it is taken back.
    fn fail(&mut self, failure: Failure) {
        if let Some(failure) = self.undo.begin(failure) {
            self.end(Err(failure));
        }
    }

    /// The next step cannot be sent: gives the failure back where there is nothing to undo, or all steps were done.
    fn unsent(&mut self, failure: Failure) -> Option<Failure> {
        match self.profile.operations.get(&self.ask.capability) {
            Some(Operation::Mapped(mapped)) if self.step < mapped.steps.len() => {
                self.undo.unsent(failure)
            }
            _ => Some(failure),
        }
    }

    /// The request that is next, or the answer where there is none left.
    fn request(
        &mut self,
        profile: &Profile,
        mapped: &Mapped,
    ) -> Result<Result<HttpRequest, Value>, Failure> {
        while let Some(step) = mapped.steps.get(self.step) {
            if !self.progress.entered && !self.enter(profile, mapped, step)? {
                self.leave();
                continue;
            }
            if let Some(items) = &self.progress.items {
                let Some(item) = items.get(self.progress.item) else {
                    self.keep_all(step);
                    self.leave();
                    continue;
                };
                self.context.set("item", Rcvar::clone(item));
                self.context.set_json("index", &self.progress.item.into());
            }
            // Taking back must stay possible.
            if self.sent + self.undo.len() >= MAXIMUM_REQUESTS {
                return unreadable("at most 60 requests for one call", "more".to_owned());
            }
            return request::build(self, profile, step).map(Ok);
        }
        finish::answer(self, profile, mapped).map(Err)
    }

    /// Goes into a step; whether it is to be done at all.
    fn enter(&mut self, profile: &Profile, mapped: &Mapped, step: &Step) -> Result<bool, Failure> {
        self.progress.entered = true;
        let root = self.context.root();
        if let Some(when) = &step.when
            && !when.holds(&root).map_err(failed)?
        {
            // What was found before makes this step needless.
            self.gathered.is_settled |= self.sent > 0;
            return Ok(false);
        }
        if let Some(each) = &step.each {
            let items = each.search(&root).map_err(failed)?;
            let items = items.as_array().cloned().unwrap_or_default();
            self.progress.items = Some(items);
        }
        self.progress.place = self.first_place(profile, mapped, step)?;
        Ok(true)
    }

    /// Where the list of a step begins, for this call.
    fn first_place(
        &self,
        profile: &Profile,
        mapped: &Mapped,
        step: &Step,
    ) -> Result<Option<Place>, Failure> {
        let pager = step.pager.as_ref();
        let Some(pager) = pager.and_then(|name| profile.pagers.get(name)) else {
            return Ok(None);
        };
        // Where all pages are read, the caller's cursor is a place in what came of them.
        let cursor = self.ask.params.get("cursor");
        let place = pager.place(cursor.filter(|_| !self.reads_all(mapped, step)));
        place.map(Some).ok_or(Failure::NotFound)
    }

    fn leave(&mut self) {
        self.step += 1;
        self.progress = Progress::default();
    }

    fn end(&mut self, result: Result<Value, Failure>) -> Next {
        let is_native = matches!(
            self.profile.operations.get(&self.ask.capability),
            Some(Operation::Native)
        );
        let language = if is_native {
            Language::Fi
        } else {
            self.profile.locale.of_bare_texts(self.at.language)
        };
        let mut result = result;
        if let Ok(value) = &mut result {
            if self.ask.capability == Capability::ReplyInvitation {
                finish::admit(value, self.at.now);
            }
            finish::complete(value, &self.profile, self.ask.capability);
        }
        let result = result.map(|value| Answer {
            value: Arc::new(value),
            language,
        });
        self.done = Some(result.clone());
        Next::Done(result)
    }
}

/// An answer that cannot be used, for the operator.
fn unreadable<T>(expected: &'static str, got: String) -> Result<T, Failure> {
    Err(Failure::Unreadable(Unreadable {
        path: String::new(),
        expected,
        got,
    }))
}

fn failed(failed: mapping::expression::Failed) -> Failure {
    Failure::Unreadable(Unreadable {
        path: String::new(),
        expected: "an expression that gives a value",
        got: failed.why,
    })
}

/// Whether the contract brings the whole of such a list at once.
fn is_unpaged(capability: Capability) -> bool {
    matches!(
        capability,
        Capability::Meetings | Capability::Themes | Capability::Invitations
    )
}

//! Every call there is: one function an operation, typed from end to end.

mod arrival;
mod event;
mod frozen;
mod impact;
mod invitation;
mod meeting;
mod message;
mod panel;
mod person;
mod poll;
mod portal;
mod theme;

pub use arrival::{Arrival, Standing, arrival};
pub use event::{EventQuery, cancel_registration, event, events, register};
pub use frozen::Frozen;
pub use impact::impacts;
pub use invitation::{invitation, invitations, reply_invitation};
pub use meeting::{give_feedback, meeting, meetings};
pub use message::send_message;
pub use panel::{join_panel, leave_panel, panel, panels};
pub use person::{delete_my_data, export_my_data, me, sign_out};
pub use poll::{poll, poll_results, polls, submit_response, withdraw_response};
pub use portal::portal;
pub use theme::{propose_theme, support_theme, themes};

use std::borrow::Cow;
use std::sync::Arc;

use model::{Capability, IntentKey, Language};
use serde_json::Value;

use crate::failure::Failure;
use crate::node::{Node, Read};
use crate::page::Cursor;

/// One thing wanted of a backend, which brings a `T`.
pub struct Call<T> {
    ask: Ask,
    decode: fn(&Node) -> Read<T>,
}

/// What a call asks, without the type it brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    pub(crate) capability: Capability,
    pub(crate) params: Params,
    pub(crate) body: Option<Value>,
    /// Tells a repeat from a new intent where the path holds no minted id.
    pub(crate) key: Option<IntentKey>,
}

/// What a backend answered, in the native contract's JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Shared: it is told each time that one asks what is next.
    pub(crate) value: Arc<Value>,
    /// Of texts that name none.
    pub(crate) language: Language,
}

/// Named values of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(Cow<'static, str>, String)>);

impl Params {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.push((Cow::Borrowed(name), value.to_owned()));
        self
    }

    fn with_some(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with(name, &value),
            None => self,
        }
    }

    /// Each with its name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, value.as_str()))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self {
            ask: self.ask.clone(),
            decode: self.decode,
        }
    }
}

impl<T> Call<T> {
    /// What is asked.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// The same call, counted once however often it is sent with this key.
    pub(crate) fn keyed(mut self, key: Option<&IntentKey>) -> Self {
        self.ask.key = key.cloned();
        self
    }

    /// Turns an answer into a value.
    pub fn read(&self, answer: &Answer) -> Result<T, Failure> {
        let root = Node::root(&answer.value, answer.language);
        (self.decode)(&root).map_err(Failure::Unreadable)
    }
}

impl Answer {
    /// As JSON text, to be kept on the phone.
    pub fn to_text(&self) -> String {
        serde_json::json!([self.language.code(), *self.value]).to_string()
    }

    /// What was kept; `None` where it is no such text.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut kept: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            language: Language::parse(kept.get(0)?.as_str()?)?,
            value: Arc::new(kept.get_mut(1)?.take()),
        })
    }
}

impl Ask {
    /// Whether it only reads.
    pub fn only_reads(&self) -> bool {
        crate::profile::only_reads(self.capability)
    }

    /// The operation.
    pub fn capability(&self) -> Capability {
        self.capability
    }

    /// Tells this question from others: the operation and its values. Two that are the same bring the same.
    pub fn cache_key(&self) -> String {
        let mut key = self.capability.name().to_owned();
        for (name, value) in &self.params.0 {
            key.push('\n');
            key.push_str(name);
            key.push('=');
            key.push_str(value);
        }
        key
    }
}

fn call<T>(capability: Capability, params: Params, decode: fn(&Node) -> Read<T>) -> Call<T> {
    let ask = Ask {
        capability,
        params,
        body: None,
        key: None,
    };
    Call { ask, decode }
}

fn sending<T>(
    capability: Capability,
    params: Params,
    body: Value,
    decode: fn(&Node) -> Read<T>,
) -> Call<T> {
    let mut call = call(capability, params, decode);
    call.ask.body = Some(body);
    call
}

fn page(cursor: Option<Cursor>) -> Params {
    Params::new().with_some("cursor", cursor.map(|cursor| cursor.0))
}

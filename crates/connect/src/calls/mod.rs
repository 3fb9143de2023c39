//! Every call there is: one function an operation, typed from end to end.

mod event;
mod impact;
mod invitation;
mod meeting;
mod message;
mod panel;
mod person;
mod poll;
mod portal;
mod theme;

pub use event::{EventQuery, cancel_registration, event, events, register};
pub use impact::impacts;
pub use invitation::{invitation, invitations, reply_invitation};
pub use meeting::{give_feedback, meeting, meetings};
pub use message::send_message;
pub use panel::{join_panel, leave_panel, panel, panels};
pub use person::{delete_my_data, export_my_data, me, sign_out};
pub use poll::{poll, poll_results, polls, submit_response, withdraw_response};
pub use portal::portal;
pub use theme::{propose_theme, support_theme, themes};

use model::{Capability, IntentKey};
use serde_json::Value;

use crate::exchange::HttpResponse;
use crate::failure::Failure;
use crate::node::{Node, Read, Unreadable};
use crate::page::Cursor;

/// One thing wanted of a backend, which brings a `T`.
pub struct Call<T> {
    pub(crate) capability: Capability,
    pub(crate) params: Params,
    pub(crate) body: Option<Value>,
    /// Tells a repeat from a new intent where the path holds no minted id.
    pub(crate) key: Option<IntentKey>,
    decode: fn(&Node) -> Read<T>,
}

/// Named values of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(&'static str, String)>);

impl Params {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.push((name, value.to_owned()));
        self
    }

    fn with_some(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with(name, &value),
            None => self,
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self {
            capability: self.capability,
            params: self.params.clone(),
            body: self.body.clone(),
            key: self.key.clone(),
            decode: self.decode,
        }
    }
}

impl<T> Call<T> {
    /// The operation.
    pub fn capability(&self) -> Capability {
        self.capability
    }

    /// The same call, counted once however often it is sent with this key.
    pub(crate) fn keyed(self, key: Option<&IntentKey>) -> Self {
        Self {
            key: key.cloned(),
            ..self
        }
    }

    /// Turns a response into a value. A 2xx alone is no success: the body must be what was asked
    /// for, so that a captive portal's page is never taken for an answer.
    pub fn read(&self, response: &HttpResponse) -> Result<T, Failure> {
        let value = body_of(response)?;
        (self.decode)(&Node::root(&value)).map_err(Failure::Unreadable)
    }
}

/// The JSON body of a success; `null` for 204.
fn body_of(response: &HttpResponse) -> Result<Value, Failure> {
    match response.status {
        204 => Ok(Value::Null),
        200..=299 => serde_json::from_str(&response.body).map_err(|_| {
            Failure::Unreadable(Unreadable {
                path: String::new(),
                expected: "JSON",
                got: response
                    .content_type
                    .clone()
                    .unwrap_or_else(|| "no content type".to_owned()),
            })
        }),
        _ => Err(Failure::of(response)),
    }
}

fn call<T>(capability: Capability, params: Params, decode: fn(&Node) -> Read<T>) -> Call<T> {
    Call {
        capability,
        params,
        body: None,
        key: None,
        decode,
    }
}

fn sending<T>(
    capability: Capability,
    params: Params,
    body: Value,
    decode: fn(&Node) -> Read<T>,
) -> Call<T> {
    Call {
        capability,
        params,
        body: Some(body),
        key: None,
        decode,
    }
}

fn page(cursor: Option<Cursor>) -> Params {
    Params::new().with_some("cursor", cursor.map(|cursor| cursor.0))
}

//! The two sorts of backends: one that speaks the native contract, whose code is always here, and one that a profile maps
//! onto it, whose code is fetched where a profile needs it (`engine`).

use std::pin::Pin;

use connect::auth::{Attached, Stamp};
use connect::{Ask, Circumstances, Dedupe, Failure, HttpRequest, NativeExchange, Running};
use model::Capability;

use super::{Api, NotSignedIn};
use crate::route::Route;

/// Something to wait for.
pub(super) type Waiting<T> = Pin<Box<dyn Future<Output = T>>>;

/// A backend to send calls to.
pub(super) trait Backend: Send + Sync {
    /// Begins a call.
    fn begin(&self, ask: &Ask, at: Circumstances) -> Box<dyn Running>;

    /// How it tells a repeat of a write.
    fn dedupe(&self, capability: Capability) -> Dedupe;

    /// Whether a write is one request that needs no session.
    fn is_one_request(&self, capability: Capability) -> bool;
}

/// The native contract at a base.
pub(super) struct Native(pub(super) String);

impl Backend for Native {
    fn begin(&self, ask: &Ask, _: Circumstances) -> Box<dyn Running> {
        Box::new(NativeExchange::begin(&self.0, ask))
    }

    fn dedupe(&self, _: Capability) -> Dedupe {
        Dedupe::PutById
    }

    fn is_one_request(&self, _: Capability) -> bool {
        true
    }
}

/// Keeps the resident's session with a backend that has accounts; tokens never leave it but to the backend.
pub(super) trait Guard: Send + Sync {
    /// What a request may carry.
    fn attached(&self, request: &HttpRequest) -> Attached;

    /// Renews the session where it needs that, before a call.
    fn renewed(&self, api: Api) -> Waiting<()>;

    /// Gets what a write needs beside the session.
    fn before_write(&self, api: Api) -> Waiting<()>;

    /// What a request that is sent now is sent under.
    fn stamp(&self) -> Stamp;

    /// After a 401 to a request of this stamp: whether the call can be repeated, once the session is renewed.
    fn may_repeat(&self, of: Stamp) -> bool;

    /// Ends the session, here at once and at the backend as far as it can be told. A failure says that the browser may still
    /// hold a cookie that is good.
    fn end(&self, api: Api) -> Waiting<Result<(), Failure>>;

    /// Signs in with name and password.
    fn sign_in(&self, api: Api, user: String, password: String)
    -> Waiting<Result<(), NotSignedIn>>;

    /// Leaves for the site where one signs in.
    fn leave(&self, api: Api, back: Route) -> Waiting<Result<(), NotSignedIn>>;

    /// Takes in the answer of that site, if this is one.
    fn come_back(&self, api: Api) -> Waiting<Option<Result<Route, NotSignedIn>>>;
}

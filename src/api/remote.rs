//! A value that comes from the backend, and how far it is.

use connect::{Call, Failure};
use leptos::task::spawn_local;
use markup::prelude::*;

use super::Api;

/// How far a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Remote<T> {
    /// Asked for, nothing known.
    Loading,
    /// Here.
    Ready(T),
    /// Read before; asking again failed.
    Stale(T, Failure),
    /// Nothing known, and asking failed.
    Failed(Failure),
}

/// A value that a page loads and may load again.
pub struct Loaded<T: Send + Sync + 'static> {
    api: Api,
    remote: RwSignal<Remote<T>>,
    call: StoredValue<Call<T>>,
}

impl<T: Send + Sync + 'static> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loaded<T> {}

impl Api {
    /// Loads a value: at once from memory where it was read before, and afresh from the backend.
    pub fn load<T: Clone + Send + Sync + 'static>(self, call: Call<T>) -> Loaded<T> {
        let loaded = self.remembered(call);
        loaded.reload();
        loaded
    }

    /// Loads a value from memory; asks the backend only where it was not read before. For the
    /// steps of one matter, such as the questions of a poll.
    pub fn load_once<T: Clone + Send + Sync + 'static>(self, call: Call<T>) -> Loaded<T> {
        let loaded = self.remembered(call);
        if matches!(loaded.remote.get_untracked(), Remote::Loading) {
            loaded.reload();
        }
        loaded
    }

    fn remembered<T: Clone + Send + Sync + 'static>(self, call: Call<T>) -> Loaded<T> {
        let known = self
            .request(&call)
            .ok()
            .and_then(|request| self.known(&request));
        let known = known.and_then(|response| call.read(&response).ok());
        let remote = RwSignal::new(known.map_or(Remote::Loading, Remote::Ready));
        Loaded {
            api: self,
            remote,
            call: StoredValue::new(call),
        }
    }
}

impl<T: Clone + Send + Sync + 'static> Loaded<T> {
    /// How far it is; tracked.
    pub fn get(self) -> Remote<T> {
        self.remote.get()
    }

    /// The value, if there is one; tracked.
    pub fn value(self) -> Option<T> {
        match self.remote.get() {
            Remote::Ready(value) | Remote::Stale(value, _) => Some(value),
            Remote::Loading | Remote::Failed(_) => None,
        }
    }

    /// The value, if there is one; not tracked, also after the page is gone.
    pub fn value_untracked(self) -> Option<T> {
        match self.remote.try_get_untracked()? {
            Remote::Ready(value) | Remote::Stale(value, _) => Some(value),
            Remote::Loading | Remote::Failed(_) => None,
        }
    }

    /// Shows this value until the next load, after a write that brought it.
    pub fn put(self, value: T) {
        self.remote.try_set(Remote::Ready(value));
    }

    /// Asks the backend again; what is known stays visible meanwhile.
    pub fn reload(self) {
        if matches!(self.remote.try_get_untracked(), Some(Remote::Failed(_))) {
            self.remote.try_set(Remote::Loading);
        }
        let Some(call) = self.call.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let answer = self.api.read(&call).await;
            // The page may be gone by now.
            self.remote.try_update(|remote| match answer {
                Ok(value) => *remote = Remote::Ready(value),
                Err(failure) => {
                    let before = std::mem::replace(remote, Remote::Loading);
                    *remote = match before {
                        Remote::Ready(value) | Remote::Stale(value, _) if keeps(&failure) => {
                            Remote::Stale(value, failure)
                        }
                        _ => Remote::Failed(failure),
                    };
                }
            });
        });
    }
}

/// Whether what was read before may stay visible. What is gone or forbidden may not.
fn keeps(failure: &Failure) -> bool {
    !matches!(
        failure,
        Failure::NotFound | Failure::SignedOut | Failure::Refused(_)
    )
}

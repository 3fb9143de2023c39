//! A value that comes from the backend, and how far it is.
//!
//! Loading works on values of unknown type, so that its code is there once; [`Loaded`] knows the type.

use std::marker::PhantomData;
use std::sync::Arc;

use connect::{Answer, Ask, Call, Failure};
use leptos::task::spawn_local;
use markup::prelude::*;

use super::Api;
pub use super::value::Value;

/// How far a value is.
#[derive(Clone)]
pub enum Remote {
    /// Asked for, nothing known.
    Loading,
    /// Here.
    Ready(Value),
    /// Read before; asking again failed.
    Stale(Value, Failure),
    /// Nothing known, and asking failed.
    Failed(Failure),
}

impl Remote {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Ready(value) | Self::Stale(value, _) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// A value that a page loads and may load again.
pub struct Loaded<T> {
    loading: Loading,
    brings: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

/// The same without the type.
#[derive(Clone, Copy)]
pub struct Loading {
    api: Api,
    remote: RwSignal<Remote>,
    asking: StoredValue<Asking>,
}

type Read = Arc<dyn Fn(&Answer) -> Result<Value, Failure> + Send + Sync>;

#[derive(Clone)]
struct Asking {
    ask: Ask,
    read: Read,
    /// The answer that the present value was read from.
    answer: Option<Answer>,
}

impl Api {
    /// Loads a value: at once from memory where it was read before, and afresh from the backend.
    pub fn load<T: Send + Sync + 'static>(self, call: Call<T>) -> Loaded<T> {
        let loaded = self.remembered(call);
        loaded.reload();
        loaded.loading.follow();
        loaded
    }

    /// Loads a value where the backend offers it; else nothing is asked for.
    pub fn load_offered<T: Send + Sync + 'static>(self, call: Call<T>) -> Option<Loaded<T>> {
        self.offers(call.ask().capability())
            .then(|| self.load(call))
    }

    /// Loads a value from memory; asks the backend only where it was not read before. For the
    /// steps of one matter, such as the questions of a poll.
    pub fn load_once<T: Send + Sync + 'static>(self, call: Call<T>) -> Loaded<T> {
        let loaded = self.remembered(call);
        loaded.loading.load_unless_known();
        loaded
    }

    fn remembered<T: Send + Sync + 'static>(self, call: Call<T>) -> Loaded<T> {
        let ask = call.ask().clone();
        let read = move |answer: &Answer| call.read(answer).map(Value::new);
        Loaded {
            loading: Loading::remembered(self, ask, Arc::new(read)),
            brings: PhantomData,
        }
    }
}

impl<T: Send + Sync + 'static> Loaded<T> {
    /// The same without the type.
    pub fn loading(self) -> Loading {
        self.loading
    }

    /// Shows this value until the next load, after a write that brought it.
    pub fn put(self, value: T) {
        self.loading.put(Value::new(value));
    }

    /// Asks the backend again; what is known stays visible meanwhile.
    pub fn reload(self) {
        self.loading.reload();
    }
}

impl<T: Clone + Send + Sync + 'static> Loaded<T> {
    /// The value, if there is one; tracked.
    pub fn value(self) -> Option<T> {
        let value = |remote: &Remote| remote.value().and_then(Value::of);
        self.loading.remote.with(value)
    }

    /// The value, if there is one; not tracked, also after the page is gone.
    pub fn value_untracked(self) -> Option<T> {
        self.loading.remote.try_get_untracked()?.value()?.of()
    }
}

impl Loading {
    fn remembered(api: Api, ask: Ask, read: Read) -> Self {
        let known = api
            .known(&ask)
            .and_then(|answer| Some((read(&answer).ok()?, answer)));
        let (remote, answer) = match known {
            Some((value, answer)) => (Remote::Ready(value), Some(answer)),
            None => (Remote::Loading, None),
        };
        let asking = Asking { ask, read, answer };
        Self {
            api,
            remote: RwSignal::new(remote),
            asking: StoredValue::new(asking),
        }
    }

    /// How far it is; tracked.
    pub fn get(self) -> Remote {
        self.remote.get()
    }

    /// Asks again whenever something arrived behind the resident's back.
    fn follow(self) {
        let news = self.api.news();
        let seen = StoredValue::new(news.get_untracked());
        Effect::new(move |_| {
            let now = news.get();
            if seen.try_get_value().is_some_and(|seen| seen != now) {
                seen.try_set_value(now);
                self.reload();
            }
        });
    }

    fn load_unless_known(self) {
        if matches!(self.remote.get_untracked(), Remote::Loading) {
            self.reload();
        }
    }

    fn put(self, value: Value) {
        self.asking.try_update_value(|asking| asking.answer = None);
        self.remote.try_set(Remote::Ready(value));
    }

    /// Asks the backend again; what is known stays visible meanwhile.
    pub fn reload(self) {
        if matches!(self.remote.try_get_untracked(), Some(Remote::Failed(_))) {
            self.remote.try_set(Remote::Loading);
        }
        let Some(asking) = self.asking.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let answer = self.api.answer(asking.ask).await;
            self.arrive(answer, &asking.read);
        });
    }

    /// Takes an answer in. The page may be gone by now.
    fn arrive(self, answer: Result<Answer, Failure>, read: &Read) {
        let Some(before) = self.remote.try_get_untracked() else {
            return;
        };
        let after = match answer.and_then(|answer| self.read(&before, answer, read)) {
            Ok(value) => Remote::Ready(value),
            Err(failure) => match before.value() {
                Some(value) if keeps(&failure) => Remote::Stale(value.clone(), failure),
                _ => Remote::Failed(failure),
            },
        };
        if !matches!((&before, &after), (Remote::Ready(old), Remote::Ready(new)) if old == new) {
            self.remote.try_set(after);
        }
    }

    /// The value of an answer: the one we have where the answer is the same.
    fn read(self, before: &Remote, answer: Answer, read: &Read) -> Result<Value, Failure> {
        let known = self.asking.try_get_value().and_then(|asking| asking.answer);
        if let Some(value) = before.value()
            && known.as_ref() == Some(&answer)
        {
            return Ok(value.clone());
        }
        let value = read(&answer)?;
        self.asking
            .try_update_value(|asking| asking.answer = Some(answer));
        Ok(value)
    }
}

/// Whether what was read before may stay visible. What is gone or forbidden may not.
fn keeps(failure: &Failure) -> bool {
    !matches!(
        failure,
        Failure::NotFound | Failure::SignedOut | Failure::Refused(_) | Failure::Told(..)
    )
}

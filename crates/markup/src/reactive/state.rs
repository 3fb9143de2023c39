//! A signal that can be set.

use std::any::Any;
use std::marker::PhantomData;

use leptos::prelude as graph;
use leptos::prelude::{Update, With, WithUntracked};

use super::{Held, Look, gone, read};

/// A value that tells those who read it when it changes.
pub struct RwSignal<T> {
    pub(super) state: State,
    holds: PhantomData<fn() -> T>,
}

/// The same without the type.
#[derive(Clone, Copy)]
pub(super) struct State(graph::RwSignal<Held>);

impl State {
    #[inline(never)]
    fn new(value: Held) -> Self {
        Self(graph::RwSignal::new(value))
    }

    #[inline(never)]
    pub(super) fn look(self, tracked: bool, look: Look) -> bool {
        let look = |held: &Held| look(&**held);
        let seen = if tracked {
            self.0.try_with(look)
        } else {
            self.0.try_with_untracked(look)
        };
        seen.is_some()
    }

    #[inline(never)]
    fn set(self, value: Held) -> bool {
        self.0.try_update(|held| *held = value).is_some()
    }

    #[inline(never)]
    fn change(self, change: &mut dyn FnMut(&mut dyn Any)) -> bool {
        self.0.try_update(|held| change(&mut **held)).is_some()
    }
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with a value to start with.
    pub fn new(value: T) -> Self {
        Self {
            state: State::new(Box::new(value)),
            holds: PhantomData,
        }
    }

    /// What `with` makes of the value; tracked.
    pub fn with<U>(self, with: impl FnOnce(&T) -> U) -> U {
        read(|look| self.state.look(true, look), with).unwrap_or_else(|| gone())
    }

    /// What `with` makes of the value; not tracked.
    pub fn with_untracked<U>(self, with: impl FnOnce(&T) -> U) -> U {
        self.try_with_untracked(with).unwrap_or_else(|| gone())
    }

    fn try_with_untracked<U>(self, with: impl FnOnce(&T) -> U) -> Option<U> {
        read(|look| self.state.look(false, look), with)
    }

    /// Sets it.
    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// Sets it, unless it has gone; tells whether it was there.
    pub fn try_set(self, value: T) -> bool {
        self.state.set(Box::new(value))
    }

    /// Changes it in place.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes it in place, unless it has gone; what `change` returns.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut change = Some(change);
        let mut got = None;
        self.state.change(&mut |held| {
            if let Some(value) = held.downcast_mut::<T>()
                && let Some(change) = change.take()
            {
                got = Some(change(value));
            }
        });
        got
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// The value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value; not tracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, unless it has gone; not tracked.
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

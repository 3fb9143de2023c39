//! A value that lives as long as its owner and tells nobody when it changes.

use std::any::Any;
use std::marker::PhantomData;

use leptos::prelude as graph;
use leptos::prelude::{UpdateValue, WithValue};

use super::{Held, Look, gone, read};

/// A value to be shared by closures.
pub struct StoredValue<T> {
    store: Store,
    holds: PhantomData<fn() -> T>,
}

/// The same without the type.
#[derive(Clone, Copy)]
pub(super) struct Store(graph::StoredValue<Held>);

impl Store {
    #[inline(never)]
    pub(super) fn new(value: Held) -> Self {
        Self(graph::StoredValue::new(value))
    }

    #[inline(never)]
    pub(super) fn look(self, look: Look) -> bool {
        self.0.try_with_value(|held| look(&**held)).is_some()
    }

    #[inline(never)]
    fn change(self, change: &mut dyn FnMut(&mut dyn Any)) -> bool {
        self.0
            .try_update_value(|held| change(&mut **held))
            .is_some()
    }
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// Stores a value.
    pub fn new(value: T) -> Self {
        Self {
            store: Store::new(Box::new(value)),
            holds: PhantomData,
        }
    }

    /// What `with` makes of the value.
    pub fn with_value<U>(self, with: impl FnOnce(&T) -> U) -> U {
        self.try_with_value(with).unwrap_or_else(|| gone())
    }

    /// What `with` makes of the value, unless it has gone.
    pub fn try_with_value<U>(self, with: impl FnOnce(&T) -> U) -> Option<U> {
        read(|look| self.store.look(look), with)
    }

    /// Stores another value.
    pub fn set_value(self, value: T) {
        self.try_set_value(value);
    }

    /// Stores another value, unless the place has gone; tells whether it was there.
    pub fn try_set_value(self, value: T) -> bool {
        self.try_update_value(|held| *held = value).is_some()
    }

    /// Changes it in place, unless it has gone; what `change` returns.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut change = Some(change);
        let mut got = None;
        self.store.change(&mut |held| {
            if let Some(value) = held.downcast_mut::<T>()
                && let Some(change) = change.take()
            {
                got = Some(change(value));
            }
        });
        got
    }
}

impl<T: Clone + Send + Sync + 'static> StoredValue<T> {
    /// The value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// The value, unless it has gone.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}

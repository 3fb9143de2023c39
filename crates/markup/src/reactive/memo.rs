//! A value made from signals, told on only when it has really changed.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude as graph;
use leptos::prelude::{With, WithUntracked};

use super::{Look, gone, read};

/// A value made from signals.
pub struct Memo<T> {
    pub(super) made: Made,
    holds: PhantomData<fn() -> T>,
}

/// The same without the type.
#[derive(Clone, Copy)]
pub(super) struct Made(graph::Memo<Cached>);

/// What was made last, and how it is compared.
#[derive(Clone)]
struct Cached {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

type Make = Box<dyn Fn(Option<&Cached>) -> Cached + Send + Sync>;

fn changed(before: Option<&Cached>, after: Option<&Cached>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => !(after.same)(&*before.value, &*after.value),
        _ => true,
    }
}

fn same<T: PartialEq + 'static>(before: &dyn Any, after: &dyn Any) -> bool {
    before.downcast_ref::<T>() == after.downcast_ref::<T>()
}

impl Made {
    #[inline(never)]
    fn new(make: Make) -> Self {
        Self(graph::Memo::new_with_compare(make, changed))
    }

    #[inline(never)]
    pub(super) fn look(self, tracked: bool, look: Look) -> bool {
        let look = |cached: &Cached| look(&*cached.value);
        let seen = if tracked {
            self.0.try_with(look)
        } else {
            self.0.try_with_untracked(look)
        };
        seen.is_some()
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A value made from signals, given the one before.
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let make: Make = Box::new(move |before| {
            let before = before.and_then(|cached| cached.value.downcast_ref());
            Cached {
                value: Arc::new(make(before)),
                same: same::<T>,
            }
        });
        Self {
            made: Made::new(make),
            holds: PhantomData,
        }
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// What `with` makes of the value; tracked.
    pub fn with<U>(self, with: impl FnOnce(&T) -> U) -> U {
        read(|look| self.made.look(true, look), with).unwrap_or_else(|| gone())
    }

    /// What `with` makes of the value; not tracked.
    pub fn with_untracked<U>(self, with: impl FnOnce(&T) -> U) -> U {
        read(|look| self.made.look(false, look), with).unwrap_or_else(|| gone())
    }
}

impl<T: Clone + Send + Sync + 'static> Memo<T> {
    /// The value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value; not tracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

//! A value to read, wherever it comes from. What never changes costs no node in the graph.

use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::untrack;

use super::memo::Made;
use super::state::State;
use super::stored::Store;
use super::{Held, Look, Memo, RwSignal, gone, read};
use crate::{AnyView, Given, IntoGiven, IntoValue, IntoView, Value};

/// A value to read.
pub struct Signal<T> {
    source: Source,
    holds: PhantomData<fn() -> T>,
}

#[derive(Clone, Copy)]
enum Source {
    /// A text in the program or in the loaded words.
    Words(&'static str),
    /// What nobody has set: made by the type itself.
    Default(fn(Look)),
    Stored(Store),
    State(State),
    Made(Made),
    /// Made whenever it is read.
    Derived(Store),
}

type Derived = Arc<dyn Fn(Look) + Send + Sync>;

impl Source {
    #[inline(never)]
    fn look(self, tracked: bool, look: Look) -> bool {
        match self {
            Self::Words(text) => {
                look(&text.to_owned());
                true
            }
            Self::Default(default) => {
                default(look);
                true
            }
            Self::Stored(value) => value.look(look),
            Self::State(state) => state.look(tracked, look),
            Self::Made(made) => made.look(tracked, look),
            Self::Derived(stored) => {
                let derived = read(|look| stored.look(look), Derived::clone);
                match derived {
                    Some(derived) if tracked => derived(look),
                    Some(derived) => untrack(|| derived(look)),
                    None => return false,
                }
                true
            }
        }
    }

    #[inline(never)]
    fn stored(value: Held) -> Self {
        Self::Stored(Store::new(value))
    }

    #[inline(never)]
    fn derived(derived: Derived) -> Self {
        Self::Derived(Store::new(Box::new(derived)))
    }

    fn is_fixed(self) -> bool {
        matches!(self, Self::Words(_) | Self::Default(_) | Self::Stored(_))
    }
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> Signal<T> {
    fn of(source: Source) -> Self {
        Self {
            source,
            holds: PhantomData,
        }
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// A value made from others whenever it is read.
    pub fn derive(derive: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::of(Source::derived(Arc::new(move |look| look(&derive()))))
    }

    /// A value that never changes.
    pub fn stored(value: T) -> Self {
        Self::of(Source::stored(Box::new(value)))
    }

    /// What `with` makes of the value; tracked.
    pub fn with<U>(self, with: impl FnOnce(&T) -> U) -> U {
        read(|look| self.source.look(true, look), with).unwrap_or_else(|| gone())
    }

    /// What `with` makes of the value; not tracked.
    pub fn with_untracked<U>(self, with: impl FnOnce(&T) -> U) -> U {
        read(|look| self.source.look(false, look), with).unwrap_or_else(|| gone())
    }
}

impl<T: Clone + Send + Sync + 'static> Signal<T> {
    /// The value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value; not tracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::of(Source::Default(|look| look(&T::default())))
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::of(Source::State(signal.state))
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::of(Source::Made(memo.made))
    }
}

impl<T: Send + Sync + 'static, F: Fn() -> T + Send + Sync + 'static> From<F> for Signal<T> {
    fn from(derive: F) -> Self {
        Self::derive(derive)
    }
}

impl From<&'static str> for Signal<String> {
    fn from(words: &'static str) -> Self {
        Self::of(Source::Words(words))
    }
}

macro_rules! stored {
    ($($value:ty, $text:ident => $held:expr, $of:ty;)+) => {$(
        impl From<$value> for Signal<$of> {
            fn from($text: $value) -> Self {
                Self::stored($held)
            }
        }
    )+};
}
stored! {
    String, text => text, String;
    bool, flag => flag, bool;
    &'static str, text => Some(text.to_owned()), Option<String>;
    String, text => Some(text), Option<String>;
    Option<String>, text => text, Option<String>;
    u32, number => number, u32;
    usize, number => number, usize;
}

impl<T: Send + Sync + 'static> From<Vec<T>> for Signal<Vec<T>> {
    fn from(items: Vec<T>) -> Self {
        Self::stored(items)
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for Signal<T> {
    fn into_view(self) -> AnyView {
        match self.source {
            Source::Words(words) => AnyView::text(words),
            source if source.is_fixed() => self.get().into_view(),
            _ => (move || self.get()).into_view(),
        }
    }
}

impl<T: IntoGiven + Clone + Send + Sync + 'static> IntoValue for Signal<T> {
    fn into_value(self) -> Value {
        match self.source {
            Source::Words(words) => Value::Once(Given::Text(words.into())),
            source if source.is_fixed() => Value::Once(self.get().into_given()),
            _ => (move || self.get()).into_value(),
        }
    }
}

macro_rules! changing {
    ($($signal:ident),+) => {$(
        impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for $signal<T> {
            fn into_view(self) -> AnyView {
                (move || self.get()).into_view()
            }
        }

        impl<T: IntoGiven + Clone + Send + Sync + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Value {
                (move || self.get()).into_value()
            }
        }
    )+};
}
changing!(RwSignal, Memo);

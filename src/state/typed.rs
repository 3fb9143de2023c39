//! What was typed into forms and not sent yet. It outlives the screen, so that a change of language loses
//! nothing, nor does a look at another page.
//!
//! It lives in memory only, and is gone once it was sent or the phone forgets: the next user of a shared
//! phone finds nothing. With the text goes the id it will be sent under, so that it counts once. Only while a resident
//! signs in on another site it waits in the tab.

mod kept;

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use markup::prelude::*;

use crate::browser::history;

use kept::AsText;

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Typed {
    /// Of the whole portal; the fields are its own, since screens go.
    owner: StoredValue<Owner>,
    fields: StoredValue<BTreeMap<String, Field>>,
    /// What waited in the tab, for the fields that are not there yet.
    waiting: StoredValue<BTreeMap<String, String>>,
}

#[derive(Clone)]
struct Field {
    /// A signal of the field's type.
    signal: Arc<dyn Any + Send + Sync>,
    clear: Arc<dyn Fn() + Send + Sync>,
    text: Arc<dyn Fn() -> Option<String> + Send + Sync>,
}

/// The fields of one form, told from others by what it is and what it is about.
#[derive(Clone, Copy)]
pub struct TypedForm {
    typed: Typed,
    name: StoredValue<String>,
}

impl Typed {
    /// Starts with what waited in the tab.
    pub fn provide() {
        // Whoever comes back by "back" has never lost the page, nor what was typed into it.
        history::on_restored(kept::drop);
        provide_context(Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            fields: StoredValue::new(BTreeMap::new()),
            waiting: StoredValue::new(kept::take()),
        });
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A form of this kind about this thing.
    pub fn form(self, kind: &str, about: &str) -> TypedForm {
        let name = self.kept(|| StoredValue::new([kind, "/", about, "/"].concat()));
        TypedForm { typed: self, name }
    }

    /// Forgets everything, on a phone that forgets.
    pub fn forget(self) {
        self.clear("");
        Self::stay();
    }

    /// Lets it wait in the tab, for the next page of this portal.
    pub fn leave(self) {
        let (fields, waiting) = (self.fields.get_value(), self.waiting.get_value());
        let typed = fields
            .into_iter()
            .filter_map(|(name, field)| Some((name, (field.text)()?)));
        kept::put(waiting.into_iter().chain(typed));
    }

    /// The page was not left after all.
    pub fn stay() {
        kept::drop();
    }

    fn clear(self, prefix: &str) {
        let fields: Vec<Field> = self.fields.with_value(|fields| {
            let ours = fields.iter().filter(|(key, _)| key.starts_with(prefix));
            ours.map(|(_, field)| field.clone()).collect()
        });
        for field in fields {
            (field.clear)();
        }
        self.waiting
            .try_update_value(|waiting| waiting.retain(|key, _| !key.starts_with(prefix)));
    }

    fn kept<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(make)
    }
}

impl TypedForm {
    /// A field as it was left; empty at first.
    pub fn field<T: AsText + Default + Send + Sync + 'static>(self, field: &str) -> RwSignal<T> {
        let Typed {
            fields, waiting, ..
        } = self.typed;
        let key = self.name.with_value(|name| [name, field].concat());
        let known = fields.with_value(|fields| {
            let signal = &fields.get(&key)?.signal;
            signal.downcast_ref::<RwSignal<T>>().copied()
        });
        known.unwrap_or_else(|| {
            let text = waiting.try_update_value(|waiting| waiting.remove(&key));
            let value = text.flatten().and_then(|text| T::of_text(&text));
            let signal = self.typed.kept(|| RwSignal::new(value.unwrap_or_default()));
            let clear = move || {
                signal.try_set(T::default());
            };
            let field = Field {
                signal: Arc::new(signal),
                clear: Arc::new(clear),
                text: Arc::new(move || signal.with_untracked(T::text)),
            };
            fields.try_update_value(|fields| fields.insert(key, field));
            signal
        })
    }

    /// The id it will be sent under; minted at first.
    pub fn id<T: Clone + Send + Sync + 'static>(
        self,
        mint: fn() -> Option<T>,
    ) -> RwSignal<Option<T>>
    where
        Option<T>: AsText,
    {
        let id = self.field("id");
        if id.with_untracked(Option::is_none) {
            id.set(mint());
        }
        id
    }

    /// Empties every field, once it was sent. The next one needs an id of its own.
    pub fn sent(self) {
        let name = self.name.get_value();
        self.typed.clear(&name);
        kept::drop();
    }
}

//! What was typed into forms and not sent yet. It outlives the screen, so that a change of language loses
//! nothing, nor does a look at another page.
//!
//! It lives in memory only, and is gone once it was sent or the phone forgets: the next user of a shared
//! phone finds nothing. With the text goes the id it will be sent under, so that it counts once.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use markup::prelude::*;

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Typed {
    /// Of the whole portal; the fields are its own, since screens go.
    owner: StoredValue<Owner>,
    fields: StoredValue<BTreeMap<String, Field>>,
}

#[derive(Clone)]
struct Field {
    /// A signal of the field's type.
    signal: Arc<dyn Any + Send + Sync>,
    clear: Arc<dyn Fn() + Send + Sync>,
}

/// The fields of one form, told from others by what it is and what it is about.
#[derive(Clone, Copy)]
pub struct TypedForm {
    typed: Typed,
    name: StoredValue<String>,
}

impl Typed {
    /// Starts with nothing typed.
    pub fn provide() {
        provide_context(Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            fields: StoredValue::new(BTreeMap::new()),
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
    }

    fn clear(self, prefix: &str) {
        let fields: Vec<Field> = self.fields.with_value(|fields| {
            let ours = fields.iter().filter(|(key, _)| key.starts_with(prefix));
            ours.map(|(_, field)| field.clone()).collect()
        });
        for field in fields {
            (field.clear)();
        }
    }

    fn kept<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(make)
    }
}

impl TypedForm {
    /// A field as it was left; empty at first.
    pub fn field<T: Default + Send + Sync + 'static>(self, field: &str) -> RwSignal<T> {
        let Typed { fields, .. } = self.typed;
        let key = self.name.with_value(|name| [name, field].concat());
        let known = fields.with_value(|fields| {
            let signal = &fields.get(&key)?.signal;
            signal.downcast_ref::<RwSignal<T>>().copied()
        });
        known.unwrap_or_else(|| {
            let signal = self.typed.kept(|| RwSignal::new(T::default()));
            let clear = move || {
                signal.try_set(T::default());
            };
            let field = Field {
                signal: Arc::new(signal),
                clear: Arc::new(clear),
            };
            fields.try_update_value(|fields| fields.insert(key, field));
            signal
        })
    }

    /// The id it will be sent under; minted at first.
    pub fn id<T: Clone + Send + Sync + 'static>(
        self,
        mint: fn() -> Option<T>,
    ) -> RwSignal<Option<T>> {
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
    }
}

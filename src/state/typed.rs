//! What was typed into forms and not sent yet. It outlives the screen, a reload, a crash and a new version: every change
//! is in the tab at once.
//!
//! It is gone once it was sent or the phone forgets, and with the tab: the next user of a shared phone finds nothing. With
//! the text goes the id it will be sent under, so that it counts once.

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
    /// What was found in the tab, for the fields that are not there yet. `None` until the first form: the first screen has
    /// none, and its wasm no code for it.
    waiting: StoredValue<Option<BTreeMap<String, String>>>,
}

/// Takes a text in.
type Put = Arc<dyn Fn(Option<&str>) + Send + Sync>;

#[derive(Clone)]
struct Field {
    /// A signal of the field's type.
    signal: Arc<dyn Any + Send + Sync>,
    /// Sets it to what a text stands for; empty without one.
    put: Put,
    text: Arc<dyn Fn() -> Option<String> + Send + Sync>,
}

/// The fields of one form, told from others by what it is and what it is about.
#[derive(Clone, Copy)]
pub struct TypedForm {
    typed: Typed,
    name: StoredValue<String>,
}

/// What stood in the fields of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(BTreeMap<String, Option<String>>);

impl Typed {
    /// One a portal.
    pub fn provide() {
        provide_context(Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            fields: StoredValue::new(BTreeMap::new()),
            waiting: StoredValue::new(None),
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
        kept::drop();
    }

    /// Reads what is in the tab, once.
    fn begin(self) {
        if self.waiting.with_value(Option::is_none) {
            self.waiting.set_value(Some(kept::read()));
            // Another page of this tab may have sent it, or forgotten the phone, before "back" led here.
            history::on_restored(move || self.reread());
        }
    }

    fn reread(self) {
        let mut kept = kept::read();
        for (name, field) in self.fields.get_value() {
            (field.put)(kept.remove(&name).as_deref());
        }
        self.waiting.set_value(Some(kept));
    }

    /// Keeps the tab up with what this tracks.
    fn follow(self, track: impl Fn() + Send + Sync + 'static) {
        let track: Box<dyn Fn() + Send + Sync> = Box::new(track);
        self.kept(|| {
            Effect::new(move |known: Option<()>| {
                track();
                if known.is_some() {
                    self.keep();
                }
            });
        });
    }

    /// Puts it all into the tab.
    fn keep(self) {
        let typed = self
            .fields
            .get_value()
            .into_iter()
            .filter_map(|(name, field)| Some((name, (field.text)()?)));
        kept::put(self.waiting.get_value().into_iter().flatten().chain(typed));
    }

    fn clear(self, prefix: &str) {
        self.waiting.try_update_value(|waiting| {
            let waiting = waiting.iter_mut();
            waiting.for_each(|waiting| waiting.retain(|key, _| !key.starts_with(prefix)));
        });
        for (name, field) in self.fields.get_value() {
            if name.starts_with(prefix) {
                (field.put)(None);
            }
        }
    }

    fn kept<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(make)
    }
}

impl TypedForm {
    /// A field as it was left; empty at first.
    pub fn field<T: AsText + Default + Send + Sync + 'static>(self, field: &str) -> RwSignal<T> {
        let typed = self.typed;
        let key = self.name.with_value(|name| [name, field].concat());
        let known = typed.fields.with_value(|fields| {
            let signal = &fields.get(&key)?.signal;
            signal.downcast_ref::<RwSignal<T>>().copied()
        });
        known.unwrap_or_else(|| {
            typed.begin();
            let value = |text: Option<&str>| text.and_then(T::of_text).unwrap_or_default();
            let waiting = typed.waiting;
            let text = waiting.try_update_value(|waiting| waiting.as_mut()?.remove(&key));
            let first = value(text.flatten().as_deref());
            let signal = typed.kept(|| RwSignal::new(first));
            let put = move |text: Option<&str>| {
                signal.try_set(value(text));
            };
            let field = Field {
                signal: Arc::new(signal),
                put: Arc::new(put),
                text: Arc::new(move || signal.with_untracked(T::text)),
            };
            typed
                .fields
                .try_update_value(|fields| fields.insert(key, field));
            typed.follow(move || signal.with(|_| ()));
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

    /// What stands in the fields, to be told from what is typed later.
    pub fn mark(self) -> Mark {
        let name = self.name.get_value();
        let fields = self.typed.fields.get_value().into_iter();
        let ours = fields.filter(|(key, _)| key.starts_with(&name) && !key.ends_with("/id"));
        Mark(ours.map(|(key, field)| (key, (field.text)())).collect())
    }

    /// Empties every field, once what stood there was sent; what was typed since stays. The next one needs an id of its own.
    pub fn sent(self, sent: &Mark) {
        if self.mark() == *sent {
            let name = self.name.get_value();
            self.typed.clear(&name);
        }
    }

    /// Whether nothing stands in the fields.
    pub fn is_empty(self) -> bool {
        self.mark().0.values().all(Option::is_none)
    }
}

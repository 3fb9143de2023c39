//! What was typed, as text in the tab: neither a reload nor a crash ends it.
//!
//! An id alone is nothing typed, and is not kept.

use std::collections::BTreeMap;

use model::{FeedbackId, MessageId, RegistrationId, ThemeId};

use crate::browser::storage::{self, Keep};

const PLACE: &str = "raati.typed";

/// The field of the id that the others are sent under.
const ID: &str = "/id";

/// Between fields, and between the name of one and its text. Nobody types them.
const FIELDS: &str = "\u{1e}";
const NAME: &str = "\u{1f}";

/// A field's value as text.
pub trait AsText: Sized {
    /// The text; `None` for an empty field.
    fn text(&self) -> Option<String>;

    /// The value of such a text.
    fn of_text(text: &str) -> Option<Self>;
}

impl AsText for String {
    fn text(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.replace(FIELDS, "").replace(NAME, ""))
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl AsText for bool {
    fn text(&self) -> Option<String> {
        self.then(String::new)
    }

    fn of_text(_: &str) -> Option<Self> {
        Some(true)
    }
}

impl AsText for Option<String> {
    fn text(&self) -> Option<String> {
        self.as_ref()?.text()
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(Some(text.to_owned()))
    }
}

macro_rules! ids {
    ($($id:ty),*) => {$(
        impl AsText for Option<$id> {
            fn text(&self) -> Option<String> {
                Some(self.as_ref()?.to_string())
            }

            fn of_text(text: &str) -> Option<Self> {
                <$id>::parse(text).map(Some)
            }
        }
    )*};
}

ids!(FeedbackId, MessageId, RegistrationId, ThemeId);

/// Puts these fields into the tab, in the place of those before.
pub(super) fn put(fields: impl Iterator<Item = (String, String)>) {
    let mut is_typed = false;
    let fields: Vec<String> = fields
        .map(|(name, text)| {
            is_typed |= !name.ends_with(ID);
            [name, text].join(NAME)
        })
        .collect();
    if is_typed {
        storage::set(Keep::InTab, PLACE, &fields.join(FIELDS));
    } else {
        drop();
    }
}

/// What is in the tab, by field.
pub(super) fn read() -> BTreeMap<String, String> {
    let kept = storage::get(Keep::InTab, PLACE).unwrap_or_default();
    let fields = kept
        .split(FIELDS)
        .filter_map(|field| field.split_once(NAME));
    fields
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// Forgets them.
pub(super) fn drop() {
    storage::remove(Keep::InTab, PLACE);
}

//! What was typed, as text in the tab, while a resident signs in on another site: leaving ends the page and its memory.
//!
//! It is there once: whoever takes it has taken it out of the tab.

use std::collections::BTreeMap;

use model::{FeedbackId, MessageId, RegistrationId, ThemeId};

use crate::browser::storage::{self, Keep};

const PLACE: &str = "raati.typed";

/// Between fields, and between the name of one and its text. Nobody types them.
const FIELDS: char = '\u{1e}';
const NAME: char = '\u{1f}';

/// A field's value as text.
pub trait AsText: Sized {
    /// The text; `None` for an empty field.
    fn text(&self) -> Option<String>;

    /// The value of such a text.
    fn of_text(text: &str) -> Option<Self>;
}

impl AsText for String {
    fn text(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.replace([FIELDS, NAME], ""))
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

/// Puts these fields into the tab.
pub(super) fn put(fields: impl Iterator<Item = (String, String)>) {
    let fields: Vec<String> = fields
        .map(|(name, text)| format!("{name}{NAME}{text}"))
        .collect();
    storage::set(Keep::InTab, PLACE, &fields.join(&FIELDS.to_string()));
}

/// Takes them out.
pub(super) fn take() -> BTreeMap<String, String> {
    let kept = storage::get(Keep::InTab, PLACE).unwrap_or_default();
    drop();
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

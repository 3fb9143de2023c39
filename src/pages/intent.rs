//! The key of an intent: what is sent again is known again, though its first answer was lost.

use markup::prelude::*;
use model::IntentKey;

use crate::browser::random;

/// What this form last meant to send, and under which key.
pub(super) struct Intent<T>(StoredValue<Option<(T, IntentKey)>>);

impl<T> Clone for Intent<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Intent<T> {}

impl<T: PartialEq + Send + Sync + 'static> Intent<T> {
    /// Nothing was meant yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The key to send this with: that of the last try where the same was meant, else a new one.
    /// `None` in a browser that cannot mint any; it can still send.
    pub(super) fn key(self, meant: T) -> Option<IntentKey> {
        let known = self.0.with_value(|last| {
            let (last, key) = last.as_ref()?;
            (*last == meant).then(|| key.clone())
        });
        known.or_else(|| {
            let key = IntentKey::parse(&random::id()?)?;
            self.0.set_value(Some((meant, key.clone())));
            Some(key)
        })
    }

    /// It has arrived, waits on the phone or was refused: to mean the same again is a new intent. The page may be gone by
    /// now.
    pub(super) fn over(self) {
        self.0.try_set_value(None);
    }
}

//! Short news that is read out politely and goes by itself: "saved", "you have left the panel".

use markup::prelude::*;

use crate::browser::timer;
use crate::ui::{ToastItem, Tone};

/// How long news stays, in milliseconds; long enough to be read slowly.
const STAYS_MILLIS: i32 = 8_000;

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Toasts {
    items: RwSignal<Vec<ToastItem>>,
    next: StoredValue<u64>,
}

impl Toasts {
    /// Starts without news.
    pub fn provide() -> Self {
        let toasts = Self {
            items: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        provide_context(toasts);
        toasts
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is shown now; tracked.
    pub fn items(self) -> Signal<Vec<ToastItem>> {
        self.items.into()
    }

    /// Says something went well.
    pub fn success(self, text: impl Into<String>) {
        self.say(Tone::Success, text.into());
    }

    /// Says something did not work.
    pub fn danger(self, text: impl Into<String>) {
        self.say(Tone::Danger, text.into());
    }

    /// Takes one away.
    pub fn dismiss(self, id: u64) {
        self.items
            .try_update(|items| items.retain(|item| item.id != id));
    }

    fn say(self, tone: Tone, text: String) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.items
            .update(|items| items.push(ToastItem { id, tone, text }));
        timer::after(STAYS_MILLIS, move || self.dismiss(id));
    }
}
